"""The one question before something is destroyed: what happens, and a button that says so."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crank_desktop.ui.theme import Space, room_for

_WIDTH = 420


class Question(QDialog):
    """``verb`` names what the button does; ``accepted`` where the editor wants it."""

    def __init__(self, heading: str, words: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(heading)
        title = QLabel(heading)
        title.setProperty("role", "heading")
        self.words = QLabel(words)
        self.words.setWordWrap(True)
        self.no = QPushButton("Cancel")
        self.no.clicked.connect(self.reject)
        # Return must not destroy anything.
        self.no.setDefault(True)
        self.yes = QPushButton(verb)
        self.yes.setAutoDefault(False)
        self.yes.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.addWidget(title)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        column.addSpacing(Space.SMALL)
        column.addLayout(row)
        self.setMinimumWidth(room_for(self, _WIDTH))
        self.no.setFocus()
