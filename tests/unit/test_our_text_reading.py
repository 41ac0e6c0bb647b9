"""The program's own plain text, as somebody changed it in between."""

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Outlet,
    PortableIssue,
)
from crank_desktop.importing.our_text import is_our_text
from crank_desktop.importing.our_text_links import address_of, read_references
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.sources.outlets import shipped_outlets

TEXT = """CRANK Call | May 2026
=====================

https://e.org/banner

CRANK Call is a monthly review of the CRANKs [1].

[1] CRANKs
    https://e.org/c

May Highlights
==============

They met again
--------------

They met [2] in the capital and spoke of “many things [3]” for
hours.

* one [4]
* two that is long and goes
  on below

1. first
2. second

> Quoted words
> go on.

[2] met
    https://e.org/1
[3] many things
    ([link removed])
[4] one
    *|ARCHIVE|*

Links
=====

* It rose [5]. (AP, TASS, AP)
  [5] rose
      https://e.org/r
  AP: https://a.org/1
  TASS: ([link removed])
  AP: https://a.org/2

Recent Analysis
===============

* A Title (Again) (Ann Lee and Bo Ek, RAND)
  https://t.org

CRANK Call
==========

Editor, Cy Fu (c@e.org)
Editor, Di Go ([email protected])
Image: Somebody
"""


def read(text: str) -> PortableIssue:
    return read_issue(text.encode(), Shape.TEXT, shipped_outlets())


def changed(old: str, new: str) -> PortableIssue:
    assert old in TEXT
    return read(TEXT.replace(old, new, 1))


def left_over(issue: PortableIssue) -> list[str]:
    return [note.text for note in issue.notes if note.kind is NoteKind.UNRECOGNISED]


def highlight(issue: PortableIssue) -> HighlightItem:
    item = issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    return item


def link(issue: PortableIssue) -> LinkItem:
    item = issue.sections[1].items[0]
    assert isinstance(item, LinkItem)
    return item


def analysis(issue: PortableIssue) -> AnalysisItem:
    item = issue.sections[2].items[0]
    assert isinstance(item, AnalysisItem)
    return item


def test_everything_comes_back_and_nothing_is_a_guess() -> None:
    issue = read(TEXT)
    assert (issue.newsletter, issue.label, issue.banner.url) == (
        "CRANK Call",
        "May 2026",
        "https://e.org/banner",
    )
    assert issue.intro == "CRANK Call is a monthly review of the [CRANKs](https://e.org/c)."
    assert highlight(issue).body == (
        "They [met](https://e.org/1) in the capital and spoke of “[many things](missing:)” for "
        "hours.\n\n- [one](*|ARCHIVE|*)\n- two that is long and goes on below\n\n"
        "1. first\n1. second\n\n> Quoted words go on."
    )
    assert link(issue).text == "It [rose](https://e.org/r)."
    assert link(issue).outlets == (
        Outlet(name="AP", url="https://a.org/1"),
        Outlet(name="TASS", url="missing:"),
        Outlet(name="AP", url="https://a.org/2"),
    )
    assert (analysis(issue).title, analysis(issue).url) == ("A Title (Again)", "https://t.org")
    assert [editor.email for editor in issue.masthead.editors] == ["c@e.org", "missing:"]
    assert issue.image.credit == "Somebody"
    assert issue.notes == ()


def test_line_ends_and_trailing_spaces_change_nothing() -> None:
    assert read(TEXT.replace("\n", "\r\n")) == read(TEXT)
    assert read(TEXT.replace("\n", "   \n")) == read(TEXT)
    assert read("\n\n" + TEXT + "\n\n") == read(TEXT)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[2] met\n", "[2] mat\n", "[2] mat\nhttps://e.org/1"),
        ("They met [2] in", "They met in", "[2] met\nhttps://e.org/1"),
        ("rose [5].", "rose.", "[5] rose\nhttps://e.org/r"),
        ("  TASS: ([link", "  Interfax: ([link", "Interfax: ([link removed])"),
        ("  AP: https://a.org/2\n", "  AP: https://a.org/2\n  AP: https://a.org/3\n", None),
        ("  https://t.org\n", "  https://t.org\n  https://t.org/2\n", "https://t.org/2"),
        ("  https://t.org\n", "  https://t.org\n  and more\n", "and more"),
    ],
)
def test_an_address_that_belongs_to_no_words_is_noted(
    old: str, new: str, words: str | None
) -> None:
    assert left_over(changed(old, new)) == [words or "AP: https://a.org/3"]


def test_an_outlet_is_no_part_of_a_longer_name() -> None:
    issue = changed("(AP, TASS, AP)", "(APEX, TASS, AP)")
    assert link(issue).outlets == (
        Outlet(name="APEX"),
        Outlet(name="TASS", url=None),
        Outlet(name="AP", url="https://a.org/1"),
    )
    assert left_over(issue) == ["TASS: ([link removed])", "AP: https://a.org/2"]


def test_a_broken_list_of_addresses_stays_as_words() -> None:
    issue = changed("[3] many things\n", "")
    assert "https://e.org/1" in highlight(issue).body
    assert "many things \\[3\\]" in highlight(issue).body


def test_a_number_is_linked_once() -> None:
    issue = changed("* one [4]\n", "* one [4]\n* one [4]\n")
    assert highlight(issue).body.count("*|ARCHIVE|*") == 1
    assert "- one \\[4\\]" in highlight(issue).body


def test_a_second_banner_is_words() -> None:
    issue = changed("https://e.org/banner\n", "https://e.org/banner\n\nhttps://e.org/two\n")
    assert issue.banner.url == "https://e.org/banner"
    assert issue.intro.startswith("https://e.org/two\n\n")


def test_no_banner_and_no_intro() -> None:
    issue = read(TEXT.replace(TEXT[TEXT.index("https") : TEXT.index("May High")], ""))
    assert (issue.banner.url, issue.intro, len(issue.sections)) == (None, "", 3)


def test_a_title_is_kept_word_for_word() -> None:
    issue = read("Odd, odder | May 2026, the last\n===============================\n" + TEXT[44:])
    assert issue.banner.as_sent == "Odd, odder | May 2026, the last"
    assert (issue.label, issue.newsletter) == ("May 2026", "Odd, odder")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        ("Title\n=====\n", True),
        ("\n\nTitle\n=====", True),
        ("A\n===\n", True),
        ("x" * 90 + "\n" + "=" * 72, True),
        ("Title\n-----\n", False),
        ("Title\n======\n", False),
        ("Title\n", False),
        ("", False),
    ],
)
def test_the_mark_of_our_texts(text: str, *, ours: bool) -> None:
    assert is_our_text(text) is ours


def test_addresses_and_lists_of_them() -> None:
    assert address_of(" https://e.org ") == "https://e.org"
    assert address_of("([link removed])") == "missing:"
    assert address_of("see https://e.org") is None
    found = read_references(["[12] some words", "   mailto:a@e.org"])
    assert [(one.number, one.words, one.address) for one in found] == [
        ("12", "some words", "mailto:a@e.org")
    ]
    assert read_references(["[1] words"]) == []
    assert read_references(["[1] words", "no address"]) == []
