"""SQLAlchemy on the connections of a library."""

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool

from crank_desktop.library.connections import Access, connect

WRITES = "library_writes"
"""The execution option of a connection that is going to write: it locks before it reads."""


def make_engine(path: Path, access: Access) -> Engine:
    """The engine of an open library; its connections may pass from thread to thread."""
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, access), poolclass=QueuePool, max_overflow=-1
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _bare)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    # A reader that turns writer half-way can fail for no fault of its own; so lock at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bare(context: ExceptionContext) -> None:
    # Whoever asks hears SQLite itself, as from a connection that SQLAlchemy has no part in.
    if isinstance(context.original_exception, sqlite3.Error):
        raise context.original_exception
