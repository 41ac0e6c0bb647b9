"""Items moved, taken out and doubled, several at once; what comes of it in a library."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    PortableIssue,
    Section,
)
from crank_desktop.editing.arranging import (
    Gap,
    chosen_items,
    doubling,
    moving,
    removing,
    stepping,
    takes,
)
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.several import Several, as_one
from crank_desktop.library.changes import Change
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import ItemKind, SectionKind


def named(name: str) -> str:
    """An identity to remember; ``rows`` reads it back."""
    return name.encode().hex().ljust(32, "0")


def highlights(name: str, items: str) -> Section:
    return Section(
        kind=SectionKind.HIGHLIGHTS,
        uid=named(name),
        items=tuple(HighlightItem(heading=one, uid=named(one)) for one in items),
    )


ISSUE = PortableIssue(
    label="July 2025",
    uid=named("issue"),
    sections=(
        highlights("first", "abcd"),
        Section(
            kind=SectionKind.ANALYSIS,
            uid=named("read"),
            items=(
                AnalysisItem(title="x", uid=named("x")),
                HighlightItem(heading="odd", uid=named("odd")),
            ),
        ),
        highlights("second", "ef"),
        highlights("empty", ""),
    ),
)


def gap(name: str, position: int) -> Gap:
    return Gap(named(name), position)


NAMED = {item.uid for section in ISSUE.sections for item in section.items}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "l.crank", write=True) as opened:
        opened.apply(AddIssue(ISSUE))
        yield opened


def rows(issue: PortableIssue) -> list[str]:
    return [" ".join(_name(item) for item in section.items) for section in issue.sections]


def _name(item: Item) -> str:
    return bytes.fromhex(item.uid).decode("latin-1").rstrip("\0") if item.uid in NAMED else "copy"


def all_named(names: Iterable[str]) -> list[str]:
    return [named(name) for name in names]


def done(library: Library, change: Change | None) -> list[str]:
    """The rows after a change, which leaves no trace when it is taken back."""
    assert change is not None
    library.apply(change)
    after = library.load_uid(named("issue")).issue
    library.revert(change)
    assert library.load_uid(named("issue")).issue == ISSUE
    assert rows(library.load_uid(named("issue")).issue) == rows(ISSUE)
    library.apply(change)
    assert library.load_uid(named("issue")).issue == after
    return rows(after)


def test_items_are_named_in_reading_order() -> None:
    found = chosen_items(ISSUE, all_named(["f", "b", "nobody"]))
    assert [_name(item) for item in found] == ["b", "f"]


def test_a_section_takes_its_kind_and_what_it_holds() -> None:
    first, read, *_ = ISSUE.sections
    highlight, analysis, odd = (*first.items[:1], *read.items)
    assert takes(first, [highlight, odd])
    assert not takes(first, [highlight, analysis])
    assert takes(read, [analysis, odd])
    assert not takes(read, [highlight])
    assert analysis.kind is ItemKind.ANALYSIS


@pytest.mark.parametrize(
    ("names", "into", "after"),
    [
        ("a", gap("first", 2), ["b a c d", "x odd", "e f", ""]),
        ("d", gap("first", 0), ["d a b c", "x odd", "e f", ""]),
        ("ad", gap("first", 2), ["b a d c", "x odd", "e f", ""]),
        ("ac", gap("first", 4), ["b d a c", "x odd", "e f", ""]),
        ("be", gap("second", 2), ["a c d", "x odd", "f b e", ""]),
        ("fa", gap("first", 1), ["a f b c d", "x odd", "e", ""]),
        ("abef", gap("empty", 0), ["c d", "x odd", "", "a b e f"]),
        (["odd"], gap("read", 0), ["a b c d", "odd x", "e f", ""]),
        (["odd"], gap("second", 1), ["a b c d", "x", "e odd f", ""]),
    ],
)
def test_items_come_together_into_a_gap(
    library: Library, names: Iterable[str], into: Gap, after: list[str]
) -> None:
    assert done(library, moving(ISSUE, all_named(names), into)) == after


@pytest.mark.parametrize(
    ("names", "into"),
    [
        ("bc", gap("first", 1)),
        ("bc", gap("first", 2)),
        ("bc", gap("first", 3)),
        ("a", gap("read", 0)),
        ("ax", gap("second", 0)),
        ("a", gap("nowhere", 0)),
        ("", gap("first", 0)),
    ],
)
def test_what_moves_nowhere_is_no_change(names: Iterable[str], into: Gap) -> None:
    assert moving(ISSUE, all_named(names), into) is None


@pytest.mark.parametrize(
    ("names", "by", "after"),
    [
        ("a", 1, ["b a c d", "x odd", "e f", ""]),
        ("b", -1, ["b a c d", "x odd", "e f", ""]),
        ("ab", 1, ["c a b d", "x odd", "e f", ""]),
        ("bd", -1, ["b a d c", "x odd", "e f", ""]),
        ("bd", 1, ["a c b d", "x odd", "e f", ""]),
        ("ae", 1, ["b a c d", "x odd", "f e", ""]),
        ("cd", 1, ["a b", "x odd", "c d e f", ""]),
        ("e", -1, ["a b c d e", "x odd", "f", ""]),
        ("f", 1, ["a b c d", "x odd", "e", "f"]),
        ("abcd", 1, ["", "x odd", "a b c d e f", ""]),
    ],
)
def test_items_go_by_one_place_and_over_the_end(
    library: Library, names: Iterable[str], by: int, after: list[str]
) -> None:
    assert done(library, stepping(ISSUE, all_named(names), by)) == after


@pytest.mark.parametrize(("names", "by"), [("a", -1), ("x", -1), ("df", 1), (["odd", "x"], 1)])
def test_at_the_last_end_nothing_moves(names: Iterable[str], by: int) -> None:
    assert stepping(ISSUE, all_named(names), by) is None


def test_items_are_taken_out_together(library: Library) -> None:
    change = removing(ISSUE, all_named(["e", "a", "b", "nobody"]))
    assert change is not None
    assert change.label == "Remove 3 items"
    assert done(library, change) == ["c d", "x odd", "f", ""]


def test_a_copy_stands_below_each(library: Library) -> None:
    change, copies = doubling(ISSUE, all_named("af"))
    assert change is not None
    assert change.label == "Duplicate 2 items"
    assert done(library, change) == ["a copy b c d", "x odd", "e f copy", ""]
    issue = library.load_uid(named("issue")).issue
    assert copies == (issue.sections[0].items[1].uid, issue.sections[2].items[2].uid)
    assert issue.sections[0].items[0] == issue.sections[0].items[1]
    assert doubling(ISSUE, []) == (None, ())


def test_one_change_is_itself_and_none_is_none() -> None:
    only = removing(ISSUE, all_named("a"))
    assert only is not None
    assert only.label == "Remove the highlight"
    assert as_one((), "Nothing") is None
    two = as_one((only, only), "Twice")
    assert two == Several((only, only), "Twice")


def test_labels_count_items() -> None:
    moved = moving(ISSUE, all_named("ad"), gap("first", 2))
    assert moved is not None
    assert moved.label == "Move 2 items"
