"""The order of sections in an issue and of items in a section: positions from 0, without gaps."""

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select, update

from crank_desktop.model import tables


def make_room(session: Session, row: tables.Section | tables.Item, position: int) -> None:
    """Give a row a place among its siblings, which move down; it is not yet one of them.

    Raises ``IndexError`` for a position beyond the end.
    """
    siblings = _siblings(row)
    count = session.exec(select(func.count()).select_from(type(row)).where(*siblings)).one()
    if not 0 <= position <= count:
        raise IndexError(f"position {position} among {count}")
    _shift(session, row, position, 1)
    row.position = position


def close_gap(session: Session, row: tables.Section | tables.Item) -> None:
    """Let the siblings behind a row move up; it no longer counts as one of them."""
    _shift(session, row, row.position, -1)


def _shift(session: Session, row: tables.Section | tables.Item, position: int, by: int) -> None:
    table = type(row)
    session.exec(
        update(table)
        .where(*_siblings(row), col(table.position) >= position)
        .values(position=col(table.position) + by)
    )


def _siblings(row: tables.Section | tables.Item) -> tuple[ColumnElement[bool], ...]:
    if isinstance(row, tables.Section):
        section = tables.Section
        return (col(section.issue_id) == row.issue_id, col(section.id).is_not(row.id))
    item = tables.Item
    return (col(item.section_id) == row.section_id, col(item.id).is_not(row.id))
