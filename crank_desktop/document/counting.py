"""How much an issue says: words as a reader counts them, addresses and markup left out."""

from crank_desktop.document.inline import Inlines, paragraphs_of, words_of
from crank_desktop.document.tree import AnalysisNode, Document, HighlightNode, ItemNode, LinkNode


def count_words(document: Document) -> int:
    """The words of intro, headings and items."""
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
