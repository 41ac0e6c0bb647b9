"""An earlier state brought back: the whole issue or one item, and taken back again."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.editing.finding import Search
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields, RemoveIssue, ReplaceIssue
from crank_desktop.editing.item_changes import EditItem, InsertItem, MoveItem, Place, RemoveItem
from crank_desktop.editing.milestones import milestone_before
from crank_desktop.editing.putting_back import PutBack
from crank_desktop.editing.replacing import replacing
from crank_desktop.editing.restoring import (
    RestoreIssue,
    RestoreItem,
    restoring_issue,
    restoring_item,
)
from crank_desktop.editing.section_changes import InsertSection, RemoveSection
from crank_desktop.editing.several import Several
from crank_desktop.editing.standing import as_it_stands
from crank_desktop.errors import LibraryProblem, NothingDone
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model.kinds import Occasion, SectionKind
from tests.library_files import example_issue, small_library
from tests.values import identities


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "l.crank"


@pytest.fixture
def issue(path: Path) -> PortableIssue:
    return small_library(path)


@pytest.fixture
def library(path: Path, issue: PortableIssue) -> Iterator[Library]:
    with Library(path, write=True) as opened:
        assert opened.find_same(issue) is not None
        yield opened


@pytest.fixture
def then(library: Library, issue: PortableIssue) -> StoredIssue:
    """What stands at first, kept."""
    return library.revisions.load(library.revisions.keep(issue.uid, Occasion.PAUSE))


def mended(issue: PortableIssue) -> HighlightItem:
    """The second highlight under another headline."""
    item = issue.sections[0].items[1]
    assert isinstance(item, HighlightItem)
    return replace(item, heading="A quay is mended")


def rewrite(library: Library, issue: PortableIssue) -> None:
    """Let much of the issue be another."""
    section = issue.sections[0]
    fields = IssueFields.of(issue)
    for change in (
        EditItem(section.items[1], mended(issue)),
        RemoveItem(section.uid, 0, section.items[0]),
        InsertItem(section.uid, 0, HighlightItem(heading="New")),
        EditIssueFields(issue.uid, fields, replace(fields, intro="Three quays.")),
        RemoveSection(issue.uid, 2, issue.sections[2]),
    ):
        library.apply(change)


def test_the_whole_issue_says_again_what_it_said(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    rewrite(library, issue)
    before = library.load_uid(issue.uid)
    change = restoring_issue(library, issue.uid, then)
    assert change.label == "Restore July 2025"
    library.apply(change)
    assert library.load_uid(issue.uid) == then
    assert identities(library.load_uid(issue.uid).issue) == identities(issue)
    library.revert(change)
    assert library.load_uid(issue.uid) == before
    assert identities(library.load_uid(issue.uid).issue) == identities(before.issue)


def test_what_was_typed_after_a_restoring_is_redone_with_it(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    rewrite(library, issue)
    for change, item in (
        (restoring_issue(library, issue.uid, then), issue.sections[0].items[0]),
        (
            restoring_item(library, issue.uid, then.issue, issue.sections[0].items[1].uid),
            issue.sections[0].items[1],
        ),
    ):
        library.apply(change)
        assert isinstance(item, HighlightItem)
        typed = replace(item, body="Typed since.")
        library.apply(EditItem(item, typed))
        again = as_it_stands(change, library)
        assert type(again) is type(change)
        library.revert(change)
        library.apply(again)
        assert library.load_item(item.uid) == typed
        library.revert(again)


def test_one_item_says_again_what_it_said_where_it_is(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    rewrite(library, issue)
    old = issue.sections[0].items[1]
    library.apply(
        MoveItem(old.uid, Place(issue.sections[0].uid, 1), Place(issue.sections[0].uid, 0))
    )
    change = restoring_item(library, issue.uid, then.issue, old.uid)
    assert isinstance(change, RestoreItem)
    assert change.label == "Restore the highlight"
    library.apply(change)
    assert library.load_uid(issue.uid).issue.sections[0].items[0].uid == old.uid
    assert library.load_item(old.uid) == old
    library.revert(change)
    assert library.load_item(old.uid) == mended(issue)


def test_an_item_that_is_gone_comes_back_out_of_the_trash(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    rewrite(library, issue)
    gone = issue.sections[0].items[0]
    change = restoring_item(library, issue.uid, then.issue, gone.uid)
    assert isinstance(change, PutBack)
    rows = library.trash.rows()
    library.apply(change)
    items = library.load_uid(issue.uid).issue.sections[0].items
    assert [item.uid for item in items].index(gone.uid) == 0
    assert len(library.trash.rows()) == len(rows) - 1
    library.revert(change)
    assert library.trash.rows() == rows


def test_an_item_whose_trash_is_empty_comes_back_all_the_same(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    rewrite(library, issue)
    library.trash.delete([row.uid for row in library.trash.rows()])
    for s, kind in ((0, InsertItem), (2, InsertSection)):
        change = restoring_item(library, issue.uid, then.issue, issue.sections[s].items[0].uid)
        assert type(change) is kind
        library.apply(change)
    assert library.load_uid(issue.uid).issue.sections == (
        replace(
            issue.sections[0],
            items=(
                issue.sections[0].items[0],
                HighlightItem(heading="New"),
                mended(issue),
            ),
        ),
        *issue.sections[1:],
    )


def test_what_stands_in_another_issue_by_now_stays_there(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    item = issue.sections[0].items[0]
    library.apply(RemoveItem(issue.sections[0].uid, 0, item))
    other = replace(example_issue("May 2025", 5), uid="ab" * 16, sections=())
    library.apply(AddIssue(other))
    library.apply(InsertSection(other.uid, 0, replace(issue.sections[0], uid="cd" * 16, items=())))
    library.apply(InsertItem("cd" * 16, 0, item))
    change = restoring_issue(library, issue.uid, then)
    library.apply(change)
    restored = library.load_uid(issue.uid).issue
    assert restored == issue
    assert restored.sections[0].items[0].uid != item.uid
    assert library.load_uid(other.uid).issue.sections[0].items == (item,)
    library.revert(change)
    one = restoring_item(library, issue.uid, then.issue, item.uid)
    library.apply(one)
    assert library.load_uid(issue.uid).issue.sections == issue.sections
    assert library.load_item(item.uid) == item


def test_what_is_said_already_is_told(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    with pytest.raises(NothingDone, match="The issue says this already"):
        restoring_issue(library, issue.uid, then)
    with pytest.raises(NothingDone, match="The item says this already"):
        restoring_item(library, issue.uid, then.issue, issue.sections[0].items[0].uid)
    with pytest.raises(NothingDone, match="was not there yet"):
        restoring_item(library, issue.uid, then.issue, "ef" * 16)
    with pytest.raises(LibraryProblem):
        restoring_issue(library, "ef" * 16, then)


def test_a_restored_order_is_a_change_too(
    library: Library, issue: PortableIssue, then: StoredIssue
) -> None:
    first, second = issue.sections[0].items
    same = replace(second, uid=first.uid), replace(first, uid=second.uid)
    assert first != second
    section = replace(issue.sections[0], items=same)
    library.apply(
        ReplaceIssue(
            library.load_uid(issue.uid),
            StoredIssue(replace(issue, sections=(section, *issue.sections[1:]))),
        )
    )
    library.apply(restoring_issue(library, issue.uid, then))
    assert identities(library.load_uid(issue.uid).issue) == identities(issue)


def test_milestones_are_kept_before_what_is_hard_to_write_again(issue: PortableIssue) -> None:
    stored, section = StoredIssue(issue), issue.sections[0]
    removals = tuple(
        RemoveItem(one.uid, 0, item) for one in issue.sections for item in one.items[:1]
    )
    words = replacing(issue, Search("tugs"), "boats").change
    assert words is not None
    found = [
        milestone_before(change, "open")
        for change in (
            RestoreIssue(stored, stored),
            RestoreItem(section.items[0], section.items[1]),
            ReplaceIssue(stored, stored),
            RemoveIssue(stored),
            RemoveSection(issue.uid, 0, section),
            words,
            Several(removals, "Remove 3 items"),
        )
    ]
    assert found == [
        (issue.uid, Occasion.RESTORING),
        ("open", Occasion.RESTORING),
        (issue.uid, Occasion.IMPORTING),
        (issue.uid, Occasion.REMOVING),
        ("open", Occasion.REMOVING),
        ("open", Occasion.REPLACING),
        ("open", Occasion.REMOVING),
    ]


def test_small_changes_are_no_milestones(issue: PortableIssue) -> None:
    section = issue.sections[0]
    empty = replace(section, items=(), kind=SectionKind.LINKS)
    removal = RemoveItem(section.uid, 0, section.items[0])
    for change in (
        removal,
        Several((removal, removal), "Remove 2 items"),
        RemoveSection(issue.uid, 0, empty),
        AddIssue(issue),
    ):
        assert milestone_before(change, "open") is None
    assert milestone_before(RemoveSection(issue.uid, 0, section), "") is None
