"""A review as the library keeps it: its issue, its settled notes, what is left to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crank_desktop.editing.import_review import ImportReview, NoteState
from crank_desktop.editing.issue_changes import AddIssue, ReplaceIssue
from crank_desktop.editing.missing import fill, missing_addresses
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import NoteKind
from tests.samples import NAMES, sample


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "one.crank", write=True) as opened:
        yield opened


def decided(name: str) -> ImportReview:
    """Every third note confirmed, every third one skipped, starts moved where they can be."""
    review = ImportReview.of(sample(name))
    for position in range(len(review.notes)):
        if position % 3 == 0:
            review = review.confirm(position).move_start(position, -1)
        elif position % 3 == 1:
            review = review.skip(position)
    return review


@pytest.mark.parametrize("name", NAMES)
def test_what_was_decided_is_kept(library: Library, name: str) -> None:
    stored = decided(name).stored()
    library.apply(AddIssue(stored.issue, resolved=stored.resolved))
    back = library.load_uid(stored.issue.uid)
    assert back.issue == stored.issue
    assert back.resolved == stored.resolved
    (row,) = library.issue_rows()
    assert row.open_notes == len(stored.issue.notes) - len(stored.resolved)


@pytest.mark.parametrize("name", NAMES)
def test_a_replaced_issue_has_what_was_decided_about_the_new_one(
    library: Library, name: str
) -> None:
    library.apply(AddIssue(sample(name)))
    before = library.load_uid(sample(name).uid)
    change = ReplaceIssue(before, decided(name).stored())
    library.apply(change)
    after = library.load_uid(sample(name).uid)
    assert after.issue == decided(name).issue
    assert after.resolved == decided(name).stored().resolved
    library.revert(change)
    assert library.load_uid(sample(name).uid).issue == sample(name)


def test_lost_links_that_were_confirmed_are_filled_afterwards(library: Library) -> None:
    review = ImportReview.of(sample("2024-12.txt"))
    for position, note in enumerate(review.notes):
        if note.kind is NoteKind.LOST_LINK:
            review = review.confirm(position)
    stored = review.stored()
    library.apply(AddIssue(stored.issue, resolved=stored.resolved))
    issue = library.load_uid(stored.issue.uid).issue
    for number in range(15):
        first = missing_addresses(issue)[0]
        issue = fill(issue, first, f"https://example.org/{number}")
    assert missing_addresses(issue) == ()


def test_what_is_open_in_the_library_was_open_or_skipped(library: Library) -> None:
    review = decided("2025-03.txt")
    stored = review.stored()
    library.apply(AddIssue(stored.issue, resolved=stored.resolved))
    kept_open = set(range(len(review.notes))) - set(library.load_uid(review.issue.uid).resolved)
    assert {review.states[position] for position in kept_open} == {
        NoteState.OPEN,
        NoteState.SKIPPED,
    }
