"""The connection to a library file: how it is opened, and what it promises about what is written.

``synchronous=FULL`` with a write-ahead log (or a rollback journal where the disk may not be local)
keeps every committed transaction through a crash (sqlite.org, "PRAGMA synchronous").
"""

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from crank_desktop.library.filesystem import is_local

APPLICATION_ID = 0x4372_616E
"""Marks the file as a Crank library ("Cran", SQLite's ``application_id``)."""

_BUSY_MILLISECONDS = 5_000


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A raw connection with the library's settings; raises ``sqlite3.Error`` where SQLite does."""
    mode = "rwc" if write else "rw"
    if not os.access(path.parent, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        mode = "ro&immutable=1"
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        connection.text_factory = lambda stored: stored.decode("utf-8", "surrogatepass")
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        if write:
            journal = "WAL" if is_local(path.parent) else "DELETE"
            connection.execute(f"PRAGMA journal_mode={journal}")
        else:
            connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def engine_for(connection: sqlite3.Connection, *, write: bool) -> Engine:
    """SQLAlchemy on the one connection; a writing transaction takes its lock at once."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    start = "BEGIN IMMEDIATE" if write else "BEGIN"

    @event.listens_for(engine, "begin")
    def begin(opened: Connection) -> None:
        opened.exec_driver_sql(start)

    return engine
