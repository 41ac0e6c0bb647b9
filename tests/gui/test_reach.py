"""Every screen by keyboard and by ear: each thing that takes the keys has a name and room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.theme import Theme
from tests.gui.every_screen import HOLDS, screens_of, window_on
from tests.gui.windows import desk_of

HIT = 28
"""The least pixels of a side that is easy to hit."""


def focusable(window: MainWindow) -> Iterator[QWidget]:
    """What takes the keys by Tab and can be seen, in dialogs too; the preview's page aside."""
    for one in window.findChildren(QWidget):
        by_tab = one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None
        ours = not type(one).__name__.startswith(("QWebEngine", "QQuick"))
        if by_tab and ours and one.isVisible() and one.isEnabled():
            yield one


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name)


def told(widget: QWidget) -> str:
    above = widget.parentWidget()
    place = f"{type(above).__name__}/" if above else ""
    return f"{place}{type(widget).__name__}#{widget.objectName()} {name_of(widget)!r}"


@pytest.mark.parametrize("holds", HOLDS)
def test_what_takes_the_keys_has_a_name_and_room(
    tmp_path: Path, theme: Theme, qtbot: QtBot, holds: str
) -> None:
    assert not theme.is_dark
    window = window_on(holds, tmp_path, qtbot)
    nameless, small = set(), set()
    for screen in screens_of(holds, window):
        for one in focusable(window):
            if not name_of(one).strip():
                nameless.add(f"{screen.name}: {told(one)}")
            if isinstance(one, QAbstractButton) and min(one.width(), one.height()) < HIT:
                small.add(f"{screen.name}: {told(one)} {one.width()}x{one.height()}")
    assert window.close()
    window.deleteLater()
    assert sorted(nameless) == []
    assert sorted(small) == []


def test_the_list_that_has_the_keys_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    left = desk_of(window).left
    for one, other in ((left.outline, left.issues), (left.issues, left.outline)):
        other.setFocus()
        without = one.grab().toImage()
        one.setFocus()
        assert one.hasFocus()
        assert one.grab().toImage() != without
        edge = one.grab().toImage().pixelColor(one.width() // 2, 0)
        assert edge == window.theme.color("accent")
