"""What is built after the lists and the editor can be used: it takes time to load."""

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.form_pages import FormPages
from crank_desktop.ui.import_room import ImportRoom
from crank_desktop.ui.issue_room import IssueRoom
from crank_desktop.ui.item_actions import ItemActions
from crank_desktop.ui.link_actions import LinkActions
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.preview_places import PreviewPlaces
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.search_room import SearchRoom
from crank_desktop.ui.section_room import SectionRoom
from crank_desktop.ui.trash_room import TrashRoom

_NONE_MISSING = "No address is missing in this issue."


def finish_window(window: MainWindow, desk: Desk) -> None:
    """Bind the menus, build the pages of fields, what comes in and what leaves, and the preview."""
    items = ItemActions(window.actions_, desk.workspace, desk.left.outline, desk)
    items.added.connect(desk.write)
    links = LinkActions(window.actions_, desk.workspace, desk.editor, desk)
    links.none_missing.connect(lambda: window.notice.say(_NONE_MISSING))
    pages = FormPages(desk)
    SearchRoom(desk, pages.form)
    ImportRoom(window, desk.workspace)
    trash = TrashRoom(window, desk.workspace)
    IssueRoom(desk, pages.form.label, trash)
    SectionRoom(desk, trash)
    side = RightSide(window, desk.workspace)
    PreviewPlaces(desk.workspace, desk.editor, side.preview, side)
    side.feed.catch_up()
    window.icons.load()
