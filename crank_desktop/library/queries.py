"""What can be asked of a library: functions of a session that return frozen values."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlmodel import Session, col, select

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Item, PortableIssue
from crank_desktop.document.portable_json import content_hash
from crank_desktop.errors import NothingDone
from crank_desktop.library import mapping
from crank_desktop.library.mapping import Identity
from crank_desktop.model import tables
from crank_desktop.model.kinds import ItemKind

_YEAR_MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """An issue as lists show it, with the number of its items by kind."""

    id: int
    uid: str
    label: str
    month: int | None
    year: int | None
    send_date: date | None
    status: str
    newsletter: str
    highlights: int
    links: int
    analyses: int
    perspectives: int


def issue_rows(session: Session) -> tuple[IssueRow, ...]:
    """Every issue, the newest period first."""
    counts: defaultdict[int, dict[ItemKind, int]] = defaultdict(dict)
    per_kind = (
        select(tables.Section.issue_id, tables.Item.kind, func.count())
        .join(tables.Item, col(tables.Item.section_id) == col(tables.Section.id))
        .group_by(col(tables.Section.issue_id), col(tables.Item.kind))
    )
    for issue_id, kind, count in session.exec(per_kind):
        counts[issue_id][kind] = count
    order = select(tables.Issue).order_by(
        col(tables.Issue.year).desc(), col(tables.Issue.month).desc(), col(tables.Issue.id).desc()
    )
    return tuple(_issue_row(row, counts[row.id or 0]) for row in session.exec(order))


def _issue_row(row: tables.Issue, counts: dict[ItemKind, int]) -> IssueRow:
    return IssueRow(
        id=row.id or 0,
        uid=row.uid,
        label=row.label,
        month=row.month,
        year=row.year,
        send_date=row.send_date,
        status=str(row.status),
        newsletter=row.newsletter,
        highlights=counts.get(ItemKind.HIGHLIGHT, 0),
        links=counts.get(ItemKind.LINK, 0),
        analyses=counts.get(ItemKind.ANALYSIS, 0),
        perspectives=counts.get(ItemKind.PERSPECTIVE, 0),
    )


def find_issue(session: Session, reference: str) -> IssueRow:
    """The issue that an id, a label ("July 2025") or a month ("2025-07") names.

    Raises ``NothingDone`` with the labels there are when none or more than one fits.
    """
    rows = issue_rows(session)
    wanted = reference.strip().casefold()
    month = _YEAR_MONTH.fullmatch(wanted)
    period = (int(month[1]), int(month[2])) if month else None
    found = [
        row
        for row in rows
        if wanted in (str(row.id), row.label.casefold(), row.uid) or (row.year, row.month) == period
    ]
    if len(found) == 1:
        return found[0]
    labels = ", ".join(f'"{row.label}" ({row.id})' for row in (found or rows)[:12])
    if found:
        raise NothingDone(f'"{reference}" names more than one issue: {labels}; use the number')
    known = f"it holds {labels}" if rows else "it holds no issue yet"
    raise NothingDone(f'no issue "{reference}" in this library; {known}')


def find_same(session: Session, issue: PortableIssue) -> IssueRow | None:
    """The issue that is there already: the same content, or the same newsletter's same month."""
    hashed = content_hash(issue)
    same = select(tables.Issue.uid).where(col(tables.Issue.content_hash) == hashed)
    uids = set(session.exec(same))
    for row in issue_rows(session):
        if row.uid in uids:
            return row
        if row.newsletter.casefold() != issue.newsletter.casefold():
            continue
        if issue.month and issue.year:
            if (row.year, row.month) == (issue.year, issue.month):
                return row
        elif issue.label and row.label.casefold() == issue.label.casefold():
            return row
    return None


def load_issue(session: Session, issue_id: int) -> PortableIssue:
    """The whole issue, equal to what was stored, in a constant number of statements."""
    row = session.get(tables.Issue, issue_id)
    if row is None:
        raise NothingDone("this issue is no longer in the library")
    newsletter = session.get(tables.Newsletter, 1) if row.masthead_id is None else None
    masthead_id = row.masthead_id or (newsletter.masthead_id if newsletter else None)
    sections = session.exec(
        select(tables.Section)
        .where(col(tables.Section.issue_id) == issue_id)
        .order_by(col(tables.Section.position))
    ).all()
    read = mapping.read_sections(sections, _items(session, issue_id))
    notes = session.exec(
        select(tables.Note)
        .where(col(tables.Note.issue_id) == issue_id)
        .order_by(col(tables.Note.position))
    ).all()
    identity = _identity(session, masthead_id)
    return mapping.read_issue(row, identity, read, mapping.read_notes(notes, read))


def _items(session: Session, issue_id: int) -> list[tuple[int, Item]]:
    """The issue's items in order, each with its section's key."""
    inside = select(tables.Section.id).where(col(tables.Section.issue_id) == issue_id)
    rows = session.exec(
        select(tables.Item)
        .where(col(tables.Item.section_id).in_(inside))
        .order_by(col(tables.Item.section_id), col(tables.Item.position))
    ).all()
    mine = select(tables.Item.id).where(col(tables.Item.section_id).in_(inside))
    outlets: defaultdict[int, list[tables.ItemOutlet]] = defaultdict(list)
    for outlet in session.exec(
        select(tables.ItemOutlet)
        .where(col(tables.ItemOutlet.item_id).in_(mine))
        .order_by(col(tables.ItemOutlet.position))
    ):
        outlets[outlet.item_id].append(outlet)
    authors: defaultdict[int, list[tables.ItemAuthor]] = defaultdict(list)
    for author in session.exec(
        select(tables.ItemAuthor)
        .where(col(tables.ItemAuthor.item_id).in_(mine))
        .order_by(col(tables.ItemAuthor.position))
    ):
        authors[author.item_id].append(author)
    return [
        (row.section_id, mapping.read_item(row, outlets[row.id or 0], authors[row.id or 0]))
        for row in rows
    ]


def _identity(session: Session, masthead_id: int | None) -> Identity:
    row = session.get(tables.Masthead, masthead_id) if masthead_id is not None else None
    if row is None:
        return mapping.read_identity(tables.Masthead(), (), ())
    people: Sequence[tables.Person] = session.exec(
        select(tables.Person)
        .where(col(tables.Person.masthead_id) == masthead_id)
        .order_by(col(tables.Person.position))
    ).all()
    social: Sequence[tables.SocialLink] = session.exec(
        select(tables.SocialLink)
        .where(col(tables.SocialLink.masthead_id) == masthead_id)
        .order_by(col(tables.SocialLink.position))
    ).all()
    return mapping.read_identity(row, people, social)


def load_newsletter(session: Session) -> Newsletter:
    """The settings of the newsletter, defaults where none were kept."""
    row = session.get(tables.Newsletter, 1)
    if row is None:
        return Newsletter()
    identity = _identity(session, row.masthead_id)
    return Newsletter(
        name=row.name,
        service=row.service,
        sender=row.sender,
        reply_to=row.reply_to,
        to=row.recipient,
        banner=identity.banner,
        masthead=identity.masthead,
        footer=identity.footer,
    )


def counts(session: Session) -> dict[str, int]:
    """How many issues, items and sources a library holds."""
    counted = {"issues": tables.Issue, "items": tables.Item, "sources": tables.Source}
    return {
        name: session.exec(select(func.count()).select_from(table)).one()
        for name, table in counted.items()
    }
