"""What was thrown away: kept whole in the library, in the transaction that removes it.

It stays until it is put back, deleted for good, or goes by itself (``cleaning``).
"""

import functools
import json
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import NamedTuple, Protocol

from pydantic import TypeAdapter
from sqlmodel import Session, col, delete, select

from crank_desktop.document.compose import compose_item
from crank_desktop.document.inline import words_of
from crank_desktop.document.portable import Item, Section
from crank_desktop.document.tree import AnalysisNode, HighlightNode, LinkNode
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.fetching import chunks, connection_of, row_of, rows
from crank_desktop.library.item_reading import read_item, read_section
from crank_desktop.library.reading import read_issue
from crank_desktop.library.values import StoredIssue, Thrown, ThrownPlace, TrashRow
from crank_desktop.model import tables
from crank_desktop.model.kinds import ThrownKind
from crank_desktop.model.stored import read_as

Content = Item | Section | StoredIssue


class Opens(Protocol):
    """Gives a session of a library, for as long as it is needed."""

    def __call__(self) -> AbstractContextManager[Session]:
        """Open it."""


class Trash:
    """The trash of one open library."""

    def __init__(self, reading: Opens, writing: Opens) -> None:
        self._reading, self._writing = reading, writing

    def rows(self) -> tuple[TrashRow, ...]:
        """Everything that was thrown away, the last first."""
        trash = tables.Trash
        with self._reading() as session:
            latest = select(trash).order_by(col(trash.at).desc(), col(trash.id).desc())
            return tuple(_trash_row(row) for row in rows(session, latest))

    def load(self, uid: str) -> Thrown:
        """What was thrown away under this identity, whole; ``LibraryProblem`` where it is gone."""
        with self._reading() as session:
            row = _row(session, uid)
            if row is None:
                raise LibraryProblem("this is no longer in the trash: nothing was put back")
            return Thrown(_trash_row(row), _content(row), _place(row))

    def is_taken(self, content: Content) -> bool:
        """Whether the library holds something by now that bears an identity of this."""
        with self._reading() as session:
            return any(
                session.exec(select(table.id).where(col(table.uid).in_(some))).first() is not None
                for table, uids in _identities(content)
                for some in chunks(uids)
            )

    def delete(self, uids: Iterable[str]) -> None:
        """Delete these for good; what is no longer there is passed over."""
        with self._writing() as session:
            for some in chunks(tuple(uids)):
                session.exec(delete(tables.Trash).where(col(tables.Trash.uid).in_(some)))


def throw_away(session: Session, uid: str, kind: ThrownKind, of_uid: str) -> None:
    """Keep an item, section or issue that is about to be removed; raises ``LibraryProblem``."""
    content, place = _standing(session, kind, of_uid)
    _keep(session, uid, _Kept(kind, of_uid, content, place, datetime.now(UTC)))


def keep_again(session: Session, thrown: Thrown, of_uid: str) -> None:
    """Throw away again what was put back, under the identity it has since; as it is now."""
    row = thrown.row
    content, _ = _standing(session, row.of_kind, of_uid)
    _keep(session, row.uid, _Kept(row.of_kind, of_uid, content, thrown.place, row.at))


def take_out(session: Session, uid: str) -> None:
    """Take something out of the trash; nothing happens where it is there no longer."""
    session.exec(delete(tables.Trash).where(col(tables.Trash.uid) == uid))


class _Kept(NamedTuple):
    kind: ThrownKind
    of_uid: str
    content: Content
    place: ThrownPlace
    at: datetime


def _keep(session: Session, uid: str, kept: _Kept) -> None:
    # ASCII: a text may hold half a character, which JSON writes escaped.
    content = _adapter(kept.kind).dump_python(kept.content, mode="json")
    place = _places().dump_python(kept.place, mode="json")
    session.add(
        tables.Trash(
            uid=uid,
            of_kind=kept.kind,
            of_uid=kept.of_uid,
            label=_label(kept.content),
            content=json.dumps(content),
            place=json.dumps(place),
            at=kept.at,
        )
    )
    session.flush()


def _standing(session: Session, kind: ThrownKind, uid: str) -> tuple[Content, ThrownPlace]:
    """What stands in the library under an identity, and where."""
    if kind is ThrownKind.ISSUE:
        return read_issue(connection_of(session), uid), ThrownPlace()
    if kind is ThrownKind.SECTION:
        section = row_of(session, tables.Section, uid)
        issue = _issue_of(session, section)
        place = ThrownPlace(issue_uid=issue.uid, position=section.position, issue_label=issue.label)
        return read_section(connection_of(session), uid), place
    item = row_of(session, tables.Item, uid)
    found = select(tables.Section).where(col(tables.Section.id) == item.section_id)
    section = rows(session, found)[0]
    issue = _issue_of(session, section)
    return read_item(connection_of(session), uid), ThrownPlace(
        issue_uid=issue.uid,
        section_uid=section.uid,
        position=item.position,
        issue_label=issue.label,
        section_heading=section.heading,
    )


def _issue_of(session: Session, section: tables.Section) -> tables.Issue:
    found = select(tables.Issue).where(col(tables.Issue.id) == section.issue_id)
    return rows(session, found)[0]


def _identities(
    content: Content,
) -> list[tuple[type[tables.Issue] | type[tables.Section] | type[tables.Item], list[str]]]:
    match content:
        case StoredIssue(issue=issue):
            found, sections = [issue.uid], issue.sections
        case Section():
            found, sections = [], (content,)
        case _:
            return [(tables.Item, [content.uid])]
    items = [item.uid for section in sections for item in section.items]
    named = [section.uid for section in sections]
    return [(tables.Issue, found), (tables.Section, named), (tables.Item, items)]


def _label(content: Content) -> str:
    match content:
        case StoredIssue(issue=issue):
            return issue.label
        case Section():
            return content.heading or str(content.kind).capitalize()
    match compose_item(content):
        case HighlightNode(heading=words) | LinkNode(text=words) | AnalysisNode(title=words):
            return words_of(words)


def _row(session: Session, uid: str) -> tables.Trash | None:
    found = rows(session, select(tables.Trash).where(col(tables.Trash.uid) == uid))
    return found[0] if found else None


def _trash_row(row: tables.Trash) -> TrashRow:
    place = _place(row)
    return TrashRow(
        uid=row.uid,
        of_kind=read_as(ThrownKind, row.of_kind),
        of_uid=row.of_uid,
        label=row.label,
        issue_label=place.issue_label,
        section_heading=place.section_heading,
        at=row.at,
    )


def _content(row: tables.Trash) -> Content:
    adapter = _adapter(ThrownKind(row.of_kind))
    return read_as(lambda text: adapter.validate_python(json.loads(text)), row.content)


def _place(row: tables.Trash) -> ThrownPlace:
    return read_as(lambda text: _places().validate_python(json.loads(text)), row.place)


@functools.cache
def _adapter(kind: ThrownKind) -> TypeAdapter[Content]:
    match kind:
        case ThrownKind.ISSUE:
            return TypeAdapter(StoredIssue)
        case ThrownKind.SECTION:
            return TypeAdapter(Section)
        case ThrownKind.ITEM:
            return TypeAdapter(Item)


@functools.cache
def _places() -> TypeAdapter[ThrownPlace]:
    return TypeAdapter(ThrownPlace)
