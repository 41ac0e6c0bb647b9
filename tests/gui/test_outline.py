"""Arranging an issue in its outline: by key, by mouse, by drag, several items at once."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from crank_desktop.document.compose import compose
from crank_desktop.document.counting import count_words
from crank_desktop.editing.arranging import Gap
from crank_desktop.library.inspection import verify
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.item_actions import ItemActions
from crank_desktop.ui.lists.outline import Outline
from crank_desktop.ui.lists.rows import RowRole, remarks_in
from crank_desktop.ui.main_window import MainWindow
from tests.gui.outlines import (
    PLAIN,
    click,
    drop,
    edge,
    is_arranged,
    names,
    order,
    place_of,
    press,
    uids_of,
)
from tests.gui.windows import part_of

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def test_several_are_selected_by_key_and_by_mouse(outline: Outline, desk: Desk) -> None:
    click(outline, "b")
    press(outline, KEY.Key_Down, SHIFT)
    press(outline, KEY.Key_Down, SHIFT)
    assert names(outline) == "bcd"
    assert outline.words_of(desk.workspace.item_uid) == "d"
    click(outline, "f", CTRL)
    click(outline, "c", CTRL)
    assert names(outline) == "bdf"
    click(outline, "c")
    click(outline, "a", SHIFT)
    assert names(outline) == "abc"
    click(outline, "x")
    assert names(outline) == "x"


def test_a_selection_is_told_to_the_menus(
    outline: Outline, window: MainWindow, qtbot: QtBot
) -> None:
    click(outline, "a")
    assert window.actions_["remove-item"].text() == "Remove the item"
    with qtbot.waitSignal(outline.selected) as told:
        click(outline, "b", SHIFT)
    assert told.args == [uids_of(outline, "ab")]
    assert window.actions_["remove-item"].text() == "Remove 2 items"
    assert window.actions_["item-up"].text() == "Move 2 items up"
    click(outline, "Read")
    assert not window.actions_["remove-item"].isEnabled()


def test_items_move_by_key_and_over_the_end_of_a_section(outline: Outline, desk: Desk) -> None:
    click(outline, "c")
    press(outline, KEY.Key_Up, ALT | SHIFT)
    assert is_arranged(desk, ["acbd", "x", "ef"])
    for _ in range(3):
        press(outline, KEY.Key_Down, ALT | SHIFT)
    assert is_arranged(desk, ["abd", "x", "cef"])
    assert names(outline) == "c"
    assert outline.currentIndex().data() == "c"
    press(outline, KEY.Key_Up, ALT | SHIFT)
    assert is_arranged(desk, ["abdc", "x", "ef"])
    assert desk.workspace.stack.count() == 5


def test_several_move_as_one_step_and_stay_selected(outline: Outline, desk: Desk) -> None:
    click(outline, "b")
    click(outline, "d", CTRL)
    press(outline, KEY.Key_Up, ALT | SHIFT)
    assert is_arranged(desk, ["badc", "x", "ef"])
    assert names(outline) == "bd"
    press(outline, KEY.Key_Z, CTRL)
    assert is_arranged(desk, ["abcd", "x", "ef"])
    assert names(outline) == "bd"
    assert outline.currentIndex().data() == "d"
    press(outline, KEY.Key_Z, CTRL | SHIFT)
    assert is_arranged(desk, ["badc", "x", "ef"])
    assert names(outline) == "bd"
    assert desk.workspace.stack.count() == 1


def test_delete_removes_all_that_is_selected_and_undo_brings_it_back(
    outline: Outline, desk: Desk, qtbot: QtBot
) -> None:
    click(outline, "b")
    click(outline, "f", CTRL)
    with qtbot.waitSignal(outline.removal_asked):
        press(outline, KEY.Key_Delete)
    assert is_arranged(desk, ["acd", "x", "e"])
    assert desk.workspace.stack.undoText() == "Remove 2 items"
    assert outline.words_of(desk.workspace.item_uid) == "e"
    assert outline.currentIndex().data() == "e"
    press(outline, KEY.Key_Z, CTRL)
    assert is_arranged(desk, ["abcd", "x", "ef"])
    assert outline.currentIndex().data() == "e"
    click(outline, "Read")
    press(outline, KEY.Key_Delete)
    assert is_arranged(desk, ["abcd", "x", "ef"])


def test_the_item_that_takes_the_place_is_open_next(outline: Outline, desk: Desk) -> None:
    for removed, opened in (("b", "c"), ("d", "c"), ("c", "a")):
        click(outline, removed)
        press(outline, KEY.Key_Delete)
        assert outline.words_of(desk.workspace.item_uid) == opened
        assert names(outline) == opened


def test_items_are_doubled_and_the_copy_is_open(
    outline: Outline, desk: Desk, window: MainWindow
) -> None:
    click(outline, "b")
    click(outline, "f", CTRL)
    window.actions_["double-item"].trigger()
    assert is_arranged(desk, ["abbcd", "x", "eff"])
    first = order(desk.workspace.issue)[0].index("b")
    assert desk.workspace.draft
    assert desk.workspace.draft.place_of(desk.workspace.item_uid) == (0, first + 1)


def test_items_are_copied_as_markdown(outline: Outline, qtbot: QtBot) -> None:
    click(outline, "d")
    click(outline, "x", CTRL)
    with qtbot.waitSignal(outline.copy_asked):
        press(outline, KEY.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert copied == "### d\n\nOne two.\n\n- [x]()\n  ()\n"


def test_an_item_is_added_to_the_section_that_was_gone_to(
    outline: Outline, desk: Desk, window: MainWindow
) -> None:
    click(outline, "a")
    click(outline, "Second")
    window.actions_["add-item"].trigger()
    assert order(desk.workspace.issue) == ["abcd", "x", "ef-"]
    window.actions_["undo"].trigger()
    outline.go_to_section("nowhere")
    assert outline.current_section() == ""


def test_the_menu_of_a_row_holds_what_can_be_done(outline: Outline) -> None:
    said: list[str] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        said.extend(action.text() or "-" for action in menu.actions())
        menu.close()

    place = place_of(outline, "b")
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.RightButton, PLAIN, place)
    assert names(outline) == "b"
    QTimer.singleShot(0, look)
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, outline.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(outline.viewport(), asked)
    assert said == [
        "Add an item",
        "Duplicate the item",
        "Copy the item as Markdown",
        "-",
        "Move the item up",
        "Move the item down",
        "-",
        "Remove the item",
    ]


def test_what_is_folded_stays_folded(outline: Outline, desk: Desk) -> None:
    click(outline, "First")
    press(outline, KEY.Key_Left)
    section = outline.model().index(1, 0)
    assert not outline.isExpanded(section)
    assert desk.workspace.issue
    uid = desk.workspace.issue.uid
    assert drop(outline, uids_of(outline, "f"), edge(outline, "e", -1))
    assert not outline.isExpanded(outline.model().index(1, 0))
    desk.workspace.undo()
    desk.workspace.open_issue(desk.workspace.library.issue_rows()[-1].uid)
    desk.workspace.open_issue(uid)
    assert not outline.isExpanded(outline.model().index(1, 0))
    click(outline, "First")
    press(outline, KEY.Key_Right)
    part_of(desk.window, ItemActions).drop(
        uids_of(outline, "f"), Gap(desk.workspace.issue.sections[2].uid, 0)
    )
    assert outline.isExpanded(outline.model().index(1, 0))


def test_the_rows_stay_where_they_were_scrolled_to(outline: Outline, desk: Desk) -> None:
    desk.left.parts.setSizes([1000, 100])
    bar = outline.verticalScrollBar()
    click(outline, "c")
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before
    assert desk.workspace.issue
    seen = outline.visualRect(outline.currentIndex()).top()
    part_of(desk.window, ItemActions).drop(
        uids_of(outline, "f"), Gap(desk.workspace.issue.sections[2].uid, 0)
    )
    assert order(desk.workspace.issue)[2] == "fe"
    assert (bar.value(), outline.visualRect(outline.currentIndex()).top()) == (before, seen)
    desk.workspace.undo()
    assert (bar.value(), outline.visualRect(outline.currentIndex()).top()) == (before, seen)


def test_words_are_counted_by_item_section_and_issue(outline: Outline, desk: Desk) -> None:
    model = outline.model()
    section = model.index(1, 0)
    counts = [model.index(n, 0, section).data(RowRole.COUNT) for n in range(4)]
    assert counts == [3, 3, 3, 3]
    assert section.data(RowRole.COUNT) == 13
    assert desk.workspace.issue
    whole = model.index(0, 0)
    assert whole.data(RowRole.COUNT) == count_words(compose(desk.workspace.issue)) == 22
    click(outline, "a")
    form = desk.editor.form
    assert form
    QTest.keyClicks(form.first_field, "four five ")
    outline.show_item(desk.workspace.draft.item(desk.workspace.item_uid))  # type: ignore[union-attr]
    assert model.index(0, 0, section).data(RowRole.COUNT) == 5
    assert (section.data(RowRole.COUNT), whole.data(RowRole.COUNT)) == (15, 24)
    written = desk.workspace.issue
    assert written is not None
    assert count_words(compose(written)) == 24


def test_a_count_makes_room_for_words(outline: Outline) -> None:
    metrics = outline.fontMetrics()
    model = outline.model()
    section = model.index(1, 0)
    item = model.index(0, 0, section)
    assert remarks_in(section, 400, metrics) == ("4 · 13",)
    assert remarks_in(model.index(0, 0), 400, metrics) == ("draft · 22",)
    assert remarks_in(section, 40, metrics) == ("4",)
    assert remarks_in(item, 100, metrics) == ("3",)
    model.setData(item, "● 2", RowRole.REMARK)
    assert remarks_in(item, 400, metrics) == ("● 2", "3")
    assert remarks_in(item, 60, metrics) == ("● 2",)
    model.setData(item, 0, RowRole.COUNT)
    assert remarks_in(item, 400, metrics) == ("● 2",)


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_outline_draft_and_library_agree(
    outline: Outline, desk: Desk, window: MainWindow, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same steps every time
    start = desk.workspace.issue
    kept = [order(start)]
    for _ in range(60):
        index = desk.workspace.stack.index()
        row = chance.choice([one for one in "abcdefx" if uids_of(outline, one)] or ["Read"])
        click(outline, row, chance.choice((PLAIN, PLAIN, CTRL, SHIFT)))
        act = chance.choice(("up", "down", "drop", "double", "remove", "undo", "undo", "redo"))
        if act == "drop":
            place = QPoint(50, chance.randrange(outline.viewport().height()))
            drop(outline, outline.selected_uids(), place)
        elif act in {"undo", "redo"}:
            window.actions_[act].trigger()
        elif act == "double" and sum(map(len, order(desk.workspace.issue))) > 12:
            continue
        else:
            name = {"up": "item-up", "down": "item-down"}.get(act, f"{act}-item")
            window.actions_[name].trigger()
        rows = order(desk.workspace.issue)
        assert is_arranged(desk, rows)
        now = desk.workspace.stack.index()
        if now > index and act not in {"undo", "redo"}:
            kept[now:] = [rows]
        assert rows == kept[now]
    while desk.workspace.stack.canUndo():
        desk.workspace.undo()
        assert is_arranged(desk, kept[desk.workspace.stack.index()])
    assert desk.workspace.issue == start
    assert verify(desk.workspace.library.path) == []
