"""What a place shows while it holds nothing: one sentence, and the first thing to do."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from crank_desktop.ui.theme import Space


class EmptyState(QWidget):
    """A heading, a sentence, and a button for each action offered, the first one foremost."""

    def __init__(self, heading: str, sentence: str, *actions: QAction) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.addStretch(2)
        self._heading, self._sentence = QLabel(heading), QLabel(sentence)
        self._heading.setProperty("role", "heading")
        for label in (self._heading, self._sentence):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        for number, action in enumerate(actions):
            button = QPushButton(action.text())
            button.setProperty("role", "quiet" if number else "primary")
            button.clicked.connect(action.trigger)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            if not number:
                self.setFocusProxy(button)
        column.addStretch(3)

    def say(self, heading: str, sentence: str) -> None:
        """Say something else."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
