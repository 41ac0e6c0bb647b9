"""Items dragged in the outline: where they go, what refuses them, what shows it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.editing.arranging import Gap
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.lists.outline import Outline, carried
from crank_desktop.ui.main_window import MainWindow
from tests.gui.outlines import (
    LEFT,
    PLAIN,
    click,
    drop,
    edge,
    hold,
    is_arranged,
    leave,
    names,
    place_of,
    press,
    uids_of,
)

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.mark.parametrize(
    ("dragged", "place", "after"),
    [
        ("a", ("c", -1), ["bacd", "x", "ef"]),
        ("a", ("c", 1), ["bcad", "x", "ef"]),
        ("bd", ("a", -1), ["bdac", "x", "ef"]),
        ("ad", ("f", 1), ["bc", "x", "efad"]),
        ("a", ("Second", 1), ["bcd", "x", "aef"]),
        ("e", ("Read", -1), ["abcde", "x", "f"]),
        ("f", ("First", 1), ["fabcd", "x", "e"]),
        ("f", ("August 2025", 1), ["fabcd", "x", "e"]),
    ],
)
def test_items_are_dropped_where_the_line_is(
    outline: Outline, desk: Desk, dragged: str, place: tuple[str, int], after: list[str]
) -> None:
    assert drop(outline, uids_of(outline, dragged), edge(outline, *place))
    assert is_arranged(desk, after)
    assert desk.workspace.stack.count() == 1
    desk.workspace.undo()
    assert is_arranged(desk, ["abcd", "x", "ef"])


def test_below_all_rows_is_the_end_of_the_last_section(
    outline: Outline, desk: Desk, qtbot: QtBot
) -> None:
    outline.window().resize(1280, 1200)
    bottom = outline.viewport().rect().bottomLeft() + QPoint(40, -2)
    assert desk.workspace.issue
    with qtbot.waitSignal(outline.dropped) as told:
        assert drop(outline, uids_of(outline, "b"), bottom)
    assert told.args == [uids_of(outline, "b"), Gap(desk.workspace.issue.sections[2].uid, 2)]
    assert is_arranged(desk, ["acd", "x", "efb"])


@pytest.mark.parametrize(("dragged", "over"), [("x", "b"), ("ax", "e"), ("a", "x")])
def test_a_section_of_another_kind_refuses(
    outline: Outline, desk: Desk, dragged: str, over: str
) -> None:
    assert not hold(outline, uids_of(outline, dragged), place_of(outline, over))
    assert not drop(outline, uids_of(outline, dragged), place_of(outline, over))
    assert is_arranged(desk, ["abcd", "x", "ef"])
    assert desk.workspace.stack.count() == 0


def test_what_is_no_item_of_the_issue_is_refused(outline: Outline, desk: Desk) -> None:
    assert not drop(outline, ("0" * 32,), place_of(outline, "b"))
    assert not drop(outline, (), place_of(outline, "b"))
    held = uids_of(outline, "a")
    desk.workspace.open_issue("")
    assert not drop(outline, held, QPoint(30, 30))


def test_a_line_shows_where_dragged_items_go(outline: Outline, window: MainWindow) -> None:
    def accents() -> set[int]:
        image = outline.viewport().grab().toImage()
        accent = window.theme.color("accent").rgb()
        middle = image.width() // 2
        return {y for y in range(image.height()) if image.pixel(middle, y) == accent}

    place_of(outline, "a")
    assert accents() == set()
    hold(outline, uids_of(outline, "a"), edge(outline, "c", 1))
    row = outline.visualRect(outline.indexAt(place_of(outline, "c")))
    drawn = accents()
    assert drawn
    assert all(abs(y - row.bottom()) <= 2 for y in drawn)
    hold(outline, uids_of(outline, "a"), place_of(outline, "x"))
    assert accents() == set()
    hold(outline, uids_of(outline, "a"), edge(outline, "e", -1))
    assert accents()
    leave(outline)
    assert accents() == set()


def test_a_folded_section_takes_items_at_its_end(outline: Outline, desk: Desk) -> None:
    click(outline, "Second")
    press(outline, KEY.Key_Left)
    assert drop(outline, uids_of(outline, "a"), edge(outline, "Second", 1))
    assert is_arranged(desk, ["bcd", "x", "efa"])
    assert not outline.isExpanded(outline.model().index(3, 0))


def test_the_mouse_drags_all_that_is_selected(
    outline: Outline, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a screen Qt ends a drag at once: here it goes on to where it is dropped."""

    def go_on(drag: QDrag, _action: Qt.DropAction) -> None:
        uids = carried(drag.mimeData())
        assert "".join(outline.words_of(uid) for uid in uids) == "ab"
        assert drop(outline, uids, edge(outline, "d", 1))

    monkeypatch.setattr(QDrag, "exec", go_on)
    click(outline, "a")
    click(outline, "b", SHIFT)
    start = place_of(outline, "b")
    QTest.mousePress(outline.viewport(), LEFT, PLAIN, start)
    for step in (4, 12):
        QTest.mouseMove(outline.viewport(), start + QPoint(0, step))
    assert is_arranged(desk, ["cdab", "x", "ef"])
    assert names(outline) == "ab"
    QTest.mouseRelease(outline.viewport(), LEFT, PLAIN, start)
    outline.clearSelection()
    outline.startDrag(Qt.DropAction.MoveAction)
    assert is_arranged(desk, ["cdab", "x", "ef"])
