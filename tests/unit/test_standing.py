"""Taken back and redone, what an editor added still says what was written on since."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.portable import HighlightItem, PortableIssue, Section
from crank_desktop.editing.issue_changes import (
    AddIssue,
    EditIssueFields,
    RemoveIssue,
    ReplaceIssue,
    ResolveNote,
)
from crank_desktop.editing.item_changes import EditItem, InsertItem, RemoveItem
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.editing.putting_back import putting_back
from crank_desktop.editing.section_changes import InsertSection, RemoveSection
from crank_desktop.editing.several import Several
from crank_desktop.editing.standing import as_it_leaves, as_it_stands
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.changes import Change
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model.kinds import SectionKind
from tests.archives import png
from tests.library_files import example_issue, small_library


@pytest.fixture
def issue(tmp_path: Path) -> PortableIssue:
    return small_library(tmp_path / "l.crank")


@pytest.fixture
def library(tmp_path: Path, issue: PortableIssue) -> Iterator[Library]:
    with Library(tmp_path / "l.crank", write=True) as opened:
        assert opened.find_same(issue) is not None
        yield opened


def there_and_back(library: Library, change: Change, write: Callable[[], Change]) -> PortableIssue:
    """The issue after adding, writing on, taking back and redoing."""
    library.apply(change)
    library.apply(write())
    written = library.load_issue(library.issue_rows()[0].id)
    again = as_it_stands(change, library)
    library.revert(change)
    library.apply(again)
    redone = library.load_issue(library.issue_rows()[0].id)
    assert redone == written
    return redone


def test_an_added_item_keeps_its_words(library: Library, issue: PortableIssue) -> None:
    item = HighlightItem()
    typed = replace(item, heading="Typed since")
    redone = there_and_back(
        library, InsertItem(issue.sections[0].uid, 1, item), lambda: EditItem(item, typed)
    )
    assert redone.sections[0].items[1] == typed


def test_an_added_section_keeps_its_items(library: Library, issue: PortableIssue) -> None:
    section = Section(kind=SectionKind.LINKS, heading="More")
    item = HighlightItem(heading="New")
    redone = there_and_back(
        library, InsertSection(issue.uid, 0, section), lambda: InsertItem(section.uid, 0, item)
    )
    assert redone.sections[0].items == (item,)


def test_an_added_issue_keeps_its_fields(library: Library) -> None:
    added = replace(example_issue("August 2025", 8), notes=())
    redone = there_and_back(
        library,
        AddIssue(added),
        lambda: EditIssueFields(
            added.uid, IssueFields.of(added), replace(IssueFields.of(added), subject="Late tugs")
        ),
    )
    assert redone.subject == "Late tugs"


def test_an_added_issue_keeps_which_notes_are_settled(library: Library) -> None:
    added = example_issue("August 2025", 8)
    change = AddIssue(added, resolved=frozenset({0}))
    library.apply(change)
    library.apply(ResolveNote(added.uid, 2))
    again = as_it_stands(change, library)
    library.revert(change)
    library.apply(again)
    assert library.load_uid(added.uid).resolved == {0, 2}


def test_a_replaced_issue_keeps_what_was_written_since(
    library: Library, issue: PortableIssue
) -> None:
    before = library.load_uid(issue.uid)
    after = replace(issue, intro="Anew.")
    item = HighlightItem(heading="New")
    redone = there_and_back(
        library,
        ReplaceIssue(before, StoredIssue(after)),
        lambda: InsertItem(library.load_uid(issue.uid).issue.sections[0].uid, 0, item),
    )
    assert redone.sections[0].items[0] == item
    assert redone.intro == "Anew."


def test_what_adds_nothing_stays_the_change_it_is(library: Library, issue: PortableIssue) -> None:
    change = RemoveItem(issue.sections[0].uid, 0, issue.sections[0].items[0])
    assert as_it_stands(change, library) is change


def test_what_is_gone_is_told(library: Library, issue: PortableIssue) -> None:
    change = InsertItem(issue.sections[0].uid, 0, HighlightItem())
    with pytest.raises(LibraryProblem, match="no longer has this item"):
        as_it_stands(change, library)


def test_what_was_replaced_everywhere_keeps_what_was_typed_since(
    library: Library, issue: PortableIssue
) -> None:
    old = issue.sections[0].items[1]
    new, typed = HighlightItem(heading="A quay is mended"), HighlightItem(heading="Mended: a quay")
    fields = IssueFields.of(issue)
    change = Several(
        (
            EditItem(old, replace(new, uid=old.uid)),
            EditIssueFields(issue.uid, fields, replace(fields, intro="Three quays.")),
        ),
        "Replace 2 times",
    )
    redone = there_and_back(
        library, change, lambda: EditItem(replace(new, uid=old.uid), replace(typed, uid=old.uid))
    )
    assert (redone.sections[0].items[1], redone.intro) == (typed, "Three quays.")


def test_a_field_that_was_left_alone_is_no_part_of_it(
    library: Library, issue: PortableIssue
) -> None:
    fields = IssueFields.of(issue)
    change = EditIssueFields(issue.uid, fields, replace(fields, intro="Three quays."))
    library.apply(change)
    now = replace(fields, intro="Four quays.", subject="Late tugs")
    library.apply(EditIssueFields(issue.uid, fields, now))
    again = as_it_stands(change, library)
    assert again == EditIssueFields(issue.uid, fields, replace(fields, intro="Four quays."))


def redone_and_back(library: Library, change: Change, write: Change) -> None:
    """Taken back, written on, redone and taken back once more, the issue says what was written."""
    library.apply(change)
    library.revert(change)
    library.apply(write)
    row = library.issue_rows()[0]
    written = library.load_uid(row.uid)
    again = as_it_leaves(change, library)
    library.apply(again)
    assert [one.uid for one in library.issue_rows()] != [row.uid] or library.load_uid(
        row.uid
    ) != written
    library.revert(again)
    assert library.load_uid(row.uid) == written


def test_what_is_removed_again_comes_back_as_it_was_written(
    library: Library, issue: PortableIssue
) -> None:
    section = issue.sections[0]
    item = section.items[1]
    assert isinstance(item, HighlightItem)
    remove_item = RemoveItem(section.uid, 1, item)
    stored = library.load_uid(issue.uid)
    changes: tuple[Change, ...] = (
        remove_item,
        Several((remove_item,), "Remove"),
        RemoveSection(issue.uid, 0, section),
        RemoveIssue(stored),
        ReplaceIssue(stored, StoredIssue(example_issue("August 2025", 8))),
        EditItem(item, replace(item, body="Other words.")),
    )
    for number, change in enumerate(changes):
        now = library.load_item(item.uid)
        assert isinstance(now, HighlightItem)
        edit = EditItem(now, replace(now, heading=f"Typed {number}"))
        redone_and_back(library, change, edit)


def test_what_was_put_back_and_written_on_comes_back_as_the_trash_has_it(
    library: Library, issue: PortableIssue
) -> None:
    section, stored = issue.sections[0], library.load_uid(issue.uid)
    item = section.items[1]
    changes: tuple[Change, ...] = (
        RemoveItem(section.uid, 1, item),
        RemoveSection(issue.uid, 0, section),
        RemoveIssue(stored),
        Several((RemoveItem(section.uid, 1, item),), "Remove"),
    )
    for number, change in enumerate(changes):
        library.apply(change)
        put_back = putting_back(library, library.trash.rows()[0].uid, issue.uid)
        library.apply(put_back)
        now = library.load_item(item.uid)
        assert isinstance(now, HighlightItem)
        library.apply(EditItem(now, replace(now, heading=f"Written on {number}")))
        written = library.load_uid(issue.uid)
        library.revert(as_it_stands(put_back, library))
        library.revert(as_it_stands(change, library))
        assert library.load_uid(issue.uid) == written
        assert library.trash.rows() == ()


def test_what_was_deleted_for_good_comes_back_as_it_was(
    library: Library, issue: PortableIssue
) -> None:
    change = RemoveItem(issue.sections[0].uid, 1, issue.sections[0].items[1])
    library.apply(change)
    library.trash.delete([row.uid for row in library.trash.rows()])
    library.revert(as_it_stands(change, library))
    assert library.load_uid(issue.uid).issue == issue


def test_fields_that_are_written_again_come_back_as_they_were(
    library: Library, issue: PortableIssue
) -> None:
    fields = IssueFields.of(issue)
    typed = replace(fields, intro="Typed in between", subject="Left alone")
    redone_and_back(
        library,
        EditIssueFields(issue.uid, fields, replace(fields, intro="Other words.")),
        EditIssueFields(issue.uid, fields, typed),
    )


def test_a_picture_that_is_replaced_again_comes_back_as_it_was(
    library: Library, issue: PortableIssue
) -> None:
    fields = IssueFields.of(issue)
    typed = replace(fields, image=replace(fields.image, credit="Typed in between"))
    redone_and_back(
        library,
        SetPicture(issue.uid, issue.image, png()),
        EditIssueFields(issue.uid, fields, typed),
    )
