"""The library of a window: opened, exchanged for another one, let go of for work on its file.

A window is filled once. Another library opens in a fresh window that takes the place of this one,
so that nothing of the former one can be left in it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from crank_desktop.errors import CrankError
from crank_desktop.library.places import UnsafePlace
from crank_desktop.progress import Cancelled
from crank_desktop.settings import Settings
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.errors import words_for
from crank_desktop.ui.libraries.choice_page import ChoicePage, Way
from crank_desktop.ui.libraries.library_menu import LibraryMenu
from crank_desktop.ui.libraries.remembering import library_to_open, remember
from crank_desktop.ui.libraries.work_page import Job, Outcome, WorkPage
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.opening import Opened, open_library
from crank_desktop.ui.tasks import Task, Tasks
from crank_desktop.ui.theme import load_fonts

Finish = Callable[[], None]
_NEW_HERE = "New here? A tour shows what is where; you find it again in the Help menu."


class Session(QObject):
    """One window after another, each with a library or with a page that leads to one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        load_fonts()
        self.window = window
        self.desk: Desk | None = None
        self.on_window: Callable[[MainWindow], object] = lambda _window: None
        """Told of every window that takes the place of another one."""
        self.menu = self._bind()
        self._tasks = Tasks(self)
        self._task: Task | None = None
        self._job: Job | None = None
        self._is_first_start = False

    @property
    def settings(self) -> Settings:
        """What the window remembers."""
        return self.window.settings

    def begin(self, named: Path | None, issue: str = "") -> Finish | None:
        """Open what was named, else what was open last; on the first start, the ways to begin.

        What comes back builds the rest of the window; None where no library is open.
        """
        path = named or library_to_open(self.settings)
        if path is None:
            from crank_desktop.ui.libraries.ways_in import show_welcome  # noqa: PLC0415 - see below

            self._is_first_start = True
            show_welcome(self)
            return None
        try:
            opened = open_library(path, create=named is not None)
        except CrankError as error:
            self._tell_trouble(path, error)
            return None
        return self._fill(opened, issue)

    def open(self, path: Path, *, create: bool = False, then: str = "") -> None:
        """Open another library in place of this one; where it cannot be, nothing changes.

        ``then`` is an action to begin with.
        """
        path = path.resolve()
        if self._path == path and self._is_writable:
            self.say(f"{path.stem} is the library that is open.")
            return
        try:
            opened = open_library(path, create=create)
        except CrankError as error:
            self._refuse(path, error)
            return
        if self._vacate():
            self._enter(opened, then=then)
        else:
            opened.library.close()

    def begin_new(self, path: Path) -> None:
        """Begin a library at ``path``, where nothing may be yet."""
        if path.exists():
            self.say(f"{path.name} is there already: choose another name.")
        else:
            self.open(path, create=True)

    def move(self, target: Path) -> None:
        """Bring the open library to ``target``, and open it there."""
        from crank_desktop.ui.libraries.ways_in import move_library  # noqa: PLC0415 - as above

        if self._path is not None:
            move_library(self, self._path, target)

    def restore(self, backup: Path) -> None:
        """Let the open library be what a backup of it holds."""
        from crank_desktop.ui.libraries.ways_in import restore_library  # noqa: PLC0415 - as above

        if self._path is not None:
            restore_library(self, self._path, backup)

    def choose(self) -> None:
        """Ask for the library to open."""
        self.menu.choose()

    def do(self, job: Job) -> None:
        """Let go of the library, work on files, then open what the work says."""
        if self._task is not None or not self._vacate():
            return
        self._job = job
        page = WorkPage(job.heading)
        self._put(page)
        self.window.may_close = self._stop_for_good
        self._task = self._tasks.run(job.work, self._done, self._fail)
        self._task.progressed.connect(page.advance)
        page.stopped.connect(self._task.stop)

    def show(self, heading: str, sentence: str, ways: Sequence[Way]) -> None:
        """Show ways to go on, in a window without a library."""
        self.window.icons.load()
        self._put(ChoicePage(heading, sentence, ways))

    def say(self, words: str) -> None:
        """Say a line above what is shown."""
        self.window.notice.say(words)

    @property
    def _path(self) -> Path | None:
        return self.desk.workspace.library.path if self.desk is not None else None

    @property
    def _is_writable(self) -> bool:
        return self.desk is not None and self.desk.workspace.library.is_writable

    def _bind(self) -> LibraryMenu:
        window = self.window
        window.actions_.on("help", lambda: _show_help(window))
        window.actions_.on("about", lambda: _show_about(window))
        menu = LibraryMenu(window)
        # Queued: whoever asks goes with its window, and must be done with asking before that.
        queued = Qt.ConnectionType.QueuedConnection
        menu.chosen.connect(self.open, queued)
        menu.named.connect(self.begin_new, queued)
        menu.target.connect(self.move, queued)
        return menu

    def _fill(self, opened: Opened, issue: str = "") -> Finish:
        library = opened.library
        self._clear()
        self.window.show_frame()
        self.desk = desk = Desk(self.window, library, opened.notice)
        desk.open_first(issue)
        if opened.is_held:
            self.window.notice.say(opened.notice, "Try again", lambda: self.open(library.path))
        self.menu.take(library.path, movable=library.is_writable)
        window = self.window

        def finish() -> None:
            if self.desk is not desk:
                return  # another library was opened meanwhile
            from crank_desktop.ui.finishing import finish_window  # noqa: PLC0415 - it is slow

            backups = finish_window(window, desk)
            backups.restore_asked.connect(self.restore, Qt.ConnectionType.QueuedConnection)
            remember(window.settings, library.path)

        return finish

    def _enter(self, opened: Opened, notice: str = "", then: str = "") -> None:
        """Fill a window that holds no library, and finish it."""
        self._fill(opened)()
        if self._is_first_start and not self.settings.tour_offered and not opened.notice:
            self.settings.tour_offered = True
            remember(self.settings, opened.library.path)
            tour = self.window.actions_["tour"]
            self.window.notice.say(notice or _NEW_HERE, "Take the two-minute tour", tour.trigger)
        elif notice and not opened.notice:
            self.say(notice)
        if then:
            self.window.actions_[then].trigger()

    def _vacate(self) -> bool:
        """Have a window that holds no library; False where the open one cannot be closed."""
        old = self.window
        if self.desk is None:
            return True
        if not old.may_close():
            return False
        old.may_close = lambda: True
        old.keep_settings()
        self.window = fresh = MainWindow(old.settings, old.theme)
        self.setParent(fresh)
        self.desk, self.menu = None, self._bind()
        fresh.icons.load()
        fresh.show()
        self.on_window(fresh)
        old.close()
        old.deleteLater()
        return True

    def _done(self, outcome: Outcome) -> None:
        self._task = None
        self._open_again(outcome.path, outcome.notice)

    def _fail(self, error: BaseException) -> None:
        self._task = None
        back = self._job.back if self._job is not None else None
        words = "Nothing was changed." if isinstance(error, Cancelled) else f"{words_for(error)}."
        if back is None:
            from crank_desktop.ui.libraries.ways_in import show_welcome  # noqa: PLC0415 - as above

            self.window.may_close = lambda: True
            show_welcome(self)
            self.say(words)
        else:
            self._open_again(back, words)

    def _open_again(self, path: Path, notice: str) -> None:
        self.window.may_close = lambda: True
        try:
            opened = open_library(path, create=False)
        except CrankError as error:
            self._tell_trouble(path, error)
            if notice:
                self.say(notice)
            return
        self._enter(opened, notice)

    def _stop_for_good(self) -> bool:
        self._tasks.close()
        return True

    def _refuse(self, path: Path, error: CrankError) -> None:
        """Say in a line why a library was not opened, and what can be done about that."""
        from crank_desktop.ui.libraries.ways_in import rescue_library  # noqa: PLC0415 - as above

        if isinstance(error, UnsafePlace) and path.is_file():
            self.window.notice.say(
                f"{error}.", "Move it for me", lambda: rescue_library(self, path)
            )
        else:
            self.say(f"{error}.")

    def _tell_trouble(self, path: Path, error: CrankError) -> None:
        # What moves and restores takes time to load, and most starts have no need of it.
        from crank_desktop.ui.libraries.ways_in import show_trouble  # noqa: PLC0415 - see above

        show_trouble(self, path, error)

    def _put(self, page: ChoicePage | WorkPage) -> None:
        """Show a page in a window that holds nothing else."""
        self._clear()
        self.window.notice.hide()
        self.window.show_frame(bare=True)
        self.window.middle.addWidget(page)
        page.setFocus()

    def _clear(self) -> None:
        middle = self.window.middle
        while (page := middle.currentWidget()) is not None:
            middle.removeWidget(page)
            page.deleteLater()


def _show_help(window: MainWindow) -> None:
    from crank_desktop.ui.dialogs.help import show_help  # noqa: PLC0415 - no start has need of it

    show_help(window)


def _show_about(window: MainWindow) -> None:
    from crank_desktop.ui.dialogs.about import show_about  # noqa: PLC0415 - as above

    show_about(window)


def session_of(window: MainWindow) -> Session:
    """The session that a window belongs to, begun where there is none."""
    return window.findChild(Session) or Session(window)
