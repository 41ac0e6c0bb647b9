"""Connections to a library, each with the same rules."""

import os
import sqlite3
from enum import Enum
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from crank_desktop.library.identity import Header

WRITES = "library_writes"
"""The execution option of a connection that is going to write: it locks before it reads."""

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


def make_engine(path: Path, access: Access) -> Engine:
    """The engine of an open library; its connections may pass from thread to thread."""
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, access), poolclass=QueuePool, max_overflow=-1
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    # A reader that turns writer half-way can fail for no fault of its own; so lock at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
