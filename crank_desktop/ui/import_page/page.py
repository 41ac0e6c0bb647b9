"""The import page: from files or a pasted text, by way of what was noted, to an issue to keep.

It knows no library. Whoever shows it is told of each issue to keep and when there is no more.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.import_review import ImportReview
from crank_desktop.library.values import StoredIssue
from crank_desktop.progress import Progress
from crank_desktop.sources.outlets import KnownOutlets
from crank_desktop.ui.errors import words_for
from crank_desktop.ui.import_page.reading import Given, read_given
from crank_desktop.ui.import_page.review_view import ReviewView
from crank_desktop.ui.import_page.side_lines import Working
from crank_desktop.ui.import_page.source_view import SourceView
from crank_desktop.ui.tasks import Task, Tasks
from crank_desktop.ui.theme import Space


class ImportPage(QWidget):
    """``find_same`` tells the label of an issue that is in the library already, None for a new one.

    ``keep`` gives a review and how its issue is to be kept: "add", "replace" the one that is there,
    or "as-new" beside it. ``closed`` when the last source was dealt with, or nothing is wanted.
    """

    keep = Signal(object, str)
    closed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        known: KnownOutlets,
        find_same: Callable[[PortableIssue], str | None],
    ) -> None:
        super().__init__()
        self.setObjectName("importPage")
        self.setAccessibleName("Import")
        self.setWindowTitle("Import")
        self.setAcceptDrops(True)
        self._tasks, self._known = tasks, known
        self._task: Task | None = None
        self._waiting: list[Given] = []
        self._given: Given | None = None
        self._count = 0
        self._refused: list[str] = []
        self._lost: tuple[ImportReview, str] | None = None
        self._stays = False
        self.source = SourceView()
        self.review = ReviewView(find_same)
        self.working = Working()
        self.problem = QLabel()
        self._build()

    @property
    def is_reviewing(self) -> bool:
        """Whether an issue was read that is neither kept nor discarded."""
        return self._views.currentWidget() is self.review and self._task is None

    def read_files(self, paths: Sequence[str | Path]) -> None:
        """Read files, one after another; while something is looked through, after that."""
        self._read([Given(Path(path)) for path in paths])

    def read_text(self, text: str) -> None:
        """Read a pasted text."""
        self._read([Given(None, text)])

    def cancel(self) -> None:
        """Read no further: what was pasted stays, what was kept is kept."""
        if self._task is not None:
            self._task.cancel()
        self._end_reading()
        self._waiting = []
        self._show_source()

    def stay(self, why: str) -> None:
        """Say why an issue was not kept and show it still; called while ``keep`` is told."""
        self._stays = True
        self._say([why])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape stops reading, or leaves the page while it holds nothing."""
        if event.key() != Qt.Key.Key_Escape or self.is_reviewing:
            super().keyPressEvent(event)
        elif self._task is not None:
            self.cancel()
        else:
            self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files and words."""
        if _files_in(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()
            self.source.set_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is over the page any more."""
        super().dragLeaveEvent(event)
        self.source.set_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was dropped."""
        self.source.set_over(False)
        event.acceptProposedAction()
        files = _files_in(event.mimeData())
        if files:
            self.read_files(files)
        elif event.mimeData().text().strip():
            self.read_text(event.mimeData().text())

    def _build(self) -> None:
        self.problem.setObjectName("importProblem")
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, 0)
        self.problem.hide()
        self._views = QStackedWidget()
        self._views.addWidget(self.source)
        self._views.addWidget(self.review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.problem)
        column.addWidget(self._views, 1)
        column.addWidget(self.working)
        self.setFocusProxy(self.source.choose)
        self.source.files_chosen.connect(self.read_files)
        self.source.text_given.connect(self.read_text)
        self.source.close_page.clicked.connect(self.closed)
        self.source.discarded.taken.connect(self._bring_back)
        self.working.cancelled.connect(self.cancel)
        self.review.kept.connect(self._keep)
        self.review.discarded.connect(self._discard)

    def _read(self, given: list[Given]) -> None:
        self._waiting += given
        self._count += len(given)
        if self._task is None and not self.is_reviewing:
            self._say([])
            self._go_on()

    def _go_on(self) -> None:
        """Read the next source; after the last one leave, unless there is something to be seen."""
        if self._waiting:
            self._start(self._waiting.pop(0))
            return
        done, self._count = self._count, 0
        self._show_source()
        if done and not self._refused and self.source.discarded.isHidden():
            self.closed.emit()

    def _start(self, given: Given) -> None:
        self._given = given
        self._views.setEnabled(False)
        self.working.say(f"Reading {given.name}")
        known = self._known

        def work(progress: Progress) -> StoredIssue:
            return read_given(given, known, progress)

        self._task = self._tasks.run(work, self._read_one, self._refuse)
        self._task.progressed.connect(self.working.advance)

    def _end_reading(self) -> None:
        self._task = None
        self.working.say("")
        self._views.setEnabled(True)

    def _read_one(self, read: StoredIssue) -> None:
        self._end_reading()
        self._show_review(ImportReview.of_file(read), self._caption())

    def _refuse(self, error: BaseException) -> None:
        self._end_reading()
        self._say([*self._refused, words_for(error)])
        self._go_on()

    def _caption(self) -> str:
        if self._given is None:
            return ""
        name = self._given.name if self._given.path else "Pasted text"
        number = self._count - len(self._waiting)
        return name if self._count == 1 else f"{name} · {number} of {self._count}"

    def _show_review(self, review: ImportReview, caption: str) -> None:
        self.source.discarded.hide()
        self._views.setCurrentWidget(self.review)
        self.review.begin(review, caption)

    def _show_source(self) -> None:
        self._views.setCurrentWidget(self.source)
        self.source.choose.setFocus()

    def _keep(self, review: ImportReview, how: str) -> None:
        self._stays = False
        self.keep.emit(review, how)
        if self._stays:
            return
        if self._given is not None and self._given.path is None:
            self.source.paste.clear()
        self._go_on()

    def _discard(self, review: ImportReview) -> None:
        if self.review.decided:
            self._lost = review, self._caption()
            label = review.issue.label or "The issue"
            self.source.discarded.say(f"“{label}” was not kept, nor what you decided about it.")
        self._go_on()

    def _bring_back(self) -> None:
        if self._lost is not None:
            self._count += 1
            self._show_review(*self._lost)

    def _say(self, problems: list[str]) -> None:
        self._refused = problems
        self.problem.setText("\n".join(problems))
        self.problem.setVisible(bool(problems))


def _files_in(mime: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
