"""Markdown to nodes and back: what an editor may write, and what stays text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import (
    Blocks,
    Emphasis,
    LineBreak,
    Link,
    ListBlock,
    MergeTag,
    Paragraph,
    Quote,
    Text,
    links_of_blocks,
    paragraphs_of,
    plain_inlines,
    words_of,
)
from crank_desktop.document.markdown_reader import read_inline, read_markdown
from crank_desktop.document.markdown_writer import escape, write_inline, write_markdown


def one(source: str) -> tuple[object, ...]:
    (block,) = read_markdown(source)
    assert isinstance(block, Paragraph)
    return block.children


def test_links_emphasis_and_breaks() -> None:
    assert one("A *very* **bold** [visit](https://e.org/a_b)  \nagain") == (
        Text("A "),
        Emphasis((Text("very"),)),
        Text(" "),
        Emphasis((Text("bold"),), strong=True),
        Text(" "),
        Link("https://e.org/a_b", (Text("visit"),)),
        LineBreak(),
        Text("again"),
    )


def test_lists_and_quotes() -> None:
    assert read_markdown("- one\n- two\n\n> said") == (
        ListBlock(((Paragraph((Text("one"),)),), (Paragraph((Text("two"),)),))),
        Quote((Paragraph((Text("said"),)),)),
    )
    (numbered,) = read_markdown("1. one\n2. two")
    assert isinstance(numbered, ListBlock)
    assert numbered.ordered


@pytest.mark.parametrize(
    "source",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "# no heading",
        "`code`",
        "&copy; &amp; &#60;",
        "[1]: https://e.org",
        "a_b_c",
        "3 * 4 * 5",
    ],
)
def test_what_is_no_prose_stays_the_text_it_is(source: str) -> None:
    assert one(source) == (Text(source),)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example",
        "vbscript:x",
        "relative/path",
        "#fragment",
        "https:",
        "ht\ttps://e.org",
    ],
)
def test_an_address_that_may_not_leave_is_shown(address: str) -> None:
    blocks = read_markdown(f"[words](<{address}>)")
    assert list(links_of_blocks(blocks)) == []
    (paragraph,) = blocks
    assert isinstance(paragraph, Paragraph)
    assert words_of(paragraph.children).startswith("words")


@pytest.mark.parametrize(
    "address",
    ["https://e.org/x?a=1&b=(2)", "http://e.org", "mailto:a@e.org", "missing:", "*|UNSUB|*"],
)
def test_an_address_that_may_leave_is_a_link(address: str) -> None:
    assert one(f"[words]({address})") == (Link(address, (Text("words"),)),)


@pytest.mark.parametrize(
    "tag",
    [
        "*|FNAME|*",
        "*|IF:AGE >= 20|*",
        "*|DATE:d/m/y|*",
        "*|HTML:LIST_ADDRESS_HTML|*",
        "{{ name }}",
        "%%{uuid}%%",
    ],
)
def test_merge_tags_pass_whole(tag: str) -> None:
    assert one(f"Dear {tag} and *|LNAME|*, hello") == (
        Text("Dear "),
        MergeTag(tag),
        Text(" and "),
        MergeTag("*|LNAME|*"),
        Text(", hello"),
    )
    assert write_markdown(read_markdown(f"Dear {tag}")) == f"Dear {tag}"


def test_a_merge_tag_cannot_carry_markup() -> None:
    assert one("*|<img src=x>|*") == (Emphasis((Text("|<img src=x>|"),)),)


def test_mail_addresses_in_angle_brackets() -> None:
    assert one("<a@e.org>") == (Link("mailto:a@e.org", (Text("a@e.org"),)),)


def test_a_sentence_is_read_as_one_line() -> None:
    assert read_inline("One\n\nTwo") == (Text("One"), Text(" "), Text("Two"))
    assert read_inline("- a list") == (Text("- a list"),)


SIGNS = st.text(st.sampled_from("ab 1.*_[]()<>\\`#+-!&:@|~{}'\"é—/"), min_size=1, max_size=40)


@given(SIGNS)
def test_escaped_words_read_back_as_themselves(words: str) -> None:
    line = " ".join(words.split())
    if line:
        written = write_inline(plain_inlines(line))
        assert read_markdown(written) == (Paragraph(plain_inlines(line)),)


def test_escape_leaves_plain_prose_alone() -> None:
    prose = "U.S. officials (and others) said: 5% of 3,000—no more; snake_case's fine."
    assert escape(prose) == prose


_words = st.text("abc é", min_size=1, max_size=8).map(str.strip).filter(bool)
_inline = st.one_of(
    _words.map(Text),
    st.builds(Link, st.just("https://e.org/x"), _words.map(lambda w: (Text(w),))),
    st.builds(Emphasis, _words.map(lambda w: (Text(w),)), st.booleans()),
)


@st.composite
def _paragraphs(draw: st.DrawFn) -> Paragraph:
    nodes: list[object] = []
    for node in draw(st.lists(_inline, min_size=1, max_size=5)):
        nodes += [node, Text(" and ")]
    return Paragraph((Text("So "), *nodes, Text("end")))  # type: ignore[arg-type]


def _joined(blocks: Blocks) -> str:
    return write_markdown(blocks)


@given(
    st.lists(
        st.one_of(
            _paragraphs(),
            st.builds(Quote, _paragraphs().map(lambda p: (p,))),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_written_markdown_is_a_fixed_point(blocks: list[Paragraph | Quote]) -> None:
    once = read_markdown(_joined(tuple(blocks)))
    assert read_markdown(_joined(once)) == once


@pytest.mark.parametrize(
    "text", ["*a **b*x c", "*a **b* [x](https://e.org)", "**a *b** c d", "*a **b*c", "***a** b*c"]
)
def test_unbalanced_emphasis_loses_no_word(text: str) -> None:
    said = "".join(words_of(paragraph.children) for paragraph in paragraphs_of(read_markdown(text)))
    letters = [sign for sign in text.partition("](")[0] if sign.isalpha()]
    assert [sign for sign in said if sign.isalpha()] == letters
