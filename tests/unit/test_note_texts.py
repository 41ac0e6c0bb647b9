"""The texts that an import's notes speak of."""

from dataclasses import replace

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Note,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.editing.note_texts import (
    item_of,
    markdown_of,
    said_at,
    with_item,
    with_markdown,
)
from crank_desktop.model.kinds import ItemKind, NoteKind, SectionKind

HIGHLIGHT = HighlightItem(heading="A *|NAME|* visit", body="One *two*.\n\n- three [four](missing:)")
LINK = LinkItem(text="It [met](missing:).", outlets=(Outlet(name="AP"), Outlet(name="TASS")))
ANALYSIS = AnalysisItem(
    title="A title", authors=("A. Writer", "B. Other"), institution="Center", note="writing in X"
)
PERSPECTIVE = AnalysisItem(
    kind=ItemKind.PERSPECTIVE, title="Another", byline="Unsigned editorial", institution="Times"
)
ISSUE = PortableIssue(
    intro="A [review](missing:).\n\nMonthly.",
    sections=(
        Section(kind=SectionKind.HIGHLIGHTS, heading="May Highlights", items=(HIGHLIGHT,)),
        Section(kind=SectionKind.LINKS, heading="Links", items=(LINK,)),
        Section(kind=SectionKind.ANALYSIS, heading="Analysis", items=(ANALYSIS, PERSPECTIVE)),
    ),
)
NOWHERE = ("", "footer", "masthead", "sections/7", "sections/0/items/4", f"sections/{'9' * 5000}")


def at(where: str) -> Note:
    return Note(where=where, kind=NoteKind.UNRECOGNISED, message="A note.")


@pytest.mark.parametrize(
    ("where", "item"),
    [
        ("sections/0/items/0", HIGHLIGHT),
        ("sections/1/items/0", LINK),
        ("sections/2/items/1", PERSPECTIVE),
        ("sections/2/items/0/title", ANALYSIS),
    ],
)
def test_an_item_is_found_by_a_path(where: str, item: object) -> None:
    assert item_of(ISSUE, at(where)) is item


@pytest.mark.parametrize("where", [*NOWHERE, "sections/0", "intro"])
def test_other_paths_lead_to_no_item(where: str) -> None:
    assert item_of(ISSUE, at(where)) is None


def test_the_markdown_of_a_place_is_read_and_written() -> None:
    assert markdown_of(ISSUE, at("intro")) == ISSUE.intro
    assert markdown_of(ISSUE, at("sections/0/items/0")) == HIGHLIGHT.body
    assert markdown_of(ISSUE, at("sections/1/items/0")) == LINK.text
    for where in ("intro", "sections/0/items/0", "sections/1/items/0"):
        changed = with_markdown(ISSUE, at(where), "Other words.")
        assert markdown_of(changed, at(where)) == "Other words."
        assert changed != ISSUE
        assert with_markdown(changed, at(where), markdown_of(ISSUE, at(where)) or "") == ISSUE


@pytest.mark.parametrize("where", [*NOWHERE, "sections/0", "sections/2/items/0"])
def test_where_no_links_are_counted_nothing_is_written(where: str) -> None:
    assert markdown_of(ISSUE, at(where)) is None
    assert with_markdown(ISSUE, at(where), "Other words.") is ISSUE


def test_one_item_is_replaced_and_the_others_stay_the_same() -> None:
    changed = with_item(ISSUE, replace(LINK, text="Other words."))
    assert changed.sections[1].items == (replace(LINK, text="Other words."),)
    assert changed.sections[0].items[0] is HIGHLIGHT
    assert changed.sections[2].items[1] is PERSPECTIVE
    assert with_item(ISSUE, HighlightItem(heading="A stranger")) == ISSUE


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("intro", ("A review.", "Monthly.")),
        ("sections/0/items/0", ("A *|NAME|* visit", "One two.", "three four")),
        ("sections/1/items/0", ("It met.", "AP, TASS")),
        ("sections/2/items/0", ("A title", "A. Writer, B. Other, Center, writing in X")),
        ("sections/2/items/1", ("Another", "Unsigned editorial, Times")),
        ("sections/0", ("May Highlights",)),
        ("footer", ()),
        ("sections/7", ()),
    ],
)
def test_what_is_read_at_a_place(where: str, said: tuple[str, ...]) -> None:
    assert said_at(ISSUE, at(where)) == said
