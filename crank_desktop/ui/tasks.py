"""Work beside the window: a function runs in a thread, its result comes back to the window's."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

from crank_desktop.progress import Cancelled, Progress

_Result = TypeVar("_Result")


class Task(QObject):
    """One piece of work under way."""

    progressed = Signal(int, int, str)
    """Steps done, steps in all, and the words for the current one."""
    ended = Signal()
    _came_back = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = self._stopping = False

    def stop(self) -> None:
        """Ask the work to stop, and hear how it ended: with ``Cancelled``, or done all the same."""
        self._stopping = True

    def cancel(self) -> None:
        """Ask the work to stop: neither its result nor its error is told to anybody."""
        self._cancelled = True

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancelled


class _Work(Task, Generic[_Result]):
    def __init__(
        self,
        work: Callable[[Progress], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[BaseException], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work, self._done, self._failed = work, done, failed
        # Queued: the result is told in the window's thread, whichever thread it was found in.
        self._came_back.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        """Do the work, in a thread of the pool."""
        progress = Progress(self.progressed.emit, lambda: self._cancelled or self._stopping)
        try:
            result, error = self._work(progress), None
        except BaseException as raised:  # noqa: BLE001 - it is told in the window's thread
            result, error = None, raised
        self._came_back.emit(result, error)

    def _tell(self, result: _Result, error: BaseException | None) -> None:
        try:
            if self._cancelled or (isinstance(error, Cancelled) and not self._stopping):
                return
            if error is None:
                self._done(result)
            else:
                self._failed(error)
        finally:
            self.ended.emit()
            self.deleteLater()


class Tasks(QObject):
    """All work beside one window; ``close`` waits for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Task] = set()

    def run(
        self,
        work: Callable[[Progress], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[BaseException], None],
    ) -> Task:
        """Start ``work`` in a thread; ``done`` or ``failed`` is called in the window's.

        ``work`` gets a ``Progress`` whose ``advance`` raises ``Cancelled`` after ``Task.cancel``.
        """
        task = _Work(work, done, failed, self)
        self._running.add(task)
        task.ended.connect(self._forget)
        self._pool.start(task.run)
        return task

    def close(self) -> None:
        """Ask all work to stop, and wait until it has."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._running.discard(task)
