"""Blocks of any shape become one issue, and every word of a sample is found again in it."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop import bundled
from crank_desktop.document.compose import compose
from crank_desktop.document.portable import HighlightItem, LinkItem, PortableIssue
from crank_desktop.document.portable_json import to_json
from crank_desktop.errors import InputRefused
from crank_desktop.importing.assemble import assemble, sort_parts
from crank_desktop.importing.blocks import Block, BlockKind, Reading, Remark
from crank_desktop.importing.marked import LinkMark, MarkedText
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.plain_text import render_text
from crank_desktop.render.services import PLAIN
from crank_desktop.sources.outlets import shipped_outlets
from tests.samples import sample

KINDS = {
    "#": BlockKind.HEADING,
    "p": BlockKind.PARAGRAPH,
    "*": BlockKind.ENTRY,
    "1": BlockKind.NUMBERED,
    ">": BlockKind.QUOTE,
    "=": BlockKind.LINE,
}


def block(line: str) -> Block:
    """``# Links`` as a heading, ``p words`` as a paragraph and so on."""
    return Block(KINDS[line[0]], MarkedText(line[2:]))


def reading(*lines: str, title: str = "", closing: tuple[str, ...] = ()) -> Reading:
    blocks = [block(line) for line in lines]
    return Reading("web-text", blocks=blocks, title=title, closing=list(closing))


def issue_of(*lines: str, title: str = "", closing: tuple[str, ...] = ()) -> PortableIssue:
    return assemble(reading(*lines, title=title, closing=closing), shipped_outlets())


def noted(issue: PortableIssue, kind: NoteKind) -> list[str]:
    return [note.text for note in issue.notes if note.kind is kind]


def test_opening_sections_and_sign_off_are_sorted() -> None:
    lines = ["p Intro", "# May Highlights", "# One", "p So.", "# Links", "* It met.", "# Us", "= E"]
    parts = sort_parts([block(line) for line in lines], "")
    assert [one.text for one in parts.opening] == ["Intro"]
    assert [
        (str(kind), head.text if head else None, [one.text for one in inside])
        for kind, head, inside in parts.sections
    ] == [("highlights", "May Highlights", ["One", "So."]), ("links", "Links", ["It met."])]
    assert [one.text for one in parts.sign_off] == ["Us", "E"]


@pytest.mark.parametrize("head", ["# CRANK Call", "# crank call", "# CRANK\u00a0Call"])
def test_the_name_as_a_heading_signs_off_and_opens_no_section(head: str) -> None:
    blocks = [block(line) for line in ("# Links", "* It met.", head, "p Thanks to all.")]
    parts = sort_parts(blocks, "CRANK Call")
    assert len(parts.sections) == 1
    assert [one.text for one in parts.sign_off][1] == "Thanks to all."


def test_the_name_as_the_first_heading_is_a_headline() -> None:
    parts = sort_parts([block("# CRANK Call"), block("p An intro.")], "CRANK Call")
    assert (len(parts.sections), parts.sign_off) == (1, ())


def test_a_newsletter_without_known_heads() -> None:
    issue = issue_of("# One", "p So.", "# Two", "p Then.")
    (section,) = issue.sections
    assert (str(section.kind), section.heading) == ("highlights", "")
    assert section.items == (
        HighlightItem(heading="One", body="So."),
        HighlightItem(heading="Two", body="Then."),
    )


def test_entries_without_a_head_are_links() -> None:
    (section,) = issue_of("p Intro", "* It met. (AP)", "* It left. (TASS)").sections
    assert [item.text for item in section.items if isinstance(item, LinkItem)] == [
        "It met.",
        "It left.",
    ]


def test_words_before_the_first_headline_are_an_item_without_one() -> None:
    (section,) = issue_of("# May Highlights", "p Before.", "# One", "p So.").sections
    assert section.items == (
        HighlightItem(heading="", body="Before."),
        HighlightItem(heading="One", body="So."),
    )


def test_a_body_of_lists_and_quotations() -> None:
    (section,) = issue_of(
        "# Highlights", "# One", "p So:", "* a", "* b", "1 c", "1 d", "> e", "p f"
    ).sections
    (item,) = section.items
    assert isinstance(item, HighlightItem)
    assert item.body == "So:\n\n- a\n- b\n\n1. c\n1. d\n\n> e\n\nf"


def test_links_of_an_intro_are_counted_through_its_paragraphs() -> None:
    opening = [
        Block(BlockKind.PARAGRAPH, MarkedText(text, (LinkMark(None, len(text), "missing:"),)))
        for text in ("It is a review", "It comes monthly")
    ]
    notes = assemble(Reading("x", [*opening, block("# Links")]), shipped_outlets()).notes
    assert [(one.where, one.index, one.text) for one in notes] == [
        ("intro", 0, "review"),
        ("intro", 1, "comes monthly"),
    ]


def test_a_heading_among_links_is_noted_with_its_address() -> None:
    odd = Block(BlockKind.HEADING, MarkedText("Odd one", (LinkMark(0, 3, "https://e.org"),)))
    found = reading("# Links", "* It met. (AP)", "* It left. (AP)")
    found.blocks.insert(2, odd)
    issue = assemble(found, shipped_outlets())
    assert len(issue.sections[0].items) == 2
    assert noted(issue, NoteKind.UNRECOGNISED) == ["Odd (https://e.org) one"]


@pytest.mark.parametrize(
    ("title", "intro", "head", "name"),
    [
        ("The Letter | May 2026", "CRANK Call is a monthly review.", "# Us", "The Letter"),
        ("", "CRANK Call is a monthly review.", "# Us", "CRANK Call"),
        ("", "The Rice Report is our weekly digest.", "# Us", "The Rice Report"),
        ("", "An intro.", "# Us", "Us"),
        ("A Title", "An intro.", "p Nobody", "A Title"),
    ],
)
def test_where_the_name_comes_from(title: str, intro: str, head: str, name: str) -> None:
    lines = [f"p {intro}", "# Links", "* It met.", head]
    lines += ["= Editor, Ann Lee"] if head == "# Us" else []
    assert issue_of(*lines, title=title).newsletter == name


@pytest.mark.parametrize(
    ("title", "head", "closing", "dated"),
    [
        ("C | May 2026", "# July Highlights", (), ("May 2026", 5, 2026, False)),
        ("", "# July Highlights", (), ("July", 7, None, False)),
        ("", "# July Highlights", ("Copyright © 2025 X",), ("July 2025", 7, 2025, True)),
        ("", "# July 2024 Highlights", ("Copyright © 2025 X",), ("July 2024", 7, 2024, False)),
        ("", "# Highlights", ("Copyright © 2025 X",), ("", None, None, False)),
        ("C | Number 7", "# Highlights", (), ("C | Number 7", None, None, False)),
    ],
)
def test_label_month_and_year(
    title: str, head: str, closing: tuple[str, ...], dated: tuple[str, int | None, int | None, bool]
) -> None:
    issue = issue_of(head, "# One", "p So.", title=title, closing=closing)
    assert (issue.label, issue.month, issue.year, issue.year_inferred) == dated


def test_remarks_find_their_places() -> None:
    remark = Remark(NoteKind.STRAY_SPACE, "A space.", "a b")
    found = reading("p Intro", "# Highlights", "# One", "p So.", "# Links", "* It met.", "= Odd")
    found.blocks = [Block(b.kind, b.marked, (remark,)) for b in found.blocks]
    found.remarks.append(remark)
    issue = assemble(found, shipped_outlets())
    assert [note.where for note in issue.notes if note.kind is NoteKind.STRAY_SPACE] == [
        "",
        "intro",
        "sections/0",
        "sections/0/items/0",
        "sections/0/items/0",
        "sections/1",
        "sections/1/items/0",
        "masthead",
    ]


_WORD = re.compile(r"\w+")
_OF_THE_FORMAT = {"uid", "kind", "where", "message", "format", "imported_as", "status"}
_NUMBER_OF_A_LINK = re.compile(r" ?\[\d+\]")
_LABEL = {"Image", "credit"}


def texts(value: object) -> list[str]:
    """Every text of a portable issue that holds words of the issue."""
    match value:
        case dict():
            return [t for key, v in value.items() if key not in _OF_THE_FORMAT for t in texts(v)]
        case list():
            return [text for inner in value for text in texts(inner)]
        case None:
            return []
        case _:
            return [str(value)]


def words_of(issue: PortableIssue) -> set[str]:
    """Every word of the portable form, escapes of Markdown taken away."""
    return set(_WORD.findall("\n".join(texts(json.loads(to_json(issue)))).replace("\\", "")))


def published(shape: Shape) -> str:
    """A sample issue in the shape."""
    if shape is Shape.TEXT:
        options = RenderOptions(layout=load_layout(), service=PLAIN)
        return render_text(compose(sample("2025-03.txt")), options)
    name = "2025-03.txt" if shape is Shape.MAILCHIMP_TEXT else "2024-12.txt"
    return bundled.resource("samples", name).read_text(encoding="utf-8")


@st.composite
def edited(draw: st.DrawFn, shape: Shape) -> str:
    """A sample with lines deleted, doubled, exchanged, cut, broken and written into."""
    lines = published(shape).split("\n")
    for number in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        middle = draw(st.integers(0, len(lines[at])))
        new = draw(
            st.sampled_from(
                [
                    [],
                    [lines[at], lines[at]],
                    [lines[at], ""],
                    [lines[other]],
                    [lines[at][:middle]],
                    [lines[at][:middle], lines[at][middle:]],
                    [f"{lines[at]} marked{number}"],
                    [f"marked{number} {lines[at]}"],
                    [f"{lines[at]} (https://e.org/marked{number})"],
                ]
            )
        )
        lines[at : at + 1] = new or [""]
    return "\n".join(lines)


@pytest.mark.parametrize("shape", [Shape.MAILCHIMP_TEXT, Shape.WEB_TEXT, Shape.TEXT])
@given(st.data())
def test_nothing_disappears(shape: Shape, data: st.DataObject) -> None:
    text = data.draw(edited(shape))
    try:
        issue = read_issue(text.encode(), shape, shipped_outlets())
    except InputRefused:
        return
    shown = _NUMBER_OF_A_LINK.sub("", text) if shape is Shape.TEXT else text
    assert set(_WORD.findall(shown)) - words_of(issue) - _LABEL == set()
