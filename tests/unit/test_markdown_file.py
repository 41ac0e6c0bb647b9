"""Our own Markdown file: what it looks like, what an editor may change in it, what is refused."""

import pytest
import yaml

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    Note,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.errors import InputRefused
from crank_desktop.importing.markdown_file import is_our_markdown, read_our_markdown
from crank_desktop.model.kinds import ItemKind, NoteKind, SectionKind
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.markdown import render_markdown
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import PLAIN

OPTIONS = RenderOptions(layout=load_layout(), service=PLAIN)
ISSUE = PortableIssue(
    newsletter="CRANK Call",
    label="May 2026",
    month=5,
    year=2026,
    intro="An intro with a [link](missing:).",
    sections=(
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading="May Highlights",
            items=(
                HighlightItem(heading="They met again", body="They [met](https://e.org/1)."),
                HighlightItem(heading="They left", body="First.\n\nSecond."),
            ),
        ),
        Section(
            kind=SectionKind.LINKS,
            heading="Links",
            items=(LinkItem(text="It rose.", outlets=(Outlet(name="AP", url="https://a.org"),)),),
        ),
        Section(
            kind=SectionKind.PERSPECTIVES,
            heading="CRANK Perspectives",
            items=(
                AnalysisItem(
                    kind=ItemKind.PERSPECTIVE,
                    title="Patience",
                    url="missing:",
                    byline="Unsigned editorial",
                    institution="Global Times",
                ),
            ),
        ),
    ),
    notes=(Note(where="intro", kind=NoteKind.LINK_GUESS, message="A guess.", text="link"),),
)
BODY = """
An intro with a [link](missing:).

## May Highlights

### They met again

They [met](https://e.org/1).

### They left

First.

Second.

## Links

- It rose.
  ([AP](https://a.org))

## CRANK Perspectives

- [Patience](missing:)
  (*Unsigned editorial*; Global Times)
"""


def written(issue: PortableIssue) -> str:
    return render_markdown(compose(issue), OPTIONS)


def with_item(kind: SectionKind, item: Item) -> PortableIssue:
    return PortableIssue(sections=(Section(kind=kind, heading="H", items=(item,)),))


def back(item: Item, kind: SectionKind) -> Item:
    (section,) = read_our_markdown(written(with_item(kind, item))).sections
    (found,) = section.items
    return found


def test_the_file_is_a_head_and_readable_prose() -> None:
    text = written(ISSUE)
    _, head, body = text.split("---\n")
    assert body == BODY
    fields = yaml.safe_load(head)
    assert (fields["format"], fields["label"]) == ("crank-issue/1", "May 2026")
    assert fields["notes"][0]["text"] == "link"
    assert [(one["kind"], len(one["items"])) for one in fields["sections"]] == [
        ("highlights", 2),
        ("links", 1),
        ("perspectives", 1),
    ]
    assert read_our_markdown(text) == ISSUE


def test_an_empty_issue_comes_back() -> None:
    assert read_our_markdown(written(PortableIssue())) == PortableIssue()


def test_words_changed_by_hand_are_taken() -> None:
    text = written(ISSUE).replace("They left", "Nobody left").replace("It rose.", "It *fell*.")
    issue = read_our_markdown(text)
    highlight, link = issue.sections[0].items[1], issue.sections[1].items[0]
    assert isinstance(highlight, HighlightItem)
    assert isinstance(link, LinkItem)
    assert (highlight.heading, link.text) == ("Nobody left", "It *fell*.")
    assert [item.uid for item in issue.sections[0].items] == [
        item.uid for item in ISSUE.sections[0].items
    ]


def test_an_item_added_by_hand_gets_an_identity_of_its_own() -> None:
    text = written(ISSUE).replace("## Links", "### One more\n\nSo it is.\n\n## Links")
    first = read_our_markdown(text).sections[0]
    assert [item.heading for item in first.items if isinstance(item, HighlightItem)] == [
        "They met again",
        "They left",
        "One more",
    ]
    assert len({item.uid for item in first.items}) == 3
    assert first.uid == ISSUE.sections[0].uid


def test_a_section_added_by_hand_holds_highlights() -> None:
    issue = read_our_markdown(written(ISSUE) + "\n## Extra\n\n### More\n\nSo.\n")
    assert issue.sections[3].kind is SectionKind.HIGHLIGHTS
    assert issue.sections[3].items == (HighlightItem(heading="More", body="So."),)


@pytest.mark.parametrize(
    "body",
    [
        "# no heading\n\n## nor this\n\n### nor that",
        "\\# a backslash\n\n\\\\## and two",
        "---\n\nformat: none\n\n---",
        "- a list\n- of two\n\n1. and\n1. numbers",
        "> quoted\n\nand *emphasis* and **more**",
        "a [link](<https://e.org/a_(b)>) and a *|TAG|*",
        "🚀 שלום e\u0301 \u00a0 no-break\u00a0spaces",
        "trailing  \nbreak",
        "\n\nblank lines around\n\n\n",
        "",
        "x" * 200_000,
    ],
)
def test_any_body_comes_back(body: str) -> None:
    item = HighlightItem(heading="A headline", body=body)
    assert back(item, SectionKind.HIGHLIGHTS) == item


@pytest.mark.parametrize(
    "words", ["", "*|FNAME|* [x] <b>", "a_b*c", "# hash", "(brackets), and; more", "back\\slash"]
)
def test_any_heading_title_and_name_come_back(words: str) -> None:
    highlight = HighlightItem(heading=words, body="So.")
    assert back(highlight, SectionKind.HIGHLIGHTS) == highlight
    link = LinkItem(
        text="It *rose*.", outlets=(Outlet(name=words, url="missing:"), Outlet(name="B"))
    )
    assert back(link, SectionKind.LINKS) == link
    analysis = AnalysisItem(title=words, url="https://t.org/a_(b)", institution=words, note=words)
    assert back(analysis, SectionKind.ANALYSIS) == analysis


@pytest.mark.parametrize(
    "authors", [(), ("Ann Lee",), ("Ann Lee", "Bo Ek", "Cy Fu"), ("Lee, Ann", "Bo; Ek (b)")]
)
def test_any_authors_come_back(authors: tuple[str, ...]) -> None:
    item = AnalysisItem(title="T", authors=authors, note="writing in POLITICO")
    assert back(item, SectionKind.ANALYSIS) == item


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("---\n\nAn intro", "\n\nAn intro", "the head between the two --- lines is missing"),
        ("label: May 2026", "label: [May", "the head is not readable as YAML"),
        ("sections:\n", "parts:\n", 'the head has no list of "sections"'),
        ("month: 5", "month: five", "at month"),
        ("- kind: links", "- kind: sports", "unknown kind of section"),
        ("  ([AP](https://a.org))\n", "", "has no parenthesis on a line of its own"),
        ("## May Highlights\n\n", "", 'the headline "They met again" stands before any section'),
        ("format: crank-issue/1", "format: crank-issue/9", '"format" must be "crank-issue/1"'),
    ],
)
def test_a_broken_file_is_refused_in_one_line(old: str, new: str, words: str) -> None:
    text = written(ISSUE)
    assert old in text
    with pytest.raises(InputRefused) as refused:
        read_our_markdown(text.replace(old, new, 1))
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("---\nformat: crank-issue/1\n---\n", True),
        ("---\nformat: crank-issue/2\nlabel: x\n---\n\nwords", True),
        ("---\nlayout: page\n---\n", False),
        ("format: crank-issue/1\n", False),
        ("---\nformat: crank-issue/1\n", False),
        ("", False),
    ],
)
def test_the_mark_of_our_files(text: str, *, ours: bool) -> None:
    assert is_our_markdown(text) is ours
