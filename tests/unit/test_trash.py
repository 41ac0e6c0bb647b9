"""What is thrown away is in the trash, whole, until it is put back or deleted for good."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crank_desktop.document.portable import HighlightItem, LinkItem, PortableIssue, Section
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields, RemoveIssue, ResolveNote
from crank_desktop.editing.item_changes import EditItem, RemoveItem
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.editing.putting_back import PutBack, putting_back
from crank_desktop.editing.section_changes import InsertSection, RemoveSection
from crank_desktop.editing.standing import as_it_stands
from crank_desktop.errors import LibraryProblem, NothingDone
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields, TrashRow
from crank_desktop.model.kinds import SectionKind, ThrownKind
from tests.library_files import example_issue, small_library
from tests.pictures import picture
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


def remove_item(library: Library, issue: PortableIssue, s: int = 0, i: int = 0) -> RemoveItem:
    section = issue.sections[s]
    change = RemoveItem(section.uid, i, section.items[i])
    library.apply(change)
    return change


def remove_section(library: Library, issue: PortableIssue, s: int) -> RemoveSection:
    change = RemoveSection(issue.uid, s, issue.sections[s])
    library.apply(change)
    return change


def only(library: Library) -> TrashRow:
    (row,) = library.trash.rows()
    return row


def put_back(library: Library, open_issue: str = "") -> PutBack:
    """Put back what was thrown away last."""
    change = putting_back(library, library.trash.rows()[0].uid, open_issue)
    library.apply(change)
    return change


def aged(path: Path, days: int) -> None:
    """Let everything in the trash have been thrown away so many days ago."""
    at = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="microseconds")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE trash SET at = ?", (at,))
        raw.commit()


def test_a_row_tells_what_it_was_and_from_where(library: Library, issue: PortableIssue) -> None:
    before = datetime.now(UTC)
    remove_item(library, issue)
    row = only(library)
    assert before <= row.at <= datetime.now(UTC)
    assert row == TrashRow(
        uid=row.uid,
        of_kind=ThrownKind.ITEM,
        of_uid=issue.sections[0].items[0].uid,
        label="Two ports agree on tugs",
        issue_label="July 2025",
        section_heading="July Highlights",
        at=row.at,
    )
    remove_item(library, issue, 1)
    assert library.trash.rows()[0].label == "Pilots went home early."
    remove_section(library, issue, 2)
    assert library.trash.rows()[0].label == "Recent Analysis"
    library.apply(RemoveIssue(library.load_uid(issue.uid)))
    kinds = [row.of_kind for row in library.trash.rows()]
    assert kinds == [ThrownKind.ISSUE, ThrownKind.SECTION, ThrownKind.ITEM, ThrownKind.ITEM]
    assert library.trash.rows()[0].label == "July 2025"


def test_a_section_without_a_heading_is_called_by_its_kind(
    library: Library, issue: PortableIssue
) -> None:
    bare = Section(kind=SectionKind.LINKS)
    library.apply(InsertSection(issue.uid, 0, bare))
    library.apply(RemoveSection(issue.uid, 0, bare))
    assert only(library).label == "Links"


def test_undoing_a_removal_takes_it_out_of_the_trash(
    library: Library, issue: PortableIssue
) -> None:
    for change in (
        RemoveItem(issue.sections[0].uid, 1, issue.sections[0].items[1]),
        RemoveSection(issue.uid, 1, issue.sections[1]),
        RemoveIssue(library.load_uid(issue.uid)),
    ):
        for _ in range(2):
            library.apply(change)
            assert len(library.trash.rows()) == 1
            library.revert(change)
            assert library.trash.rows() == ()
    again = library.load_uid(issue.uid).issue
    assert (again, identities(again)) == (issue, identities(issue))


def test_an_item_goes_back_where_it_stood_after_a_restart(path: Path, issue: PortableIssue) -> None:
    with Library(path, write=True) as library:
        remove_item(library, issue)
    with Library(path, write=True) as library:
        change = put_back(library)
        assert (change.label, change.uid) == (
            "Put back Two ports agree on tugs",
            issue.sections[0].items[0].uid,
        )
        again = library.load_uid(issue.uid).issue
        assert (again, identities(again)) == (issue, identities(issue))
        assert library.trash.rows() == ()
    assert verify(path) == []


def test_what_was_thrown_away_says_what_it_said_last(
    library: Library, issue: PortableIssue
) -> None:
    first = issue.sections[0].items[0]
    typed = HighlightItem(heading="Half \ud83d of a character", body="\0", uid=first.uid)
    library.apply(EditItem(first, typed))
    # As a change that was made before the words were typed would have it.
    remove_item(library, issue)
    put_back(library)
    assert library.load_item(first.uid) == typed


def test_an_item_whose_section_is_gone_goes_to_the_end_of_one_of_its_kind(
    library: Library, issue: PortableIssue
) -> None:
    remove_item(library, issue)
    library.apply(
        InsertSection(
            issue.uid,
            3,
            Section(
                kind=SectionKind.HIGHLIGHTS, heading="More", items=(HighlightItem(heading="One"),)
            ),
        )
    )
    thrown = library.trash.rows()[0]
    remove_section(library, issue, 0)
    library.apply(putting_back(library, thrown.uid))
    sections = library.load_uid(issue.uid).issue.sections
    assert [section.heading for section in sections] == ["Links", "Recent Analysis", "More"]
    assert sections[2].items == (HighlightItem(heading="One"), issue.sections[0].items[0])


def test_where_no_section_fits_an_item_brings_one(library: Library, issue: PortableIssue) -> None:
    remove_item(library, issue)
    thrown = library.trash.rows()[0]
    remove_section(library, issue, 0)
    change = putting_back(library, thrown.uid)
    library.apply(change)
    added = library.load_uid(issue.uid).issue.sections[-1]
    assert (added.kind, added.heading) == (SectionKind.HIGHLIGHTS, "July Highlights")
    assert added.items == (issue.sections[0].items[0],)
    library.revert(change)
    assert len(library.load_uid(issue.uid).issue.sections) == 2
    assert [row.of_kind for row in library.trash.rows()] == [ThrownKind.SECTION, ThrownKind.ITEM]


def test_a_section_goes_back_with_its_items(library: Library, issue: PortableIssue) -> None:
    remove_section(library, issue, 1)
    remove_section(library, library.load_uid(issue.uid).issue, 1)
    put_back(library)
    put_back(library)
    again = library.load_uid(issue.uid).issue
    assert (again, identities(again)) == (issue, identities(issue))


def test_without_its_issue_something_goes_into_the_open_one(
    library: Library, issue: PortableIssue
) -> None:
    other = example_issue("August 2025", 8)
    library.apply(AddIssue(other))
    remove_item(library, issue)
    item = only(library)
    remove_section(library, issue, 1)
    section = library.trash.rows()[0]
    library.apply(RemoveIssue(library.load_uid(issue.uid)))
    with pytest.raises(NothingDone, match=r"“July 2025” is no longer there: put it back first"):
        putting_back(library, item.uid)
    for row in (item, section):
        change = putting_back(library, row.uid, other.uid)
        assert change.issue_uid == other.uid
        library.apply(change)
    now = library.load_uid(other.uid).issue
    assert now.sections[0].items == (*other.sections[0].items, issue.sections[0].items[0])
    assert now.sections[3] == issue.sections[1]


def test_an_issue_goes_back_with_its_notes_and_its_picture(path: Path) -> None:
    issue = small_library(path)
    shown = picture()
    with Library(path, write=True) as library:
        library.apply(SetPicture(issue.uid, issue.image, shown))
        library.apply(ResolveNote(issue.uid, 1))
        remove_item(library, issue)
        before = library.load_uid(issue.uid)
        library.apply(RemoveIssue(before))
        assert library.issue_rows() == ()
    # Opening for changes removes pictures that nothing names.
    with Library(path, write=True) as library:
        put_back(library)
        assert library.load_uid(issue.uid) == before
        assert library.load_picture(shown.name) == shown
        # The item finds its note again, although it came back after the issue.
        put_back(library)
        assert library.load_uid(issue.uid).issue.notes == issue.notes
    assert verify(path) == []


def test_an_issue_that_was_imported_again_comes_back_beside_it(
    library: Library, issue: PortableIssue
) -> None:
    remove_item(library, issue)
    remove_section(library, issue, 1)
    library.apply(RemoveIssue(library.load_uid(issue.uid)))
    library.apply(AddIssue(issue))
    for _ in range(3):
        put_back(library, issue.uid)
    assert library.trash.rows() == ()
    assert len(library.issue_rows()) == 2
    now = library.load_uid(issue.uid).issue
    assert [len(section.items) for section in now.sections] == [3, 1, 1, 1]
    assert now.sections[0].items[0] == now.sections[0].items[1]


def test_putting_back_is_undone_and_redone_with_what_was_typed_since(
    library: Library, issue: PortableIssue
) -> None:
    remove_item(library, issue, 1)
    at = only(library).at
    change = put_back(library)
    typed = LinkItem(text="Typed since.", uid=change.uid)
    library.apply(EditItem(issue.sections[1].items[0], typed))
    again = as_it_stands(change, library)
    library.revert(change)
    row = only(library)
    assert (row.label, row.at, row.section_heading) == ("Typed since.", at, "Links")
    library.apply(again)
    assert library.load_item(change.uid) == typed
    library.revert(again)
    put_back(library)
    assert library.load_item(change.uid) == typed


def test_putting_an_issue_back_keeps_what_was_typed_when_redone(
    library: Library, issue: PortableIssue
) -> None:
    library.apply(RemoveIssue(library.load_uid(issue.uid)))
    change = put_back(library)
    fields = IssueFields.of(issue)
    library.apply(EditIssueFields(issue.uid, fields, replace(fields, label="Renamed")))
    again = as_it_stands(change, library)
    library.revert(change)
    assert only(library).label == "Renamed"
    library.apply(again)
    assert library.issue_rows()[0].label == "Renamed"


def test_deleted_for_good_is_gone_but_undo_still_knows_it(
    library: Library, issue: PortableIssue
) -> None:
    removed = remove_item(library, issue)
    thrown = only(library)
    library.trash.delete([thrown.uid, "not there"])
    assert library.trash.rows() == ()
    with pytest.raises(LibraryProblem, match="no longer in the trash: nothing was put back"):
        putting_back(library, thrown.uid)
    library.revert(removed)
    assert library.load_uid(issue.uid).issue == issue


def test_a_library_open_for_reading_shows_its_trash_alone(path: Path, issue: PortableIssue) -> None:
    with Library(path, write=True) as library:
        remove_item(library, issue)
    with Library(path, write=False) as library:
        row = only(library)
        with pytest.raises(LibraryProblem, match="open for reading only"):
            library.trash.delete([row.uid])


def test_ninety_days_are_long_enough(path: Path, issue: PortableIssue) -> None:
    with Library(path, write=True) as library:
        remove_item(library, issue)
    aged(path, 89)
    with Library(path, write=True) as library:
        assert len(library.trash.rows()) == 1
    aged(path, 91)
    with Library(path, write=False) as library:
        assert len(library.trash.rows()) == 1
    with Library(path, write=True) as library:
        assert library.trash.rows() == ()


def test_a_removal_that_fails_leaves_nothing_in_the_trash(
    library: Library, issue: PortableIssue
) -> None:
    missing = HighlightItem(heading="Never was there")
    with pytest.raises(LibraryProblem):
        library.apply(RemoveItem(issue.sections[0].uid, 0, missing))
    assert library.trash.rows() == ()
    assert library.load_uid(issue.uid).issue == issue


def test_content_that_is_damaged_is_told_in_one_line(path: Path, issue: PortableIssue) -> None:
    with Library(path, write=True) as library:
        library.apply(RemoveIssue(library.load_uid(issue.uid)))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE trash SET content = '{'")
        raw.commit()
    with Library(path, write=True) as library:
        row = only(library)
        with pytest.raises(LibraryProblem) as told:
            putting_back(library, row.uid)
        assert "\n" not in str(told.value)
        library.trash.delete([row.uid])
