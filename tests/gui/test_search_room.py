"""Bar and page of finding in one window: one of them at a time."""

from pytestqt.qtbot import QtBot

from crank_desktop.library.touched import Touched
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.search.find_bar import FindBar
from crank_desktop.ui.search_room import SearchRoom
from tests.gui.windows import child


def test_the_page_takes_over_what_the_bar_looks_for(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    room = window.findChild(SearchRoom)
    assert room is not None
    window.actions_["replace"].trigger()
    bar = child(window, FindBar)
    bar.fields.words.setText("tugs")
    window.actions_["find-in-library"].trigger()
    assert bar.isHidden()
    qtbot.waitUntil(lambda: room.page.told.text() == "3 matches in 1 issue")
    desk.workspace.show_open()
    assert not room.page.isVisible()
    room.page.told.setText("left as it was")
    desk.workspace.changed.emit(Touched())
    qtbot.wait(20)
    assert room.page.told.text() == "left as it was"


def test_bar_and_page_are_built_when_they_are_asked_for(window: MainWindow) -> None:
    assert window.findChild(FindBar) is None
    window.actions_["find"].trigger()
    bar = child(window, FindBar)
    window.actions_["find"].trigger()
    assert child(window, FindBar) is bar
    assert not bar.by.isVisible()
    window.actions_["replace"].trigger()
    assert bar.by.isVisible()
