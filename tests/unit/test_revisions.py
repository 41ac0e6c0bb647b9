"""Revisions of an issue: kept once, found again, thinned out, and never in the way."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, RemoveIssue, ResolveNote
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.cleaning import KEPT_FOR
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.values import RevisionRow
from crank_desktop.model.kinds import Occasion
from tests.library_files import example_issue, small_library
from tests.pictures import picture
from tests.values import identities

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


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


def write(library: Library, issue: PortableIssue, body: str) -> None:
    """Let the first highlight say something else."""
    item = library.load_uid(issue.uid).issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    library.apply(EditItem(item, replace(item, body=body)))


def asked(path: Path, question: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        found = raw.execute(question, values).fetchall()
        raw.commit()
        return found


def kept_at(library: Library, issue: PortableIssue, at: datetime, occasion: Occasion) -> str:
    """A revision of that moment; its name."""
    write(library, issue, f"{at} {occasion}")
    row = library.revisions.keep(issue.uid, occasion)
    moment = at.isoformat(timespec="microseconds")
    asked(library.path, "UPDATE revision SET at = ? WHERE uid = ?", moment, row.uid)
    return row.uid


def names(library: Library, issue: PortableIssue) -> list[str]:
    return [row.uid for row in library.revisions.rows(issue.uid)]


def test_a_revision_holds_the_whole_issue(library: Library, issue: PortableIssue) -> None:
    library.apply(ResolveNote(issue.uid, 1))
    before = library.load_uid(issue.uid)
    row = library.revisions.keep(issue.uid, Occasion.PAUSE)
    write(library, issue, "Something else.")
    assert library.revisions.rows(issue.uid) == (row,)
    loaded = library.revisions.load(row)
    assert loaded == before
    assert identities(loaded.issue) == identities(issue)
    assert abs(row.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert (row.occasion, row.label, row.issue_uid) == (Occasion.PAUSE, "", issue.uid)


def test_an_issue_that_shows_the_newsletter_s_masthead_goes_on_doing_so(library: Library) -> None:
    mine = replace(example_issue("August 2025", 8), uid="ab" * 16)
    fresh = replace(mine, sections=())
    library.apply(AddIssue(fresh, own_masthead=False))
    row = library.revisions.keep(fresh.uid, Occasion.ASKED)
    assert not library.revisions.load(row).own_masthead


def test_what_says_the_same_is_not_kept_twice(library: Library, issue: PortableIssue) -> None:
    first = library.revisions.keep(issue.uid, Occasion.PAUSE)
    assert library.revisions.keep(issue.uid, Occasion.CLOSED) == first
    milestone = library.revisions.keep(issue.uid, Occasion.EXPORTED)
    assert milestone == replace(first, occasion=Occasion.EXPORTED)
    assert library.revisions.keep(issue.uid, Occasion.PAUSE) == milestone
    assert library.revisions.rows(issue.uid) == (milestone,)


def test_what_was_named_keeps_its_occasion(library: Library, issue: PortableIssue) -> None:
    row = library.revisions.keep(issue.uid, Occasion.PAUSE)
    library.revisions.rename(row.uid, "Sent to Bo")
    named = library.revisions.keep(issue.uid, Occasion.EXPORTED)
    assert (named.occasion, named.label) == (Occasion.PAUSE, "Sent to Bo")
    assert named.stays
    assert not row.stays


def test_only_the_parts_that_differ_are_kept_again(library: Library, issue: PortableIssue) -> None:
    first = library.revisions.keep(issue.uid, Occasion.PAUSE)
    write(library, issue, "Other words.")
    second = library.revisions.keep(issue.uid, Occasion.PAUSE)
    assert len(first.parts) == len(second.parts) == 5
    assert len(set(first.parts) | set(second.parts)) == 6
    assert asked(library.path, "SELECT count(*) FROM kept_part") == [(6,)]
    assert first.content_hash != second.content_hash


def test_revisions_survive_a_restart(path: Path, library: Library, issue: PortableIssue) -> None:
    row = library.revisions.keep(issue.uid, Occasion.ASKED)
    library.close()
    with Library(path, write=False) as again:
        assert again.revisions.rows(issue.uid) == (row,)
        assert again.revisions.load(row).issue == issue
    assert verify(path) == []


def test_a_deleted_revision_can_be_brought_back(library: Library, issue: PortableIssue) -> None:
    row = library.revisions.keep(issue.uid, Occasion.ASKED)
    library.revisions.delete(row.uid)
    assert library.revisions.rows(issue.uid) == ()
    library.revisions.put_back(row)
    assert library.revisions.rows(issue.uid) == (row,)
    assert library.revisions.load(row).issue == issue
    library.revisions.delete(row.uid)
    library.revisions.thin_out(NOW)
    assert asked(library.path, "SELECT count(*) FROM kept_part") == [(0,)]


def test_a_revision_that_is_gone_takes_no_name(library: Library) -> None:
    with pytest.raises(LibraryProblem, match="no longer there"):
        library.revisions.rename("00", "x")


def test_old_ones_are_thinned_out_and_milestones_stay(
    library: Library, issue: PortableIssue
) -> None:
    days = [NOW - timedelta(days=3, hours=hours) for hours in (1, 2, 3)]
    of_a_day = [kept_at(library, issue, at, Occasion.PAUSE) for at in days]
    milestone = kept_at(library, issue, days[2] - timedelta(minutes=1), Occasion.EXPORTED)
    named = kept_at(library, issue, days[2] - timedelta(minutes=2), Occasion.CLOSED)
    library.revisions.rename(named, "First draft")
    recent = [NOW - timedelta(minutes=minutes) for minutes in range(5)]
    late = [kept_at(library, issue, at, Occasion.OPENED) for at in recent]
    assert library.revisions.thin_out(NOW) == 2
    assert names(library, issue) == [*late, of_a_day[0], milestone, named]
    assert library.revisions.thin_out(NOW) == 0
    used = {part for row in library.revisions.rows(issue.uid) for part in row.parts}
    assert asked(library.path, "SELECT count(*) FROM kept_part") == [(len(used),)]
    assert verify(library.path) == []


def test_each_issue_is_thinned_by_itself(library: Library, issue: PortableIssue) -> None:
    other = replace(example_issue("May 2025", 5), uid="cd" * 16)
    other = replace(other, sections=(replace(other.sections[0], uid="ef" * 16),))
    library.apply(AddIssue(other))
    at = NOW - timedelta(days=3)
    mine = kept_at(library, issue, at, Occasion.PAUSE)
    yours = kept_at(library, other, at - timedelta(hours=1), Occasion.PAUSE)
    assert library.revisions.thin_out(NOW) == 0
    assert names(library, issue) + names(library, other) == [mine, yours]


def test_they_outlive_their_issue_while_it_can_come_back(
    library: Library, issue: PortableIssue
) -> None:
    row = kept_at(library, issue, NOW - timedelta(days=40), Occasion.ASKED)
    removal = RemoveIssue(library.load_uid(issue.uid))
    library.apply(removal)
    library.revisions.thin_out(NOW + KEPT_FOR)
    assert names(library, issue) == [row]
    library.revert(removal)
    assert names(library, issue) == [row]
    library.apply(removal)
    library.trash.delete([library.trash.rows()[0].uid])
    library.revisions.thin_out(NOW)
    assert names(library, issue) == [row]
    assert library.revisions.thin_out(NOW + KEPT_FOR) == 1
    assert names(library, issue) == []


def test_a_picture_that_a_revision_shows_stays(
    path: Path, library: Library, issue: PortableIssue
) -> None:
    shown = picture("a tug")
    library.apply(SetPicture(issue.uid, issue.image, shown))
    row = library.revisions.keep(issue.uid, Occasion.PAUSE)
    assert row.picture == shown.name
    library.apply(SetPicture(issue.uid, library.load_uid(issue.uid).issue.image, None))
    library.close()
    with Library(path, write=True) as again:
        assert again.load_picture(shown.name) == shown
        again.revisions.delete(row.uid)
    with Library(path, write=True) as again:
        assert again.load_picture(shown.name) is None


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE kept_part SET content = x'00' WHERE id = 1",
        "UPDATE kept_part SET content = (SELECT content FROM kept_part WHERE id = 2) WHERE id = 1",
        "DELETE FROM kept_part WHERE id = 2",
    ],
)
def test_damage_is_met_in_one_line(library: Library, issue: PortableIssue, damage: str) -> None:
    row: RevisionRow = library.revisions.keep(issue.uid, Occasion.PAUSE)
    asked(library.path, damage)
    with pytest.raises(LibraryProblem, match="is damaged"):
        library.revisions.load(row)
    (found,) = verify(library.path)
    assert found.startswith("the version of 20")
    assert found.endswith("is not what was stored")
    assert library.load_uid(issue.uid).issue == issue


def test_a_revision_that_says_nothing_of_itself_is_damage(
    library: Library, issue: PortableIssue
) -> None:
    library.revisions.keep(issue.uid, Occasion.PAUSE)
    for said in ("{", "[]", '{"occasion": "never"}'):
        asked(library.path, "UPDATE revision SET text = ?", said)
        with pytest.raises(LibraryProblem, match="is damaged"):
            library.revisions.rows(issue.uid)


def test_a_library_for_reading_keeps_nothing(
    path: Path, library: Library, issue: PortableIssue
) -> None:
    library.close()
    with Library(path, write=False) as reader, pytest.raises(LibraryProblem, match="reading only"):
        reader.revisions.keep(issue.uid, Occasion.PAUSE)
