"""The settings in their window: the look, the keys with their conflicts, what is forgotten."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from crank_desktop import userdirs
from crank_desktop.settings import Settings, load_settings
from crank_desktop.ui.actions import ACTIONS
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.settings_page.keys_part import KeysPart
from crank_desktop.ui.settings_page.page import SettingsPage
from crank_desktop.ui.theme import ThemeChoice
from tests.gui.windows import child

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SettingsPage:
    """The page, shown by its keys."""
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, KEY.Key_Comma, CTRL)
    return child(window, SettingsPage, "settingsPage")


@pytest.fixture
def keys(page: SettingsPage) -> KeysPart:
    """Its part of the keys, the action of finding chosen."""
    page.parts.setCurrentWidget(page.keys)
    page.keys.list.go_to("find")
    return page.keys


def said(keys: KeysPart) -> str:
    return child(keys, QLabel, "keysSaid").text()


def choose(choice: Choice, words: str) -> None:
    choice.setCurrentIndex(choice.findText(words))
    choice.activated.emit(choice.currentIndex())


def test_what_is_chosen_is_kept_before_the_window_is_closed(
    keys: KeysPart, page: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    def kept() -> Settings:
        return load_settings(userdirs.settings_file())

    assert kept().theme != "dark"
    choose(child(page.look, Choice, "lookChoice"), "Dark")
    qtbot.waitUntil(lambda: kept().theme == "dark")
    window.keys.give("find", "Ctrl+M")
    qtbot.waitUntil(lambda: kept().keys == {"find": "Ctrl+M"})
    assert keys.isVisible()


def test_it_is_a_page_in_the_middle_and_escape_goes_back(
    page: SettingsPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert window.middle.currentWidget() is page
    assert window.windowTitle() == "Settings – Crank Desktop"
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, KEY.Key_Escape)
    assert window.middle.currentWidget() is not page
    assert desk.workspace.issue


def test_the_look_is_chosen_at_once_and_follows_the_menu(
    page: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    look = child(page, Choice, "lookChoice")
    with qtbot.waitSignal(page.look.look_chosen):
        choose(look, "Dark")
    assert window.theme.choice is ThemeChoice.DARK
    assert window.settings.theme == "dark"
    assert window.actions_["theme-dark"].isChecked()
    window.actions_["theme-light"].trigger()
    assert look.currentText() == "Light"


def test_it_says_where_the_library_lies(page: SettingsPage, desk: Desk) -> None:
    path = child(page, QLineEdit, "libraryPath")
    assert path.text() == str(desk.workspace.library.path)
    assert path.isReadOnly()


def test_what_is_remembered_is_forgotten_and_the_rest_stays(
    page: SettingsPage, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_["show-preview"].trigger()
    window.settings.export_formats = "web"
    window.settings.recent = "action:find"
    window.settings.theme = "dark"
    window.keys.give("export", "Ctrl+J")
    with qtbot.waitSignal(page.look.forget_asked):
        QTest.mouseClick(page.look.forget, LEFT)
    assert window.right.isVisible()
    settings = window.settings
    assert (settings.export_formats, settings.recent) == ("email,text-mailchimp", "")
    assert (settings.theme, settings.keys) == ("dark", {"export": "Ctrl+J"})
    assert child(page, QLabel, "forgotten").text().startswith("Forgotten")


def test_every_action_is_listed_by_its_menu(keys: KeysPart) -> None:
    listed = [
        (menu.text(0), row.text(0))
        for number in range(keys.list.topLevelItemCount())
        if (menu := keys.list.topLevelItem(number)) is not None
        for place in range(menu.childCount())
        if (row := menu.child(place)) is not None
    ]
    assert sorted(listed) == sorted((row.menu, row.words.removesuffix("…")) for row in ACTIONS)


def test_the_filter_reads_words_menus_and_keys(keys: KeysPart) -> None:
    child(keys, QLineEdit, "keysFilter").setText("view system")
    assert keys.list.shown() == ["theme-system"]
    assert keys.list.current == "theme-system"
    keys.filter.setText("ctrl+h")
    assert keys.list.shown() == ["replace"]
    keys.filter.setText("zzz")
    assert keys.list.shown() == []
    assert said(keys) == "No action has these words or keys."
    assert not keys.field.isEnabled()
    keys.filter.clear()
    assert len(keys.list.shown()) == len(ACTIONS)
    assert keys.field.isEnabled()


def test_keys_that_are_pressed_are_in_force_at_once(
    keys: KeysPart, window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(keys.list, KEY.Key_Return)
    assert keys.field.hasFocus()
    with qtbot.waitSignals([keys.field.pressed, window.keys.changed]):
        QTest.keyClick(keys.field, KEY.Key_J, CTRL)
    assert window.actions_["find"].shortcut().toString() == "Ctrl+J"
    assert said(keys) == "Ctrl+J does it now."
    assert keys.list.hasFocus()
    with qtbot.waitSignal(window.actions_["find"].triggered):
        QTest.keyClick(window, KEY.Key_J, CTRL)
    assert window.settings.keys == {"find": "Ctrl+J"}


def test_keys_of_another_action_are_asked_about_in_place(
    keys: KeysPart, window: MainWindow
) -> None:
    keys.field.setFocus()
    QTest.keyClick(keys.field, KEY.Key_H, CTRL)
    assert said(keys) == "Ctrl+H: used by “Find and replace”."
    assert window.keys.of("find") == "Ctrl+F"
    assert keys.replace.hasFocus()
    QTest.mouseClick(keys.keep, LEFT)
    assert window.keys.of("find") == "Ctrl+F"
    assert not keys.replace.isVisible()
    QTest.keyClick(keys.field, KEY.Key_H, CTRL)
    QTest.keyClick(keys.replace, KEY.Key_Space)
    assert (window.keys.of("find"), window.keys.of("replace")) == ("Ctrl+H", "")
    assert window.actions_["replace"].shortcut().isEmpty()


def test_keys_that_texts_need_are_refused_with_a_reason(keys: KeysPart, window: MainWindow) -> None:
    QTest.keyClick(keys.field, KEY.Key_V, CTRL)
    assert said(keys) == "Ctrl+V pastes in every text. Choose other keys."
    QTest.keyClick(keys.field, KEY.Key_A)
    assert said(keys).startswith("A alone is for writing")
    QTest.keyClick(keys.field, KEY.Key_Shift)
    assert window.keys.of("find") == "Ctrl+F"


def test_backspace_takes_keys_away_and_reset_brings_them_back(
    keys: KeysPart, window: MainWindow, qtbot: QtBot
) -> None:
    assert not keys.reset.isEnabled()
    with qtbot.waitSignal(keys.field.emptied):
        QTest.keyClick(keys.field, KEY.Key_Backspace)
    assert window.keys.of("find") == ""
    window.keys.give("export", "Ctrl+F")
    QTest.mouseClick(keys.reset, LEFT)
    assert said(keys) == "Ctrl+F: used by “Export”."
    QTest.mouseClick(keys.replace, LEFT)
    assert (window.keys.of("find"), window.keys.of("export")) == ("Ctrl+F", "")
    QTest.mouseClick(keys.reset_all, LEFT)
    assert window.settings.keys == {}
    assert keys.field.text() == "Ctrl+F"


def test_escape_and_tab_lead_out_of_the_field(keys: KeysPart, qtbot: QtBot) -> None:
    keys.field.setFocus()
    with qtbot.waitSignal(keys.field.left):
        QTest.keyClick(keys.field, KEY.Key_Escape)
    assert keys.list.hasFocus()
    assert keys.isVisible()
    keys.field.setFocus()
    QTest.keyClick(keys.field, KEY.Key_Tab)
    assert not keys.field.hasFocus()


def test_choosing_another_action_drops_the_question(keys: KeysPart, window: MainWindow) -> None:
    QTest.keyClick(keys.field, KEY.Key_H, CTRL)
    with_signal: list[str] = []
    keys.list.chosen.connect(with_signal.append)
    keys.list.go_to("export")
    assert with_signal == ["export"]
    assert not keys.replace.isVisible()
    assert keys.field.text() == "Ctrl+E"
    assert window.keys.of("find") == "Ctrl+F"


def test_the_tool_tip_of_a_button_says_the_keys_in_force(window: MainWindow) -> None:
    (button,) = (one for one in window.findChildren(QToolButton) if one.text() == "Import")
    assert button.toolTip() == "Import (Ctrl+Shift+I)"
    window.keys.give("import", "Ctrl+Alt+I")
    assert button.toolTip() == "Import (Ctrl+Alt+I)"
    window.keys.give("import", "")
    assert button.toolTip() == "Import"


def test_keys_with_alt_do_not_open_a_menu_while_they_are_recorded(
    keys: KeysPart, window: MainWindow
) -> None:
    keys.field.setFocus()
    QTest.keyClick(keys.field, KEY.Key_F, ALT)
    # Those of a menu are not to be had.
    assert window.keys.of("find") == "Ctrl+F"
    assert QApplication.activePopupWidget() is None
    QTest.keyClick(keys.field, KEY.Key_G, ALT)
    assert window.keys.of("find") == "Alt+G"
