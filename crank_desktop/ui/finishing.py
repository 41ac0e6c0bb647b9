"""What is built after the lists and the editor can be used: it takes time to load."""

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.focus_mode import FocusMode
from crank_desktop.ui.form_pages import FormPages
from crank_desktop.ui.history.room import HistoryRoom
from crank_desktop.ui.import_room import ImportRoom
from crank_desktop.ui.issue_room import IssueRoom
from crank_desktop.ui.item_actions import ItemActions
from crank_desktop.ui.item_findings import ItemFindings
from crank_desktop.ui.libraries.backup_room import BackupRoom
from crank_desktop.ui.link_actions import LinkActions
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.palette_room import PaletteRoom
from crank_desktop.ui.preview_places import PreviewPlaces
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.search_room import SearchRoom
from crank_desktop.ui.section_room import SectionRoom
from crank_desktop.ui.settings_room import SettingsRoom
from crank_desktop.ui.spelling_room import SpellingRoom
from crank_desktop.ui.tour.tour_room import TourRoom
from crank_desktop.ui.trash_room import TrashRoom
from crank_desktop.ui.undo_words import UndoWords
from crank_desktop.ui.writing_actions import WritingActions
from crank_desktop.ui.zoom_room import ZoomRoom

_NONE_MISSING = "No address is missing in this issue."


def finish_window(window: MainWindow, desk: Desk) -> BackupRoom:
    """Bind the menus, build the pages of fields, what comes in and what leaves, and the preview.

    The backups ask for what only the session can do.
    """
    items = ItemActions(window.actions_, desk.workspace, desk.left.outline, desk)
    items.added.connect(desk.write)
    links = LinkActions(window.actions_, desk.workspace, desk.editor, desk)
    links.none_missing.connect(lambda: window.notice.say(_NONE_MISSING))
    pages = FormPages(desk)
    WritingActions(window, desk.workspace, desk)
    FocusMode(window, desk)
    UndoWords(window.actions_, desk.workspace, desk.editor, desk)
    ItemFindings(desk.workspace, desk.editor, window.icons, desk)
    SearchRoom(desk, pages.form)
    imports = ImportRoom(window, desk.workspace)
    trash = TrashRoom(window, desk.workspace)
    IssueRoom(desk, pages.form.label, trash)
    SectionRoom(desk, trash)
    PaletteRoom(desk)
    SettingsRoom(desk)
    SpellingRoom(desk, pages.form)
    ZoomRoom(window)
    TourRoom(desk)
    side = RightSide(window, desk.workspace)
    PreviewPlaces(desk.workspace, desk.editor, side.preview, side)
    history = HistoryRoom(window, desk.workspace)
    imports.kept.connect(history.keep_imported)
    side.leaving.left.connect(history.keep_exported)
    backups = BackupRoom(window, desk.workspace)
    side.feed.catch_up()
    window.icons.load()
    return backups
