"""A library from outside: whether it is sound, and what can be told of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import Session, select

from crank_desktop import bundled
from crank_desktop.errors import CrankError
from crank_desktop.library import pictures, revisions
from crank_desktop.library.backup import backups_of
from crank_desktop.library.connections import Access, connect, reader_access
from crank_desktop.library.engine import make_engine
from crank_desktop.library.fetching import connection_of, rows
from crank_desktop.library.hashes import issue_hash, item_hash
from crank_desktop.library.identity import SCHEMA, read_header
from crank_desktop.library.library import Library
from crank_desktop.library.lock import holder_of
from crank_desktop.library.reading import read_issue
from crank_desktop.library.shape import shape_of
from crank_desktop.library.trouble import in_plain_words
from crank_desktop.model import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryInfo:
    """A library in figures; ``bytes`` is the file's size, moments are ISO 8601 in UTC."""

    path: str
    bytes: int
    schema: int
    journal: str
    issues: int
    items: int
    sources: int
    backups: int
    last_backup: str | None
    writer: str | None


def info(path: Path) -> LibraryInfo:
    """The library at ``path`` in figures; raises ``LibraryProblem`` where it cannot be opened."""
    with Library(path, write=False) as library:
        counted = library.counts()
    path = path.resolve()
    with in_plain_words(path), closing(connect(path, _access(path))) as connection:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
    backups = backups_of(path)
    holder = holder_of(path)
    return LibraryInfo(
        path=str(path),
        bytes=path.stat().st_size,
        schema=schema,
        journal=journal,
        backups=len(backups),
        last_backup=backups[0][0].isoformat(timespec="seconds") if backups else None,
        writer=None if holder is None else str(holder),
        **counted,
    )


def verify(path: Path) -> list[str]:
    """What is wrong with the library at ``path``, in sentences; nothing where it is sound.

    Every page, key, table and text is read; nothing is changed. Raises ``LibraryProblem`` where
    the file is no library at all.
    """
    path = path.resolve()
    access = _access(path)
    found: list[str] = []
    try:
        with in_plain_words(path), closing(connect(path, access)) as connection:
            found += _check_file(connection)
        if not found:
            found += _check_texts(path, access)
    except CrankError as problem:
        found.append(str(problem))
    return found


def _access(path: Path) -> Access:
    return reader_access(path, read_header(path))


def _check_file(connection: sqlite3.Connection) -> Iterator[str]:
    for (problem,) in connection.execute("PRAGMA integrity_check").fetchall():
        if problem != "ok":
            yield f"the file is damaged: {problem}"
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"row {row} of {table} belongs to a row of {parent} that is not there"
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    if schema != SCHEMA:
        yield f"the library has schema {schema}, this program checks schema {SCHEMA}"
        return
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.executescript(bundled.database("schema.sql").read_text(encoding="utf-8"))
        expected, actual = shape_of(fresh), shape_of(connection)
    for name in sorted(expected.keys() | actual.keys()):
        if expected.get(name) != actual.get(name):
            yield f"{name} is not as this program makes it"


def _check_texts(path: Path, access: Access) -> Iterator[str]:
    """Compare what is read with the hashes of what was stored."""
    engine = make_engine(path, access)
    try:
        with in_plain_words(path), closing(Session(engine)) as session:
            hashes = dict(session.exec(select(tables.Item.uid, tables.Item.content_hash)).all())
            for row in rows(session, select(tables.Issue)):
                issue = read_issue(connection_of(session), row.uid).issue
                said = [item for section in issue.sections for item in section.items]
                altered = [item for item in said if item_hash(item) != hashes[item.uid]]
                if altered or issue_hash(issue) != row.content_hash:
                    yield f"the issue “{issue.label}” does not say what was stored"
            for name in pictures.damaged(session):
                yield f"the picture {name} is not what was stored"
            for moment in revisions.damaged(session):
                yield f"the version of {moment} is not what was stored"
    finally:
        engine.dispose()
