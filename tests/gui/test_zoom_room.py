"""Larger and smaller in a window: by menu, keys, wheel and settings; kept, and nothing cut off."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.settings_room import SettingsRoom
from crank_desktop.ui.theme import Theme, ThemeChoice, fit_screen, room_for
from crank_desktop.ui.zoom import Zoom
from tests.gui.windows import child, part_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def field(window: MainWindow, desk: Desk, qtbot: QtBot) -> TextField:
    """The headline of an item, being written."""
    with qtbot.waitActive(window):
        window.activateWindow()
    assert desk.workspace.issue
    desk.workspace.open_item(desk.workspace.issue.sections[0].items[0].uid)
    desk.write()
    return child(desk.editor, TextField, "headingEdit")


@pytest.fixture
def large(qapp: QApplication) -> Iterator[Theme]:
    """Everything twice as large."""
    yield Theme(ThemeChoice.LIGHT, zoom=Zoom(200))
    qapp.setStyleSheet("")


def turn(widget: QWidget, by: int, held: Qt.KeyboardModifier) -> None:
    """The wheel over a widget, as the system reports it to the window."""
    window = widget.window()
    place = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, by), QPoint(), held)


def pixels(widget: QWidget) -> int:
    widget.ensurePolished()
    return widget.fontInfo().pixelSize()


def test_keys_make_what_is_written_larger_and_smaller(field: TextField, window: MainWindow) -> None:
    menu = pixels(window.menuBar())
    assert pixels(field) == 22
    QTest.keyClick(field, Qt.Key.Key_Plus, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Equal, CTRL)
    assert pixels(field) == round(22 * 1.25)
    assert field.document().defaultFont().pixelSize() == round(22 * 1.25)
    assert pixels(window.menuBar()) == menu
    QTest.keyClick(field, Qt.Key.Key_Minus, CTRL)
    assert pixels(field) == round(22 * 1.1)
    QTest.keyClick(field, Qt.Key.Key_0, CTRL)
    assert pixels(field) == 22


def test_the_line_stays_as_many_letters_wide(field: TextField, window: MainWindow) -> None:
    inner = field.parentWidget()
    assert inner is not None
    assert inner.maximumWidth() == 640
    window.theme.resize(Zoom(text=150))
    assert inner.maximumWidth() == 960


def test_the_wheel_with_ctrl_held_does_the_same_by_notches(
    field: TextField, window: MainWindow
) -> None:
    turn(field.viewport(), 120, CTRL)
    assert window.theme.zoom == Zoom(text=110)
    for _ in range(3):
        turn(field.viewport(), -40, CTRL)
    assert window.theme.zoom == Zoom(text=100)
    turn(field.viewport(), 120, Qt.KeyboardModifier.NoModifier)
    assert window.theme.zoom == Zoom(text=100)


def test_undo_caret_and_words_survive(field: TextField, window: MainWindow) -> None:
    before = field.text()
    QTest.keyClicks(field, "new ")
    written, caret = field.written, field.textCursor().position()
    window.theme.resize(Zoom(150, 150))
    assert field.written is written
    assert (field.text(), field.textCursor().position()) == (f"new {before}", caret)
    window.actions_["undo"].trigger()
    assert field.text() == before


def test_settings_choose_both_at_once_and_follow_the_keys(window: MainWindow) -> None:
    window.actions_["settings"].trigger()
    page = part_of(window, SettingsRoom).page
    zoom, text = child(page, Choice, "zoomChoice"), child(page, Choice, "textZoomChoice")
    for choice, words in ((zoom, "150 %"), (text, "125 %")):
        choice.setCurrentIndex(choice.findText(words))
        choice.activated.emit(choice.currentIndex())
    assert window.theme.zoom == Zoom(150, 125)
    assert pixels(window.menuBar()) == round(13 * 1.5)
    window.actions_["text-normal"].trigger()
    assert text.currentText() == "100 %"
    window.keep_settings()
    assert (window.settings.zoom, window.settings.text_zoom) == (150, 100)


def test_buttons_and_their_signs_grow_with_their_words(large: Theme, qtbot: QtBot) -> None:
    assert large.zoom.window == 200
    button, label = QPushButton("Save"), QLabel("small")
    label.setProperty("role", "muted")
    for widget in (button, label):
        qtbot.addWidget(widget)
    assert (pixels(button), pixels(label)) == (26, 24)
    assert button.iconSize().width() == 32
    assert button.sizeHint().height() >= 56
    assert room_for(button, 100) == 200


def test_every_length_of_the_sheet_grows_but_hairlines(large: Theme) -> None:
    small = Theme(ThemeChoice.LIGHT)
    lengths = [
        [int(found) for found in re.findall(r"(\d+)px", theme.sheet("window.qss"))]
        for theme in (small, large)
    ]
    assert [2 * one if one > 1 else one for one in lengths[0]] == lengths[1]


def test_a_window_of_its_own_is_no_larger_than_the_screen(large: Theme, qtbot: QtBot) -> None:
    assert large.zoom.window == 200
    dialog = QWidget()
    qtbot.addWidget(dialog)
    fit_screen(dialog, 200, 100)
    assert (dialog.width(), dialog.height()) == (400, 200)
    fit_screen(dialog, 4000, 100)
    assert dialog.width() < dialog.screen().availableSize().width()


def test_the_left_column_grows_with_its_words_and_comes_back(window: MainWindow) -> None:
    window.resize(2400, 1000)
    columns = window.columns
    columns.setSizes([264, 1000, 1000])
    before = columns.sizes()
    theme = window.theme
    theme.resize(Zoom(200))
    assert columns.sizes()[0] == pytest.approx(2 * before[0], abs=3)
    theme.resize(Zoom(100))
    assert columns.sizes()[0] == pytest.approx(before[0], abs=3)
    window.resize(1280, 800)
    columns.setSizes([264, 500, 400])
    theme.resize(Zoom(200))
    assert columns.sizes()[0] == pytest.approx(0.3 * sum(columns.sizes()), abs=8)
    theme.resize(Zoom(150))
    columns.setSizes([300, 500, 300])
    dragged = columns.sizes()[0]
    theme.resize(Zoom(100))
    assert columns.sizes()[0] == pytest.approx(dragged / 1.5, abs=3)


def test_a_large_window_begins_with_a_wide_left_column(window: MainWindow) -> None:
    window.resize(1280, 800)
    window.arrange()
    plain = window.columns.sizes()[0]
    window.theme.resize(Zoom(125))
    window.columns.setSizes([100, 600, 400])
    window.arrange()
    assert window.columns.sizes()[0] == pytest.approx(1.25 * plain, abs=20)


def test_a_left_column_that_is_hidden_stays_so(window: MainWindow) -> None:
    window.actions_["show-left"].setChecked(False)
    window.theme.resize(Zoom(200))
    assert not window.left.isVisible()
    assert window.columns.sizes()[0] == 0
