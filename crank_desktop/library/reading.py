"""Rows to values: an issue and the newsletter as they are stored, in a fixed number of queries."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

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
from crank_desktop.library.item_reading import read_sections
from crank_desktop.library.note_places import BoundPlace, path_of, paths
from crank_desktop.library.plain_rows import found, named
from crank_desktop.library.values import NoteRow, StoredIssue
from crank_desktop.model.kinds import IssueStatus, NoteKind
from crank_desktop.model.stored import read_as

_NEWSLETTER = "SELECT * FROM newsletter"
_NOTES = "SELECT * FROM note WHERE issue_id = ? ORDER BY position"
_MASTHEAD = "SELECT * FROM masthead WHERE id = ?"
_PEOPLE = "SELECT * FROM person WHERE masthead_id = ? ORDER BY position"
_SOCIAL = "SELECT * FROM social_link WHERE masthead_id = ? ORDER BY position"


class Furniture(NamedTuple):
    """What stands around the sections of an issue."""

    banner: Banner
    masthead: Masthead
    footer: Footer


def read_issue(connection: sqlite3.Connection, uid: str) -> StoredIssue:
    """The issue of this identity, whole; raises ``LibraryProblem`` where there is none."""
    return read_row(connection, named(connection, "issue", uid))


def read_row(connection: sqlite3.Connection, row: sqlite3.Row) -> StoredIssue:
    """The issue of this row, whole."""
    own = row["masthead_id"] is not None
    around = _around(connection, row)
    sections = read_sections(connection, row["id"])
    notes = read_notes(connection, row["id"], sections)
    issue = PortableIssue(
        uid=row["uid"],
        newsletter=around.name,
        label=row["label"],
        month=row["month"],
        year=row["year"],
        year_inferred=bool(row["year_inferred"]),
        send_date=day_of(row["send_date"]),
        status=read_as(IssueStatus, row["status"]),
        subject=row["subject"],
        preheader=row["preheader"],
        intro=row["intro"],
        image=Picture(
            credit=row["image_credit"],
            alt=row["image_alt"],
            file=row["image_file"],
            url=row["image_url"],
            width=row["image_width"],
        ),
        sections=sections,
        banner=around.banner,
        masthead=around.masthead,
        footer=around.footer,
        imported_as=row["imported_as"],
        notes=tuple(one.note for one in notes),
    )
    return StoredIssue(
        issue,
        own_masthead=own,
        resolved=frozenset(one.position for one in notes if one.resolved),
        places=tuple(one.place for one in notes),
    )


def read_newsletter(connection: sqlite3.Connection) -> Newsletter:
    """The newsletter's settings; those of a new newsletter where none were made yet."""
    rows = found(connection, _NEWSLETTER)
    if not rows:
        return Newsletter()
    row = rows[0]
    furniture = _furniture(connection, row["masthead_id"])
    return Newsletter(
        name=row["name"],
        service=row["service"],
        sender=row["sender"],
        reply_to=row["reply_to"],
        to=row["recipient"],
        banner=furniture.banner,
        masthead=furniture.masthead,
        footer=furniture.footer,
    )


def read_notes(
    connection: sqlite3.Connection, issue_id: int, sections: Sequence[Section]
) -> tuple[NoteRow, ...]:
    """The notes of an issue with the paths that hold among these sections."""
    where = paths(sections)
    return tuple(_note(row, where) for row in found(connection, _NOTES, issue_id))


def day_of(stored: str | None) -> date | None:
    """A date as the library holds it (ISO 8601)."""
    return None if stored is None else read_as(date.fromisoformat, stored)


def _note(row: sqlite3.Row, where: Mapping[str, str]) -> NoteRow:
    place = BoundPlace(row["about_uid"], row["place"])
    note = Note(
        where=path_of(place, where),
        kind=read_as(NoteKind, row["kind"]),
        message=row["message"],
        text=row["text"],
        index=row["link_index"],
    )
    return NoteRow(row["position"], note, bool(row["resolved"]), place)


def _around(connection: sqlite3.Connection, row: sqlite3.Row) -> Newsletter:
    """What an issue shows around its sections: its own, or what the newsletter has now."""
    if row["masthead_id"] is None:
        return read_newsletter(connection)
    own = _furniture(connection, row["masthead_id"])
    return Newsletter(
        name=row["newsletter"], banner=own.banner, masthead=own.masthead, footer=own.footer
    )


def _furniture(connection: sqlite3.Connection, masthead_id: int) -> Furniture:
    (row,) = found(connection, _MASTHEAD, masthead_id)
    people = found(connection, _PEOPLE, masthead_id)
    links = found(connection, _SOCIAL, masthead_id)
    return Furniture(
        Banner(url=row["banner_url"], alt=row["banner_alt"], as_sent=row["banner_as_sent"]),
        Masthead(
            name=row["name"],
            editors=tuple(
                Editor(role=one["role"], name=one["name"], email=one["email"]) for one in people
            ),
            as_sent=row["as_sent"],
        ),
        Footer(
            organisation=row["footer_organisation"],
            address=tuple(read_as(json.loads, row["footer_address"])),
            copyright_year=row["footer_copyright_year"],
            social=tuple(SocialLink(name=one["name"], url=one["url"]) for one in links),
            preferences_url=row["footer_preferences_url"],
            unsubscribe_url=row["footer_unsubscribe_url"],
            as_sent=row["footer_as_sent"],
        ),
    )
