"""The page that finds words in every issue of the library."""

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.document.counting import counted
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.finding import Search
from crank_desktop.editing.library_finding import FoundIssue, LoadedIssues, find_in_library
from crank_desktop.errors import CrankError
from crank_desktop.library.values import IssueRow
from crank_desktop.ui.lists.rows import RowRole
from crank_desktop.ui.search.match_rows import MatchDelegate, MatchRole, MatchRows
from crank_desktop.ui.search.search_fields import SearchFields
from crank_desktop.ui.tasks import Task
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.flowing import Flowing
from crank_desktop.ui.workspace import Workspace

_AFTER = 200
"""Milliseconds from the last key to the search."""
_LONG = 400
"""Milliseconds after which it is shown how far a search has come."""
_NOTHING = "Type words to find them in every issue of the library."


class LibraryFindPage(QWidget):
    """Finds in a worker while words are typed; ``opened`` with an issue's identity and a match."""

    opened = Signal(str, object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setObjectName("findPage")
        self.setWindowTitle("Find in the library")
        self._workspace = workspace
        self._loaded = LoadedIssues(lambda uid: workspace.library.load_uid(uid).issue)
        self._task: Task | None = None
        self._found: tuple[FoundIssue, ...] = ()
        self.searched = Search("")
        self.fields = SearchFields("libraryFindEdit", "Find in the library", self)
        self.told = QLabel(_NOTHING)
        self.told.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = QPushButton("Cancel")
        self.rows = MatchRows(self)
        self.tree = QTreeView()
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self.search_now)
        self._slow = QTimer(self, singleShot=True, interval=_LONG)
        self._slow.timeout.connect(self._show_progress)
        self._fill()
        self.fields.edited.connect(self._timer.start)
        self.fields.words.returnPressed.connect(self.search_now)
        self.stop.clicked.connect(self.cancel)
        self.tree.clicked.connect(self._open)
        self.tree.activated.connect(self._open)

    def begin(self, search: Search) -> None:
        """Be ready for typing; a search with words is done at once."""
        if search.words:
            self.fields.show_search(search)
            self.search_now()
        self.fields.words.setFocus()
        self.fields.words.selectAll()

    def search_now(self) -> None:
        """Find what the fields say, in the library as it is typed now."""
        self._timer.stop()
        self.cancel()
        search = self.fields.search()
        if not search.words:
            self._show(search, ())
            return
        rows, load = self._workspace.library.issue_rows(), self._loaded
        now = self._workspace.issue

        def loaded(row: IssueRow) -> PortableIssue:
            return now if now is not None and now.uid == row.uid else load(row)

        self._task = self._workspace.tasks.run(
            lambda progress: (search, find_in_library(rows, loaded, search, progress)),
            self._done,
            self._fail,
        )
        self._task.progressed.connect(self._show_steps)
        self._slow.start()

    def cancel(self) -> None:
        """Stop the search that is under way; what was found before it stays."""
        if self._task is not None:
            self._task.cancel()
        self._end()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the library while it can be seen."""
        super().showEvent(event)
        self._workspace.changed.connect(self._timer.start)
        if self.fields.words.text():
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Do nothing while it cannot be seen."""
        super().hideEvent(event)
        self._workspace.changed.disconnect(self._timer.start)
        self._timer.stop()
        self.cancel()

    def _fill(self) -> None:
        self.tree.setObjectName("foundList")
        self.tree.setAccessibleName("What was found")
        self.tree.setHeaderHidden(True)
        self.tree.setModel(self.rows)
        self.tree.setItemDelegate(MatchDelegate(self.tree))
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        heading = QLabel(self.windowTitle())
        heading.setProperty("role", "heading")
        heading.setWordWrap(True)
        above = Flowing(self.fields.words, *self.fields.ways.values(), spacing=Space.TIGHT)
        how = QHBoxLayout()
        how.addWidget(self.told, 1)
        how.addWidget(self.bar, 1)
        how.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading)
        column.addLayout(above)
        column.addLayout(how)
        column.addWidget(self.tree, 1)
        self._end()

    def _show_steps(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show_progress(self) -> None:
        self.bar.show()
        self.stop.show()

    def _done(self, result: tuple[Search, tuple[FoundIssue, ...]]) -> None:
        self._end()
        self._show(*result)

    def _fail(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, CrankError):
            raise error
        self.told.setText(str(error))

    def _end(self) -> None:
        self._task = None
        self._slow.stop()
        self.bar.hide()
        self.stop.hide()

    def _show(self, search: Search, found: tuple[FoundIssue, ...]) -> None:
        self.searched = search
        self.told.setText(_told(search, found))
        if found != self._found:
            self._found = found
            self.rows.show_found(found)
            self.tree.expandAll()

    def _open(self, index: QModelIndex) -> None:
        match = index.data(MatchRole.MATCH)
        if match is not None:
            self.opened.emit(index.data(RowRole.UID), match)


def _told(search: Search, found: tuple[FoundIssue, ...]) -> str:
    """How much was found, in a line."""
    if not search.words:
        return _NOTHING
    if not found:
        return f"“{search.words}” is in no issue."
    count = sum(issue.count for issue in found)
    kept = sum(len(issue.matches) for issue in found)
    said = f"{counted(count, 'match', 'matches')} in {counted(len(found), 'issue')}"
    return said if kept == count else f"{said}, the first {kept:,} of them below"
