"""Markdown in depth: every shape an editor or an importer may bring, to exactly these nodes."""

import pytest

from crank_desktop.document.inline import (
    Block,
    Blocks,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    MergeTag,
    Paragraph,
    Quote,
    Text,
)
from crank_desktop.document.markdown_reader import read_inline, read_markdown
from crank_desktop.document.markdown_writer import link_markdown, write_markdown

URL = "https://e.org"


def as_node(node: Inline | str) -> Inline:
    return Text(node) if isinstance(node, str) else node


def p(*nodes: Inline | str) -> Paragraph:
    return Paragraph(tuple(as_node(node) for node in nodes))


def em(*nodes: Inline | str) -> Emphasis:
    return Emphasis(tuple(as_node(node) for node in nodes))


def bold(*nodes: Inline | str) -> Emphasis:
    return Emphasis(tuple(as_node(node) for node in nodes), strong=True)


def a(address: str, *nodes: Inline | str) -> Link:
    return Link(address, tuple(as_node(node) for node in nodes))


def ul(*entries: Blocks) -> ListBlock:
    return ListBlock(entries)


def ol(*entries: Blocks) -> ListBlock:
    return ListBlock(entries, ordered=True)


def one(source: str) -> tuple[Inline, ...]:
    (block,) = read_markdown(source)
    assert isinstance(block, Paragraph)
    return block.children


A, B, C, D = (p("a"),), (p("b"),), (p("c"),), (p("d"),)


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("- a\n- b", (ul(A, B),)),
        ("* a\n* b", (ul(A, B),)),
        ("+ a\n\n+ b", (ul(A, B),)),
        ("- a\nb", (ul((p("a b"),)),)),
        ("- a\n\nb", (ul(A), p("b"))),
        ("text\n- a", (p("text - a"),)),
        ("- a\n    - b\n        - c\n- d", (ul((p("a"), ul((p("b"), ul(C)))), D),)),
        ("- a\n    1. b\n    2. c\n- d", (ul((p("a"), ol(B, C)), D),)),
        ("1. a\n2. b\n3. c", (ol(A, B, C),)),
        ("7. a\n7. b", (ol(A, B),)),
        ("- a\n\n    b\n\n- c", (ul((p("a"), p("b")), C),)),
        ("1. a\n2. b\n\n    c\n\n    - d", (ol(A, (p("b"), p("c"), ul(D))),)),
        ("- a\n- b\n\n1. c\n2. d", (ul(A, B), ol(C, D))),
        ("1. a\n\n* b\n\n+ c\n\n3. d", (ol(A), ul(B, C), ol(D))),
        ("- a\n1. b\n2. c\n- d", (ul(A), ol(B, C), ul(D))),
        ("- a\n    - b\n    1. c\n- d", (ul((p("a"), ul(B), ol(C)), D),)),
        ("- a\n    - b\n\n    1. c", (ul((p("a"), ul(B), ol(C))),)),
        ("> - a\n>\n> 1. b", (Quote((ul(A), ol(B))),)),
        ("- > a\n- b", (ul((Quote(A),), B),)),
        (f"- [a]({URL})\n- *b*", (ul((p(a(URL, "a")),), (p(em("b")),)),)),
        ("> a", (Quote(A),)),
        ("> a\nb", (Quote((p("a b"),)),)),
        ("> a\n>\n> b", (Quote((p("a"), p("b"))),)),
        ("> a\n>\n> > b", (Quote((p("a"), Quote(B))),)),
        ("> - a\n> - b\n>\n> c", (Quote((ul(A, B), p("c"))),)),
        ("> *a*  \n> b", (Quote((p(em("a"), LineBreak(), "b"),)),)),
        ("a\n\n> b\n\n- c\n\nd", (p("a"), Quote(B), ul(C), p("d"))),
        ("-a", (p("-a"),)),
        ("* a *", (ul((p("a *"),)),)),
        ("1) a", (p("1) a"),)),
        ("2025. a", (ol(A),)),
        (r"2025\. a", (p("2025. a"),)),
        (r"\- a", (p("- a"),)),
        ("a\n---\nb", (p("a --- b"),)),
        ("a\n===", (p("a ==="),)),
        ("---", (p("---"),)),
        ("    four blanks", (p("four blanks"),)),
        ("```\na\n```", (p("``` a ```"),)),
        ("", ()),
        ("  \n\n ", ()),
    ],
)
def test_blocks(source: str, blocks: tuple[Block, ...]) -> None:
    assert read_markdown(source) == blocks


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        ("*a*b", (em("a"), "b")),
        ("a*b*c", ("a", em("b"), "c")),
        ("a **b**c", ("a ", bold("b"), "c")),
        ("(*a*), “**b**”", ("(", em("a"), "), “", bold("b"), "”")),
        ("_a_, _b_.", (em("a"), ", ", em("b"), ".")),
        ("a_b_c _d_", ("a_b_c ", em("d"))),
        ("***a***", (bold(em("a")),)),
        ("**a *b* c**", (bold("a ", em("b"), " c"),)),
        ("*a **b** c*", (em("a ", bold("b"), " c"),)),
        ("** a **", ("** a **",)),
        ("3 * 4 * 5", ("3 * 4 * 5",)),
        ("5*3", ("5*3",)),
        ("*a", ("*a",)),
        ("שלום *עולם* x", ("שלום ", em("עולם"), " x")),
        ("中*国*人", ("中", em("国"), "人")),
        ("👩‍👩‍👧‍👦 *👩🏽‍💻*", ("👩‍👩‍👧‍👦 ", em("👩🏽‍💻"))),
        ("e\u0301 *n\u0303*", ("e\u0301 ", em("n\u0303"))),
        ("\u200fא\u200e b", ("\u200fא\u200e b",)),
        ("\u2066a\u2069", ("\u2066a\u2069",)),
        ("a\u00a0b", ("a\u00a0b",)),
        ("**\u00a0a**", ("**\u00a0a**",)),
        ("a\u2028b\u0085c", ("a\u2028b\u0085c",)),
        ("\ufeffa", ("\ufeffa",)),
    ],
)
def test_emphasis_at_the_borders_of_words(source: str, nodes: tuple[Inline | str, ...]) -> None:
    assert one(source) == p(*nodes).children


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        (f'[a]({URL} "Title")', (a(URL, "a"),)),
        (f"[a]({URL} 'Title')", (a(URL, "a"),)),
        (f"[a]( {URL} )", (a(URL, "a"),)),
        (f"[a](<{URL}/x_(y)>)", (a(f"{URL}/x_(y)", "a"),)),
        (f"[a]({URL}/(x)/y)", (a(f"{URL}/(x)/y", "a"),)),
        (f"[a]({URL}/a_b_c*d*)", (a(f"{URL}/a_b_c*d*", "a"),)),
        (f"[a]({URL}/?x=1&amp;y=2)", (a(f"{URL}/?x=1&amp;y=2", "a"),)),
        (f"[a (b)]({URL})", (a(URL, "a (b)"),)),
        (f"[a [b] c]({URL})", (a(URL, "a [b] c"),)),
        (f"([a]({URL}))", ("(", a(URL, "a"), ")")),
        (f"[a]({URL})[b]({URL})", (a(URL, "a"), a(URL, "b"))),
        (f"*a [b]({URL}) c*", (em("a ", a(URL, "b"), " c"),)),
        (f"[*a* **b**]({URL})", (a(URL, em("a"), " ", bold("b")),)),
        (f"[]({URL})", (a(URL, URL),)),
        ("[a]()", ("a",)),
        ("[a](missing:)", (a("missing:", "a"),)),
        ("[a](javascript:x)", ("a (javascript:x)",)),
        ("[*a*](//e.org)", (em("a"), " (//e.org)")),
        (f"[a](<{URL}/x y>)", (f"a ({URL}/x y)",)),
        ("[a](java&#115;cript:x)", ("a (java&#115;cript:x)",)),
        ("[a](HTTPS://E.ORG)", (a("HTTPS://E.ORG", "a"),)),
        ("a (b) [c] d", ("a (b) [c] d",)),
        ("[a][b]", ("[a][b]",)),
        (f"![a]({URL}/p.png)", (f"![a]({URL}/p.png)",)),
        (f"<{URL}/x>", (a(f"{URL}/x", f"{URL}/x"),)),
        ("<a@e.org>", (a("mailto:a@e.org", "a@e.org"),)),
        ("<ftp://e.org>", ("ftp://e.org (ftp://e.org)",)),
        ("<e.org>", ("<e.org>",)),
        (f"{URL} bare", (f"{URL} bare",)),
        ("&lt;b&gt; &amp; &#60;", ("&lt;b&gt; &amp; &#60;",)),
    ],
)
def test_links(source: str, nodes: tuple[Inline | str, ...]) -> None:
    assert one(source) == p(*nodes).children


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        ("a  \nb", ("a", LineBreak(), "b")),
        ("a  \n  b", ("a", LineBreak(), "b")),
        ("a\nb", ("a b",)),
        ("a\\\nb", ("a\\ b",)),
        ("a\r\nb", ("a b",)),
        ("a\rb", ("a b",)),
        ("a  \r\nb", ("a", LineBreak(), "b")),
        ("a<br>b", ("a<br>b",)),
        (r"\*a\* \_b\_ \[c\](d)", ("*a* _b_ [c](d)",)),
        (r"\\", ("\\",)),
        (r"a \ b \& \q", (r"a \ b \& \q",)),
        (r"\<b>", ("<b>",)),
        (r"\# a", ("# a",)),
        (r"C:\\Windows", (r"C:\Windows",)),
    ],
)
def test_breaks_and_escapes(source: str, nodes: tuple[Inline | str, ...]) -> None:
    assert one(source) == p(*nodes).children


FIRST = MergeTag("*|FNAME|*")


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        ("*|FNAME|*", (FIRST,)),
        ("*|FNAME|*, hello", (FIRST, ", hello")),
        ("hello *|FNAME|*", ("hello ", FIRST)),
        ("a*|FNAME|*b", ("a", FIRST, "b")),
        ("*|FNAME|**|LNAME|*", (FIRST, MergeTag("*|LNAME|*"))),
        ("**Dear *|FNAME|***", (bold("Dear ", FIRST),)),
        ("*Dear *|FNAME|**", (em("Dear ", FIRST),)),
        ("*a* *|FNAME|* *b*", (em("a"), " ", FIRST, " ", em("b"))),
        (f"[*|FNAME|*]({URL})", (a(URL, FIRST),)),
        ("[a](*|ARCHIVE|*)", (a("*|ARCHIVE|*", "a"),)),
        (f"[a]({URL}/?u=*|UNIQID|*)", (a(f"{URL}/?u=*|UNIQID|*", "a"),)),
        ("<*|ARCHIVE|*>", ("<", MergeTag("*|ARCHIVE|*"), ">")),
        (r"\*|FNAME|*", ("\\", FIRST)),
        ("*|IF:X|*\na\n*|END:IF|*", (MergeTag("*|IF:X|*"), " a ", MergeTag("*|END:IF|*"))),
        ("{{ name }}’s", (MergeTag("{{ name }}"), "’s")),
        ("_{{ name }}_", (em(MergeTag("{{ name }}")),)),
        ("[{{ name }}]({{ url }})", (a("{{ url }}", MergeTag("{{ name }}")),)),
        ("%%{uuid}%%, a", (MergeTag("%%{uuid}%%"), ", a")),
        ("*|snake_case_name|*", (MergeTag("*|snake_case_name|*"),)),
        ("*||*", (em("||"),)),
        ("{{ a b }}", ("{{ a b }}",)),
        ("%%{UUID}%%", ("%%{UUID}%%",)),
    ],
)
def test_merge_tags_in_every_position(source: str, nodes: tuple[Inline | str, ...]) -> None:
    assert one(source) == p(*nodes).children
    assert read_markdown(f"- {source}") == (ul((p(*nodes),)),)
    assert read_markdown(f"> {source}") == (Quote((p(*nodes),)),)


DOCUMENTS: list[Blocks] = [
    (ul((p("a"), ul((p("b"), ul(C)))), D),),
    (ul((p("a"), p("b")), C, D),),
    (ul(A, (p("b"), p("c")), D),),
    (ol((p("a"), ul(B, C)), (p("d"), ol(A, B))),),
    (ul((p("a"), Quote(B)), C),),
    (ul((Quote(A),), B),),
    (Quote((ul(A, (p("b"), p("c"))), p("d"))),),
    (Quote((p("a"), Quote((ol(A, B),)))),),
    (p("a"), ul(A, B), p("b"), ol(A, B), p("c")),
    (p("- a"), p("1. b"), p("> c"), p("+ d"), p("# e"), p("-f")),
    (p("a", LineBreak(), "b"), ul((p("a", LineBreak(), "b"),), C)),
    (p("*a* _b_ [c](d) <https://e.org> <a@e.org> \\* `e`"),),
    (p(bold("a ", em("b"), " c"), " ", em("d")),),
    (p(a(f"{URL}/(x)_(y", "a"), a("missing:", "b"), a("*|ARCHIVE|*", FIRST)),),
    (p(em("a"), "b", bold("c"), "d"),),
    (p("a\u00a0b \u200fא\u200e 👩‍👩‍👧‍👦 e\u0301"),),
]


@pytest.mark.parametrize("blocks", DOCUMENTS, ids=write_markdown)
def test_what_is_written_reads_back_as_the_same_nodes(blocks: Blocks) -> None:
    written = write_markdown(blocks)
    assert read_markdown(written) == blocks
    assert write_markdown(read_markdown(written)) == written


@pytest.mark.parametrize(
    ("blocks", "written"),
    [
        ((ul(A, B),), "- a\n- b"),
        ((ol(A, B),), "1. a\n2. b"),
        ((ul((p("a"), p("b")), C),), "- a\n\n    b\n\n- c"),
        ((Quote((p("a"), p("b"))),), "> a\n>\n> b"),
        ((p("a", LineBreak(), "b"),), "a  \nb"),
        ((p("1. a"), p("- b")), "1\\. a\n\n\\- b"),
        ((p(em("a"), " ", bold("b")),), "*a* **b**"),
        ((p("5% of snake_case's (U.S.) — no more"),), "5% of snake_case's (U.S.) — no more"),
    ],
)
def test_how_it_is_written(blocks: Blocks, written: str) -> None:
    assert write_markdown(blocks) == written


def test_an_address_with_parentheses_is_put_in_angle_brackets() -> None:
    assert link_markdown("a", f"{URL}/x") == f"[a]({URL}/x)"
    assert link_markdown("a", f"{URL}/(x") == f"[a](<{URL}/(x>)"


@pytest.mark.parametrize(
    ("source", "nodes"),
    [
        ("a *b*\n\nc", ("a ", em("b"), " ", "c")),
        ("> a", ("> a",)),
        ("1. a", ("1. a",)),
        ("a\n\n- b", ("a\n\n- b",)),
        ("", ()),
    ],
)
def test_a_sentence_holds_no_blocks(source: str, nodes: tuple[Inline | str, ...]) -> None:
    assert read_inline(source) == p(*nodes).children
