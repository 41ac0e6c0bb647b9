"""Where links stand in their Markdown source, beside what the reader reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import links_of_blocks, words_of
from crank_desktop.document.link_spans import LinkSpan, address_of, link_spans
from crank_desktop.document.markdown_reader import read_markdown


def parts(source: str) -> list[tuple[str, str, str]]:
    """The whole, the words and the address of each link, cut from the source."""
    return [
        (
            source[span.start : span.end],
            source[span.words_start : span.words_end],
            source[span.address_start : span.address_end],
        )
        for span in link_spans(source)
    ]


def read(source: str) -> list[str]:
    return [link.address for link in links_of_blocks(read_markdown(source))]


def test_offsets_of_one_link() -> None:
    assert link_spans("See [the 船](https://e.org) now") == (LinkSpan(4, 5, 10, 12, 25, 26),)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[a](missing:)", [("[a](missing:)", "a", "missing:")]),
        (
            "[a b](<https://e.org/x_(y)>) [c](https://f.org)",
            [
                ("[a b](<https://e.org/x_(y)>)", "a b", "https://e.org/x_(y)"),
                ("[c](https://f.org)", "c", "https://f.org"),
            ],
        ),
        ("[a](https://e.org/(b)c)", [("[a](https://e.org/(b)c)", "a", "https://e.org/(b)c")]),
        (
            "[a]( https://e.org 'title' )",
            [("[a]( https://e.org 'title' )", "a", "https://e.org")],
        ),
        ("[*a* b](http://e.org)", [("[*a* b](http://e.org)", "*a* b", "http://e.org")]),
        ("*so [a](http://e.org)*", [("[a](http://e.org)", "a", "http://e.org")]),
        (r"[a \[1\]](http://e.org)", [(r"[a \[1\]](http://e.org)", r"a \[1\]", "http://e.org")]),
        ("[a [1] b](http://e.org)", [("[a [1] b](http://e.org)", "a [1] b", "http://e.org")]),
        ("[*|NAME|*](*|ARCHIVE|*)", [("[*|NAME|*](*|ARCHIVE|*)", "*|NAME|*", "*|ARCHIVE|*")]),
        ("*|IF:[x](http://e.org)|*", []),
        (r"\[a](http://e.org) [b\](http://e.org)", []),
        ("![a](http://e.org)", []),
        ("[a] (http://e.org)", []),
        ("[a](javascript:alert) [b](e.org) [c]()", []),
        ("[a\n\nb](http://e.org)", []),
        ("[a\nb](http://e.org)", [("[a\nb](http://e.org)", "a\nb", "http://e.org")]),
        ("<https://e.org/>", [("<https://e.org/>", "https://e.org/", "https://e.org/")]),
        ("so <a@e.org>, so", [("<a@e.org>", "a@e.org", "a@e.org")]),
        ("<ftp://e.org> <b> <a@e>", []),
        (
            "[x <https://e.org>](http://f.org)",
            [("[x <https://e.org>](http://f.org)", "x <https://e.org>", "http://f.org")],
        ),
        (
            "[x <https://e.org> y](nowhere)",
            [("<https://e.org>", "https://e.org", "https://e.org")],
        ),
    ],
)
def test_what_is_a_link_and_where(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert parts(source) == expected
    assert read(source) == [address_of(source, span) for span in link_spans(source)]


@pytest.mark.parametrize(
    "source",
    [
        "- a [b](http://e.org)\n- [c\nd](http://f.org)\n\n    more [e](http://g.org)",
        "1. [a](http://e.org)\n    - [b](http://f.org)\n    - [c](http://g.org)",
        "> [a](http://e.org) and [b\n> c](http://f.org)\n\nafter [d](http://g.org)",
        "said\n> [a](http://e.org)",
        "- [a\n- b](http://e.org) [c](http://f.org)",
        "one\r\n\r\n[a](http://e.org)\r\n- [b](http://f.org)",
        "    [a](http://e.org)\n \n\t[b](http://f.org)",
        "[a]\x02(http://e.org) [b](http://\x03f.org)",
        "- - - - - - - - - - - - - - - - - - - - - - - - - - - [a](http://e.org)",
    ],
)
def test_lists_quotations_and_odd_lines(source: str) -> None:
    spans = link_spans(source)
    assert [address_of(source, span) for span in spans] == read(source) != []
    assert all(source[span.start] == "[" and source[span.end - 1] == ")" for span in spans)


def test_the_words_of_a_bare_address_are_the_address() -> None:
    source = "<a@e.org> and <https://e.org>, [w](http://e.org)"
    mail, web, plain = link_spans(source)
    assert (mail.bare, web.bare, plain.bare) == (True, True, False)
    assert address_of(source, mail) == "mailto:a@e.org"
    assert address_of(source, web) == "https://e.org"


@pytest.mark.parametrize("mark", ["[", "<", "[[]", "](", "[a](", "<http://", "[a](<", "\\[", "> ["])
def test_a_page_of_marks_takes_no_time(mark: str) -> None:
    assert link_spans(mark * 20_000) == ()


_PIECES = st.sampled_from(
    [
        *("[", "]", "(", ")", "<", ">", "a", "b c", "\n", "\n\n", " ", "    ", "\t", "\r\n", "\\"),
        *("- ", "> ", "1. ", "+", "-", ".", "'", '"', "{{ n }}", "\x02", "[n]", "x@e.org", "!"),
        *("[w](http://e.org)", "<http://e.org/>", "<a@e.org>", "[w](<http://e.org/(x)>)", "船"),
        "missing:",
    ]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_text_has_the_links_the_reader_reads(source: str) -> None:
    spans = link_spans(source)
    links = list(links_of_blocks(read_markdown(source)))
    assert [address_of(source, span) for span in spans] == [link.address for link in links]
    for span, link in zip(spans, links, strict=True):
        written = source[span.words_start : span.words_end]
        letters = [sign for sign in written if sign.isalpha()]
        assert [s for s in words_of(link.children) if s.isalpha()] == letters
