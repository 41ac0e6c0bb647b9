"""Rows to values: an issue and the newsletter as they are stored, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlmodel import Session, col, select

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import (
    Banner,
    Editor,
    Footer,
    Masthead,
    Note,
    Picture,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.library.fetching import rows
from crank_desktop.library.item_reading import read_sections
from crank_desktop.library.note_places import BoundPlace, path_of, paths
from crank_desktop.library.values import NoteRow, StoredIssue
from crank_desktop.model import tables


class Furniture(NamedTuple):
    """What stands around the sections of an issue."""

    banner: Banner
    masthead: Masthead
    footer: Footer


def read_issue(session: Session, row: tables.Issue) -> StoredIssue:
    """The issue of this row, whole."""
    own = row.masthead_id is not None
    around = _around(session, row)
    sections = read_sections(session, row)
    notes = read_notes(session, row, sections)
    issue = PortableIssue(
        uid=row.uid,
        newsletter=around.name,
        label=row.label,
        month=row.month,
        year=row.year,
        year_inferred=row.year_inferred,
        send_date=row.send_date,
        status=row.status,
        subject=row.subject,
        preheader=row.preheader,
        intro=row.intro,
        image=Picture(
            credit=row.image_credit,
            alt=row.image_alt,
            file=row.image_file,
            url=row.image_url,
            width=row.image_width,
        ),
        sections=sections,
        banner=around.banner,
        masthead=around.masthead,
        footer=around.footer,
        imported_as=row.imported_as,
        notes=tuple(one.note for one in notes),
    )
    return StoredIssue(
        issue,
        own_masthead=own,
        resolved=frozenset(one.position for one in notes if one.resolved),
        places=tuple(one.place for one in notes),
    )


def read_newsletter(session: Session) -> Newsletter:
    """The newsletter's settings; those of a new newsletter where none were made yet."""
    found = rows(session, select(tables.Newsletter))
    if not found:
        return Newsletter()
    row = found[0]
    furniture = _furniture(session, row.masthead_id)
    return Newsletter(
        name=row.name,
        service=row.service,
        sender=row.sender,
        reply_to=row.reply_to,
        to=row.recipient,
        banner=furniture.banner,
        masthead=furniture.masthead,
        footer=furniture.footer,
    )


def read_notes(
    session: Session, row: tables.Issue, sections: Sequence[Section]
) -> tuple[NoteRow, ...]:
    """The notes of an issue with the paths that hold among these sections."""
    where = paths(sections)
    note = tables.Note
    found = rows(
        session, select(note).where(col(note.issue_id) == row.id).order_by(col(note.position))
    )
    return tuple(_note(one, where) for one in found)


def _note(row: tables.Note, where: Mapping[str, str]) -> NoteRow:
    place = BoundPlace(row.about_uid, row.place)
    note = Note(
        where=path_of(place, where),
        kind=row.kind,
        message=row.message,
        text=row.text,
        index=row.link_index,
    )
    return NoteRow(row.position, note, row.resolved, place)


def _around(session: Session, row: tables.Issue) -> Newsletter:
    """What an issue shows around its sections: its own, or what the newsletter has now."""
    if row.masthead_id is None:
        return read_newsletter(session)
    own = _furniture(session, row.masthead_id)
    return Newsletter(
        name=row.newsletter, banner=own.banner, masthead=own.masthead, footer=own.footer
    )


def _furniture(session: Session, masthead_id: int) -> Furniture:
    masthead, person, social = tables.Masthead, tables.Person, tables.SocialLink
    row = rows(session, select(masthead).where(col(masthead.id) == masthead_id))[0]
    people = rows(
        session,
        select(person).where(col(person.masthead_id) == masthead_id).order_by(col(person.position)),
    )
    links = rows(
        session,
        select(social).where(col(social.masthead_id) == masthead_id).order_by(col(social.position)),
    )
    return Furniture(
        Banner(url=row.banner_url, alt=row.banner_alt, as_sent=row.banner_as_sent),
        Masthead(
            name=row.name,
            editors=tuple(Editor(role=one.role, name=one.name, email=one.email) for one in people),
            as_sent=row.as_sent,
        ),
        Footer(
            organisation=row.footer_organisation,
            address=row.footer_address,
            copyright_year=row.footer_copyright_year,
            social=tuple(SocialLink(name=one.name, url=one.url) for one in links),
            preferences_url=row.footer_preferences_url,
            unsubscribe_url=row.footer_unsubscribe_url,
            as_sent=row.footer_as_sent,
        ),
    )
