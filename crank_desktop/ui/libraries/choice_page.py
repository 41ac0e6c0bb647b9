"""A page in the middle of a window without a library: what is so, and the ways to go on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crank_desktop.ui.theme import Space, room_for

_WIDTH = 460


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on: what its button says, what it leads to in a few words, what it does."""

    words: str
    remark: str
    do: Callable[[], object]


class ChoicePage(QWidget):
    """A heading, a sentence, and a button for each way, the first one foremost."""

    def __init__(self, heading: str, sentence: str, ways: Sequence[Way]) -> None:
        super().__init__()
        self.setObjectName("choicePage")
        self.setAccessibleName(heading)
        title, words = QLabel(heading), QLabel(sentence)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.setSpacing(Space.TIGHT)
        column.addWidget(title)
        column.addSpacing(Space.SMALL)
        column.addWidget(words)
        column.addSpacing(Space.LARGE)
        self.buttons = [self._offer(column, way, number) for number, way in enumerate(ways)]
        self._narrow = narrow = QWidget()
        narrow.setLayout(column)
        narrow.setFixedWidth(room_for(self, _WIDTH))
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        # No alignment: it would take the height of sentences that are not wrapped.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(narrow)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(3)
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """As wide as its words are large."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._narrow.setFixedWidth(room_for(self, _WIDTH))

    def _offer(self, column: QVBoxLayout, way: Way, number: int) -> QPushButton:
        button = QPushButton(way.words)
        button.setProperty("role", "" if number else "primary")
        button.setAutoDefault(True)
        button.setAccessibleDescription(way.remark)
        button.clicked.connect(way.do)
        column.addWidget(button)
        remark = QLabel(way.remark)
        remark.setProperty("role", "muted")
        remark.setWordWrap(True)
        column.addWidget(remark)
        column.addSpacing(Space.MEDIUM)
        return button
