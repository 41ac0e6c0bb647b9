"""Every screen at 100 % and at 200 %: words stand whole, nothing lies over its neighbor."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.theme import Theme
from crank_desktop.ui.widgets.cut_label import CutLabel
from crank_desktop.ui.zoom import Zoom
from tests.gui.every_screen import HOLDS, screens_of, window_on


def said(widget: QWidget) -> str:
    """The words that a widget has to show, "" for one that shows none."""
    if isinstance(widget, CutLabel) or not isinstance(widget, QLabel | QAbstractButton):
        return ""
    icon_alone = isinstance(widget, QAbstractButton) and not widget.icon().isNull()
    return "" if icon_alone else widget.text()


def speaking(window: MainWindow) -> Iterator[QWidget]:
    """What says something and can be seen, in dialogs too."""
    for one in window.findChildren(QWidget):
        if one.isVisible() and said(one).strip():
            yield one


def is_whole(widget: QWidget) -> bool:
    """Whether a widget is as large as its words."""
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width())
    return widget.width() >= widget.minimumSizeHint().width()


def is_inside(widget: QWidget) -> bool:
    """Whether all of its width can be seen; what is below is scrolled to."""
    above = widget.parentWidget()
    while above is not None and not widget.isWindow():
        left = widget.mapTo(above, QPoint(0, 0)).x()
        if left < 0 or left + widget.width() > above.width():
            return False
        if above.isWindow():
            break
        above = above.parentWidget()
    return True


def overlapping(widgets: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    """Neighbors in one parent of which one lies over the other."""
    for one, other in combinations(widgets, 2):
        same = one.parentWidget() is other.parentWidget()
        if same and one.geometry().intersects(other.geometry()):
            yield one, other


def unlevel(window: MainWindow) -> Iterator[tuple[str, str]]:
    """Buttons of one page that stand side by side, but not on one line."""
    shown = [one for one in window.findChildren(QPushButton) if one.isVisible()]
    for one, other in combinations(shown, 2):
        if one.parentWidget() is other.parentWidget():
            first, second = one.geometry(), other.geometry()
            beside = QRect(first.x(), second.y(), first.width(), first.height())
            shares = first.top() <= second.bottom() and second.top() <= first.bottom()
            if (
                shares
                and not beside.intersects(second)
                and first.center().y() != second.center().y()
            ):
                yield one.text(), other.text()


def faults_of(window: MainWindow) -> Iterator[str]:
    """What cannot be read, each in a line."""
    words = list(speaking(window))
    yield from (f"cut: {said(one)}" for one in words if not is_whole(one))
    yield from (f"outside: {said(one)}" for one in words if not is_inside(one))
    yield from (
        f"over each other: {said(one)} / {said(other)}" for one, other in overlapping(words)
    )
    yield from (f"crooked: {one} / {other}" for one, other in unlevel(window))


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("holds", HOLDS)
def test_words_stand_whole_and_apart(
    tmp_path: Path, theme: Theme, qtbot: QtBot, holds: str, zoom: int
) -> None:
    assert not theme.is_dark
    window = window_on(holds, tmp_path, qtbot)
    window.resize(1280, 800)
    window.theme.resize(Zoom(zoom))
    found: set[str] = set()
    for screen in screens_of(holds, window):
        QTest.qWait(30)
        faults = set(faults_of(window))
        if faults:
            # Words that came just now are laid out a moment later; what is cut then stays so.
            QTest.qWait(200)
            faults &= set(faults_of(window))
        found |= {f"{screen.name}: {fault}" for fault in faults}
    window.close()
    window.deleteLater()
    assert sorted(found) == []


def test_the_check_finds_what_is_cut_and_what_overlaps(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(400, 100)
    button, check = (
        QPushButton("Restore this item", around),
        QCheckBox("Only the open item", around),
    )
    button.setGeometry(0, 0, 40, 28)
    check.setGeometry(20, 0, 600, 28)
    around.show()
    assert not is_whole(button)
    assert is_inside(button)
    assert not is_inside(check)
    assert list(overlapping([button, check])) == [(button, check)]
