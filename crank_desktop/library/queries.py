"""What can be asked of a library: functions of a session that return frozen values."""

import re
from collections import Counter, defaultdict

from sqlalchemy import func
from sqlmodel import Session, col, select

from crank_desktop.document.portable import PortableIssue
from crank_desktop.errors import NothingDone
from crank_desktop.library.fetching import key_of, rows
from crank_desktop.library.hashes import issue_hash
from crank_desktop.library.item_reading import read_sections
from crank_desktop.library.reading import read_issue, read_newsletter, read_notes
from crank_desktop.library.values import IssueRow, NoteRow, StoredIssue
from crank_desktop.model import tables
from crank_desktop.model.kinds import ItemKind

_PERIOD = re.compile(r"([0-9]{4})-([0-9]{2})")
_MOST_NAMED = 12
"""How many issues an error names; a line of forty helps nobody."""


def issue_rows(session: Session) -> tuple[IssueRow, ...]:
    """Every issue, the newest period first; one of unknown period comes last."""
    issue, section, item, note = tables.Issue, tables.Section, tables.Item, tables.Note
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    per_kind = (
        select(section.issue_id, item.kind, func.count())
        .join(item, col(item.section_id) == col(section.id))
        .group_by(col(section.issue_id), col(item.kind))
    )
    for issue_id, kind, count in session.exec(per_kind):
        counts[issue_id][kind] = count
    unsettled = (
        select(note.issue_id, func.count())
        .where(col(note.resolved).is_(other=False))
        .group_by(col(note.issue_id))
    )
    open_notes = dict(session.exec(unsettled).all())
    current = read_newsletter(session).name
    newest_first = (
        *(col(issue.year).desc(), col(issue.month).desc()),
        *(col(issue.send_date).desc(), col(issue.id).desc()),
    )
    return tuple(
        _issue_row(row, counts[key_of(row)], open_notes.get(key_of(row), 0), current)
        for row in rows(session, select(issue).order_by(*newest_first))
    )


def _issue_row(row: tables.Issue, counts: Counter[str], open_notes: int, current: str) -> IssueRow:
    return IssueRow(
        id=key_of(row),
        uid=row.uid,
        label=row.label,
        month=row.month,
        year=row.year,
        send_date=row.send_date,
        status=row.status,
        newsletter=current if row.masthead_id is None else row.newsletter,
        highlights=counts[ItemKind.HIGHLIGHT],
        links=counts[ItemKind.LINK],
        analyses=counts[ItemKind.ANALYSIS],
        perspectives=counts[ItemKind.PERSPECTIVE],
        open_notes=open_notes,
        changed_at=row.changed_at,
    )


def find_issue(session: Session, reference: str) -> IssueRow:
    """The issue that an id, a label ("July 2025", in any case) or a month ("2025-07") names.

    An id goes before a label. Raises ``NothingDone`` naming the issues there are when none or
    more than one fits.
    """
    all_rows = issue_rows(session)
    wanted = " ".join(reference.split()).casefold()
    period = _PERIOD.fullmatch(wanted)
    found = [row for row in all_rows if wanted in (str(row.id), row.uid)] or [
        row
        for row in all_rows
        if " ".join(row.label.split()).casefold() == wanted
        or (period and (row.year, row.month) == (int(period[1]), int(period[2])))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise NothingDone(f"“{reference}” names {len(found)} issues: use the id, {_named(found)}")
    if all_rows:
        raise NothingDone(f"there is no issue “{reference}”; there are {_named(all_rows)}")
    raise NothingDone(f"there is no issue “{reference}”: the library is empty, import one first")


def _named(found: list[IssueRow] | tuple[IssueRow, ...]) -> str:
    names = ", ".join(f"{row.id} “{row.label}”" for row in found[:_MOST_NAMED])
    more = len(found) - _MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names


def find_same(session: Session, issue: PortableIssue) -> IssueRow | None:
    """The issue that is there already: it says the same, or is the same newsletter's same month.

    Without a month and year the label decides; without a label too, the content alone.
    """
    hashed = select(tables.Issue.uid).where(col(tables.Issue.content_hash) == issue_hash(issue))
    same = set(session.exec(hashed))
    all_rows = issue_rows(session)
    for row in all_rows:
        if row.uid in same or row.uid == issue.uid:
            return row
    for row in all_rows:
        if row.newsletter.casefold() == issue.newsletter.casefold() and _same_period(row, issue):
            return row
    return None


def _same_period(row: IssueRow, issue: PortableIssue) -> bool:
    if None not in (row.month, row.year, issue.month, issue.year):
        return (row.year, row.month) == (issue.year, issue.month)
    return bool(issue.label) and row.label.casefold() == issue.label.casefold()


def load_stored(session: Session, issue_id: int) -> StoredIssue:
    """The whole issue with this key, in a fixed number of statements."""
    return read_issue(session, _issue(session, issue_id))


def load_notes(session: Session, issue_id: int) -> tuple[NoteRow, ...]:
    """The notes of an issue, settled ones too."""
    row = _issue(session, issue_id)
    return read_notes(session, row, read_sections(session, row))


def counts(session: Session) -> dict[str, int]:
    """How many issues, items and sources there are."""
    counted = {"issues": tables.Issue, "items": tables.Item, "sources": tables.Source}
    return {
        name: session.exec(select(func.count()).select_from(table)).one()
        for name, table in counted.items()
    }


def _issue(session: Session, issue_id: int) -> tables.Issue:
    found = rows(session, select(tables.Issue).where(col(tables.Issue.id) == issue_id))
    if not found:
        raise NothingDone(f"there is no issue {issue_id} in the library")
    return found[0]
