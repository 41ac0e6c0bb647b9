"""Ways into a window for its tests."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.form_pages import FormPages
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide

_Kind = TypeVar("_Kind", bound=QObject)


def part_of(window: MainWindow, kind: type[_Kind]) -> _Kind:
    """The one object of a kind that a window holds."""
    part = window.findChild(kind)
    assert part is not None
    return part


def desk_of(window: MainWindow) -> Desk:
    """What fills a window."""
    return part_of(window, Desk)


def side_of(window: MainWindow) -> RightSide:
    """What stands beside the writing in a window."""
    return part_of(window, RightSide)


def forms_of(window: MainWindow) -> FormPages:
    """The pages of fields of a window."""
    return part_of(window, FormPages)


def child(parent: QWidget, kind: type[_Kind], name: str = "") -> _Kind:
    """The one visible widget of a kind below another, by its object name."""
    found = [
        one
        for one in parent.findChildren(kind)
        if name in {"", one.objectName()}
        if not isinstance(one, QWidget) or one.isVisibleTo(parent)
    ]
    assert len(found) == 1, found
    return found[0]
