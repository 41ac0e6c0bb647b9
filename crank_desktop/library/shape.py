"""The shape of a database, compared piece by piece: no two ways to write it make a difference.

SQLAlchemy's inspector does not see every ``ON DELETE``; SQLite's own pragmas do.
"""

import re
import sqlite3
from collections.abc import Hashable

_CHECK = re.compile(r"CHECK \(.*\)")


def shape_of(connection: sqlite3.Connection) -> dict[str, Hashable]:
    """Each table with its columns, indexes, foreign keys and checks; triggers and views as text.

    Two databases are alike when these are equal, whatever order their columns stand in.
    """
    shape: dict[str, Hashable] = {}
    made = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type <> 'index'"
    strict = {row[1]: row[5] for row in connection.execute("PRAGMA table_list").fetchall()}
    for kind, name, _, sql in connection.execute(made).fetchall():
        if kind == "table":
            checks = frozenset(_CHECK.findall(sql))
            shape[name] = (strict[name], *_table(connection, name), checks)
        else:
            shape[name] = (kind, sql)
    return shape


def _table(connection: sqlite3.Connection, name: str) -> tuple[Hashable, ...]:
    columns = frozenset(
        row[1:] for row in connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
    )
    keys = frozenset(
        row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
    )
    indexes = frozenset(
        (origin, unique, partial, _index_columns(connection, index))
        for _, index, unique, origin, partial in connection.execute(
            f'PRAGMA index_list("{name}")'
        ).fetchall()
    )
    return columns, keys, indexes


def _index_columns(connection: sqlite3.Connection, name: str) -> tuple[str | None, ...]:
    found = connection.execute(f'PRAGMA index_info("{name}")').fetchall()
    return tuple(column for _, _, column in found)
