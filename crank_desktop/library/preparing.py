"""From a path to a library that can be opened: made, checked, locked, brought up to date."""

import os
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crank_desktop.errors import LibraryProblem
from crank_desktop.library.backup import back_up
from crank_desktop.library.cleaning import drop_old, drop_unnamed
from crank_desktop.library.connections import Access, connect, reader_access
from crank_desktop.library.identity import SCHEMA, read_header
from crank_desktop.library.lock import WriterLock
from crank_desktop.library.places import is_known_local, mounts, refuse_danger
from crank_desktop.library.schema import columns_of, expected_columns
from crank_desktop.library.schema import create as create_library
from crank_desktop.library.trouble import in_plain_words


@dataclass(frozen=True, slots=True)
class Prepared:
    """How to open a library that is ready; ``lock`` is held where it may be changed."""

    access: Access
    lock: WriterLock | None
    notice: str

    def give_back(self) -> None:
        """Let the next writer in."""
        if self.lock is not None:
            self.lock.give_back()


def prepare(path: Path, *, write: bool, create: bool) -> Prepared:
    """Make the library at ``path`` ready to be opened; raises ``LibraryProblem``."""
    if not path.exists():
        if not create:
            raise LibraryProblem(f"“{path}” is not there: check the name, or import an issue first")
        refuse_danger(path)
        create_library(path)
    header = read_header(path)
    if write:
        return _prepare_for_writing(path)
    access = reader_access(path, header)
    if access is Access.READ and _schema_of(path, access) < SCHEMA:
        _prepare_for_writing(path).give_back()
    return Prepared(access, None, _check_schema(path, access))


def _prepare_for_writing(path: Path) -> Prepared:
    refuse_danger(path)
    if not os.access(path, os.W_OK):
        raise LibraryProblem(
            f"“{path}” cannot be changed where it lies: copy it to a folder of your own"
        )
    lock = WriterLock(path)
    lock.take()
    try:
        if _schema_of(path, Access.WRITE) < SCHEMA:
            back_up(path)
            _migrate(path)
        _refuse_newer(_check_schema(path, Access.WRITE))
        _choose_journal(path)
        with in_plain_words(path), closing(connect(path, Access.WRITE)) as connection:
            drop_old(connection, datetime.now(UTC))
            drop_unnamed(connection)
    except BaseException:
        lock.give_back()
        raise
    return Prepared(Access.WRITE, lock, "")


def _refuse_newer(notice: str) -> None:
    if notice:
        raise LibraryProblem(notice)


def _migrate(path: Path) -> None:
    # Alembic takes a quarter of a second to import, and once in a release there is work for it.
    from crank_desktop.library.migration import upgrade  # noqa: PLC0415 - see above

    with in_plain_words(path):
        upgrade(path)


def _choose_journal(path: Path) -> None:
    wanted = "wal" if is_known_local(path, mounts()) else "delete"
    with in_plain_words(path), closing(connect(path, Access.WRITE)) as connection:
        connection.execute(f"PRAGMA journal_mode={wanted}")


def _schema_of(path: Path, access: Access) -> int:
    """The schema's number: asked of SQLite, for the file's header may be behind its log."""
    with in_plain_words(path), closing(connect(path, access)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_schema(path: Path, access: Access) -> str:
    """What to say of a library newer than the program; raises where it cannot be read."""
    with in_plain_words(path), closing(connect(path, access)) as connection:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
        columns = columns_of(connection)
        if found < SCHEMA:
            raise LibraryProblem(
                f"“{path}” was made by an older Crank Desktop and cannot be brought up to date"
                " where it lies: copy it to a folder of your own"
            )
        oldest = None
        if ("library", "oldest_reader") in columns:
            oldest = connection.execute("SELECT oldest_reader FROM library").fetchone()
    if oldest is not None and oldest[0] > SCHEMA:
        raise LibraryProblem(
            f"“{path}” was made by a newer Crank Desktop: bring this program up to date to open it"
        )
    if oldest is None or not columns.issuperset(expected_columns()):
        raise LibraryProblem(
            f"“{path}” is damaged, it has lost some of its tables:"
            " bring back a backup with “crank library restore”"
        )
    if found == SCHEMA:
        return ""
    return (
        f"“{path}” was made by a newer Crank Desktop: it can be read here, not changed;"
        " bring this program up to date to change it"
    )
