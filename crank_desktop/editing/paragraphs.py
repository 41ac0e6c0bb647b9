"""Parting a paragraph of Markdown in two."""

from crank_desktop.document.inline import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    Paragraph,
    Text,
    joined,
    paragraphs_of,
    words_of,
)
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import write_markdown


def split_paragraph(markdown: str, number: int, offset: int) -> str:
    """The text with a paragraph, counted from 0, parted at a place among its words.

    ``offset`` counts code points of the words. Nothing changes where that place is inside a link,
    an emphasis, a list or a quotation, at an end, or where the text was written in another manner
    than this program's.
    """
    blocks = read_markdown(markdown)
    if write_markdown(blocks) != markdown:
        return markdown
    before = 0
    for place, block in enumerate(blocks):
        if before == number and isinstance(block, Paragraph):
            parted = _parted(block.children, offset)
            if parted is None:
                return markdown
            two = (Paragraph(parted[0]), Paragraph(parted[1]))
            return write_markdown((*blocks[:place], *two, *blocks[place + 1 :]))
        before += sum(1 for _ in paragraphs_of((block,)))
    return markdown


def _parted(nodes: Inlines, offset: int) -> tuple[Inlines, Inlines] | None:
    before: list[Inline] = []
    for place, node in enumerate(nodes):
        length = len(words_of((node,)))
        if offset >= length:
            before.append(node)
            offset -= length
            continue
        after = nodes[place + 1 :]
        if isinstance(node, Text):
            before.append(Text(node.text[:offset]))
            after = (Text(node.text[offset:]), *after)
        elif offset == 0:
            after = (node, *after)
        elif isinstance(node, (Emphasis, Link)):
            return None
        first, second = _trimmed(joined(before)), _trimmed(joined(after))
        return (first, second) if words_of(first) and words_of(second) else None
    return None


def _trimmed(nodes: Inlines) -> Inlines:
    """Without the blanks that stood where the paragraph was parted."""
    trimmed = list(nodes)
    if trimmed and isinstance(trimmed[-1], Text):
        trimmed[-1] = Text(trimmed[-1].text.rstrip())
    if trimmed and isinstance(trimmed[0], Text):
        trimmed[0] = Text(trimmed[0].text.lstrip())
    return joined(trimmed)
