"""Alembic, spoken to in one place: migrations run from code, without a configuration file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from crank_desktop import bundled
from crank_desktop.library.connections import Access
from crank_desktop.library.engine import WRITES, make_engine
from crank_desktop.library.identity import APPLICATION_ID


def configuration(connection: Connection) -> Config:
    """What Alembic needs to know: where the migrations lie, and the library's connection."""
    config = Config()
    # Config interpolates percent signs.
    config.set_main_option("script_location", str(bundled.database()).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(path: Path) -> None:
    """Run the migrations a library lacks, each whole or not at all."""
    engine = make_engine(path, Access.WRITE)
    try:
        with engine.connect() as connection:
            # Rebuilding a table drops the old one, which must not take its children along; the
            # migrations' environment checks every key before it commits. Said to the driver, for
            # inside a transaction (SQLAlchemy begins one for any statement) it has no effect.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
            writing = connection.execution_options(**{WRITES: True})
            command.upgrade(configuration(writing), "head")
    finally:
        engine.dispose()


def make_by_migrations(path: Path) -> None:
    """Make an empty library at ``path`` the long way: marked as one, then through every migration.

    A new library is made from ``schema.sql`` instead, which is quicker; this proves the migrations.
    """
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    upgrade(path)
