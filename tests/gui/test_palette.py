"""The palette over a window: what it lists, how it is led by keys, what it does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.ui.actions import ACTIONS
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.palette.palette import Palette
from crank_desktop.ui.palette_room import PaletteRoom
from tests.gui.outlines import arranged_issue
from tests.gui.windows import child, part_of

KEY = Qt.Key
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def palette(window: MainWindow, desk: Desk, qtbot: QtBot) -> Palette:
    """The palette, shown by its keys while an item is written."""
    assert desk.workspace.issue
    with qtbot.waitActive(window):
        window.activateWindow()
    desk.workspace.open_item(desk.workspace.issue.sections[0].items[0].uid)
    desk.write()
    QTest.keyClick(window, KEY.Key_P, BOTH)
    return child(window, Palette, "commandPalette")


def words(palette: Palette) -> list[str]:
    return [row.words for row in palette.shown()]


def find(palette: Palette, typed: str) -> None:
    QTest.keyClicks(palette.edit, typed)


def test_it_lists_every_command_issue_and_item_by_name(
    palette: Palette, window: MainWindow, desk: Desk
) -> None:
    assert palette.edit.hasFocus()
    shown = palette.shown()
    commands = {row.key for row in shown if row.key.startswith("action:")}
    assert commands == {f"action:{row.name}" for row in ACTIONS if row.name != "commands"}
    issue = desk.workspace.issue
    assert issue
    uids = [item.uid for section in issue.sections for item in section.items]
    assert {row.key for row in shown} - commands == {
        f"issue:{issue.uid}",
        *(f"item:{uid}" for uid in uids),
    }
    of = {row.key: row for row in shown}
    assert of[f"item:{uids[0]}"].words == "Two ports agree on tugs"
    assert of[f"item:{uids[0]}"].place == "July Highlights"
    find_row = of["action:find"]
    assert (find_row.words, find_row.place, find_row.keys) == (
        "Find in this issue",
        "Edit",
        "Ctrl+F",
    )
    assert window.isAncestorOf(palette)
    assert not palette.isWindow()


def test_a_command_is_found_and_done_where_the_keys_were(
    palette: Palette, desk: Desk, window: MainWindow
) -> None:
    form = desk.editor.form
    assert form
    find(palette, "dark")
    assert words(palette)[0] == "Dark"
    QTest.keyClick(palette.edit, KEY.Key_Return)
    assert window.theme.is_dark
    assert palette.isHidden()
    assert form.first_field.hasFocus()


def test_what_was_chosen_last_stands_first(palette: Palette, window: MainWindow) -> None:
    find(palette, "dark")
    QTest.keyClick(palette.edit, KEY.Key_Return)
    window.actions_["commands"].trigger()
    assert palette.edit.text() == ""
    assert words(palette)[0] == "Dark"
    assert window.settings.recent.startswith("action:theme-dark")


def test_arrows_lead_past_what_cannot_be_done(palette: Palette, window: MainWindow) -> None:
    window.actions_["find"].setEnabled(False)
    window.actions_["commands"].trigger()
    find(palette, "find ")
    assert words(palette)[-1] == "Find in this issue"
    for _ in range(10):
        QTest.keyClick(palette.edit, KEY.Key_Down)
    current = palette.current()
    assert current
    assert current.enabled
    QTest.keyClick(palette.edit, KEY.Key_Up)
    above = palette.current()
    assert above
    assert words(palette).index(above.words) == words(palette).index(current.words) - 1
    assert palette.edit.hasFocus()


def test_what_cannot_be_done_is_never_done(palette: Palette, window: MainWindow) -> None:
    for name in ("theme-dark", "preview-dark"):
        window.actions_[name].setEnabled(False)
    window.actions_["commands"].trigger()
    find(palette, "dark")
    assert [row.enabled for row in palette.shown()] == [False, False]
    QTest.keyClick(palette.edit, KEY.Key_Return)
    spot = palette.list.visualRect(palette.list.model().index(0, 0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert palette.isVisible()
    part_of(window, PaletteRoom).choose("action:theme-dark")
    assert not window.theme.is_dark


def test_escape_gives_the_keys_back(palette: Palette, desk: Desk) -> None:
    QTest.keyClick(palette.edit, KEY.Key_Escape)
    assert palette.isHidden()
    form = desk.editor.form
    assert form
    assert form.first_field.hasFocus()


def test_it_goes_when_an_editor_goes_on_elsewhere(palette: Palette, desk: Desk) -> None:
    desk.left.outline.setFocus()
    assert palette.isHidden()
    assert desk.left.outline.hasFocus()


def test_an_item_is_opened_and_written_in(palette: Palette, desk: Desk, window: MainWindow) -> None:
    window.actions_["trash"].trigger()
    issue = desk.workspace.issue
    assert issue
    wanted = issue.sections[1].items[0]
    label = desk.left.outline.words_of(wanted.uid)
    window.actions_["commands"].trigger()
    find(palette, label[:12])
    assert words(palette)[0] == label
    QTest.keyClick(palette.edit, KEY.Key_Return)
    assert desk.workspace.item_uid == wanted.uid
    assert window.middle.currentWidget() is desk.editor
    form = desk.editor.form
    assert form
    assert form.first_field.hasFocus()


def test_another_issue_is_opened_by_a_click(
    palette: Palette, desk: Desk, window: MainWindow, qtbot: QtBot
) -> None:
    other = arranged_issue()
    assert desk.workspace.apply(AddIssue(other))
    window.actions_["commands"].trigger()
    find(palette, "aug")
    spot = palette.list.visualRect(palette.list.model().index(0, 0)).center()
    with qtbot.waitSignal(palette.chosen):
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.workspace.issue
    assert desk.workspace.issue.uid == other.uid


def test_nothing_found_is_said_with_a_way_on(palette: Palette) -> None:
    find(palette, "qqq")
    assert palette.shown() == []
    assert not palette.list.isVisible()
    assert "called “qqq”" in child(palette, QLabel).text()
    QTest.keyClick(palette.edit, KEY.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize("width", [760, 1280])
def test_it_stays_inside_the_window(palette: Palette, window: MainWindow, width: int) -> None:
    window.resize(width, 500)
    assert window.rect().contains(palette.geometry())
    left, right = palette.x(), window.width() - palette.geometry().right() - 1
    assert abs(left - right) <= 1
    row = palette.list.visualRect(palette.list.model().index(0, 0))
    assert row.height() >= 28


def test_writing_goes_on_in_the_field_that_was_left(palette: Palette, desk: Desk) -> None:
    QTest.keyClick(palette.edit, KEY.Key_Escape)
    form = desk.editor.form
    assert form
    field: TextField = form.first_field
    QTest.keyClicks(field, "x")
    assert "x" in field.text()
