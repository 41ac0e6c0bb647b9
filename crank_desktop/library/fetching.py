"""Rows of an open session, and the connection below it."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from crank_desktop.errors import LibraryProblem
from crank_desktop.model import tables

_Row = TypeVar("_Row")
_Named = TypeVar("_Named", tables.Issue, tables.Section, tables.Item)
_One = TypeVar("_One")

_CHUNK = 10_000
"""SQLite takes 32,766 values in one statement (sqlite.org/limits.html)."""


def rows(session: Session, statement: SelectOfScalar[_Row]) -> Sequence[_Row]:
    """The rows as they are now, also those that this session has met before."""
    return session.exec(statement, execution_options={"populate_existing": True}).all()


def row_of(session: Session, table: type[_Named], uid: str) -> _Named:
    """The row with this identity; raises ``LibraryProblem`` where the library has none."""
    found = rows(session, select(table).where(col(table.uid) == uid))
    if not found:
        what = table.__name__.lower()
        raise LibraryProblem(f"the library no longer has this {what}: nothing was changed")
    return found[0]


def connection_of(session: Session) -> sqlite3.Connection:
    """What ``reading`` and ``queries`` ask, inside the transaction of a session."""
    session.flush()
    driver = session.connection().connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the session is not one of SQLite's")
    return driver


def key_of(row: tables.Issue | tables.Section | tables.Item | tables.Masthead) -> int:
    """The integer key of a row that is stored."""
    if row.id is None:
        raise ValueError("a row has no key before it is stored")
    return row.id


def chunks(values: Sequence[_One]) -> Iterator[Sequence[_One]]:
    """The values in runs that one statement can hold."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
