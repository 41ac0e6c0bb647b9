"""Finding in its window: the bar above the editor, the page for the library, what leads to them."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from crank_desktop.editing.finding import Match, Search
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.issue_form import IssueForm
from crank_desktop.ui.search.find_bar import FindBar
from crank_desktop.ui.search.issue_search import IssueSearch
from crank_desktop.ui.search.library_page import LibraryFindPage
from crank_desktop.ui.search.places import Places


class SearchRoom(QObject):
    """Binds the actions of finding; bar and page are built when they are asked for first."""

    def __init__(self, desk: Desk, form: IssueForm) -> None:
        super().__init__(desk)
        self._window, self._workspace = desk.window, desk.workspace
        places = Places(desk.workspace, desk.editor, form, desk.left.outline)
        self.search = IssueSearch(desk.workspace, places, self)
        self._bar: FindBar | None = None
        self._page: LibraryFindPage | None = None
        actions = desk.window.actions_
        actions.on("find", lambda: self.find(replacing=False))
        actions.on("replace", lambda: self.find(replacing=True))
        actions.on("find-next", lambda: self.step(1))
        actions.on("find-previous", lambda: self.step(-1))
        actions.on("find-in-library", self.find_in_library)

    @property
    def bar(self) -> FindBar:
        """The bar above the editor."""
        if self._bar is None:
            bar = FindBar(self._window.icons, self._window.actions_["find-in-library"])
            bar.set_writable(writable=self._workspace.library.is_writable)
            bar.searched.connect(self.search.look_for)
            bar.stepped.connect(self.search.step)
            bar.replace_asked.connect(self.search.replace)
            bar.replace_all_asked.connect(self.search.replace_all)
            bar.closed.connect(self._close)
            self.search.numbered.connect(bar.show_count)
            self.search.told.connect(bar.say)
            self._window.above_middle.addWidget(bar)
            self._bar = bar
        return self._bar

    @property
    def page(self) -> LibraryFindPage:
        """The page for the library."""
        if self._page is None:
            self._page = LibraryFindPage(self._workspace)
            self._page.opened.connect(self._open)
            self._window.middle.addWidget(self._page)
        return self._page

    def find(self, *, replacing: bool) -> None:
        """Show the bar; what is selected in a text is looked for."""
        words = _selected()
        self.search.watch(on=True)
        self.bar.begin(words, replacing=replacing)
        self.search.look_for(self.bar.fields.search())

    def step(self, by: int) -> None:
        """Go to the next match (1) or the one before (-1); without words, ask for them."""
        if not self.search.search.words:
            self.find(replacing=False)
            return
        self.search.step(by)
        if self.bar.isHidden():
            self.search.take_keys()

    def find_in_library(self) -> None:
        """Show the page for the library; what is selected, or looked for in the bar, is found."""
        words = _selected()
        search = Search(words) if words else Search("")
        if self._bar is not None and not self._bar.isHidden() and not words:
            search = self._bar.fields.search()
        if self._bar is not None:
            self._bar.hide()
        self.search.watch(on=False)
        self._window.middle.setCurrentWidget(self.page)
        self.page.begin(search)

    def _open(self, uid: str, match: Match) -> None:
        """Go to a match of the library; the bar goes on from there."""
        if self._workspace.issue is None or self._workspace.issue.uid != uid:
            self._workspace.open_issue(uid)
        search = self.page.searched
        self.search.watch(on=True)
        self.bar.show_search(search)
        self.search.show_match(match, search)

    def _close(self) -> None:
        self.search.watch(on=False)
        self.search.take_keys()


def _selected() -> str:
    """What is selected in the text with the caret, where that is one line."""
    field = QApplication.focusWidget()
    words = field.textCursor().selectedText() if isinstance(field, TextField) else ""
    return "" if "\u2029" in words else words
