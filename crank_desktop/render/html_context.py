"""What the templates of every HTML output are told: a document's parts as finished HTML."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from crank_desktop.document.address import is_allowed, is_missing, is_public
from crank_desktop.document.portable import Outlet, Picture, PortableIssue
from crank_desktop.document.tree import AnalysisNode, Document, HighlightNode, ItemNode, LinkNode
from crank_desktop.model.kinds import SectionKind
from crank_desktop.render.bylines import byline_of
from crank_desktop.render.footer import footer_words
from crank_desktop.render.html_inline import (
    blocks_html,
    inlines_html,
    linked,
    mail_linked,
    words_html,
)
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import PLAIN

_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedItem:
    """One item; ``number`` counts the items of the issue from 0, ``level`` is its heading's."""

    number: int
    level: int
    heading: Markup
    body: Markup = _NOTHING
    byline: Markup = _NOTHING
    outlets: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Neighboring items of one shape: "prose", "listed" (links) or "titled" (analyses)."""

    shape: str
    items: tuple[PlacedItem, ...]


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A section that holds at least one item."""

    kind: SectionKind
    heading: Markup
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """The picture of an issue; ``source`` is empty where only its credit is known.

    ``address`` is the public one, where the picture has one.
    """

    source: str
    address: str
    alt: str
    width: int | None
    credit: Markup


def html_context(
    document: Document, options: RenderOptions, *, on_the_web: bool
) -> dict[str, object]:
    """The names a template may use.

    A web page takes the picture's own file where there is one and no placeholders of a sending
    service: nothing fills them in there.
    """
    issue = document.issue
    if on_the_web:
        options = replace(options, service=PLAIN)
    return {
        "document": document,
        "label": issue.label,
        "title": words_html(document.title or issue.label or document.subject),
        "title_address": _where_the_title_leads(issue),
        "intro": blocks_html(document.intro),
        "sections": tuple(_sections(document)),
        "picture": _picture(issue.image, on_the_web=on_the_web),
        "editors": tuple(_editors(issue)),
        "social": tuple(linked(s.url, words_html(s.name)) for s in issue.footer.social),
        "footer": footer_words(issue, options, html=True),
    }


def _where_the_title_leads(issue: PortableIssue) -> str:
    """The banner's address, for the newsletter's name to carry: the picture itself is not ours."""
    address = issue.banner.url or ""
    return address if is_allowed(address) and not is_missing(address) else ""


def _sections(document: Document) -> Iterator[PlacedSection]:
    numbers = itertools.count()
    for section in document.sections:
        if not section.items:
            continue
        heading = inlines_html(section.heading)
        level = 3 if heading else 2
        placed = [(_shape(node), _item(node, next(numbers), level)) for node in section.items]
        runs = tuple(
            Run(shape, tuple(item for _, item in group))
            for shape, group in itertools.groupby(placed, key=lambda pair: pair[0])
        )
        yield PlacedSection(section.kind, heading, runs)


def _shape(node: ItemNode) -> str:
    match node:
        case HighlightNode():
            return "prose"
        case LinkNode():
            return "listed"
        case AnalysisNode():
            return "titled"


def _item(node: ItemNode, number: int, level: int) -> PlacedItem:
    match node:
        case HighlightNode(_, heading, body):
            return PlacedItem(
                number=number, level=level, heading=inlines_html(heading), body=blocks_html(body)
            )
        case LinkNode(item, text):
            outlets = tuple(_outlet(outlet) for outlet in item.outlets)
            return PlacedItem(
                number=number,
                level=level,
                heading=_NOTHING,
                body=inlines_html(text),
                outlets=tuple(outlet for outlet in outlets if outlet),
            )
        case AnalysisNode(item, title):
            return PlacedItem(
                number=number,
                level=level,
                heading=linked(item.url, inlines_html(title)),
                byline=words_html(byline_of(item)),
            )


def _outlet(outlet: Outlet) -> Markup:
    return linked(outlet.url, words_html(outlet.name))


def picture_beside(picture: Picture, *, on_the_web: bool) -> str | None:
    """The file that has to lie beside the HTML; None where it shows an address, or no picture.

    A message takes the picture's public address where there is one, a page the file.
    """
    return picture.file if picture.file and (on_the_web or not is_public(picture.url)) else None


def _picture(picture: Picture, *, on_the_web: bool) -> PlacedPicture:
    public = picture.url if picture.url and is_public(picture.url) else ""
    file = picture_beside(picture, on_the_web=on_the_web)
    return PlacedPicture(
        source=quote(file.lstrip("/")) if file else public,
        address=public,
        alt=picture.alt,
        width=picture.width,
        credit=words_html(picture.credit),
    )


def _editors(issue: PortableIssue) -> Iterator[tuple[Markup, Markup]]:
    """Role and name of each editor, and the address to write to."""
    for editor in issue.masthead.editors:
        who = ", ".join(part for part in (editor.role, editor.name) if part)
        yield words_html(who), mail_linked(editor.email)
