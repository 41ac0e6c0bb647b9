"""Rows asked for in SQLite's own words.

What a window shows first is read this way: SQLAlchemy takes longer to load than all the rest.
"""

import sqlite3

from crank_desktop.errors import LibraryProblem

_NAMED = {
    name: f"SELECT * FROM {name} WHERE uid = ?"  # noqa: S608 - names of tables
    for name in ("issue", "section", "item")
}


def found(
    connection: sqlite3.Connection, statement: str, *values: str | int | None
) -> list[sqlite3.Row]:
    """The rows that a statement finds; their columns are told by their names."""
    cursor = connection.cursor()
    # Of this cursor alone: SQLAlchemy reads by the same connection.
    cursor.row_factory = sqlite3.Row
    return cursor.execute(statement, values).fetchall()


def named(connection: sqlite3.Connection, table: str, uid: str) -> sqlite3.Row:
    """The issue, section or item with this identity.

    Raises ``LibraryProblem`` where the library has none.
    """
    rows = found(connection, _NAMED[table], uid)
    if not rows:
        raise LibraryProblem(f"the library no longer has this {table}: nothing was changed")
    return rows[0]
