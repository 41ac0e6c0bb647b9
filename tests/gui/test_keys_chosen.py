"""Keys that an editor chose: kept, taken from one another, reset; and which cannot be chosen."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, QObject, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.settings import Settings, load_settings, save_settings
from crank_desktop.ui.actions import ACTIONS, Actions
from crank_desktop.ui.icons import Icons
from crank_desktop.ui.keys import Keys, refusal
from crank_desktop.ui.theme import Theme, ThemeChoice

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Made:
    """Actions and their keys, without a window."""

    def __init__(self, settings: Settings) -> None:
        self.owner = QWidget()
        self.theme = Theme(ThemeChoice.LIGHT, self.owner)
        self.actions = Actions(self.owner, Icons(self.theme, self.owner))
        self.keys = Keys(self.actions, settings, QObject(self.owner))


@pytest.fixture
def settings(qtbot: QtBot) -> Settings:
    assert qtbot is not None
    return Settings()


def test_no_two_actions_come_with_the_same_keys(settings: Settings) -> None:
    made = Made(settings)
    keys = made.keys
    assert [row.name for row in ACTIONS if row.keys and keys.users(row.keys, row.name)] == []


def test_chosen_keys_are_in_force_and_kept(settings: Settings, tmp_path: Path) -> None:
    made = Made(settings)
    made.keys.give("trash", "Ctrl+Alt+T")
    assert made.actions["trash"].shortcut().toString() == "Ctrl+Alt+T"
    assert save_settings(settings, tmp_path / "window.json")
    again = Made(load_settings(tmp_path / "window.json"))
    assert again.keys.of("trash") == "Ctrl+Alt+T"
    assert again.keys.is_own("trash")


def test_who_had_the_keys_has_them_no_more(settings: Settings) -> None:
    made = Made(settings)
    keys = made.keys
    assert keys.users("Ctrl+P", "export") == ["commands"]
    keys.give("export", "Ctrl+P")
    assert keys.of("commands") == "Ctrl+Shift+P"
    assert keys.of("export") == "Ctrl+P"
    keys.give("export", "Ctrl+F")
    assert keys.of("find") == ""
    assert settings.keys == {"commands": "Ctrl+Shift+P", "export": "Ctrl+F", "find": ""}


def test_the_first_keys_chosen_again_are_no_choice(settings: Settings) -> None:
    made = Made(settings)
    keys = made.keys
    keys.give("find", "Ctrl+J")
    keys.give("find", keys.first("find"))
    assert settings.keys == {}
    assert not keys.is_own("find")


def test_all_are_reset_at_once(settings: Settings) -> None:
    made = Made(settings)
    keys = made.keys
    before = {row.name: keys.of(row.name) for row in ACTIONS}
    keys.give("export", "Ctrl+F")
    keys.give("about", "F12")
    keys.reset()
    assert {row.name: keys.of(row.name) for row in ACTIONS} == before
    assert settings.keys == {}


def test_settings_that_nobody_wrote_are_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    file = tmp_path / "window.json"
    file.write_text(json.dumps({"keys": {"gone": "F5", "find": 7, "trash": "F5"}}))
    settings = load_settings(file)
    made = Made(settings)
    assert made.keys.of("find") == "Ctrl+F"
    assert settings.keys == {"trash": "F5"}


@pytest.mark.parametrize(
    ("held", "key", "why"),
    [
        (NONE, Qt.Key.Key_X, "X alone is for writing. Hold Ctrl or Alt with it."),
        (SHIFT, Qt.Key.Key_X, "Shift+X alone is for writing. Hold Ctrl or Alt with it."),
        (NONE, Qt.Key.Key_Tab, "Tab alone is for writing. Hold Ctrl or Alt with it."),
        (CTRL, Qt.Key.Key_C, "Ctrl+C copies in every text. Choose other keys."),
        (
            CTRL,
            Qt.Key.Key_Left,
            "Ctrl+Left goes to the word before in every text. Choose other keys.",
        ),
        (CTRL, Qt.Key.Key_J, ""),
        (ALT | SHIFT, Qt.Key.Key_X, ""),
        (NONE, Qt.Key.Key_F7, ""),
        (SHIFT, Qt.Key.Key_F7, ""),
    ],
)
def test_keys_that_texts_need_cannot_be_chosen(
    held: Qt.KeyboardModifier, key: Qt.Key, why: str
) -> None:
    assert refusal(QKeyCombination(held, key)) == why
