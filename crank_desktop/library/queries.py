"""What can be asked of a library: functions of a connection that return frozen values."""

import re
import sqlite3
from collections import Counter, defaultdict
from datetime import datetime

from crank_desktop.document.portable import PortableIssue
from crank_desktop.errors import NothingDone
from crank_desktop.library.hashes import issue_hash
from crank_desktop.library.item_reading import read_sections
from crank_desktop.library.plain_rows import found, named
from crank_desktop.library.reading import day_of, read_newsletter, read_notes, read_row
from crank_desktop.library.values import IssueRow, NoteRow, StoredIssue
from crank_desktop.model.kinds import IssueStatus, ItemKind
from crank_desktop.model.stored import read_as

_PERIOD = re.compile(r"([0-9]{4})-([0-9]{2})")
_MOST_NAMED = 12
"""How many issues an error names; a line of forty helps nobody."""
_PER_KIND = """
SELECT section.issue_id AS issue_id, item.kind AS kind, count(*) AS number
FROM section JOIN item ON item.section_id = section.id GROUP BY section.issue_id, item.kind
"""
_UNSETTLED = "SELECT issue_id, count(*) AS number FROM note WHERE resolved = 0 GROUP BY issue_id"
_NEWEST_FIRST = "SELECT * FROM issue ORDER BY year DESC, month DESC, send_date DESC, id DESC"
_BY_KEY = "SELECT * FROM issue WHERE id = ?"
_SAYING = "SELECT uid FROM issue WHERE content_hash = ?"
_COUNTED = {
    name: f"SELECT count(*) AS number FROM {table}"  # noqa: S608 - names of tables
    for name, table in (("issues", "issue"), ("items", "item"), ("sources", "source"))
}


def issue_rows(connection: sqlite3.Connection) -> tuple[IssueRow, ...]:
    """Every issue, the newest period first; one of unknown period comes last."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in found(connection, _PER_KIND):
        counts[row["issue_id"]][row["kind"]] = row["number"]
    open_notes = {row["issue_id"]: row["number"] for row in found(connection, _UNSETTLED)}
    current = read_newsletter(connection).name
    return tuple(
        _issue_row(row, counts[row["id"]], open_notes.get(row["id"], 0), current)
        for row in found(connection, _NEWEST_FIRST)
    )


def _issue_row(row: sqlite3.Row, counts: Counter[str], open_notes: int, current: str) -> IssueRow:
    return IssueRow(
        id=row["id"],
        uid=row["uid"],
        label=row["label"],
        month=row["month"],
        year=row["year"],
        send_date=day_of(row["send_date"]),
        status=read_as(IssueStatus, row["status"]),
        newsletter=current if row["masthead_id"] is None else row["newsletter"],
        highlights=counts[ItemKind.HIGHLIGHT],
        links=counts[ItemKind.LINK],
        analyses=counts[ItemKind.ANALYSIS],
        perspectives=counts[ItemKind.PERSPECTIVE],
        open_notes=open_notes,
        changed_at=read_as(datetime.fromisoformat, row["changed_at"]),
    )


def find_issue(connection: sqlite3.Connection, reference: str) -> IssueRow:
    """The issue that an id, a label ("July 2025", in any case) or a month ("2025-07") names.

    An id goes before a label. Raises ``NothingDone`` naming the issues there are when none or
    more than one fits.
    """
    all_rows = issue_rows(connection)
    wanted = " ".join(reference.split()).casefold()
    period = _PERIOD.fullmatch(wanted)
    fitting = [row for row in all_rows if wanted in (str(row.id), row.uid)] or [
        row
        for row in all_rows
        if " ".join(row.label.split()).casefold() == wanted
        or (period and (row.year, row.month) == (int(period[1]), int(period[2])))
    ]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NothingDone(
            f"“{reference}” names {len(fitting)} issues: use the id, {_listed(fitting)}"
        )
    if all_rows:
        raise NothingDone(f"there is no issue “{reference}”; there are {_listed(all_rows)}")
    raise NothingDone(f"there is no issue “{reference}”: the library is empty, import one first")


def _listed(rows: list[IssueRow] | tuple[IssueRow, ...]) -> str:
    names = ", ".join(f"{row.id} “{row.label}”" for row in rows[:_MOST_NAMED])
    more = len(rows) - _MOST_NAMED
    return f"{names} and {more} more" if more > 0 else names


def find_same(connection: sqlite3.Connection, issue: PortableIssue) -> IssueRow | None:
    """The issue that is there already: it says the same, or is the same newsletter's same month.

    Without a month and year the label decides; without a label too, the content alone.
    """
    same = {row["uid"] for row in found(connection, _SAYING, issue_hash(issue))}
    all_rows = issue_rows(connection)
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


def load_stored(connection: sqlite3.Connection, issue_id: int) -> StoredIssue:
    """The whole issue with this key, in a fixed number of statements."""
    return read_row(connection, _issue(connection, issue_id))


def load_notes(connection: sqlite3.Connection, issue_id: int) -> tuple[NoteRow, ...]:
    """The notes of an issue, settled ones too."""
    key = _issue(connection, issue_id)["id"]
    return read_notes(connection, key, read_sections(connection, key))


def changed_at(connection: sqlite3.Connection, uid: str) -> datetime:
    """When the library last wrote the issue of this identity; raises ``LibraryProblem``."""
    return read_as(datetime.fromisoformat, named(connection, "issue", uid)["changed_at"])


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many issues, items and sources there are."""
    return {name: found(connection, asked)[0]["number"] for name, asked in _COUNTED.items()}


def _issue(connection: sqlite3.Connection, issue_id: int) -> sqlite3.Row:
    rows = found(connection, _BY_KEY, issue_id)
    if not rows:
        raise NothingDone(f"there is no issue {issue_id} in the library")
    return rows[0]
