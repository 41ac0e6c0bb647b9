"""An open issue while it is typed in."""

from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.portable import HighlightItem, LinkItem, PortableIssue
from crank_desktop.editing.draft import Draft
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields
from tests.library_files import example_issue, small_library


def first(issue: PortableIssue) -> HighlightItem:
    item = issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    return item


def test_typing_is_in_the_issue_at_once_and_unsaved_until_it_is_marked() -> None:
    issue = example_issue()
    draft = Draft(issue)
    written = replace(first(issue), body="Nine tugs.")
    assert draft.write_item(written)
    assert first(draft.issue).body == "Nine tugs."
    assert draft.issue.sections[1:] == issue.sections[1:]
    assert draft.unsaved() == (EditItem(first(issue), written),)
    draft.mark_saved()
    assert draft.unsaved() == ()
    assert first(draft.issue) == written


def test_the_same_words_change_nothing() -> None:
    issue = example_issue()
    draft = Draft(issue)
    assert not draft.write_item(replace(first(issue)))
    assert not draft.write_fields(IssueFields.of(issue))
    assert draft.issue is issue


def test_words_that_were_taken_back_leave_nothing_to_save() -> None:
    issue = example_issue()
    draft = Draft(issue)
    draft.write_item(replace(first(issue), heading="Other"))
    assert draft.write_item(first(issue))
    assert draft.unsaved() == ()


def test_an_item_is_found_with_its_section_and_place() -> None:
    issue = example_issue()
    draft = Draft(issue)
    link = issue.sections[1].items[0]
    assert isinstance(link, LinkItem)
    assert draft.holds(link.uid)
    assert draft.item(link.uid) is link
    assert draft.section_of(link.uid).heading == "Links"
    assert draft.place_of(issue.sections[0].items[1].uid) == (0, 1)
    assert not draft.holds("nobody")
    with pytest.raises(KeyError):
        draft.item("nobody")


def test_saving_what_is_unsaved_makes_the_library_say_what_was_typed(tmp_path: Path) -> None:
    issue = small_library(tmp_path / "l.crank")
    with Library(tmp_path / "l.crank", write=True) as library:
        draft = Draft(library.load_uid(issue.uid).issue)
        draft.write_fields(replace(IssueFields.of(issue), subject="Tugs", preheader="Ten of them"))
        draft.write_item(replace(first(issue), body="Nine tugs."))
        link = draft.issue.sections[1].items[0]
        assert isinstance(link, LinkItem)
        draft.write_item(replace(link, outlets=link.outlets[:1]))
        for change in draft.unsaved():
            library.apply(change)
        stored = library.load_uid(issue.uid).issue
    assert stored == draft.issue
    assert (stored.subject, first(stored).body) == ("Tugs", "Nine tugs.")
