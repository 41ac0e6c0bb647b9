"""How much an issue says, counted as a reader does, and how a number of things is worded."""

from crank_desktop.document.inline import Inlines, paragraphs_of, words_of
from crank_desktop.document.tree import AnalysisNode, Document, HighlightNode, ItemNode, LinkNode
from crank_desktop.model.kinds import ItemKind


def counted(count: int, one: str, many: str = "") -> str:
    """``1 link``, ``12 links``; ``many`` where it is not ``one`` with an s."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def counted_items(count: int, kind: ItemKind) -> str:
    """``1 analysis``, ``3 analyses``: items of one kind."""
    return counted(count, kind, "analyses" if kind is ItemKind.ANALYSIS else "")


def count_words(document: Document) -> int:
    """The words of intro, headings and items, without addresses and markup."""
    words = sum(_words(paragraph.children) for paragraph in paragraphs_of(document.intro))
    for section in document.sections:
        words += _words(section.heading) + sum(item_words(node) for node in section.items)
    return words


def item_words(node: ItemNode) -> int:
    """The words of one item; those of its byline and outlets are not its own."""
    match node:
        case HighlightNode(heading=heading, body=body):
            prose = sum(_words(paragraph.children) for paragraph in paragraphs_of(body))
            return _words(heading) + prose
        case LinkNode(text=words) | AnalysisNode(title=words):
            return _words(words)


def _words(nodes: Inlines) -> int:
    return len(words_of(nodes).split())
