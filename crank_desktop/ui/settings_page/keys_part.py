"""The part of the settings that lists every action with its keys, and lets them be changed."""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.ui.actions import ACTIONS
from crank_desktop.ui.keys import Keys, in_words, refusal
from crank_desktop.ui.settings_page.key_field import KeyField
from crank_desktop.ui.settings_page.keys_list import KeysList
from crank_desktop.ui.theme import Space

_WORDS = {row.name: row.words.removesuffix("…") for row in ACTIONS}
_HOW = "Press the new keys. Backspace leaves it without keys, Esc leaves it as it is."
_NONE = "No action has these words or keys."


class KeysPart(QWidget):
    """A filter, the list, and below it the keys of the action that is chosen in it.

    Keys that another action has are asked about in place: nothing changes until that is answered.
    """

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys
        self._asked = ""
        self.filter = QLineEdit()
        self.list = KeysList(keys)
        self.chosen = QLabel()
        self.field = KeyField()
        self.reset = QPushButton("Reset")
        self.reset_all = QPushButton("Reset all keys")
        self.said = QLabel()
        self.replace = QPushButton("Replace it")
        self.keep = QPushButton("Leave it there")
        self._build()
        self._bind()
        self.list.go_to(ACTIONS[0].name)

    def _build(self) -> None:
        self.filter.setObjectName("keysFilter")
        self.filter.setAccessibleName("Find an action by its words or keys")
        self.filter.setPlaceholderText("Find an action by its words or keys")
        self.filter.setClearButtonEnabled(True)
        self.reset_all.setProperty("role", "quiet")
        self.chosen.setProperty("role", "strong")
        self.chosen.setBuddy(self.field)
        self.said.setObjectName("keysSaid")
        self.said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(_row(self.filter, self.reset_all))
        column.addWidget(self.list, 1)
        below = QFrame()
        below.setProperty("role", "notice")
        strip = QVBoxLayout(below)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.setSpacing(Space.SMALL)
        strip.addWidget(self.chosen)
        strip.addLayout(_row(self.field, self.reset))
        strip.addWidget(self.said)
        strip.addLayout(_row(self.replace, self.keep, stretched=None))
        column.addWidget(below)

    def _bind(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.chosen.connect(self._show)
        self.list.activated.connect(self._begin)
        self.field.pressed.connect(self._take)
        self.field.emptied.connect(lambda: self._give(""))
        self.field.left.connect(self._leave)
        self.reset.clicked.connect(lambda: self._ask(self._keys.first(self.list.current)))
        self.reset_all.clicked.connect(self._keys.reset)
        self.replace.clicked.connect(lambda: self._give(self._asked))
        self.keep.clicked.connect(self._leave)
        self._keys.changed.connect(self._follow)

    def _show(self, name: str) -> None:
        """Show the keys of an action."""
        self.chosen.setText(_WORDS.get(name, "No action is chosen"))
        for widget in (self.field, self.reset):
            widget.setEnabled(bool(name))
        if name:
            words = self._keys.words_of(name)
            self.field.setText(words)
            said = f"Keys of “{_WORDS[name]}”: press the new ones"
            self.field.setAccessibleName(said)
            self.reset.setEnabled(self._keys.is_own(name))
        self._say(_HOW if name else _NONE)

    def _follow(self, name: str) -> None:
        if name == self.list.current:
            self._show(name)

    def _filter(self, typed: str) -> None:
        if not self.list.filter(typed):
            self._show("")

    def _begin(self) -> None:
        if self.list.current:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, pressed: QKeyCombination) -> None:
        why = refusal(pressed)
        if why:
            self._show(self.list.current)
            self._say(why, "danger")
        else:
            self._ask(QKeySequence(pressed).toString())

    def _ask(self, keys: str) -> None:
        """Give the chosen action these keys; where another one has them, ask first."""
        users = self._keys.users(keys, self.list.current)
        if not users:
            self._give(keys)
            return
        self.field.setText(in_words(keys))
        whose = " and ".join(f"“{_WORDS[name]}”" for name in users)
        self._say(f"{in_words(keys)}: used by {whose}.", "warning")
        self._asked = keys
        for button in (self.replace, self.keep):
            button.show()
        self.replace.setFocus()

    def _give(self, keys: str) -> None:
        name = self.list.current
        self._keys.give(name, keys)
        said = in_words(keys)
        self._say(f"{said} does it now." if said else "No keys do it now.")
        self.list.setFocus()

    def _leave(self) -> None:
        self._show(self.list.current)
        self.list.setFocus()

    def _say(self, words: str, role: str = "muted") -> None:
        self._asked = ""
        for button in (self.replace, self.keep):
            button.hide()
        self.said.setText(words)
        self.said.setProperty("role", role)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)


def _row(*widgets: QWidget, stretched: int | None = 0) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for number, widget in enumerate(widgets):
        row.addWidget(widget, 1 if number == stretched else 0)
    if stretched is None:
        row.addStretch(1)
    return row
