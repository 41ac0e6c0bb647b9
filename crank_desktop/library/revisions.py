"""Earlier states of issues: kept at pauses and milestones, thinned out as backups are.

A revision outlives its issue for as long as the trash keeps that, and is not part of what an editor
undoes.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy import func
from sqlmodel import Session, col, delete, or_, select, text
from sqlmodel.sql.expression import SelectOfScalar

from crank_desktop.document.portable import new_uid
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.cleaning import KEPT_FOR
from crank_desktop.library.fetching import chunks, connection_of, rows
from crank_desktop.library.kept_parts import hash_of, packed, put_together, take_apart, unpacked
from crank_desktop.library.reading import read_issue
from crank_desktop.library.rotation import kept
from crank_desktop.library.values import RevisionRow, StoredIssue
from crank_desktop.model import tables
from crank_desktop.model.kinds import BY_ITSELF, Occasion, ThrownKind
from crank_desktop.model.stored import Unreadable, read_as

_ISSUE = "issue"
_LEFT_OVER = text("""
DELETE FROM kept_part WHERE content_hash NOT IN (
  SELECT part.value FROM revision, json_each(revision.text, '$.parts') AS part
)
""")


class Opens(Protocol):
    """Gives a session of a library, for as long as it is needed."""

    def __call__(self) -> AbstractContextManager[Session]:
        """Open it."""


class Revisions:
    """The revisions in one open library."""

    def __init__(self, reading: Opens, writing: Opens) -> None:
        self._reading, self._writing = reading, writing

    def rows(self, issue_uid: str) -> tuple[RevisionRow, ...]:
        """The revisions of an issue, the last first."""
        with self._reading() as session:
            return tuple(_value(row) for row in rows(session, _of(issue_uid)))

    def load(self, row: RevisionRow) -> StoredIssue:
        """The issue as a revision holds it; raises ``LibraryProblem`` where it is damaged."""
        with self._reading() as session:
            part = tables.KeptPart
            held: dict[str, bytes] = {}
            for some in chunks(row.parts):
                found = select(part).where(col(part.content_hash).in_(some))
                held |= {
                    one.content_hash: unpacked(one.content_hash, one.content)
                    for one in rows(session, found)
                }
            return put_together(row.parts, held)

    def keep(self, issue_uid: str, occasion: Occasion) -> RevisionRow:
        """Keep an issue as the library holds it now; raises ``LibraryProblem``.

        One that says what its last revision says is not kept again: that one then takes the
        occasion, where this is the weightier one.
        """
        with self._writing() as session:
            stored = read_issue(connection_of(session), issue_uid)
            parts = take_apart(stored)
            content_hash = hash_of("".join(parts).encode("ascii"))
            last = next(iter(rows(session, _of(issue_uid).limit(1))), None)
            if last is not None and last.content_hash == content_hash:
                former = _value(last)
                if not former.stays and occasion not in BY_ITSELF:
                    last.text = _said(occasion, former.picture, former.parts)
                return _value(last)
            self._add_parts(session, parts)
            row = tables.Revision(
                uid=new_uid(),
                of_kind=_ISSUE,
                of_uid=issue_uid,
                text=_said(occasion, stored.issue.image.file, tuple(parts)),
                content_hash=content_hash,
                at=datetime.now(UTC),
            )
            session.add(row)
            session.flush()
            return _value(row)

    def rename(self, uid: str, label: str) -> None:
        """Call a revision something else; "" takes its name away."""
        with self._writing() as session:
            found = rows(session, select(tables.Revision).where(col(tables.Revision.uid) == uid))
            if not found:
                raise LibraryProblem("this version is no longer there: nothing was changed")
            found[0].label = label

    def delete(self, uid: str) -> None:
        """Take a revision out; its parts stay until the library is next thinned out."""
        with self._writing() as session:
            session.exec(delete(tables.Revision).where(col(tables.Revision.uid) == uid))

    def put_back(self, row: RevisionRow) -> None:
        """Bring back a revision that was just deleted."""
        with self._writing() as session:
            session.add(
                tables.Revision(
                    uid=row.uid,
                    of_kind=_ISSUE,
                    of_uid=row.issue_uid,
                    text=_said(row.occasion, row.picture, row.parts),
                    content_hash=row.content_hash,
                    at=row.at,
                    label=row.label,
                )
            )

    def thin_out(self, now: datetime) -> int:
        """Let go of what no longer has to be kept, of all issues; how many revisions that were.

        Named ones and milestones stay. Of the others stay all of the last two days, then one a day,
        a week and a month, as of backups. What is left of issues that are gone, and no longer in
        the trash, goes when they could not be put back any more.
        """
        with self._writing() as session:
            gone = tuple({*_thinned(session, now), *_forgotten(session, now)})
            for some in chunks(gone):
                session.exec(delete(tables.Revision).where(col(tables.Revision.id).in_(some)))
            session.execute(_LEFT_OVER)
            return len(gone)

    @staticmethod
    def _add_parts(session: Session, parts: dict[str, bytes]) -> None:
        name = col(tables.KeptPart.content_hash)
        there = {
            one
            for some in chunks(tuple(parts))
            for one in session.exec(select(name).where(name.in_(some))).all()
        }
        session.add_all(
            tables.KeptPart(content_hash=one, content=packed(part))
            for one, part in parts.items()
            if one not in there
        )


def damaged(session: Session) -> Iterator[str]:
    """The moments of the revisions that do not hold what was stored."""
    part = tables.KeptPart
    sound = set()
    for one in rows(session, select(part)):
        try:
            unpacked(one.content_hash, one.content)
        except Unreadable:
            continue
        sound.add(one.content_hash)
    for row in rows(session, select(tables.Revision)):
        if not sound.issuperset(_value(row).parts):
            yield row.at.isoformat(timespec="seconds")


def _thinned(session: Session, now: datetime) -> list[int]:
    """The keys of the revisions between those that stay."""
    row = tables.Revision
    occasion = func.json_extract(row.text, "$.occasion")
    by_itself = select(row.of_uid, row.at, row.id).where(
        col(row.label) == "", occasion.in_([str(one) for one in BY_ITSELF])
    )
    found: defaultdict[str, dict[datetime, int]] = defaultdict(dict)
    for issue_uid, at, key in session.exec(by_itself).all():
        # A day is the editor's day.
        found[issue_uid][at.astimezone()] = key or 0
    gone = []
    for moments in found.values():
        stay = kept(moments, now.astimezone())
        gone += [key for at, key in moments.items() if at not in stay]
    return gone


def _forgotten(session: Session, now: datetime) -> list[int]:
    """The keys of what is left of issues that are gone for good."""
    row, issue, trash = tables.Revision, tables.Issue, tables.Trash
    thrown = select(trash.of_uid).where(col(trash.of_kind) == str(ThrownKind.ISSUE))
    there = or_(col(row.of_uid).in_(select(issue.uid)), col(row.of_uid).in_(thrown))
    old = select(row.id).where(~there, col(row.at) < now - KEPT_FOR)
    return [key for key in session.exec(old).all() if key is not None]


def _of(issue_uid: str) -> SelectOfScalar[tables.Revision]:
    row = tables.Revision
    return (
        select(row)
        .where(col(row.of_uid) == issue_uid, col(row.of_kind) == _ISSUE)
        .order_by(col(row.at).desc(), col(row.id).desc())
    )


def _said(occasion: Occasion, picture: str | None, parts: tuple[str, ...]) -> str:
    return json.dumps({"occasion": occasion, "picture": picture, "parts": parts})


def _value(row: tables.Revision) -> RevisionRow:
    said = read_as(json.loads, row.text)
    try:
        return RevisionRow(
            uid=row.uid,
            issue_uid=row.of_uid,
            at=row.at,
            occasion=read_as(Occasion, said["occasion"]),
            label=row.label,
            content_hash=row.content_hash,
            picture=said["picture"],
            parts=tuple(said["parts"]),
        )
    except (KeyError, TypeError) as error:
        raise Unreadable(str(error)) from error
