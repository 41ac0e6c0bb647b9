"""Input far beyond any newsletter ends in an issue or in one refused line, never in a crash.

The suite's own limit of time is the guard: what takes quadratic time does not end within it.
"""

import re

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.inline import (
    Block,
    Blocks,
    Emphasis,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    links_of_blocks,
    paragraphs_of,
    words_of,
)
from crank_desktop.document.markdown_limits import MOST_LEVELS
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import write_markdown
from crank_desktop.document.portable import HighlightItem, LinkItem, PortableIssue, Section
from crank_desktop.document.portable_json import from_json
from crank_desktop.errors import InputRefused
from crank_desktop.exports.formats import FORMATS
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import SectionKind
from crank_desktop.sources.outlets import shipped_outlets
from tests.golden.complete_issue import options

RULE = "-" * 60
PAGE = (
    "<html><body><h2>May Highlights</h2><h3>A ferry opens and prices fall</h3>"
    '<p>It sailed <a href="https://e.org/1">on time</a>.</p><h2>Links</h2>'
)
STARTS = {
    Shape.MAILCHIMP_TEXT: f"** Highlights\n{RULE}\n\n** A ferry opens\n{RULE}\n",
    Shape.WEB_TEXT: "Links\n\n",
    Shape.TEXT: "Links\n=====\n\n",
    Shape.MARKDOWN: "## Links\n\n",
}
TEXTS = {
    "words of 200 KB": "word " * 40_000,
    "one word of 200 KB": "w" * 200_000,
    "blanks": "a" + " " * 100_000 + "b",
    "no-break spaces": "a\u00a0b " * 20_000,
    "line ends": "\n" * 100_000,
    "parentheses": "(" * 50_000,
    "parentheses in parentheses": "— a " + "(" * 5_000 + ")" * 5_000,
    "brackets": "[" * 50_000,
    "quotes": ">" * 2_000 + " x",
    "lists": "- " * 2_000 + " x",
    "asterisks": "**" * 5_000,
    "heads": "** a\n" * 10_000,
    "paragraphs": "A line of words.\n\n" * 10_000,
    "dashes": "-" * 100_000,
    "hashes": "#" * 50_000,
    "links": "w (https://e.org/x) " * 10_000,
    "Markdown links": "[w](https://e.org/x) " * 10_000,
    "numbered links": "w [1] " * 5_000 + "\n\n" + "[1] https://e.org\n" * 2_000,
    "items with outlets": "* Words are here. (Reuters (https://e.org/x) )\n" * 10_000,
    "authors": "Recent Analysis\n\n" + "A, " * 10_000,
    "copyright": "Copyright © 2025 " + "All rights reserved." * 5_000,
}


def read(text: str, shape: Shape) -> PortableIssue | str:
    """The issue, or the line that refuses it."""
    try:
        return read_issue(text.encode(), shape, shipped_outlets())
    except InputRefused as error:
        refusal = str(error)
    assert refusal
    assert "\n" not in refusal
    return refusal


def words_anywhere(issue: PortableIssue) -> str:
    """Everything an import kept, notes included."""
    parts = [issue.intro, issue.subject, issue.label, issue.footer.as_sent, issue.banner.as_sent]
    parts += [note.text for note in issue.notes]
    for section in issue.sections:
        parts.append(section.heading)
        for item in section.items:
            match item:
                case HighlightItem(heading=heading, body=body):
                    parts += (heading, body)
                case LinkItem(text=text, outlets=outlets):
                    parts += (text, *(outlet.name for outlet in outlets))
                case _:
                    parts += (item.title, item.byline, item.institution, item.note, *item.authors)
    return "\n".join(parts)


@pytest.mark.parametrize("shape", STARTS)
@pytest.mark.parametrize("name", TEXTS)
def test_text_of_any_size_is_read_or_refused(name: str, shape: Shape) -> None:
    found = read(STARTS[shape] + TEXTS[name], shape)
    if isinstance(found, PortableIssue):
        assert compose(found).issue is found


@pytest.mark.parametrize("shape", STARTS)
def test_long_line_comes_in_whole(shape: Shape) -> None:
    line = " ".join(f"word{number}" for number in range(25_000)) + "."
    entry = f"- {line} ([Reuters](https://e.org/1), [AP](https://e.org/2))"
    found = read(STARTS[shape] + (entry if shape is Shape.MARKDOWN else line), shape)
    if isinstance(found, PortableIssue):
        kept = set(re.findall(r"word\d+", words_anywhere(found)))
        assert kept == {f"word{number}" for number in range(25_000)}
    else:
        assert "no newsletter" in found


PAGES = {
    "open boxes": "<div>" * 100_000 + "x",
    "closed boxes": "<div>" * 20_000 + "x" + "</div>" * 20_000,
    "open lists": "<ul><li>" * 10_000 + "x",
    "open quotes": "<blockquote>" * 20_000 + "x",
    "open emphasis": "<p>" + "<b>" * 20_000 + "x",
    "open tables": "<table><tr><td>" * 8_000 + "x",
    "50,000 links": "<p>" + '<a href="https://e.org/x">w</a> ' * 50_000,
    "a thousand attributes": f"<p {'a=b ' * 1_000}>x</p>",
    "tags without end": "<a <a " * 100_000 + "</a>" * 150_000,
    "4 million characters": f"<p>{'word ' * 800_000}</p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_page_that_is_too_much_is_refused(name: str) -> None:
    refusal = read(PAGE + PAGES[name], Shape.HTML)
    assert isinstance(refusal, str), name
    assert "newsletter" in refusal


TAKEN = {
    "spans": ("<p>" + '<span style="font-weight:bold">' * 200 + "last words", "last words"),
    "lists": ("<ul><li>" * 60 + "last words", "last words"),
    "entities": (f"<p>{'&amp;' * 100_000}last words", "&" * 1_000),
    "ampersands": (f"<p>{'&' * 100_000}last words", "last words"),
    "a number beyond Unicode": (f"<p>&#{'9' * 4_000};last words", "last words"),
    "comments": ("<!--" * 100_000, "on time"),
    "smaller-than signs": (f"<p>{'< ' * 100_000}last words", "last words"),
    "no-break spaces": (f"<p>{'a&nbsp;' * 30_000}last words", "last words"),
    "line breaks": (f"<p>{'x<br>' * 20_000}last words", "last words"),
    "parentheses": (f"<p>{'(' * 50_000}last words</p>", "last words"),
    "a long title": (f'<p title="{"a" * 2_000_000}">last words</p>', "last words"),
    "a long style": (f'<p style="{"a:b;" * 100_000}">last words</p>', "last words"),
    "a picture inside": (f'<img src="data:image/png;base64,{"A" * 2_000_000}">', "on time"),
    "200 KB in one line": (f"<p>{'word ' * 40_000}last words</p>", "last words"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_page_with_large_parts_is_read(name: str) -> None:
    page, words = TAKEN[name]
    found = read(PAGE + page, Shape.HTML)
    assert isinstance(found, PortableIssue), found
    assert words in words_anywhere(found).replace("\\", "")
    assert [section.kind for section in found.sections][:1] == [SectionKind.HIGHLIGHTS]


def test_long_address_of_a_link_is_kept() -> None:
    address = "https://e.org/" + "a" * 500_000
    found = read(f'{PAGE}<p>Words <a href="{address}">here</a>.</p>', Shape.HTML)
    assert isinstance(found, PortableIssue)
    item = found.sections[1].items[0]
    assert isinstance(item, LinkItem)
    assert item.text == f"Words [here]({address})."


def test_ten_thousand_items_come_in_and_go_out() -> None:
    entry = '<li>Words are here. (<a href="https://e.org/{0}">Outlet {0}</a>)</li>'
    entries = "".join(entry.format(number) for number in range(10_000))
    found = read(f"{PAGE}<ul>{entries}</ul>", Shape.HTML)
    assert isinstance(found, PortableIssue)
    items = found.sections[1].items
    assert len(items) == 10_000
    for number in (0, 4_999, 9_999):
        item = items[number]
        assert isinstance(item, LinkItem)
        assert (item.text, item.outlets[0].url) == ("Words are here.", f"https://e.org/{number}")
    email = FORMATS["email"].render(compose(found), options("plain"))
    assert isinstance(email, str)
    assert email.count("Words are here.") == 10_000


def test_json_nested_deeper_than_any_reader_goes_is_refused() -> None:
    with pytest.raises(InputRefused):
        from_json('{"format": "crank-issue/1", "sections": ' + "[" * 200_000)
    with pytest.raises(InputRefused):
        from_json('{"format": ' * 200_000)


BODIES = {
    "quotes": ">" * 2_000 + " words",
    "spaced quotes": "> " * 2_000 + "words",
    "entries in one line": "- " * 2_000 + "words",
    "numbers in one line": "1. " * 2_000 + "words",
    "quotes and entries": "> - " * 1_000 + "words",
    "indented lists": "\n".join("    " * level + "- words" for level in range(300)),
    "asterisks": "**" * 5_000 + "words",
    "underlines": "_" * 10_000 + "words",
    "threes": "***" * 2_000 + "words" + "***" * 2_000,
    "open emphasis": "*a " * 5_000 + "words",
    "mixed emphasis": "***a** _b " * 2_000 + "words",
    "open and closed": "*a" * 3_000 + "words" + "a*" * 3_000,
    "brackets": "[" * 5_000 + "words",
    "many brackets": "[" * 50_000 + "words",
    "nested brackets": "[" * 2_000 + "words" + "](https://e.org)" * 2_000,
    "open links": "[a](" * 10_000 + "words",
    "open brackets": "[a](<" * 10_000 + "words",
    "open titles": '[words](x "' + '"' * 5_000,
    "angles": "<" * 5_000 + "words",
    "mail addresses": "<a@" * 3_000 + "words",
    "backslashes": "\\" * 5_000 + "words",
    "ticks": "`" * 5_000 + "words",
    "pictures": "![" * 3_000 + "words",
    "placeholders": "*|A:" + "<=" * 20_000 + "words",
    "open placeholders": "*|A" * 3_000 + "words",
    "entities": "&amp;" * 20_000 + "words",
    "line breaks": "words  \n" * 3_000,
    "definitions": "[a]: words\n" * 3_000,
}


def one_highlight(body: str) -> PortableIssue:
    item = HighlightItem(heading="A ferry opens", body=body)
    section = Section(kind=SectionKind.HIGHLIGHTS, heading="May Highlights", items=(item,))
    return PortableIssue(newsletter="Sample Call", label="May 2031", sections=(section,))


def depth(blocks: Blocks) -> int:
    return max((1 + _depth(block) for block in blocks), default=0)


def _depth(block: Block) -> int:
    match block:
        case Paragraph():
            return 0
        case Quote(children):
            return depth(children)
        case ListBlock(entries):
            return max((depth(entry) for entry in entries), default=0)


def inline_depth(nodes: Inlines) -> int:
    inner = (one.children for one in nodes if isinstance(one, Emphasis | Link))
    return max((1 + inline_depth(children) for children in inner), default=0)


@pytest.mark.parametrize("name", BODIES)
def test_body_is_read_no_deeper_than_the_limit(name: str) -> None:
    blocks = read_markdown(BODIES[name])
    assert 0 < depth(blocks) <= MOST_LEVELS + 1
    assert max(inline_depth(one.children) for one in paragraphs_of(blocks)) <= MOST_LEVELS
    assert any("words" in words_of(one.children) for one in paragraphs_of(blocks))


@pytest.mark.parametrize("name", BODIES)
def test_body_leaves_in_every_format(name: str) -> None:
    document = compose(one_highlight(BODIES[name]))
    for output in FORMATS.values():
        written = output.render(document, options("plain"))
        content = written if isinstance(written, bytes) else written.encode()
        assert b"words" in content, output.name


def test_marks_below_the_deepest_level_are_words() -> None:
    blocks = read_markdown(">" * (MOST_LEVELS + 3) + " words")
    assert depth(blocks) == MOST_LEVELS + 1
    assert [words_of(one.children) for one in paragraphs_of(blocks)] == [">>> words"]


def test_nesting_that_editors_write_is_read_to_its_end() -> None:
    source = "\n".join("    " * level + f"- entry {level}" for level in range(10))
    blocks = read_markdown(source)
    assert depth(blocks) > 10
    assert [words_of(one.children) for one in paragraphs_of(blocks)] == [
        f"entry {level}" for level in range(10)
    ]
    assert read_markdown(write_markdown(blocks)) == blocks


def test_same_body_is_read_alike_after_a_hostile_one() -> None:
    body = "> quoted\n\n- one\n    - two\n- [three](https://e.org/a_(b)?c[d]=1)"
    before = read_markdown(body)
    for hostile in BODIES.values():
        read_markdown(hostile)
    read_markdown.cache_clear()
    assert read_markdown(body) == before
    assert [link.address for link in links_of_blocks(before)] == ["https://e.org/a_(b)?c[d]=1"]


@pytest.mark.parametrize(
    ("source", "address", "words"),
    [
        ("[a [b] c](https://e.org)", "https://e.org", "a [b] c"),
        ("[a](<https://e.org/x](y)>)", "https://e.org/x](y)", "a"),
        ("[a](https://e.org/(x(y)))", "https://e.org/(x(y))", "a"),
        ('[a](https://e.org "a title")', "https://e.org", "a"),
        ("[[[a]]](https://e.org)", "https://e.org", "[[a]]"),
        ("[open [a](https://e.org)", "https://e.org", "a"),
    ],
)
def test_links_are_found_as_before(source: str, address: str, words: str) -> None:
    (link,) = links_of_blocks(read_markdown(source))
    assert (link.address, words_of(link.children)) == (address, words)


def test_runs_of_marks_that_editors_write_are_emphasis() -> None:
    (paragraph,) = paragraphs_of(read_markdown("***both*** **one****two** " + "*" * 13))
    strong = [one for one in paragraph.children if isinstance(one, Emphasis)]
    assert [words_of(one.children) for one in strong] == ["both", "one", "two"]
    assert words_of(paragraph.children) == "both onetwo " + "*" * 13
