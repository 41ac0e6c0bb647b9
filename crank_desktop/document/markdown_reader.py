"""Markdown to nodes, by Python-Markdown, with what a newsletter must not contain left as text.

Raw HTML, headings, code, rules, pictures and reference definitions are words here: an item holds
prose, lists and quotations. Placeholders are taken out before anything else can read them.
"""

import functools
import re
import threading
from typing import cast
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import LINK_RE, InlineProcessor, SimpleTextInlineProcessor
from markdown.util import AtomicString

from crank_desktop.document.address import is_allowed, is_mail_address
from crank_desktop.document.inline import (
    Block,
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    MergeTag,
    Paragraph,
    Quote,
    Text,
    joined,
)
from crank_desktop.document.markdown_limits import LONG_RUN, BoundedLinks, DeepBlocks
from crank_desktop.document.markdown_lists import BulletedLists, NumberedLists
from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.document.prose_parts import prose_parts

_BLOCKS_LEFT_AS_TEXT = ("code", "hashheader", "setextheader", "hr", "reference")
_INLINE_LEFT_AS_TEXT = (
    *("backtick", "reference", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "html", "entity", "automail"),
)
_LINE_END = re.compile(r"\n *")
_TAG = "merge-tag"
_STATE = threading.local()


class _MergeTags(InlineProcessor):
    """Keeps placeholders away from the patterns of emphasis."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        node = Element(_TAG)
        node.text = AtomicString(m[0])
        return node, m.start(0), m.end(0)


class _MailAddresses(InlineProcessor):
    """``<a@b.org>`` as a link; Python-Markdown's own writes it in character references."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        del data
        if not is_mail_address(m[1]):
            return None, None, None
        node = Element("a", href=f"mailto:{m[1]}")
        node.text = m[1]
        return node, m.start(0), m.end(0)


def _reader() -> Markdown:
    """This thread's reader: Python-Markdown keeps state while it reads."""
    reader: Markdown | None = getattr(_STATE, "reader", None)
    if reader is None:
        reader = Markdown()
        reader.ESCAPED_CHARS.append("<")
        reader.preprocessors.deregister("html_block")
        reader.treeprocessors.deregister("prettify")
        for name in _BLOCKS_LEFT_AS_TEXT:
            reader.parser.blockprocessors.deregister(name)
        for name in _INLINE_LEFT_AS_TEXT:
            reader.inlinePatterns.deregister(name)
        reader.parser.blockprocessors.register(DeepBlocks(reader.parser), "deep", 200)
        reader.parser.blockprocessors.register(NumberedLists(reader.parser), "olist", 40)
        reader.parser.blockprocessors.register(BulletedLists(reader.parser), "ulist", 30)
        reader.inlinePatterns.register(BoundedLinks(LINK_RE, reader), "link", 160)
        reader.inlinePatterns.register(SimpleTextInlineProcessor(LONG_RUN), "long-run", 170)
        reader.inlinePatterns.register(_MergeTags(MERGE_TAG.pattern, reader), _TAG, 500)
        reader.inlinePatterns.register(
            _MailAddresses(r"<([^<>\s]+@[^<>\s]+)>", reader), "mail", 110
        )
        _STATE.reader = reader
    return reader


@functools.lru_cache(maxsize=4096)
def read_markdown(source: str) -> Blocks:
    """The blocks of a Markdown text; the same text always gives the same frozen blocks."""
    return _blocks(read_block_tree(source))


def read_block_tree(source: str) -> Element:
    """The blocks of a Markdown text as elements, whose words are Markdown still."""
    reader = _reader()
    reader.reset()
    reader.parser.state.clear()  # an error in the text before would leave its levels
    lines = source.split("\n")
    for preprocessor in reader.preprocessors:
        lines = preprocessor.run(lines)
    return cast(Element, reader.parser.parseDocument(lines).getroot())


def read_inline(source: str) -> Inlines:
    """The nodes of a Markdown text that is one paragraph: a link's sentence, an intro's line."""
    nodes: list[Inline] = []
    for block in read_markdown(source):
        if nodes:
            nodes.append(Text(" "))
        if isinstance(block, Paragraph):
            nodes.extend(block.children)
        else:
            return (Text(source),)
    return tuple(nodes)


def _blocks(parent: Element) -> Blocks:
    """The blocks below ``parent``; a tight list's entry holds its words without a ``p``."""
    blocks: list[Block] = []
    loose = _prose(parent.text)
    if loose:
        blocks.append(Paragraph(loose))
    for child in parent:
        match child.tag:
            case "p":
                children = _prose(child.text)
                if children:
                    blocks.append(Paragraph(children))
            case "ul" | "ol":
                entries = tuple(_blocks(entry) for entry in child)
                blocks.append(ListBlock(entries, ordered=child.tag == "ol"))
            case "blockquote":
                blocks.append(Quote(_blocks(child)))
    return tuple(blocks)


def _prose(text: str | None) -> Inlines:
    """The nodes of a paragraph's Markdown; while it is typed, only one part of it is new."""
    nodes: list[Inline] = []
    for part in prose_parts(text or ""):
        nodes += _read_part(part)
    return _trimmed(joined(nodes))


@functools.lru_cache(maxsize=16384)
def _read_part(text: str) -> Inlines:
    root = Element("div")
    part = SubElement(root, "p")
    part.text = text
    for treeprocessor in _reader().treeprocessors:
        treeprocessor.run(root)
    return _inlines(part)


def _inlines(parent: Element) -> Inlines:
    nodes: list[Inline] = [Text(_one_line(parent.text))]
    for child in parent:
        nodes += _inline(child)
        nodes.append(Text(_one_line(child.tail)))
    return joined(nodes)


def _inline(element: Element) -> Inlines:
    match element.tag:
        case "em" | "strong":
            return (Emphasis(_inlines(element), strong=element.tag == "strong"),)
        case "a":
            return _link(element)
        case "br":
            return (LineBreak(),)
        case "merge-tag":
            return (MergeTag(element.text or ""),)
        case _:
            return _inlines(element)


def _link(element: Element) -> Inlines:
    """A link whose address may leave the program, else its words and the address as text."""
    address = element.get("href", "")
    children = _inlines(element)
    if is_allowed(address):
        return (Link(address, children or (Text(address),)),)
    return (*children, Text(f" ({address})")) if address else children


def _one_line(text: str | None) -> str:
    return _LINE_END.sub(" ", text or "")


def _trimmed(nodes: Inlines) -> Inlines:
    """Without the blanks that a block's own lines leave at its ends and after its breaks."""
    trimmed: list[Inline] = []
    for node in nodes:
        after_break = not trimmed or isinstance(trimmed[-1], LineBreak)
        if isinstance(node, Text) and after_break:
            trimmed.append(Text(node.text.lstrip(" ")))
        else:
            trimmed.append(node)
    if trimmed and isinstance(trimmed[-1], Text):
        trimmed[-1] = Text(trimmed[-1].text.rstrip(" "))
    return joined(trimmed)
