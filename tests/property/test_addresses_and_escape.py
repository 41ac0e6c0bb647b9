"""Laws of words: what is escaped reads back, what is cut joins again, no word is ever lost."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.address import is_allowed, is_mail_address
from crank_desktop.document.inline import (
    Inline,
    MergeTag,
    Paragraph,
    Text,
    joined,
    links_of_blocks,
    plain_inlines,
    words_of,
)
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import escape, write_inline, write_markdown
from crank_desktop.importing.marked import (
    LinkMark,
    MarkedText,
    StyleMark,
    join_marked,
    substituted,
)

TAGS = (
    *("*|FNAME|*", "*|IF:AGE >= 20|*", "*|LIST:COMPANY|*", "{{ name }}", "{{ .Subscriber.Name }}"),
    *("%%{uuid}%%", "*|snake_case|*"),
)
SIGNS = "ab é中1.*_[]()<>\\`#+-!&:@~'\"“”—/\u200f\u0301"
_signs = st.text(st.sampled_from(SIGNS), max_size=12)


@st.composite
def lines(draw: st.DrawFn) -> tuple[Inline, ...]:
    """Any signs with placeholders between them, as the nodes of one line."""
    nodes: list[Inline] = []
    for words, tag in draw(st.lists(st.tuples(_signs, st.sampled_from(TAGS)), max_size=4)):
        nodes += [Text(" ".join(words.split()) + " "), MergeTag(tag), Text(" ")]
    line = words_of((Text("So "), *nodes, Text(f"{draw(_signs)} end")))
    return plain_inlines(" ".join(line.split()))


@given(lines())
def test_escaped_words_and_placeholders_read_back(nodes: tuple[Inline, ...]) -> None:
    written = write_inline(nodes)
    assert read_markdown(written) == (Paragraph(nodes),)
    for node in nodes:
        if isinstance(node, MergeTag):
            assert node.text in written


@given(lines(), lines())
def test_escaping_piece_by_piece_is_escaping_the_whole(
    first: tuple[Inline, ...], second: tuple[Inline, ...]
) -> None:
    one, two = words_of(first), words_of(second)
    assert escape(f"{one} {two}") == f"{escape(one)} {escape(two)}"


@given(st.text(st.sampled_from(SIGNS + "\n"), max_size=60))
def test_reading_loses_no_word(source: str) -> None:
    blocks = read_markdown(source)
    once = write_markdown(blocks)
    kept = "".join(re.findall(r"[ab中é]", once))
    assert kept.count("a") >= source.count("a")
    assert kept.count("中") == source.count("中")
    assert all(is_allowed(link.address) for link in links_of_blocks(blocks))


@given(st.text(st.sampled_from("htps:/mailo@e.rg?#[]\\ \t\x00\u202e%*|A-1"), max_size=30))
def test_what_may_leave_is_one_safe_word(address: str) -> None:
    if is_allowed(address):
        assert re.match(r"(?i)https?://|mailto:|\*\|", address)
        assert not re.search(r"[\x00\t\\\u202e]", address)
        assert is_allowed(address + "x") or "@" in address or address.endswith("*")
    if is_mail_address(address):
        assert address.count("@") == 1
        assert is_allowed(f"mailto:{address.partition('?')[0]}")


@st.composite
def marked_texts(draw: st.DrawFn) -> MarkedText:
    """A text with links in order and styles on some of its words."""
    text = draw(st.text("ab c\u00a0", max_size=30))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    links = tuple(
        LinkMark(start if draw(st.booleans()) else None, end, f"https://e.org/{end}")
        for start, end in pairs
    )
    spans = sorted(draw(st.lists(st.integers(0, len(text)), max_size=4, unique=True)))
    styles = tuple(
        StyleMark(start, end, draw(st.booleans()))
        for start, end in zip(spans[::2], spans[1::2], strict=False)
    )
    return MarkedText(text, links, styles)


def styled(marked: MarkedText) -> list[tuple[bool, bool]]:
    """For each character whether it is italic and whether it is bold."""
    return [
        (
            any(m.start <= at < m.end and not m.strong for m in marked.styles),
            any(m.start <= at < m.end and m.strong for m in marked.styles),
        )
        for at in range(len(marked.text))
    ]


def ends(marked: MarkedText) -> list[tuple[int, str]]:
    return [(mark.end, mark.address) for mark in marked.links]


@given(marked_texts(), st.data())
def test_cut_in_two_and_joined_it_is_the_same(marked: MarkedText, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(marked.text)))
    again = marked.cut(0, at) + marked.cut(at, len(marked.text))
    assert again.text == marked.text
    assert ends(again) == ends(marked)
    assert styled(again) == styled(marked)
    whole = [m for m in marked.links if m.start is None or m.end <= at or m.start >= at]
    assert [m for m in again.links if replace(m) in whole] == whole


@given(marked_texts())
def test_cutting_nothing_off_changes_nothing(marked: MarkedText) -> None:
    assert marked.cut(0, len(marked.text)) == marked
    assert marked + MarkedText("") == MarkedText("") + marked == marked


@given(marked_texts(), marked_texts(), marked_texts())
def test_joining_is_associative(one: MarkedText, two: MarkedText, three: MarkedText) -> None:
    assert (one + two) + three == one + (two + three)
    assert join_marked([one, two, three], ", ") == (
        one + MarkedText(", ") + two + MarkedText(", ") + three
    )
    assert join_marked([], ", ") == MarkedText("")


@given(marked_texts())
def test_stripping_takes_blanks_alone(marked: MarkedText) -> None:
    stripped = marked.stripped()
    assert stripped.text == marked.text.strip()
    assert stripped.stripped() == stripped
    for mark in stripped.links:
        assert 0 < mark.end <= len(stripped.text)


@given(marked_texts())
def test_substituting_a_thing_by_itself_changes_nothing(marked: MarkedText) -> None:
    assert substituted(marked, re.compile("a"), "a") == marked
    assert substituted(marked, re.compile("never"), "x") is marked


@given(marked_texts(), st.sampled_from(["", "x", "xyz"]))
def test_substituting_moves_every_mark_along(marked: MarkedText, replacement: str) -> None:
    changed = substituted(marked, re.compile("a"), replacement)
    assert changed.text == marked.text.replace("a", replacement)
    for old, new in zip(marked.links, changed.links, strict=True):
        assert new.address == old.address
        assert changed.text[: new.end] == marked.text[: old.end].replace("a", replacement)
        if old.start is not None:
            assert new.start is not None
            assert changed.text[: new.start] == marked.text[: old.start].replace("a", replacement)
    for style, moved in zip(marked.styles, changed.styles, strict=True):
        words = marked.text[style.start : style.end].replace("a", replacement)
        assert changed.text[moved.start : moved.end] == words
        assert moved.strong == style.strong


@given(marked_texts())
def test_nodes_hold_every_word_and_every_address(marked: MarkedText) -> None:
    started = marked.with_starts(lambda _text, floor, end: max(floor, end - 2))
    assert started.text == marked.text
    assert ends(started) == ends(marked)
    nodes = started.inlines()
    assert joined(nodes) == nodes
    addresses = [mark.address for mark in marked.links]
    found = [link.address for link in links_of_blocks((Paragraph(nodes),))]
    assert found == addresses
    words = words_of(nodes)
    for mark in started.links:
        if mark.start == mark.end:
            words = words.replace(mark.address, "", 1)
    assert words == marked.text


@given(marked_texts())
def test_a_note_shows_each_address_once_behind_its_words(marked: MarkedText) -> None:
    shown = marked.with_addresses
    assert re.sub(r" \(https://e\.org/\d+\)", "", shown) == marked.text
    assert re.findall(r"\((https://[^)]*)\)", shown) == [m.address for m in marked.links]
