"""The history when something is wrong: each refusal in one line, and nothing else is touched."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crank_desktop.library.values import RevisionRow
from crank_desktop.model.kinds import Occasion
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.history.room import HistoryRoom
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.workspace import Workspace
from tests.gui.histories import compared, first, issue_of, rows_of, version, write
from tests.gui.windows import part_of


@pytest.fixture
def room(window: MainWindow) -> HistoryRoom:
    return part_of(window, HistoryRoom)


@pytest.fixture
def workspace(desk: Desk) -> Workspace:
    return desk.workspace


@pytest.fixture
def chosen(room: HistoryRoom, workspace: Workspace, qtbot: QtBot) -> RevisionRow:
    """The version that the pane compares with what was written since."""
    version(room, workspace)
    compared(room, qtbot, "Later")
    row = room.pane.list.current
    assert row is not None
    return row


def do_to(file: Path, statement: str) -> None:
    """Change the library's file behind the program's back."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(statement)
        raw.commit()


def test_a_damaged_version_is_not_brought_back(
    room: HistoryRoom, workspace: Workspace, file: Path, chosen: RevisionRow
) -> None:
    before = issue_of(workspace)
    do_to(file, "UPDATE kept_part SET content = x'00'")
    for restore in (room.restore_issue, lambda: room.restore_item(first(workspace).uid)):
        room.pane.say("")
        restore()
        assert "is damaged" in room.pane.problem.text()
        assert issue_of(workspace) == before
        assert not workspace.stack.canUndo()
    assert rows_of(workspace)[0].uid == chosen.uid


def test_what_the_version_does_not_hold_cannot_come_from_it(
    room: HistoryRoom, workspace: Workspace, chosen: RevisionRow
) -> None:
    assert chosen.parts
    room.restore_item("not-there")
    assert room.pane.problem.text() == "This item was not there yet"
    assert not workspace.stack.canUndo()


def test_an_issue_that_says_it_already_is_left_alone(
    room: HistoryRoom, workspace: Workspace, chosen: RevisionRow
) -> None:
    assert chosen.issue_uid == issue_of(workspace).uid
    write(workspace, "Two ports agree on tugs")
    room.restore_issue()
    assert room.pane.problem.text() == "The issue says this already"
    room.restore_item(first(workspace).uid)
    assert room.pane.problem.text() == "The item says this already"
    assert not workspace.stack.canUndo()


def test_a_version_that_is_gone_cannot_be_named(
    room: HistoryRoom, workspace: Workspace, file: Path, chosen: RevisionRow
) -> None:
    do_to(file, "DELETE FROM revision")
    room.pane.list.named.emit(chosen.uid, "A name")
    assert rows_of(workspace) == ()
    assert room.pane.nothing.isVisible()


def test_no_issue_no_version(room: HistoryRoom, workspace: Workspace) -> None:
    workspace.open_issue("")
    assert room.keeper.keep_open(Occasion.ASKED) is None
    room.keep_version()
    room.restore_issue()
    room.restore_item("x")
    assert not workspace.stack.canUndo()
