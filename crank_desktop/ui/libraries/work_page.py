"""What is shown while a whole library is worked on: how far it is, and a way to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.progress import Progress
from crank_desktop.ui.theme import Space

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class Outcome:
    """The library to open after the work, and what to say of it in one line."""

    path: Path
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """Work on a whole library that nobody may have open meanwhile.

    ``back`` is what opens where it fails or is stopped; None leads back to the beginning.
    """

    heading: str
    work: Callable[[Progress], Outcome]
    back: Path | None


class WorkPage(QWidget):
    """``stopped`` when the editor does not want to wait for it."""

    stopped = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.setObjectName("workPage")
        self.setAccessibleName(heading)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        self._step = QLabel(" ")
        self._step.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("How far it is")
        self.stop = QPushButton("Cancel")
        self.stop.clicked.connect(self._stop)
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        for widget in (title, self.bar, self._step):
            column.addWidget(widget)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        narrow = QWidget()
        narrow.setLayout(column)
        narrow.setFixedWidth(_WIDTH)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        # No alignment: it would take the height of sentences that are not wrapped.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(narrow)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(3)
        self.setFocusProxy(self.stop)

    def advance(self, done: int, total: int, what: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(min(done, total))
        self._step.setText(f"{what[:1].upper()}{what[1:]}…")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape stops it too."""
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(event)

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self._step.setText("Stopping…")
        self.stopped.emit()
