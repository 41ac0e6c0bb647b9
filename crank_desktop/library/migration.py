"""Alembic, spoken to in one place: migrations run in code, without a configuration file."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from crank_desktop import bundled
from crank_desktop.library.connection import connect, engine_for


def upgrade(path: Path, revision: str = "head") -> None:
    """Run the migrations up to ``revision``, each in a transaction of its own."""
    raw = connect(path, write=True)
    try:
        with engine_for(raw, write=True).connect() as connection:
            config = configuration()
            config.attributes["connection"] = connection
            command.upgrade(config, revision)
    finally:
        raw.close()


def configuration() -> Config:
    """Alembic's settings; ``database/`` holds the scripts."""
    config = Config()
    config.set_main_option("script_location", str(bundled.database()).replace("%", "%%"))
    return config
