"""The nodes of prose: what stands inside a paragraph, and the blocks that hold it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crank_desktop.document.merge_tags import MERGE_TAG


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are read."""

    text: str


@dataclass(frozen=True, slots=True)
class MergeTag:
    """A sending service's placeholder, written as it is in every output."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that ends inside its paragraph."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics, or in bold when ``strong``."""

    children: "Inlines"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address; the address is ``missing:`` when it was lost."""

    address: str
    children: "Inlines"


Inline = Text | MergeTag | LineBreak | Emphasis | Link
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted or numbered list; each entry is a run of blocks."""

    entries: "tuple[Blocks, ...]"
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set off from the text around it."""

    children: "Blocks"


Block = Paragraph | ListBlock | Quote
Blocks = tuple[Block, ...]


def plain_inlines(text: str) -> Inlines:
    """A heading or a name, which holds no Markdown, as nodes: its words and its placeholders."""
    found: list[Inline] = []
    end = 0
    for tag in MERGE_TAG.finditer(text):
        if tag.start() > end:
            found.append(Text(text[end : tag.start()]))
        found.append(MergeTag(tag[0]))
        end = tag.end()
    if end < len(text):
        found.append(Text(text[end:]))
    return tuple(found)


def joined(nodes: Iterable[Inline]) -> Inlines:
    """The nodes with neighboring words in one node and no empty words among them."""
    result: list[Inline] = []
    for node in nodes:
        if not isinstance(node, Text):
            result.append(node)
        elif node.text:
            last = result[-1] if result else None
            if isinstance(last, Text):
                result[-1] = Text(last.text + node.text)
            else:
                result.append(node)
    return tuple(result)


def words_of(nodes: Inlines) -> str:
    """The words of the nodes, without links and emphasis."""
    return "".join(_words(node) for node in nodes)


def _words(node: Inline) -> str:
    match node:
        case Text(text) | MergeTag(text):
            return text
        case LineBreak():
            return "\n"
        case Emphasis(children) | Link(_, children):
            return words_of(children)


def links_of(nodes: Inlines) -> Iterator[Link]:
    """Every link among the nodes, in reading order."""
    for node in nodes:
        if isinstance(node, Link):
            yield node
        elif isinstance(node, Emphasis):
            yield from links_of(node.children)


def paragraphs_of(blocks: Blocks) -> Iterator[Paragraph]:
    """Every paragraph of the blocks, those of lists and quotations too, in reading order."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case ListBlock(entries):
                for entry in entries:
                    yield from paragraphs_of(entry)
            case Quote(children):
                yield from paragraphs_of(children)


def links_of_blocks(blocks: Blocks) -> Iterator[Link]:
    """Every link of the blocks, in reading order."""
    for paragraph in paragraphs_of(blocks):
        yield from links_of(paragraph.children)
