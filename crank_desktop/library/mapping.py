"""A portable issue to rows and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from crank_desktop.document.portable import (
    AnalysisItem,
    Banner,
    Editor,
    Footer,
    HighlightItem,
    Item,
    LinkItem,
    Masthead,
    Note,
    Outlet,
    Picture,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.model import tables
from crank_desktop.model.kinds import ItemKind

_PLAIN = (
    *("uid", "newsletter", "label", "month", "year", "year_inferred", "send_date", "status"),
    *("subject", "preheader", "intro", "imported_as"),
)
_PICTURE = tuple(field.name for field in fields(Picture))
_FOOTER = ("organisation", "address", "copyright_year", "preferences_url", "unsubscribe_url")


@dataclass(frozen=True, slots=True)
class Identity:
    """What stands above and below an issue."""

    banner: Banner
    masthead: Masthead
    footer: Footer


def issue_values(issue: PortableIssue) -> dict[str, object]:
    """The columns of the issue's own row."""
    values: dict[str, object] = {name: getattr(issue, name) for name in _PLAIN}
    values |= {f"image_{name}": getattr(issue.image, name) for name in _PICTURE}
    return values


def masthead_row(identity: Identity) -> tables.Masthead:
    """The row of a masthead; its people and links are rows of their own."""
    return tables.Masthead(
        name=identity.masthead.name,
        as_sent=identity.masthead.as_sent,
        banner_url=identity.banner.url,
        banner_alt=identity.banner.alt,
        banner_as_sent=identity.banner.as_sent,
        footer_as_sent=identity.footer.as_sent,
        **{f"footer_{name}": getattr(identity.footer, name) for name in _FOOTER},
    )


def people_rows(identity: Identity, masthead_id: int) -> list[tables.Person]:
    """A row for each line of the sign-off."""
    return [
        tables.Person(masthead_id=masthead_id, position=n, role=e.role, name=e.name, email=e.email)
        for n, e in enumerate(identity.masthead.editors)
    ]


def social_rows(identity: Identity, masthead_id: int) -> list[tables.SocialLink]:
    """A row for each of the footer's links to other places."""
    return [
        tables.SocialLink(masthead_id=masthead_id, position=n, name=s.name, url=s.url)
        for n, s in enumerate(identity.footer.social)
    ]


def item_row(item: Item, section_id: int, position: int, content_hash: str) -> tables.Item:
    """The row of an item; its outlets and authors are rows of their own."""
    row = tables.Item(
        uid=item.uid,
        section_id=section_id,
        position=position,
        kind=item.kind,
        content_hash=content_hash,
    )
    match item:
        case HighlightItem(heading=heading, body=body):
            row.heading, row.body = heading, body
        case LinkItem(text=text):
            row.text = text
        case AnalysisItem():
            row.title, row.url, row.byline = item.title, item.url, item.byline
            row.institution, row.note = item.institution, item.note
    return row


def outlet_rows(item: Item, item_id: int) -> list[tables.ItemOutlet]:
    """A row for each outlet of a link item."""
    outlets = item.outlets if isinstance(item, LinkItem) else ()
    return [
        tables.ItemOutlet(item_id=item_id, position=n, name=o.name, url=o.url)
        for n, o in enumerate(outlets)
    ]


def author_rows(item: Item, item_id: int) -> list[tables.ItemAuthor]:
    """A row for each author of an analysis or a perspective."""
    authors = item.authors if isinstance(item, AnalysisItem) else ()
    return [tables.ItemAuthor(item_id=item_id, position=n, name=a) for n, a in enumerate(authors)]


def note_rows(issue: PortableIssue, issue_id: int) -> list[tables.Note]:
    """A row for each note; one about a section or an item names it by its identity."""
    uids = {where: uid for where, uid in _places(issue.sections)}
    return [
        tables.Note(
            issue_id=issue_id,
            position=position,
            about_uid=uids.get(note.where),
            place="" if note.where in uids else note.where,
            kind=note.kind,
            message=note.message,
            text=note.text,
            link_index=note.index,
        )
        for position, note in enumerate(issue.notes)
    ]


def _places(sections: Sequence[Section]) -> Iterable[tuple[str, str]]:
    for s, section in enumerate(sections):
        yield f"sections/{s}", section.uid
        for i, item in enumerate(section.items):
            yield f"sections/{s}/items/{i}", item.uid


def read_item(
    row: tables.Item, outlets: Sequence[tables.ItemOutlet], authors: Sequence[tables.ItemAuthor]
) -> Item:
    """The item of a row and the rows that belong to it, in their order."""
    match row.kind:
        case ItemKind.HIGHLIGHT:
            return HighlightItem(heading=row.heading, body=row.body, uid=row.uid)
        case ItemKind.LINK:
            named = tuple(Outlet(name=o.name, url=o.url) for o in outlets)
            return LinkItem(text=row.text, outlets=named, uid=row.uid)
        case _:
            return AnalysisItem(
                kind=row.kind,
                title=row.title,
                url=row.url,
                authors=tuple(a.name for a in authors),
                byline=row.byline,
                institution=row.institution,
                note=row.note,
                uid=row.uid,
            )


def read_sections(
    sections: Sequence[tables.Section], items: Sequence[tuple[int, Item]]
) -> tuple[Section, ...]:
    """The sections in order with their items; ``items`` pairs each with its section's key."""
    of_section: defaultdict[int | None, list[Item]] = defaultdict(list)
    for section_id, item in items:
        of_section[section_id].append(item)
    return tuple(
        Section(kind=s.kind, heading=s.heading, items=tuple(of_section[s.id]), uid=s.uid)
        for s in sections
    )


def read_notes(rows: Sequence[tables.Note], sections: Sequence[Section]) -> tuple[Note, ...]:
    """The notes with the places where their sections and items stand now."""
    where: Mapping[str, str] = {uid: place for place, uid in _places(sections)}
    return tuple(
        Note(
            where=where.get(row.about_uid, row.place) if row.about_uid else row.place,
            kind=row.kind,
            message=row.message,
            text=row.text,
            index=row.link_index,
        )
        for row in rows
    )


def read_identity(
    row: tables.Masthead, people: Sequence[tables.Person], social: Sequence[tables.SocialLink]
) -> Identity:
    """What stands above and below an issue, from its rows."""
    editors = tuple(Editor(role=p.role, name=p.name, email=p.email) for p in people)
    links = tuple(SocialLink(name=s.name, url=s.url) for s in social)
    return Identity(
        Banner(url=row.banner_url, alt=row.banner_alt, as_sent=row.banner_as_sent),
        Masthead(name=row.name, editors=editors, as_sent=row.as_sent),
        Footer(
            social=links,
            as_sent=row.footer_as_sent,
            **{name: getattr(row, f"footer_{name}") for name in _FOOTER},
        ),
    )


def read_issue(
    row: tables.Issue, identity: Identity, sections: tuple[Section, ...], notes: tuple[Note, ...]
) -> PortableIssue:
    """The portable issue of its rows."""
    return PortableIssue(
        **{name: getattr(row, name) for name in _PLAIN},
        image=Picture(**{name: getattr(row, f"image_{name}") for name in _PICTURE}),
        sections=sections,
        banner=identity.banner,
        masthead=identity.masthead,
        footer=identity.footer,
        notes=notes,
    )
