"""An edit of an issue's fields writes only what it changes: undo brings back nothing stale."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from crank_desktop.document.portable import Picture
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields
from crank_desktop.errors import InputRefused
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields
from crank_desktop.model.kinds import IssueStatus
from tests.library_files import example_issue

FIELDS = IssueFields.of(example_issue())
EDITS: dict[str, IssueFields] = {
    "label": replace(FIELDS, label="Summer"),
    "month": replace(FIELDS, month=None),
    "year": replace(FIELDS, year=2024),
    "year_inferred": replace(FIELDS, year_inferred=True),
    "send_date": replace(FIELDS, send_date=date(2025, 8, 4)),
    "status": replace(FIELDS, status=IssueStatus.APPROVED),
    "subject": replace(FIELDS, subject="Tugs"),
    "preheader": replace(FIELDS, preheader="Ten of them"),
    "intro": replace(FIELDS, intro=""),
    "credit": replace(FIELDS, image=Picture(credit="Bo Reed")),
    "alt": replace(FIELDS, image=Picture(alt="A tug")),
    "file": replace(FIELDS, image=Picture(file="tug.png")),
    "url": replace(FIELDS, image=Picture(url="https://example.org/tug.png")),
    "width": replace(FIELDS, image=Picture(width=640)),
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "a.crank", write=True) as opened:
        opened.apply(AddIssue(example_issue()))
        yield opened
    assert verify(tmp_path / "a.crank") == []


def now(library: Library) -> IssueFields:
    return IssueFields.of(library.load_issue(1))


def different(before: Any, after: Any) -> dict[str, Any]:
    return {
        one.name: getattr(after, one.name)
        for one in fields(before)
        if getattr(after, one.name) != getattr(before, one.name)
    }


def edit(library: Library, after: IssueFields) -> EditIssueFields:
    """Do to the fields as they are what ``after`` does to those of the example."""
    before = now(library)
    changed = different(FIELDS, after)
    image = different(FIELDS.image, after.image)
    result = replace(before, **changed | {"image": replace(before.image, **image)})
    change = EditIssueFields(library.load_issue(1).uid, before, result)
    library.apply(change)
    return change


@pytest.mark.parametrize(("first", "second"), list(permutations(EDITS, 2))[::3])
def test_two_edits_are_undone_in_the_order_they_were_made(
    library: Library, first: str, second: str
) -> None:
    changes = [edit(library, EDITS[first]), edit(library, EDITS[second])]
    both = now(library)
    library.revert(changes[0])
    assert now(library) != both
    library.revert(changes[1])
    assert now(library) == FIELDS
    for change in reversed(changes):
        library.apply(change)
    assert now(library) == both


def test_one_edit_is_undone_below_all_others(library: Library) -> None:
    changes = {name: edit(library, after) for name, after in EDITS.items()}
    everything = now(library)
    for change in changes.values():
        library.revert(change)
        assert now(library) != everything
        library.apply(change)
        assert now(library) == everything


def test_what_came_in_between_stays(library: Library) -> None:
    before = now(library)
    stale = EditIssueFields(
        library.load_issue(1).uid, before, replace(before, subject="Tugs", label="July 2025")
    )
    edit(library, EDITS["label"])
    library.apply(stale)
    assert (now(library).label, now(library).subject) == ("Summer", "Tugs")


def test_a_field_that_no_library_can_hold_is_refused_whole(library: Library) -> None:
    before = now(library)
    after = replace(before, subject="Tugs", image=Picture(width=2**63))
    with pytest.raises(InputRefused, match="too large"):
        library.apply(EditIssueFields(library.load_issue(1).uid, before, after))
    assert now(library) == before
