"""What comes in: the import page in its window, files dropped on the window, issues kept."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent

from crank_desktop.document.counting import counted
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.import_review import ImportReview
from crank_desktop.editing.keeping import keeping
from crank_desktop.editing.missing import missing_addresses
from crank_desktop.sources.outlets import shipped_outlets
from crank_desktop.ui.import_page.page import ImportPage
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.workspace import Workspace

_DRAGGED = {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop}


class ImportRoom(QObject):
    """Shows the import page when it is asked for, and keeps what comes out of it.

    ``kept`` with the identity of an issue that came in.
    """

    kept = Signal(str)

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._page: ImportPage | None = None
        if workspace.library.is_writable:
            window.actions_.on("import", self.show_page)
            window.setAcceptDrops(True)
            window.installEventFilter(self)

    @property
    def page(self) -> ImportPage:
        """The import page, built when it is asked for first."""
        if self._page is None:
            self._page = ImportPage(self._workspace.tasks, shipped_outlets(), self._label_of_same)
            self._page.keep.connect(self._keep)
            self._page.closed.connect(self._workspace.show_open)
            self._window.middle.addWidget(self._page)
        return self._page

    def show_page(self) -> None:
        """Show the import page, as it was left."""
        self._window.middle.setCurrentWidget(self.page)
        self.page.setFocus()

    def read_files(self, paths: list[Path]) -> None:
        """Show the import page and read these files."""
        self.show_page()
        self.page.read_files(paths)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take files that are dropped anywhere on the window."""
        if event.type() not in _DRAGGED or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if not paths:
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.read_files(paths)
        return True

    def _label_of_same(self, issue: PortableIssue) -> str | None:
        same = self._workspace.library.find_same(issue)
        return None if same is None else same.label or "Untitled issue"

    def _keep(self, review: ImportReview, how: str) -> None:
        library = self._workspace.library
        read = review.stored()
        same = library.find_same(read.issue) if how == "replace" else None
        change = keeping(library, read, same)
        why = self._workspace.attempt(change)
        if why:
            self.page.stay(why)
            return
        self.kept.emit(change.uid)
        # The page leads on by itself: to the next source, or back to what is open.
        self._workspace.open_issue(change.uid)
        self._window.middle.setCurrentWidget(self.page)
        self._tell(read.issue)

    def _tell(self, issue: PortableIssue) -> None:
        said = f"{issue.label or 'The issue'} is in the library"
        missing = len(missing_addresses(issue))
        if missing:
            said = f"{said}, with {counted(missing, 'missing address', 'missing addresses')}."
            go = self._window.actions_["next-missing"]
            self._window.notice.say(said, "Go to the first", go.trigger)
        else:
            self._window.notice.say(f"{said}.")
