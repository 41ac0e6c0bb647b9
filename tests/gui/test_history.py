"""The history in its pane: versions named, listed, compared, and brought back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.editing.arranging import removing
from crank_desktop.editing.section_changes import RemoveSection
from crank_desktop.main import open_window
from crank_desktop.model.kinds import Occasion
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.history.pane import HistoryPane
from crank_desktop.ui.history.room import HistoryRoom
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.widgets.name_field import NameField
from crank_desktop.ui.workspace import Workspace
from tests.gui.histories import compared, first, issue_of, kept, rows_of, shown, version, write
from tests.gui.windows import child, part_of


@pytest.fixture
def room(window: MainWindow) -> HistoryRoom:
    window.activateWindow()
    return part_of(window, HistoryRoom)


@pytest.fixture
def workspace(desk: Desk) -> Workspace:
    return desk.workspace


def test_a_version_is_kept_and_named_by_keys(
    window: MainWindow, room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    QTest.keyClick(
        window,
        Qt.Key.Key_S,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert window.right.shows(room.pane)
    field = child(room.pane, NameField)
    with qtbot.waitSignal(room.pane.list.named):
        QTest.keyClicks(field, "Sent to Bo")
        QTest.keyClick(field, Qt.Key.Key_Return)
    (row,) = rows_of(workspace)
    assert (row.occasion, row.label) == (Occasion.ASKED, "Sent to Bo")
    group = room.pane.list.topLevelItem(0)
    assert group is not None
    assert (group.text(0), shown(room, 0)[1]) == ("Today", "Named: Sent to Bo")
    assert room.pane.list.hasFocus()
    QTest.keyClick(room.pane.list, Qt.Key.Key_F2)
    QTest.keyClick(child(room.pane, NameField), Qt.Key.Key_Escape)
    assert rows_of(workspace) == (row,)


def test_the_pane_says_what_belongs_there(
    window: MainWindow, room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    window.actions_["show-history"].trigger()
    assert room.pane.nothing.isVisible()
    assert room.pane.nothing.text().startswith("Versions of this issue are kept here")
    assert not room.pane.name_button.isEnabled()
    with qtbot.waitSignal(room.pane.keep):
        room.pane.keep_button.click()
    child(room.pane, NameField).give_up()
    assert kept(workspace) == [Occasion.ASKED]
    assert not room.pane.nothing.isVisible()
    workspace.open_issue("")
    assert room.pane.nothing.text() == "Open an issue to see its earlier versions here."
    assert not room.pane.keep_button.isEnabled()
    assert not window.actions_["keep-version"].isEnabled()


def test_a_version_is_compared_with_what_is_typed_now(
    room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(room.pane.turned):
        version(room, workspace, "Three ports agree on tugs")
    compared(room, qtbot, "−Two +Three ports agree on tugs")
    assert room.pane.count.text() == "Since this version: 1 word added, 1 removed"
    assert "Removed in Heading: Two. Added in Heading: Three." in (
        room.pane.page.accessibleDescription()
    )
    assert "items unchanged" in room.pane.page.toPlainText()
    write(workspace, "Four ports agree on tugs")
    compared(room, qtbot, "+Four")
    page = room.pane.page.toHtml()
    assert "line-through" in page
    assert "underline" in page


def test_only_the_open_item_is_compared_where_that_is_asked(
    room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    version(room, workspace)
    compared(room, qtbot, "Later")
    room.pane.only_item.setFocus()
    QTest.keyClick(room.pane.only_item, Qt.Key.Key_Space)
    assert room.pane.page.toPlainText() == "It reads now as it did then."
    assert not room.pane.item_button.isEnabled()
    workspace.open_item(first(workspace).uid)
    compared(room, qtbot, "+Later")
    assert room.pane.item_button.isEnabled()


def test_words_are_counted_since_the_version_before(
    room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    version(room, workspace, "Three ports agree on new tugs")
    assert room.keeper.keep_open(Occasion.ASKED)
    room.refresh()
    qtbot.waitUntil(lambda: shown(room, 0)[2] == "+2 −1")
    assert shown(room, 1)[2] == ""
    group = room.pane.list.topLevelItem(0)
    assert group is not None
    row = room.pane.list.itemBelow(group)
    assert row is not None
    assert row.toolTip(2) == "Since the version before: 2 words added, 1 removed"


def test_an_item_is_restored_while_it_is_written_and_its_own_undo_stays(
    window: MainWindow, desk: Desk, room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    assert room.keeper.keep_open(Occasion.PAUSE)
    workspace.open_item(first(workspace).uid)
    field = child(window, TextField, "headingEdit")
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    QTest.keyClicks(field, "!")
    assert first(workspace).heading == "Two ports agree on tugs!"
    window.actions_["show-history"].trigger()
    compared(room, qtbot, "+!")
    room.pane.list.go_to(rows_of(workspace)[-1].uid)
    with qtbot.waitSignal(room.pane.restore_item) as asked:
        room.pane.item_button.click()
    assert asked.args == [first(workspace).uid]
    assert field.text() == first(workspace).heading == "Two ports agree on tugs"
    assert Occasion.RESTORING in kept(workspace)
    assert window.notice.words().startswith("The item is again as it was today at ")
    field.setFocus()
    for said in ("Two ports agree on tugs!", "Two ports agree on tugs"):
        window.actions_["undo"].trigger()
        assert field.text() == first(workspace).heading == said
    for said in ("Two ports agree on tugs!", "Two ports agree on tugs"):
        window.actions_["redo"].trigger()
        assert field.text() == first(workspace).heading == said
    assert desk.editor.form is not None


def test_an_item_is_restored_by_its_link(
    room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    issue = issue_of(workspace)
    version(room, workspace)
    gone = issue.sections[0].items[1]
    change = removing(issue_of(workspace), [gone.uid])
    assert change is not None
    assert workspace.apply(change)
    compared(room, qtbot, "Removed since Restore")
    room.pane.page.anchorClicked.emit(f"restore:{gone.uid}")
    assert issue_of(workspace).sections[0].items[1] == gone
    assert workspace.item_uid == gone.uid
    workspace.undo()
    assert len(issue_of(workspace).sections[0].items) == 1


def test_the_whole_issue_is_restored_and_taken_back(
    window: MainWindow, room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    issue = issue_of(workspace)
    version(room, workspace)
    assert workspace.apply(RemoveSection(issue.uid, 2, issue_of(workspace).sections[2]))
    before = issue_of(workspace)
    room.refresh()
    room.pane.list.go_to(rows_of(workspace)[-1].uid)
    compared(room, qtbot, "Why tugs matter")
    with qtbot.waitSignal(room.pane.restore_issue):
        room.pane.issue_button.click()
    assert issue_of(workspace) == issue
    assert kept(workspace)[0] is Occasion.RESTORING
    assert window.notice.words().startswith("The issue is again as it was today at ")
    window.actions_["undo"].trigger()
    assert issue_of(workspace) == before
    window.actions_["redo"].trigger()
    assert issue_of(workspace) == issue
    compared(room, qtbot, "It reads now as it did then.")
    assert not room.pane.issue_button.isEnabled()


def test_a_version_is_deleted_by_key_and_put_back(
    window: MainWindow, room: HistoryRoom, workspace: Workspace, qtbot: QtBot
) -> None:
    version(room, workspace)
    (row,) = rows_of(workspace)
    with qtbot.waitSignal(room.pane.list.delete):
        QTest.keyClick(room.pane.list, Qt.Key.Key_Delete)
    assert rows_of(workspace) == ()
    assert room.pane.nothing.isVisible()
    buttons = {one.text(): one for one in window.notice.findChildren(QPushButton)}
    buttons["Put it back"].click()
    assert rows_of(workspace) == (row,)
    assert room.pane.list.current == row


def test_a_damaged_version_says_so_where_it_is_shown(
    room: HistoryRoom, workspace: Workspace, file: Path
) -> None:
    version(room, workspace)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DELETE FROM kept_part")
        raw.commit()
    room.refresh()
    assert "is damaged" in room.pane.problem.text()
    assert not room.pane.issue_button.isEnabled()


def test_a_window_that_reads_shows_versions_and_changes_none(
    window: MainWindow, room: HistoryRoom, workspace: Workspace, file: Path, qtbot: QtBot
) -> None:
    version(room, workspace)
    assert window.isVisible()
    second = open_window(file)
    pane = part_of(second, HistoryPane)
    second.actions_["show-history"].trigger()
    qtbot.waitUntil(lambda: "+Later" in pane.page.toPlainText())
    for button in (pane.keep_button, pane.name_button, pane.delete_button, pane.issue_button):
        assert not button.isEnabled()
    assert "Restore" not in pane.page.toPlainText()
    assert not second.actions_["keep-version"].isEnabled()
    assert second.close()
    second.deleteLater()
