"""Every address of an issue with its place: what is linked, and what was lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from crank_desktop.document.address import is_missing
from crank_desktop.document.inline import Link, links_of, links_of_blocks, words_of
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.tree import AnalysisNode, Document, HighlightNode, ItemNode, LinkNode
from crank_desktop.model.kinds import CitationRole


@dataclass(frozen=True, slots=True)
class PlacedAddress:
    """A link's words and address at a place of the portable form ("sections/1/items/3").

    ``part`` names the field that holds it there, ``number`` which link, outlet, editor or social
    link of that field it is, counted from 0. ``role`` says how the link is used where it belongs
    to an item, ``mail`` that it is (or was) a mail address.
    """

    where: str
    words: str
    address: str
    role: CitationRole | None = None
    mail: bool = False
    part: str = "url"
    number: int = 0

    @property
    def lost(self) -> bool:
        """Whether the address stood there and was lost."""
        return is_missing(self.address)


def addresses(document: Document) -> Iterator[PlacedAddress]:
    """Every address of the document in reading order, those of banner and footer included."""
    issue = document.issue
    if issue.banner.url:
        yield PlacedAddress("banner", issue.banner.alt, issue.banner.url)
    for number, link in enumerate(links_of_blocks(document.intro)):
        yield _of_link(link, number, "intro", "intro", None)
    for s, section in enumerate(document.sections):
        for i, node in enumerate(section.items):
            yield from item_addresses(node, f"sections/{s}/items/{i}")
    yield from _furniture(issue)


def item_addresses(node: ItemNode, where: str) -> Iterator[PlacedAddress]:
    """Every address of one item in reading order."""
    match node:
        case HighlightNode(_, _, body):
            for number, link in enumerate(links_of_blocks(body)):
                yield _of_link(link, number, where, "body", CitationRole.INLINE)
        case LinkNode(item, text):
            for number, link in enumerate(links_of(text)):
                yield _of_link(link, number, where, "text", CitationRole.INLINE)
            for number, outlet in enumerate(item.outlets):
                if outlet.url:
                    yield PlacedAddress(
                        where,
                        outlet.name,
                        outlet.url,
                        CitationRole.OUTLET,
                        part="outlets",
                        number=number,
                    )
        case AnalysisNode(item, title):
            if item.url:
                yield PlacedAddress(where, words_of(title), item.url, CitationRole.TITLE)


def _of_link(
    link: Link, number: int, where: str, part: str, role: CitationRole | None
) -> PlacedAddress:
    words = words_of(link.children)
    return PlacedAddress(where, words, link.address, role, part=part, number=number)


def _furniture(issue: PortableIssue) -> Iterator[PlacedAddress]:
    for number, editor in enumerate(issue.masthead.editors):
        if editor.email:
            yield PlacedAddress(
                "masthead", editor.name, editor.email, mail=True, part="editors", number=number
            )
    for number, link in enumerate(issue.footer.social):
        if link.url:
            yield PlacedAddress("footer", link.name, link.url, part="social", number=number)
    for part, words, url in (
        ("preferences_url", "update your preferences", issue.footer.preferences_url),
        ("unsubscribe_url", "unsubscribe from this list", issue.footer.unsubscribe_url),
    ):
        if url:
            yield PlacedAddress("footer", words, url, part=part)
