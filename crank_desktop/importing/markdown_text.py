"""Any Markdown with headings, lists and links, read into blocks: a draft written elsewhere."""

import re
from collections.abc import Iterator

from crank_desktop.document.inline import (
    Block as ProseBlock,
)
from crank_desktop.document.inline import (
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    MergeTag,
    Paragraph,
    Quote,
    Text,
    words_of,
)
from crank_desktop.document.markdown_reader import read_inline, read_markdown
from crank_desktop.importing.blocks import Block, BlockKind, Reading
from crank_desktop.importing.marked import LinkMark, MarkedText, StyleMark, join_marked
from crank_desktop.importing.vocabulary import TITLE

SHAPE = "markdown"
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
_DASH = re.compile(r"—\s*")


def read_markdown_text(text: str) -> Reading:
    """The blocks of a Markdown file; a first heading that names the newsletter is its title."""
    reading = Reading(SHAPE)
    at = 0
    for heading in _HEADING.finditer(text):
        reading.blocks += _prose(text[at : heading.start()])
        at = heading.end()
        words = marked_text(read_inline(heading[2]))
        is_title = not reading.blocks and not reading.title and len(heading[1]) == 1
        if is_title or (not reading.title and TITLE.fullmatch(words.text)):
            reading.title = words.text
            reading.opening.append(words.with_addresses)
        else:
            reading.blocks.append(Block(BlockKind.HEADING, words))
    reading.blocks += _prose(text[at:])
    return reading


def _prose(text: str) -> Iterator[Block]:
    for block in read_markdown(text.strip("\n")):
        yield from _blocks(block)


def _blocks(block: ProseBlock) -> Iterator[Block]:
    match block:
        case Paragraph(children):
            yield _paragraph(marked_text(children))
        case ListBlock(entries, ordered):
            kind = BlockKind.NUMBERED if ordered else BlockKind.ENTRY
            for entry in entries:
                parts = [inner.marked for part in entry for inner in _blocks(part)]
                yield Block(kind, join_marked(parts, " "))
        case Quote(children):
            for part in children:
                for inner in _blocks(part):
                    yield Block(BlockKind.QUOTE, inner.marked)


def _paragraph(marked: MarkedText) -> Block:
    dash = _DASH.match(marked.text)
    if dash:
        return Block(BlockKind.ENTRY, marked.cut(dash.end(), len(marked.text)))
    return Block(BlockKind.PARAGRAPH, marked)


def marked_text(nodes: Inlines) -> MarkedText:
    """Nodes as a text with marks beside it."""
    result = MarkedText("")
    for node in nodes:
        match node:
            case Text(text) | MergeTag(text):
                result += MarkedText(text)
            case LineBreak():
                result += MarkedText("\n")
            case Emphasis(children, strong):
                inner = marked_text(children)
                style = StyleMark(0, len(inner.text), strong)
                result += MarkedText(inner.text, inner.links, (style,))
            case Link(address, children):
                words = words_of(children)
                result += MarkedText(words, (LinkMark(0, len(words), address),))
    return result
