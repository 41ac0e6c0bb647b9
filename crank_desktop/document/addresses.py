"""Every address of an issue with its place: what is linked, and what was lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from crank_desktop.document.address import is_missing
from crank_desktop.document.inline import links_of, links_of_blocks, words_of
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.tree import AnalysisNode, Document, HighlightNode, ItemNode, LinkNode
from crank_desktop.model.kinds import CitationRole


@dataclass(frozen=True, slots=True)
class PlacedAddress:
    """A link's words and address at a place of the portable form ("sections/1/items/3").

    ``role`` says how the link is used where it belongs to an item, ``mail`` that it is (or was) a
    mail address.
    """

    where: str
    words: str
    address: str
    role: CitationRole | None = None
    mail: bool = False

    @property
    def lost(self) -> bool:
        """Whether the address stood there and was lost."""
        return is_missing(self.address)


def addresses(document: Document) -> Iterator[PlacedAddress]:
    """Every address of the document in reading order, those of banner and footer included."""
    issue = document.issue
    if issue.banner.url:
        yield PlacedAddress("banner", issue.banner.alt, issue.banner.url)
    for link in links_of_blocks(document.intro):
        yield PlacedAddress("intro", words_of(link.children), link.address)
    for s, section in enumerate(document.sections):
        for i, node in enumerate(section.items):
            yield from item_addresses(node, f"sections/{s}/items/{i}")
    yield from _furniture(issue)


def item_addresses(node: ItemNode, where: str) -> Iterator[PlacedAddress]:
    """Every address of one item in reading order."""
    match node:
        case HighlightNode(_, _, body):
            for link in links_of_blocks(body):
                yield PlacedAddress(
                    where, words_of(link.children), link.address, CitationRole.INLINE
                )
        case LinkNode(item, text):
            for link in links_of(text):
                yield PlacedAddress(
                    where, words_of(link.children), link.address, CitationRole.INLINE
                )
            for outlet in item.outlets:
                if outlet.url:
                    yield PlacedAddress(where, outlet.name, outlet.url, CitationRole.OUTLET)
        case AnalysisNode(item, title):
            if item.url:
                yield PlacedAddress(where, words_of(title), item.url, CitationRole.TITLE)


def _furniture(issue: PortableIssue) -> Iterator[PlacedAddress]:
    for editor in issue.masthead.editors:
        if editor.email:
            yield PlacedAddress("masthead", editor.name, editor.email, mail=True)
    for link in issue.footer.social:
        if link.url:
            yield PlacedAddress("footer", link.name, link.url)
    for words, url in (
        ("update your preferences", issue.footer.preferences_url),
        ("unsubscribe from this list", issue.footer.unsubscribe_url),
    ):
        if url:
            yield PlacedAddress("footer", words, url)
