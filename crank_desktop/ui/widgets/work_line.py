"""A line that shows how far work is, with a way to stop it; seen only while it takes long."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from crank_desktop.ui.tasks import Task
from crank_desktop.ui.theme import Space

LONG = 400
"""Milliseconds of work that nobody needs to be told of."""


class WorkLine(QWidget):
    """Follows one task at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("workLine")
        self._task: Task | None = None
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far it is")
        self.stop = QPushButton("Cancel")
        self.stop.clicked.connect(self._stop)
        self._slow = QTimer(self, singleShot=True, interval=LONG)
        self._slow.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether it follows work that has not ended."""
        return self._task is not None

    def follow(self, task: Task, words: str) -> None:
        """Show how far a task is once it takes long; the one followed before is asked to stop."""
        if self._task is not None:
            self._task.cancel()
            self._task.ended.disconnect(self._end)
        self._task = task
        self._words.setText(words)
        self.bar.setRange(0, 0)
        self.stop.setEnabled(True)
        task.progressed.connect(self._advance)
        task.ended.connect(self._end)
        self._slow.start()

    def _advance(self, done: int, total: int, _what: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(min(done, total))

    def _stop(self) -> None:
        if self._task is not None:
            self.stop.setEnabled(False)
            self._task.stop()

    def _end(self) -> None:
        self._task = None
        self._slow.stop()
        self.hide()
