"""Nodes to Markdown: what an importer keeps of a published text, in the form an editor edits.

Only what Python-Markdown would otherwise read as markup is escaped, so that prose stays prose.
"""

import re

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
)
from crank_desktop.document.merge_tags import MERGE_TAG

_ESCAPED_BY_BACKSLASH = "\\\\`*_{}\\[\\]()<>#+\\-.!"
_MARKUP = re.compile(
    rf"\\(?=[{_ESCAPED_BY_BACKSLASH}]|$)"  # a backslash that would swallow the next character
    r"|\*|(?<![^\W_])_|_(?![^\W_])"  # emphasis; not inside a word
    r"|[\[\]]"  # links
    r"|<(?=[^\s<>]+[:@])"  # <https://…> and <a@b.org>
)
_LINE_START = re.compile(r"^( *)(?:(>|[+-](?= |$))|(\d+)(\.)(?= |$))")
_ENDS_BARE_ADDRESS = re.compile(r"[()\s<>']")
"""A quotation mark opens a link's title."""


def escape(text: str) -> str:
    """The text as Markdown that reads back as the same text; placeholders stay as they are."""
    parts: list[str] = []
    end = 0
    for tag in MERGE_TAG.finditer(text):
        parts += (_MARKUP.sub(r"\\\g<0>", text[end : tag.start()]), tag[0])
        end = tag.end()
    parts.append(_MARKUP.sub(r"\\\g<0>", text[end:]))
    return "".join(parts)


def write_inline(nodes: Inlines) -> str:
    """One paragraph's nodes as a line of Markdown."""
    return _LINE_START.sub(r"\1\3\\\2\4", "".join(_inline(node) for node in nodes))


def write_markdown(blocks: Blocks) -> str:
    """The blocks as Markdown, one blank line between them."""
    return "\n\n".join(_block(block) for block in blocks)


def link_markdown(words: str, address: str) -> str:
    """A link in Markdown; ``words`` is Markdown already."""
    target = f"<{address}>" if needs_brackets(address) else address
    return f"[{words}]({target})"


def needs_brackets(address: str) -> bool:
    """Whether an address must stand in angle brackets to be read whole."""
    return _ENDS_BARE_ADDRESS.search(address) is not None


def _inline(node: Inline) -> str:
    match node:
        case Text(text):
            return escape(text)
        case MergeTag(text):
            return text
        case LineBreak():
            return "  \n"
        case Emphasis(children, strong):
            mark = "**" if strong else "*"
            return f"{mark}{_within(children)}{mark}"
        case Link(address, children):
            return link_markdown(_within(children), address)


def _within(nodes: Inlines) -> str:
    return "".join(_inline(node) for node in nodes)


def _block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return write_inline(children)
        case Quote(children):
            return "\n".join(f"> {line}".rstrip() for line in write_markdown(children).split("\n"))
        case ListBlock(entries, ordered):
            # After an entry of several blocks only a blank line lets the next one begin.
            between = "\n\n" if any(len(entry) > 1 for entry in entries) else "\n"
            return between.join(
                _entry(f"{number}." if ordered else "-", entry)
                for number, entry in enumerate(entries, start=1)
            )


def _entry(mark: str, blocks: Blocks) -> str:
    lines = write_markdown(blocks).split("\n")
    return "\n".join([f"{mark} {lines[0]}", *(f"    {line}".rstrip() for line in lines[1:])])
