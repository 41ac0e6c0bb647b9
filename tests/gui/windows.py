"""Ways into a window for its tests."""

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.form_pages import FormPages
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide

_Kind = TypeVar("_Kind", bound=QObject)


def desk_of(window: MainWindow) -> Desk:
    """What fills a window."""
    desk = window.findChild(Desk)
    assert desk is not None
    return desk


def side_of(window: MainWindow) -> RightSide:
    """What stands beside the writing in a window."""
    side = window.findChild(RightSide)
    assert side is not None
    return side


def forms_of(window: MainWindow) -> FormPages:
    """The pages of fields of a window."""
    forms = window.findChild(FormPages)
    assert forms is not None
    return forms


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
