"""Everything a database file holds, counted and hashed: what a backup must have in common."""

import hashlib
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """The number of rows of each table, and one hash of schema and rows."""

    counts: tuple[tuple[str, int], ...]
    hash: str


def contents_of(connection: sqlite3.Connection) -> Contents:
    """The contents as this connection's transaction sees them."""
    digest = hashlib.sha256()
    counts = []
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    for row in connection.execute(schema):
        digest.update(repr(row).encode("ascii", "backslashreplace"))
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (name,) in names:
        quoted = name.replace('"', '""')
        count = 0
        for row in connection.execute(f'SELECT rowid, * FROM "{quoted}" ORDER BY rowid'):  # noqa: S608 - the name is quoted
            digest.update(repr(row).encode("ascii", "backslashreplace"))
            count += 1
        counts.append((name, count))
    return Contents(tuple(counts), digest.hexdigest())
