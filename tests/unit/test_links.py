"""Changing one link of a text: where it begins, where it leads, whether it is one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import links_of_blocks, paragraphs_of, words_of
from crank_desktop.document.link_spans import address_of, link_spans
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.editing.links import (
    fill_address,
    looks_like_address,
    make_link,
    move_link_start,
    remove_link,
)
from tests.strategies import addresses, prose, words

_BODIES = prose(words(), addresses(none=False))
_INDEX = st.integers(0, 3)


def said(markdown: str) -> list[str]:
    return [words_of(one.children) for one in paragraphs_of(read_markdown(markdown))]


def led(markdown: str) -> list[str]:
    return [link.address for link in links_of_blocks(read_markdown(markdown))]


def linked(markdown: str) -> list[str]:
    return [words_of(link.children) for link in links_of_blocks(read_markdown(markdown))]


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        ("They held [talks](missing:) in May", -1, "They [held talks](missing:) in May"),
        ("They held [talks](missing:) in May", -2, "[They held talks](missing:) in May"),
        ("They [held long talks](missing:)", 1, "They held [long talks](missing:)"),
        ("They [held long talks](missing:)", 2, "They held long [talks](missing:)"),
        ("the “foreign [media](missing:)” say", -1, "the “[foreign media](missing:)” say"),
        ("said (in [Israel](missing:)) that", -1, "said ([in Israel](missing:)) that"),
        ("a *very big* [deal](missing:)", -1, "a [*very big* deal](missing:)"),
        ("a **so** [*very* deal](missing:)", 1, "a **so** *very* [deal](missing:)"),
        ("of *a [b c](missing:)* d", -1, "of *[a b c](missing:)* d"),
        ("> said\n> [so](missing:)", -1, "> [said\n> so](missing:)"),
        (r"a \[b\] [c](missing:)", -1, r"a \[[b\] c](missing:)"),
        ("*|A|* and [b](missing:)", -2, "[*|A|* and b](missing:)"),
        ("mid[word and](missing:)", -1, "[midword and](missing:)"),
    ],
)
def test_a_link_begins_a_word_earlier_or_later(before: str, by: int, after: str) -> None:
    assert move_link_start(before, 0, by) == after
    assert said(after) == said(before)


@pytest.mark.parametrize(
    ("markdown", "index", "by"),
    [
        ("[first](missing:) [second](missing:)", 1, -1),
        ("[one word](missing:)", 0, 2),
        ("[word](missing:)", 0, 1),
        ("[a —](missing:)", 0, 1),
        ("[word](missing:)", 0, -1),
        ("a paragraph\n\n[word](missing:)", 0, -1),
        ("- an entry\n- [word](missing:)", 0, -1),
        ("so <https://e.org>", 0, -1),
        ("so [b](missing:)", 1, -1),
        ("so [b](missing:)", -1, -1),
        ("so [b](missing:)", 0, 0),
        ("*so it [goes on* and](missing:) on", 0, -3),
        ("no link", 0, -1),
    ],
)
def test_a_link_stays_where_it_cannot_move(markdown: str, index: int, by: int) -> None:
    assert move_link_start(markdown, index, by) == markdown


@given(_BODIES, _INDEX, st.integers(-4, 4))
def test_moving_back_gives_the_same_text(markdown: str, index: int, by: int) -> None:
    moved = move_link_start(markdown, index, by)
    if moved != markdown:
        assert move_link_start(moved, index, -by) == markdown
    assert said(moved) == said(markdown)
    assert led(moved) == led(markdown)


@given(_BODIES, _INDEX, st.integers(-4, 4))
def test_moving_changes_one_link_alone(markdown: str, index: int, by: int) -> None:
    before, after = linked(markdown), linked(move_link_start(markdown, index, by))
    assert [w for n, w in enumerate(after) if n != index] == [
        w for n, w in enumerate(before) if n != index
    ]
    if index < len(before) and before[index] != after[index]:
        longer, shorter = sorted((before[index], after[index]), key=len, reverse=True)
        assert longer.endswith(shorter)


@given(_BODIES, _INDEX, addresses(none=False).filter(bool))
def test_a_filled_address_changes_one_link_alone(markdown: str, index: int, address: str) -> None:
    before = led(markdown)
    after = fill_address(markdown, index, address)
    expected = [address if n == index else one for n, one in enumerate(before)]
    assert led(after) == [address_of(after, span) for span in link_spans(after)] == expected
    assert said(after) == said(markdown)


@pytest.mark.parametrize(
    ("before", "address", "after"),
    [
        ("[a](missing:)", "https://e.org", "[a](https://e.org)"),
        ("[a](missing: 'b')", "https://e.org/(x)", "[a](<https://e.org/(x)> 'b')"),
        ("[a](<https://e.org/(x)>)", "https://e.org", "[a](<https://e.org>)"),
        ("[a](missing:) it’s 'b')", "https://e.org/o'b", "[a](<https://e.org/o'b>) it’s 'b')"),
        ("<https://e.org/a_b>", "https://f.org", "[https://e.org/a_b](https://f.org)"),
        ("[a](missing:)", "mailto:a@e.org", "[a](mailto:a@e.org)"),
        ("[a](missing:)", "javascript:x", "[a](missing:)"),
        ("[a](missing:)", "e.org", "[a](missing:)"),
    ],
)
def test_an_address_is_written_so_that_it_is_read(before: str, address: str, after: str) -> None:
    assert fill_address(before, 0, address) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("See [the *big* deal](missing:) now", "See the *big* deal now"),
        ("[- not a list](missing:)", r"\- not a list"),
        ("[a [b](https://e.org)](missing:)", r"a \[b\](https://e.org)"),
        ("<https://e.org> x", "https://e.org x"),
    ],
)
def test_a_link_becomes_words(before: str, after: str) -> None:
    assert remove_link(before, 0) == after
    assert said(after) == said(before)


@given(_BODIES, _INDEX)
def test_removing_a_link_keeps_its_words_and_the_others(markdown: str, index: int) -> None:
    after = remove_link(markdown, index)
    assert said(after) == said(markdown)
    assert led(after) == [one for n, one in enumerate(led(markdown)) if n != index]


def test_words_become_a_link() -> None:
    text = "They told reporters that [so](https://e.org) it is"
    assert make_link(text, 5, 20, "missing:") == (
        "They [told reporters](missing:) that [so](https://e.org) it is"
    )
    assert make_link(text, 44, 50, "https://f.org").endswith("[it is](https://f.org)")


@pytest.mark.parametrize(
    ("markdown", "marked", "address"),
    [
        ("a *b c* d", "*b c", "missing:"),
        ("a [b](https://e.org) c", "a [b]", "missing:"),
        ("a [b](https://e.org) c", "b", "missing:"),
        ("a [b](https://e.org) c", "a [b](https://e.org) c", "missing:"),
        ("a\n\nb", "a\n\nb", "missing:"),
        ("- a\n- b", "- a", "missing:"),
        ("a b", " ", "missing:"),
        ("a b", "b", "javascript:x"),
        ("a *|FNAME|* b", "|FNAME|", "missing:"),
    ],
)
def test_what_would_break_markup_is_no_link(markdown: str, marked: str, address: str) -> None:
    start = markdown.index(marked)
    assert make_link(markdown, start, start + len(marked), address) == markdown


@given(_BODIES, _INDEX, addresses(none=False).filter(bool), st.data())
def test_making_and_removing_gives_the_same_words(
    markdown: str, index: int, address: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(markdown)))
    end = data.draw(st.integers(start, len(markdown)))
    made = make_link(markdown, start, end, address)
    assert said(made) == said(markdown)
    assert len(led(made)) - len(led(markdown)) == (made != markdown)
    filled = fill_address(made, index, "https://filled.example.org")
    assert said(filled) == said(markdown)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://e.org/a?b=(c)", True),
        ("http://e.org", True),
        ("mailto:a@e.org", True),
        ("https://e.org https://f.org", False),
        ("see https://e.org", False),
        ("https://e.org\nhttps://f.org", False),
        ("www.e.org", False),
        ("a@e.org", False),
        ("javascript:alert(1)", False),
        ("missing:", False),
        ("*|ARCHIVE|*", False),
        ("", False),
    ],
)
def test_a_pasted_address_is_one_and_nothing_else(text: str, expected: bool) -> None:  # noqa: FBT001
    assert looks_like_address(text) is expected
