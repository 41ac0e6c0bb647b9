"""What stands in the preview's place while there is none: a sentence and, at times, a way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from crank_desktop.ui.theme import Space


class Message(QWidget):
    """One quiet sentence in the middle; ``pressed`` when its button was."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewMessage")
        self._words = QLabel(self)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._button = QPushButton(self)
        self._button.clicked.connect(self.pressed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addStretch()
        layout.addWidget(self._words)
        layout.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()
        self.say("")

    @property
    def words(self) -> str:
        """The sentence that stands there."""
        return self._words.text()

    def say(self, words: str, button: str = "") -> None:
        """Show this sentence, with a button where ``button`` says what it does."""
        self._words.setText(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
