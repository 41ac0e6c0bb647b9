"""Every action by the keyboard alone: each menu by Alt and a letter, each row by the arrow keys."""

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from crank_desktop.ui.actions import ACTIONS, MENUS
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.keys import refusal
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def opened(window: MainWindow, menu: str) -> QMenu:
    """A menu, opened by Alt and its letter from where one writes."""
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.window() is window
    QTest.keyClick(focused, KEY(ord(menu[0])), ALT)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def walked(menu: QMenu) -> list[QAction]:
    """What the arrow keys lead to, from the top until it begins anew."""
    found: list[QAction] = []
    QTest.keyClick(menu, KEY.Key_Home)
    while menu.activeAction() not in found:
        found.append(menu.activeAction())
        QTest.keyClick(menu, KEY.Key_Down)
    return found


def reachable(menu: QMenu) -> list[QAction]:
    """The rows that the arrow keys lead to, in the menus inside it too: Right opens one."""
    found = []
    for action in walked(menu):
        found.append(action)
        inside = action.menu()
        if isinstance(inside, QMenu) and any(one.isEnabled() for one in inside.actions()):
            menu.setActiveAction(action)
            QTest.keyClick(menu, KEY.Key_Right)
            assert inside.isVisible()
            found += walked(inside)
            QTest.keyClick(inside, KEY.Key_Left)
            assert not inside.isVisible()
    return found


@pytest.fixture
def writing(window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot) -> MainWindow:
    """The window with everything in it, the caret in the headline of its first item."""
    assert desk.workspace.issue
    assert side.preview is not None
    with qtbot.waitActive(window):
        window.activateWindow()
    desk.workspace.open_item(desk.workspace.issue.sections[0].items[0].uid)
    desk.write()
    return window


@pytest.mark.parametrize("menu", MENUS)
def test_a_menu_opens_by_its_letter_and_its_rows_by_arrow_keys(
    writing: MainWindow, menu: str
) -> None:
    came_from = QApplication.focusWidget()
    shown = opened(writing, menu)
    rows = {row.name for row in ACTIONS if row.menu == menu}
    reached = {action.objectName() for action in reachable(shown)}
    can = {name for name in rows if writing.actions_[name].isEnabled()}
    assert can <= reached
    QTest.keyClick(shown, KEY.Key_Escape)
    QTest.keyClick(writing.menuBar(), KEY.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is came_from


def test_the_letters_of_the_menus_differ(writing: MainWindow) -> None:
    titles = [action.text() for action in writing.menuBar().actions()]
    assert titles == [f"&{menu}" for menu in MENUS]
    assert len({menu[0] for menu in MENUS}) == len(MENUS)


def test_return_does_what_the_row_says(writing: MainWindow, desk: Desk) -> None:
    issue = desk.workspace.issue
    assert issue
    shown = opened(writing, "Issue")
    wanted = writing.actions_["double-item"]
    QTest.keyClick(shown, KEY.Key_Home)
    while shown.activeAction() is not wanted:
        QTest.keyClick(shown, KEY.Key_Down)
    QTest.keyClick(shown, KEY.Key_Return)
    after = desk.workspace.issue
    assert after
    first = after.sections[0].items
    assert first[0] == first[1] == issue.sections[0].items[0]
    assert len(first) == len(issue.sections[0].items) + 1


def test_right_and_left_go_from_menu_to_menu(writing: MainWindow) -> None:
    titles = []
    shown = opened(writing, MENUS[0])
    for _ in MENUS:
        titles.append(shown.title())
        QTest.keyClick(shown, KEY.Key_Home)
        QTest.keyClick(shown, KEY.Key_Right)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        shown = popup
    assert titles == [f"&{menu}" for menu in MENUS]
    assert shown.title() == f"&{MENUS[0]}"
    QTest.keyClick(shown, KEY.Key_Escape)


@pytest.mark.parametrize("menu", MENUS)
def test_no_action_may_take_the_keys_of_a_menu(menu: str) -> None:
    pressed = QKeyCombination(ALT, KEY(ord(menu[0])))
    assert refusal(pressed) == f"Alt+{menu[0]} opens the {menu} menu. Choose other keys."
    assert refusal(QKeyCombination(ALT, KEY.Key_Q)) == ""


def test_no_action_came_with_the_keys_of_a_menu(writing: MainWindow) -> None:
    taken = {one.toString() for action in writing.actions_ for one in action.shortcuts()}
    assert taken.isdisjoint(f"Alt+{menu[0]}" for menu in MENUS)


def test_an_item_added_by_its_keys_is_chosen_alone(writing: MainWindow, desk: Desk) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, KEY.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert writing.isActiveWindow()
    assert desk.left.outline.selected_uids() == (desk.workspace.item_uid,)
