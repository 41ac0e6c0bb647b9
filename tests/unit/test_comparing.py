"""What an editor is shown of two states of an issue."""

from dataclasses import replace

import pytest

from crank_desktop.document.portable import (
    HighlightItem,
    Item,
    LinkItem,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.model.kinds import ItemKind
from crank_desktop.review.comparing import compare_issues
from crank_desktop.review.comparing_texts import Fate, Matter, Paragraph, compare_texts, words_in
from tests.library_files import example_issue

_SIGNS = {Fate.SAME: "{}", Fate.REMOVED: "[-{}]", Fate.ADDED: "[+{}]"}


def read(paragraph: Paragraph) -> str:
    """A paragraph with marks around what is only in one text."""
    return "".join(_SIGNS[run.fate].format(run.text) for run in paragraph.runs)


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("ten tugs", "ten tugs", ["ten tugs"]),
        ("Ten tugs came.", "Twelve tugs came.", ["[-Ten ][+Twelve ]tugs came."]),
        ("Nobody came.", "Nobody came!", ["Nobody came[-.][+!]"]),
        ("a port, a pier", "a port; a pier", ["a port[-, ][+; ]a pier"]),
        ("U.S.-led talks", "U.S.-led new talks", ["U.S.-led [+new ]talks"]),
        ("two  spaces here", "two spaces here", ["two[-  ][+ ]spaces here"]),
        ("中国外交部长", "中国国防部长", ["中国[-外交][+国防]部长"]),
        ("", "new", ["[+new]"]),
        ("one\n\ntwo", "one\n\nmiddle\n\ntwo", ["one", "", "[+middle]", "", "two"]),
        ("all is other", "nothing alike", ["[-all is other]", "[+nothing alike]"]),
        (
            "It took a week.\nNobody came.",
            "Wholly unlike.\nNobody at all came.",
            ["[-It took a week.]", "[+Wholly unlike.]", "Nobody [+at all ]came."],
        ),
        (
            "alpha beta of gamma delta and this is the end of it",
            "one two of three four and this is the end of it",
            ["[-alpha beta of gamma delta ][+one two of three four ]and this is the end of it"],
        ),
    ],
)
def test_texts_are_read_by_paragraph_and_word(old: str, new: str, shown: list[str]) -> None:
    assert [read(one) for one in compare_texts(old, new)] == shown


def test_an_address_is_told_from_the_words_it_stands_behind() -> None:
    (one,) = compare_texts(
        "The [deal](https://example.org/a) holds.",
        "The [deal](https://example.org/b) holds.",
        markdown=True,
    )
    assert [(run.fate, run.matter, run.text) for run in one.runs] == [
        (Fate.SAME, Matter.WORDS, "The "),
        (Fate.SAME, Matter.MARKUP, "["),
        (Fate.SAME, Matter.WORDS, "deal"),
        (Fate.SAME, Matter.MARKUP, "]("),
        (Fate.REMOVED, Matter.ADDRESS, "https://example.org/a"),
        (Fate.ADDED, Matter.ADDRESS, "https://example.org/b"),
        (Fate.SAME, Matter.MARKUP, ")"),
        (Fate.SAME, Matter.WORDS, " holds."),
    ]
    assert (words_in([one], Fate.ADDED), words_in([one], Fate.SAME)) == (0, 3)


def first_item(issue: PortableIssue) -> HighlightItem:
    item = issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    return item


def with_items(issue: PortableIssue, number: int, *items: Item) -> PortableIssue:
    sections = list(issue.sections)
    sections[number] = replace(sections[number], items=items)
    return replace(issue, sections=tuple(sections))


def test_an_item_that_was_rewritten() -> None:
    old = example_issue()
    item = first_item(old)
    told = replace(item, heading="Three ports agree on tugs")
    new = with_items(old, 0, told, *old.sections[0].items[1:])
    compared = compare_issues(old, new)
    assert [part.uid for part in compared.parts if part.differs] == [item.uid]
    part = compared.part(item.uid)
    assert part is not None
    assert (part.fate, part.moved, part.item) == (Fate.CHANGED, False, ItemKind.HIGHLIGHT)
    assert part.title == "Three ports agree on tugs"
    assert [text.name for text in part.texts if text.changed] == ["heading"]
    assert (compared.words(Fate.ADDED), compared.words(Fate.REMOVED)) == (1, 1)


def test_items_that_were_added_removed_and_moved() -> None:
    old = example_issue()
    first, second = old.sections[0].items
    third, fourth, fresh = (HighlightItem(heading=words) for words in ("Third", "Fourth", "New"))
    old = with_items(old, 0, first, second, third, fourth)
    new = with_items(old, 0, fourth, fresh, second, third)
    shown = {
        part.title: (part.fate, part.moved)
        for part in compare_issues(old, new).parts
        if part.item is ItemKind.HIGHLIGHT
    }
    assert list(shown) == ["Two ports agree on tugs", "Fourth", "New", "A pier is mended", "Third"]
    assert shown == {
        "Two ports agree on tugs": (Fate.REMOVED, False),
        "Fourth": (Fate.SAME, True),
        "New": (Fate.ADDED, False),
        "A pier is mended": (Fate.SAME, False),
        "Third": (Fate.SAME, False),
    }


def test_an_item_in_another_section_was_moved() -> None:
    old = example_issue()
    other = Section(kind=old.sections[0].kind, heading="More")
    old = replace(old, sections=(*old.sections, other))
    first, second = old.sections[0].items
    new = with_items(with_items(old, 0, second), -1, first)
    compared = compare_issues(old, new)
    assert [part.uid for part in compared.parts if part.moved] == [first.uid]
    assert {part.fate for part in compared.parts} == {Fate.SAME}


def test_outlets_and_what_stands_around_the_sections() -> None:
    old = example_issue()
    link = old.sections[1].items[0]
    assert isinstance(link, LinkItem)
    told = replace(link, outlets=(link.outlets[0], Outlet(name="Quay News", url="missing:")))
    new = replace(with_items(old, 1, told), subject="Tugs", newsletter="The Harbor Letter")
    compared = compare_issues(old, new)
    own, outlets = compared.part(""), compared.part(link.uid)
    assert own is not None
    assert outlets is not None
    assert [text.name for text in own.texts if text.changed] == ["subject", "masthead"]
    (changed,) = [text for text in outlets.texts if text.changed]
    assert read(changed.paragraphs[1]) == "[+[]Quay News[+](][+missing:][+)]"
