"""Versions are kept while an editor works, without being asked."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.arranging import removing
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.section_changes import RemoveSection
from crank_desktop.main import open_window
from crank_desktop.model.kinds import Occasion
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.history.keeper import Keeper
from crank_desktop.ui.history.room import HistoryRoom
from crank_desktop.ui.import_room import ImportRoom
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.workspace import Workspace
from tests.gui.histories import compared, first, issue_of, kept, rows_of, write
from tests.gui.windows import desk_of, part_of
from tests.library_files import example_issue


@pytest.fixture
def room(window: MainWindow) -> HistoryRoom:
    window.activateWindow()
    return part_of(window, HistoryRoom)


@pytest.fixture
def workspace(desk: Desk) -> Workspace:
    return desk.workspace


def test_a_pause_keeps_what_was_written_and_what_was_there_before(
    room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    was = first(workspace).heading
    room.keeper.pause.setInterval(60)
    with qtbot.waitSignals([room.keeper.kept, room.keeper.kept]):
        write(workspace, "Written")
    assert kept(workspace) == [Occasion.PAUSE, Occasion.OPENED]
    said = [
        workspace.library.revisions.load(row).issue.sections[0].items[0]
        for row in rows_of(workspace)
    ]
    assert [item.heading for item in said if isinstance(item, HighlightItem)] == ["Written", was]
    assert not room.keeper.longest.isActive()


def test_work_without_a_pause_is_kept_too(
    room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    room.keeper.longest.setInterval(60)
    with qtbot.waitSignals([room.keeper.kept, room.keeper.kept]):
        write(workspace, "Written")
    assert room.keeper.pause.isActive()
    assert kept(workspace) == [Occasion.PAUSE, Occasion.OPENED]


def test_going_to_another_issue_keeps_the_one_that_was_written_in(
    room: HistoryRoom, workspace: Workspace
) -> None:
    assert isinstance(room.keeper, Keeper)
    uid = issue_of(workspace).uid
    other = replace(example_issue("May 2025", 5), uid="ab" * 16, sections=())
    assert workspace.apply(AddIssue(other))
    write(workspace, "Written")
    workspace.open_issue(other.uid)
    found = workspace.library.revisions.rows(uid)
    assert found[0].occasion is Occasion.CLOSED
    workspace.open_issue(uid)
    workspace.open_issue(other.uid)
    assert workspace.library.revisions.rows(uid) == found
    assert workspace.library.revisions.rows(other.uid) == ()


def test_the_end_of_the_window_keeps_it_and_the_next_one_finds_it(
    file: Path, theme: object, qtbot: QtBot
) -> None:
    assert theme is not None
    before = open_window(file)
    workspace = desk_of(before).workspace
    with qtbot.waitSignal(part_of(before, HistoryRoom).keeper.kept):
        write(workspace, "Written")
    with qtbot.waitSignal(workspace.closing):
        assert before.close()
    before.deleteLater()
    again = open_window(file)
    room, workspace = part_of(again, HistoryRoom), desk_of(again).workspace
    assert kept(workspace) == [Occasion.CLOSED, Occasion.OPENED]
    again.actions_["show-history"].trigger()
    assert len(room.pane.list.rows) == 2
    compared(room, qtbot, "It reads now as it did then.")
    room.pane.list.go_to(rows_of(workspace)[1].uid)
    compared(room, qtbot, "+Written")
    room.restore_issue()
    assert first(workspace).heading == "Two ports agree on tugs"
    assert again.close()
    again.deleteLater()


def test_milestones_are_kept_before_they_change_anything(
    workspace: Workspace,
) -> None:
    issue = issue_of(workspace)
    heard: list[object] = []
    workspace.applying.connect(heard.append)
    change = RemoveSection(issue.uid, 0, issue.sections[0])
    assert workspace.apply(change)
    assert heard == [change]
    (row,) = rows_of(workspace)
    assert row.occasion is Occasion.REMOVING
    assert workspace.library.revisions.load(row).issue == issue
    small = removing(issue_of(workspace), [issue.sections[1].items[0].uid])
    assert small is not None
    assert workspace.apply(small)
    assert rows_of(workspace) == (row,)


def test_what_leaves_and_what_comes_in_is_kept(
    window: MainWindow, workspace: Workspace, side: RightSide, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(side.leaving.left):
        window.actions_["copy-html"].trigger()
    assert kept(workspace) == [Occasion.EXPORTED]
    part_of(window, ImportRoom).kept.emit(issue_of(workspace).uid)
    assert kept(workspace) == [Occasion.EXPORTED]
    write(workspace, "Read anew")
    part_of(window, ImportRoom).kept.emit(issue_of(workspace).uid)
    assert kept(workspace)[0] is Occasion.IMPORTED


def test_a_version_that_cannot_be_kept_is_told_and_saving_goes_on(
    room: HistoryRoom, workspace: Workspace, file: Path, qtbot: QtBot
) -> None:
    write(workspace, "Written")
    assert room.keeper.keep_open(Occasion.PAUSE)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE revision SET text = '{'")
        raw.commit()
    with qtbot.waitSignal(room.keeper.failed):
        assert room.keeper.keep_open(Occasion.EXPORTED) is None
    assert room.pane.problem.text().startswith("No version was kept: ")
    assert workspace.library.load_item(first(workspace).uid) == first(workspace)


def test_old_versions_are_thinned_out_while_the_window_is_open(
    room: HistoryRoom, workspace: Workspace, file: Path
) -> None:
    for heading in ("One", "Two", "Three"):
        write(workspace, heading)
        assert room.keeper.keep_open(Occasion.PAUSE)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE revision SET at = '2025-01-01T10:00:0' || id || '.000000+00:00'")
        raw.commit()
    assert room.keeper.thinning.isActive()
    room.keeper.thinning.timeout.emit()
    assert len(rows_of(workspace)) == 1
