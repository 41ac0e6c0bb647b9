"""Backups in their window: made once a day beside the writing, listed, compared, brought back."""

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton

from crank_desktop import userdirs
from crank_desktop.library.backup import last_verified, list_backups
from crank_desktop.library.differences import Difference, differences
from crank_desktop.progress import Cancelled, Progress
from crank_desktop.ui.dialogs.question import Question
from crank_desktop.ui.errors import words_for
from crank_desktop.ui.libraries.backup_words import moment_words, verified_words
from crank_desktop.ui.libraries.backups_page import BackupsPage
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.tasks import Task
from crank_desktop.ui.workspace import Workspace

AFTER_START = 3000
"""Milliseconds from the start to the backup of the day: the first keys are not disturbed."""


class BackupRoom(QObject):
    """Makes the backup of the day and shows the page; ``restore_asked`` with a backup's path."""

    restore_asked = Signal(object)

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._page: BackupsPage | None = None
        self._task: Task | None = None
        self._looked: date | None = None
        self.question: Question | None = None
        self.state = QPushButton()
        self.state.setObjectName("backupState")
        self.state.setProperty("role", "quiet")
        self.state.clicked.connect(self.show_page)
        window.statusBar().addPermanentWidget(self.state)
        window.actions_.on("backups", self.show_page)
        self._timer = QTimer(self, singleShot=True, interval=AFTER_START)
        self._timer.timeout.connect(self.look)
        if workspace.library.is_writable:
            workspace.saved.connect(self._follow)
            self._timer.start()
        self._tell()

    @property
    def page(self) -> BackupsPage:
        """The page, built when it is asked for first."""
        if self._page is None:
            self._page = BackupsPage(writable=self._workspace.library.is_writable)
            self._page.now.clicked.connect(self.back_up)
            self._page.folder.clicked.connect(self._show_folder)
            self._page.compared.connect(self._compare)
            self._page.restored.connect(self._ask)
            self._page.closed.connect(self._workspace.show_open)
            self._window.middle.addWidget(self._page)
        return self._page

    def show_page(self) -> None:
        """Show the backups of this library."""
        self.page.say("")
        self._window.middle.setCurrentWidget(self.page)
        self._list()
        self.page.setFocus()

    def look(self) -> None:
        """Make the backup of the day where there is none yet."""
        self._looked = _today()
        verified = last_verified(self._workspace.library.path)
        if verified is None or verified.astimezone().date() != _today():
            self._start(unless_same=True)

    def back_up(self) -> None:
        """Make a backup now, of everything typed."""
        if self._workspace.save():
            self._start(unless_same=True)

    def _start(self, *, unless_same: bool) -> None:
        if self._task is not None or not self._window.isVisible():
            return
        library = self._workspace.library

        def work(progress: Progress) -> Path:
            return library.back_up(progress, unless_same=unless_same)

        self._task = self._workspace.tasks.run(work, self._made, self._fail)
        self._task.ended.connect(self._end)
        if self._page is not None:
            self._page.say("")
            self._page.line.follow(self._task, "Backing up")

    def _made(self, _path: Path) -> None:
        self._tell()
        if self._page is not None:
            self._list()

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        words = words_for(error)
        self._tell(words)
        if self._page is not None:
            self._page.say(f"{words}.")

    def _end(self) -> None:
        self._task = None

    def _follow(self, _moment: datetime) -> None:
        """A window that stays open over midnight makes a backup on the new day."""
        if self._looked is not None and self._looked != _today():
            self.look()

    def _tell(self, problem: str = "") -> None:
        verified = last_verified(self._workspace.library.path)
        words = verified_words(verified, _today())
        self.state.setText("Backup failed" if problem else words)
        self.state.setToolTip(problem or "Show the backups of this library")
        self.state.setAccessibleName(f"{self.state.text()}, show the backups")

    def _list(self) -> None:
        self.page.show_backups(list_backups(self._workspace.library.path))

    def _compare(self, backup: Path) -> None:
        """Find in a worker what bringing a backup back would change."""
        if not self._workspace.save():
            return
        library = self._workspace.library

        def work(progress: Progress) -> tuple[Path, tuple[Difference, ...]]:
            return backup, differences(library, backup, progress)

        task = self._workspace.tasks.run(work, self._compared, self._not_compared)
        self.page.comparing.follow(task, "Comparing")
        self.page.say_of_chosen("Comparing…")

    def _compared(self, result: tuple[Path, tuple[Difference, ...]]) -> None:
        backup, found = result
        if self.page.chosen == backup:
            self.page.show_differences(found)

    def _not_compared(self, error: BaseException) -> None:
        stopped = isinstance(error, Cancelled)
        words = "The comparison was stopped." if stopped else f"{words_for(error)}."
        self.page.say_of_chosen(words)

    def _ask(self, backup: Path) -> None:
        """Ask whether a backup is to be brought back."""
        known = list_backups(self._workspace.library.path)
        made = next((moment_words(one.made) for one in known if one.path == backup), "")
        if not made:
            self._list()
            return
        self.question = Question(
            f"Restore the backup of {made}?",
            f"{self.page.summary.text()} What is in the library now is kept in a file beside it.",
            "Restore",
            self._window,
        )
        self.question.accepted.connect(lambda: self.restore_asked.emit(backup))
        self.question.finished.connect(self.question.deleteLater)
        self.question.open()

    def _show_folder(self) -> None:
        folder = userdirs.backup_folder(self._workspace.library.path)
        if folder.is_dir():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        else:
            self.page.say("There is no backup yet.")


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
