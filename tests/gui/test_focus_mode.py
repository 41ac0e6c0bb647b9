"""Focus mode: the editor alone, and everything back as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child


@pytest.fixture
def body(window: MainWindow, desk: Desk) -> ProseField:
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[1].uid)
    window.activateWindow()
    field = child(window, ProseField, "bodyEdit")
    field.setFocus()
    return field


def seen(window: MainWindow) -> list[bool]:
    bars = [window.findChild(QWidget, name) for name in ("rail", "topBar")]
    around = (window.left, window.right, *bars, window.statusBar(), window.menuBar())
    return [one is not None and one.isVisible() for one in around]


def test_the_editor_is_alone_until_esc(window: MainWindow, body: ProseField, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    window.columns.setSizes([300, 500, 400])
    qtbot.wait(10)
    before = window.columns.sizes()
    QTest.keyClick(body, Qt.Key.Key_F11)
    qtbot.wait(10)
    assert seen(window) == [False] * 6
    assert body.hasFocus()
    form = child(window, ProseField, "bodyEdit")
    left = form.mapTo(window, form.rect().topLeft()).x()
    right = form.mapTo(window, form.rect().topRight()).x()
    assert abs(left - (window.width() - right)) < 20
    QTest.keyClicks(body, "So ")
    QTest.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert body.text() == "It took a week."
    QTest.keyClick(body, Qt.Key.Key_Escape)
    qtbot.wait(10)
    assert seen(window) == [True] * 6
    assert window.columns.sizes() == before
    assert not window.actions_["focus-mode"].isChecked()


def test_what_was_hidden_stays_hidden(window: MainWindow, body: ProseField) -> None:
    window.actions_["show-preview"].trigger()
    QTest.keyClick(body, Qt.Key.Key_F11)
    QTest.keyClick(body, Qt.Key.Key_F9)
    QTest.keyClick(body, Qt.Key.Key_F11)
    assert seen(window) == [True, False, True, True, True, True]
    assert window.actions_["show-left"].isChecked()
    window.actions_["show-preview"].trigger()


def test_closing_remembers_what_stood_around(window: MainWindow, body: ProseField) -> None:
    window.keep_settings()
    before = window.settings.columns
    QTest.keyClick(body, Qt.Key.Key_F11)
    window.may_close, close = lambda: False, window.may_close
    window.close()
    window.may_close = close
    window.keep_settings()
    assert window.settings.columns == before
