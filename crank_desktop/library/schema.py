"""The schema of a library file: made new from ``database/schema.sql``, or brought up to date.

Alembic is imported only when a library is behind: it costs a quarter of a second.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from crank_desktop import bundled
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.connection import APPLICATION_ID, connect

HEAD = "0001"
"""The newest migration in ``database/versions``."""

OLDEST_READER = 1
"""The oldest schema number whose programs can still read what this program writes."""


def create(path: Path) -> None:
    """Make a new library: all of its schema in one transaction, or nothing."""
    connection = connect(path, write=True)
    try:
        connection.executescript(f"BEGIN IMMEDIATE;\n{creation_script()}\nCOMMIT;")
    finally:
        connection.close()


def creation_script() -> str:
    """The statements that make an empty library of the newest schema."""
    return "\n".join(
        (
            f"PRAGMA application_id={APPLICATION_ID};",
            bundled.database("schema.sql").read_text(encoding="utf-8"),
            f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD}');",
            "INSERT INTO library (id, uid, oldest_reader)"
            f" VALUES (1, '{uuid4().hex}', {OLDEST_READER});",
        )
    )


def check_file(path: Path) -> None:
    """Raise ``LibraryProblem`` in one line unless the file is a Crank library."""
    if path.is_dir():
        raise LibraryProblem(f"{path}: this is a folder; name a library file in it")
    with path.open("rb") as file:
        start = file.read(72)
    if not start.startswith(b"SQLite format 3\x00") or len(start) < 72:
        raise LibraryProblem(f"{path}: this is no Crank library; open another file or a backup")
    if int.from_bytes(start[68:72], "big") != APPLICATION_ID:
        raise LibraryProblem(f"{path}: this database belongs to another program; open another file")


def revision_of(connection: sqlite3.Connection) -> str:
    """The migration a library stands at."""
    (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(revision)


def check_readable(path: Path, connection: sqlite3.Connection) -> None:
    """Raise ``LibraryProblem`` for a library that only a newer program can read."""
    (oldest,) = connection.execute("SELECT oldest_reader FROM library").fetchone()
    if oldest > int(HEAD):
        raise LibraryProblem(
            f"{path}: this library was written by a newer Crank Desktop; update the program"
        )


def bring_up_to_date(path: Path, back_up: Callable[[], object]) -> None:
    """Run the migrations a library lacks, after ``back_up`` has kept it as it was."""
    connection = connect(path, write=True)
    try:
        check_readable(path, connection)
        behind = revision_of(connection) < HEAD
    finally:
        connection.close()
    if behind:
        back_up()
        from crank_desktop.library.migration import upgrade

        upgrade(path)
