"""What the panes share: typing reaches the file, changes are done, taken back and redone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, Item
from crank_desktop.editing.issue_changes import RemoveIssue
from crank_desktop.editing.item_changes import InsertItem, RemoveItem
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields
from crank_desktop.ui.lull import QUIET
from crank_desktop.ui.workspace import SAVE_AT_LATEST, Workspace


def first(workspace: Workspace) -> HighlightItem:
    assert workspace.draft
    item = workspace.draft.issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    return item


def in_file(workspace: Workspace) -> Item:
    assert workspace.draft
    return workspace.library.load_item(first(workspace).uid)


def test_what_is_typed_is_in_the_file_within_a_second(workspace: Workspace, qtbot: QtBot) -> None:
    written = replace(first(workspace), body="Nine tugs.")
    with qtbot.waitSignal(workspace.typed) as typed:
        workspace.write_item(written)
    assert typed.args == [written.uid]
    waiting = workspace.has_unsaved
    with qtbot.waitSignal(workspace.saved, timeout=1000) as saved:
        pass
    assert (waiting, workspace.has_unsaved) == (True, False)
    assert in_file(workspace) == written
    (moment,) = saved.args or [None]
    assert isinstance(moment, datetime)
    assert workspace.draft
    assert moment == workspace.library.changed_at(workspace.draft.uid)


def test_typing_on_and_on_does_not_put_saving_off(workspace: Workspace, qtbot: QtBot) -> None:
    saves: list[object] = []
    workspace.saved.connect(saves.append)
    for number in range(3 * SAVE_AT_LATEST // QUIET):
        workspace.write_item(replace(first(workspace), body=f"{number} tugs."))
        qtbot.wait(QUIET // 2)
    assert saves


def test_fields_of_issue_and_newsletter_are_typed_and_saved(
    workspace: Workspace, qtbot: QtBot
) -> None:
    assert workspace.issue
    with qtbot.waitSignal(workspace.typed) as typed:
        workspace.write_fields(replace(IssueFields.of(workspace.issue), subject="Tugs"))
    assert typed.args == [""]
    with qtbot.waitSignal(workspace.changed) as changed:
        workspace.write_newsletter(replace(workspace.newsletter, name="Pier Letter"))
        assert workspace.save()
    (touched,) = changed.args or [None]
    assert isinstance(touched, Touched)
    assert touched.newsletter
    assert workspace.library.load_newsletter().name == "Pier Letter"
    assert workspace.library.load_issue(1).subject == "Tugs"


def test_a_change_is_done_taken_back_and_redone(workspace: Workspace) -> None:
    assert workspace.draft
    before = workspace.draft.issue
    item = HighlightItem(heading="New")
    assert workspace.apply(InsertItem(before.sections[0].uid, 1, item))
    assert workspace.draft.issue.sections[0].items[1] == item
    assert workspace.stack.undoText() == "Add the highlight"
    typed = replace(item, heading="Typed since")
    workspace.write_item(typed)
    workspace.undo()
    assert workspace.draft.issue == before
    workspace.redo()
    assert workspace.draft.issue.sections[0].items[1] == typed
    assert workspace.library.load_issue(1) == workspace.draft.issue
    workspace.redo()
    workspace.undo()
    workspace.undo()
    assert workspace.draft.issue == before


def test_an_item_that_is_gone_is_no_longer_open(workspace: Workspace, qtbot: QtBot) -> None:
    item = first(workspace)
    with qtbot.waitSignal(workspace.item_opened) as opened:
        workspace.open_item(item.uid)
    assert opened.args == [item.uid]
    assert workspace.draft
    with qtbot.waitSignal(workspace.item_opened) as opened:
        workspace.apply(RemoveItem(workspace.draft.section_of(item.uid).uid, 0, item))
    there = first(workspace)
    assert opened.args == [there.uid]
    workspace.open_item(item.uid)
    assert workspace.item_uid == there.uid
    with qtbot.waitSignal(workspace.item_opened) as opened:
        workspace.apply(RemoveItem(workspace.draft.section_of(there.uid).uid, 0, there))
    assert opened.args == [""]


def test_an_issue_that_is_gone_is_no_longer_open(workspace: Workspace, qtbot: QtBot) -> None:
    assert workspace.draft
    uid = workspace.draft.uid
    with qtbot.waitSignal(workspace.issue_opened):
        workspace.apply(RemoveIssue(workspace.library.load_uid(uid)))
    assert workspace.issue is None
    workspace.undo()
    workspace.open_issue(uid)
    assert workspace.issue


def refuse(*_arguments: object) -> Touched:
    raise LibraryProblem("the disk is full")


@pytest.mark.parametrize("act", [Workspace.undo, Workspace.redo])
def test_a_refusal_is_told_and_leaves_the_stack_as_it_was(
    workspace: Workspace,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    act: Callable[[Workspace], None],
) -> None:
    assert workspace.draft
    workspace.apply(InsertItem(workspace.draft.issue.sections[0].uid, 0, HighlightItem()))
    if act is Workspace.redo:
        workspace.undo()
    index, before = workspace.stack.index(), workspace.draft.issue
    monkeypatch.setattr(Library, "apply", refuse)
    monkeypatch.setattr(Library, "revert", refuse)
    with qtbot.waitSignal(workspace.refused) as refused:
        act(workspace)
    assert refused.args == ["the disk is full"]
    assert (workspace.stack.index(), workspace.draft.issue) == (index, before)
    with qtbot.waitSignal(workspace.refused):
        assert not workspace.apply(InsertItem(before.sections[0].uid, 0, HighlightItem()))
    assert workspace.stack.index() == index


def test_typing_that_cannot_be_saved_is_told_kept_and_tried_again(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = replace(first(workspace), body="Nine tugs.")
    with monkeypatch.context() as patched:
        patched.setattr(Library, "apply", refuse)
        with qtbot.waitSignal(workspace.save_failed) as failed:
            workspace.write_item(written)
        assert failed.args == ["the disk is full"]
        assert not workspace.close()
        assert not workspace.apply(RemoveItem("", 0, written))
        workspace.undo()
    assert first(workspace) == written
    with qtbot.waitSignal(workspace.saved):
        pass
    assert in_file(workspace) == written


def test_another_issue_opens_after_the_first_is_saved(workspace: Workspace, file: Path) -> None:
    written = replace(first(workspace), body="Nine tugs.")
    workspace.write_item(written)
    workspace.open_issue("")
    assert workspace.issue is None
    with Library(file, write=False) as beside:
        assert beside.load_item(written.uid) == written
