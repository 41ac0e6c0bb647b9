"""Lines of the import page that come and go: what is being read, what was discarded."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.cut_label import CutLabel


class Working(QWidget):
    """What is being read and how far that is; ``cancelled`` when an editor stops it."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = CutLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = QPushButton("Cancel")
        self.cancel.setObjectName("cancelReading")
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, 0, Space.WIDE, Space.LARGE)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._words, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    def say(self, words: str) -> None:
        """Show what is being read from its beginning; "" shows nothing."""
        self._words.setText(words)
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self.setVisible(bool(words))

    def advance(self, done: int, total: int, words: str) -> None:
        """Show how far it is: steps done, steps in all, and the current one."""
        self._words.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)


class Offer(QFrame):
    """Something that happened, and a button that takes it back: ``taken`` when it is pressed."""

    taken = Signal()

    def __init__(self, button: str) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.button = QPushButton(button)
        self.button.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.hide()

    def say(self, words: str) -> None:
        """Show what happened."""
        self._words.setText(words)
        self.show()

    def _take(self) -> None:
        self.hide()
        self.taken.emit()
