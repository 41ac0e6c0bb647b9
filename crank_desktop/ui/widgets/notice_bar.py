"""A line above the columns that says what happened and what can be done, until it is closed."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.flowing import Flowing


class NoticeBar(QFrame):
    """Hidden while there is nothing to say; the last notice wins.

    One that is not ``closable`` speaks of something that stays so until it is acted on.
    """

    def __init__(self, *, closable: bool = True) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.setProperty("role", "notice")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = QPushButton()
        self._action.clicked.connect(self._act)
        self._close = QPushButton("Close")
        self._close.setProperty("role", "quiet")
        self._close.clicked.connect(self.hide)
        self._close.setVisible(closable)
        self._do: Callable[[], object] | None = None
        row = Flowing(self._words, self._action, self._close)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        self.setLayout(row)
        self.hide()

    def say(self, words: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Say something, with a button for what can be done about it where there is something."""
        self._words.setText(words)
        self._do = do
        self._action.setText(button)
        self._action.setVisible(do is not None)
        self.show()

    def words(self) -> str:
        """What it says; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _act(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
