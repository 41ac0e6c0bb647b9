"""Connections to a library, each with the same rules."""

import os
import sqlite3
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from crank_desktop.library.identity import Header

_WAIT = 5.0
"""Seconds a connection waits for another one to finish."""

SQLITE_VERSION = sqlite3.sqlite_version


class Access(Enum):
    """How a library is opened where it lies: SQLite's mode, and whether changes are refused."""

    WRITE = ("rw", False)
    READ = ("rw", True)
    """Beside a writer: WAL needs its shared memory writable even for reading."""
    READ_ONLY_PLACE = ("ro", True)
    UNCHANGING = ("ro&immutable=1", True)
    """A library in WAL format in a folder where no shared memory can be made."""


def reader_access(path: Path, header: Header) -> Access:
    """How to open the library at ``path`` for reading alone."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return Access.READ
    log = path.with_name(path.name + "-wal")
    if header.uses_wal and not (log.exists() and log.stat().st_size):
        return Access.UNCHANGING
    return Access.READ_ONLY_PLACE


def exact_text(stored: bytes) -> str:
    """Stored text, lone surrogates included (``ExactText`` writes them)."""
    return stored.decode("utf-8", "surrogatepass")


def connect(path: Path, access: Access) -> sqlite3.Connection:
    """A connection that begins no transaction by itself."""
    mode, refuses_changes = access.value
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAIT,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.text_factory = exact_text
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        # A library may come from a stranger: nothing in its schema may call what has side effects.
        connection.execute("PRAGMA trusted_schema=OFF")
        if refuses_changes:
            connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


class Connections:
    """Lends out connections that read, each in a snapshot of its own, in any thread."""

    def __init__(self, path: Path, access: Access) -> None:
        self._path, self._access = path, access
        self._free: deque[sqlite3.Connection] = deque()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for one question, or some that belong together."""
        try:
            connection = self._free.pop()
        except IndexError:
            connection = connect(self._path, self._access)
        try:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                connection.rollback()
        except BaseException:
            connection.close()
            raise
        self._free.append(connection)

    def close(self) -> None:
        """Close all that are not lent out."""
        while self._free:
            self._free.pop().close()
