"""Values to rows: what of an issue goes into which table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields as fields_of

from sqlmodel import Session, col, select

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    Picture,
    Section,
)
from crank_desktop.errors import InputRefused
from crank_desktop.library.fetching import chunks, key_of
from crank_desktop.library.hashes import item_hash
from crank_desktop.library.note_places import bind
from crank_desktop.library.reading import Furniture
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model import tables

_UID = re.compile("[0-9a-f]{32}")
_LARGEST = 2**63 - 1
"""SQLite's integers have eight bytes."""

_FIELDS = [one.name for one in fields_of(IssueFields) if one.name != "image"]
_IMAGE_FIELDS = [one.name for one in fields_of(Picture)]

_BLANK: dict[str, str | None] = {
    **dict.fromkeys(("heading", "body", "text", "title", "byline", "institution", "note"), ""),
    "url": None,
}


def check_identities(
    session: Session,
    table: type[tables.Issue] | type[tables.Section] | type[tables.Item],
    uids: list[str],
) -> None:
    """Raise ``InputRefused`` where an identity is malformed, given twice or taken."""
    for uid in uids:
        if _UID.fullmatch(uid) is None:
            raise InputRefused(f"the identity “{uid}” is not 32 hexadecimal digits: leave it out")
    taken = len(set(uids)) < len(uids) or any(
        session.exec(select(table.id).where(col(table.uid).in_(some))).first() is not None
        for some in chunks(uids)
    )
    if taken:
        raise InputRefused(
            f"two {table.__name__.lower()}s would have one identity: import this as a new issue"
        )


def check_sections(session: Session, sections: Sequence[Section]) -> None:
    """Raise ``InputRefused`` where an identity among the sections and items is no good."""
    items = [item.uid for section in sections for item in section.items]
    check_identities(session, tables.Section, [section.uid for section in sections])
    check_identities(session, tables.Item, items)


def fill_fields(row: tables.Issue, fields: IssueFields, former: IssueFields | None = None) -> None:
    """Put an issue's own fields into its row; with ``former`` only those that differ from it."""
    if fields.month is not None and not 1 <= fields.month <= 12:  # noqa: PLR2004 - months
        raise InputRefused(f"the month of “{fields.label}” is {fields.month}: it must be 1 to 12")
    check_numbers(fields.label, (fields.year, fields.image.width))
    stays = {} if former is None else _columns(former)
    for column, said in _columns(fields).items():
        if column not in stays or said != stays[column]:
            setattr(row, column, said)


def _columns(fields: IssueFields) -> dict[str, object]:
    """The columns of an issue's row that hold its own fields, those of its image among them."""
    said = {name: getattr(fields, name) for name in _FIELDS}
    return said | {f"image_{name}": getattr(fields.image, name) for name in _IMAGE_FIELDS}


def check_numbers(what: str, numbers: Iterable[int | None]) -> None:
    """Raise ``InputRefused`` for a number that no table can hold."""
    for number in numbers:
        if number is not None and abs(number) > _LARGEST:
            raise InputRefused(f"a number in “{what}” is too large: make it smaller")


def store_furniture(session: Session, furniture: Furniture) -> int:
    """Store a masthead with its people and links; its key."""
    banner, masthead, footer = furniture
    check_numbers(masthead.name, (footer.copyright_year,))
    row = tables.Masthead(
        name=masthead.name,
        as_sent=masthead.as_sent,
        banner_url=banner.url,
        banner_alt=banner.alt,
        banner_as_sent=banner.as_sent,
        footer_organisation=footer.organisation,
        footer_address=footer.address,
        footer_copyright_year=footer.copyright_year,
        footer_preferences_url=footer.preferences_url,
        footer_unsubscribe_url=footer.unsubscribe_url,
        footer_as_sent=footer.as_sent,
    )
    session.add(row)
    session.flush()
    key = key_of(row)
    session.add_all(
        tables.Person(
            masthead_id=key, position=position, role=one.role, name=one.name, email=one.email
        )
        for position, one in enumerate(masthead.editors)
    )
    session.add_all(
        tables.SocialLink(masthead_id=key, position=position, name=one.name, url=one.url)
        for position, one in enumerate(footer.social)
    )
    return key


def section_row(section: Section, issue_id: int, position: int) -> tables.Section:
    """The row of a section, without its items."""
    return tables.Section(
        uid=section.uid,
        issue_id=issue_id,
        position=position,
        kind=section.kind,
        heading=section.heading,
    )


def item_row(item: Item, section_id: int, position: int) -> tables.Item:
    """The row of an item, without its lists."""
    row = tables.Item(uid=item.uid, section_id=section_id, position=position, kind=item.kind)
    fill_item(row, item)
    return row


def fill_item(row: tables.Item, item: Item) -> None:
    """Put what an item says into its row, and nothing of what another kind would say."""
    row.kind = item.kind
    row.content_hash = item_hash(item)
    for column, said in (_BLANK | _said(item)).items():
        setattr(row, column, said)


def _said(item: Item) -> dict[str, str | None]:
    match item:
        case HighlightItem():
            return {"heading": item.heading, "body": item.body}
        case LinkItem():
            return {"text": item.text}
        case AnalysisItem():
            return {
                "title": item.title,
                "url": item.url,
                "byline": item.byline,
                "institution": item.institution,
                "note": item.note,
            }


def list_rows(item: Item, item_id: int) -> list[tables.ItemOutlet | tables.ItemAuthor]:
    """The rows of an item's outlets or authors."""
    match item:
        case LinkItem():
            return [
                tables.ItemOutlet(item_id=item_id, position=position, name=one.name, url=one.url)
                for position, one in enumerate(item.outlets)
            ]
        case AnalysisItem():
            return [
                tables.ItemAuthor(item_id=item_id, position=position, name=name)
                for position, name in enumerate(item.authors)
            ]
        case HighlightItem():
            return []


def note_rows(stored: StoredIssue, issue_id: int) -> list[tables.Note]:
    """The rows of an issue's notes, each bound to the section or item it is about."""
    issue = stored.issue
    check_numbers(issue.label, (note.index for note in issue.notes))
    places = stored.places or tuple(bind(note.where, issue.sections) for note in issue.notes)
    return [
        tables.Note(
            issue_id=issue_id,
            position=position,
            about_uid=place.uid,
            place=place.rest,
            kind=note.kind,
            message=note.message,
            text=note.text,
            link_index=note.index,
            resolved=position in stored.resolved,
        )
        for position, (note, place) in enumerate(zip(issue.notes, places, strict=True))
    ]
