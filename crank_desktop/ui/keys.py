"""Which keys each action has: those it came with, or those that an editor chose instead."""

import re

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from crank_desktop.settings import Settings
from crank_desktop.ui.actions import ACTIONS, MENUS, Actions

BETWEEN = "; "
"""What stands between two keys that do the same, as Qt writes them."""
_NATIVE = QKeySequence.SequenceFormat.NativeText
_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_Standard = QKeySequence.StandardKey
_OF_TEXTS = {
    _Standard.Copy: "copies",
    _Standard.Cut: "cuts out",
    _Standard.Paste: "pastes",
    _Standard.SelectAll: "selects everything",
    _Standard.MoveToPreviousWord: "goes to the word before",
    _Standard.MoveToNextWord: "goes to the next word",
    _Standard.SelectPreviousWord: "selects the word before",
    _Standard.SelectNextWord: "selects the next word",
    _Standard.MoveToStartOfDocument: "goes to the beginning",
    _Standard.MoveToEndOfDocument: "goes to the end",
}
_OF_MENUS = {QKeySequence(f"Alt+{menu[0]}"): menu for menu in MENUS}
_FIRST = {row.name: row.keys for row in ACTIONS}
_PLACES = {row.name: f"{row.menu} ▸ {row.words.removesuffix('…')}" for row in ACTIONS}
_NAMED = re.compile(r"\{([a-z-]+)\}")


class Keys(QObject):
    """The keys of a window's actions; ``changed`` with the name of each that has others now.

    What an editor chose is kept in the settings: an action's name with its keys, "" for none.
    """

    changed = Signal(str)

    def __init__(self, actions: Actions, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._settings = actions, settings
        settings.keys = {
            name: keys
            for name, keys in settings.keys.items()
            if name in _FIRST and isinstance(keys, str)
        }
        for name, keys in settings.keys.items():
            self._actions[name].setShortcuts(QKeySequence.listFromString(keys))

    def of(self, name: str) -> str:
        """An action's keys as Qt writes them; "" where it has none."""
        return BETWEEN.join(one.toString() for one in self._actions[name].shortcuts())

    def words_of(self, name: str) -> str:
        """An action's keys as this system writes them, for an editor."""
        return in_words(self.of(name))

    def told(self, words: str) -> str:
        """Words that name actions, ``{undo}``, with their keys; without any, with their menus."""
        return _NAMED.sub(lambda found: self.words_of(found[1]) or _PLACES[found[1]], words)

    def is_own(self, name: str) -> bool:
        """Whether an editor chose this action's keys."""
        return name in self._settings.keys

    def first(self, name: str) -> str:
        """The keys that an action came with."""
        return _FIRST[name]

    def users(self, keys: str, but: str) -> list[str]:
        """The names of the other actions that have one of these keys."""
        wanted = QKeySequence.listFromString(keys)
        return [
            row.name
            for row in ACTIONS
            if row.name != but and any(one in wanted for one in self._actions[row.name].shortcuts())
        ]

    def give(self, name: str, keys: str) -> None:
        """Let an action have these keys and no others; who had them before has them no more."""
        wanted = QKeySequence.listFromString(keys)
        for other in self.users(keys, name):
            left = [one for one in self._actions[other].shortcuts() if one not in wanted]
            self._set(other, left)
        self._set(name, wanted)

    def reset(self) -> None:
        """Let every action have the keys it came with."""
        changed = list(self._settings.keys)
        for name in changed:
            self._actions[name].setShortcuts(QKeySequence.listFromString(_FIRST[name]))
        self._settings.keys = {}
        for name in changed:
            self.changed.emit(name)

    def _set(self, name: str, keys: list[QKeySequence]) -> None:
        self._actions[name].setShortcuts(keys)
        said = BETWEEN.join(one.toString() for one in keys)
        own = {key: value for key, value in self._settings.keys.items() if key != name}
        first = QKeySequence.listFromString(_FIRST[name])
        self._settings.keys = own if keys == first else own | {name: said}
        self.changed.emit(name)


def in_words(keys: str) -> str:
    """Keys as this system writes them."""
    return " or ".join(one.toString(_NATIVE) for one in QKeySequence.listFromString(keys))


def refusal(pressed: QKeyCombination) -> str:
    """Why keys cannot be an action's, in one sentence; "" where they can."""
    keys = QKeySequence(pressed)
    for standard, does in _OF_TEXTS.items():
        if keys in QKeySequence.keyBindings(standard):
            return f"{keys.toString(_NATIVE)} {does} in every text. Choose other keys."
    if keys in _OF_MENUS:
        return f"{keys.toString(_NATIVE)} opens the {_OF_MENUS[keys]} menu. Choose other keys."
    alone = not pressed.keyboardModifiers() & _HELD
    if alone and not Qt.Key.Key_F1 <= pressed.key() <= Qt.Key.Key_F35:
        return f"{keys.toString(_NATIVE)} alone is for writing. Hold Ctrl or Alt with it."
    return ""
