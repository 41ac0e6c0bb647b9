"""SIGKILL in the middle of migrations: the schema is the old one or the new one, no text is lost.

The program of one release on, with one migration more, runs in the process that is killed.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crank_desktop import bundled
from crank_desktop.library import preparing
from crank_desktop.library.backup import backups_of
from crank_desktop.library.identity import REVISION, SCHEMA
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.shape import shape_of
from tests.killing import Tell, lives, told_until_killed
from tests.library_files import issues_in, library_of, pragma

LONGEST_LIFE = 0.08
"""Seconds; backup and migration of twenty issues take most of it."""

LATER = SCHEMA + 1
NEXT = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "{later}", "{newest}", None, None
def upgrade():
    for table in ("issue", "section", "item"):
        op.execute(f"ALTER TABLE {{table}} ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
        op.execute(f"UPDATE {{table}} SET mood = hex(randomblob(500))")
    with op.batch_alter_table("section") as section:
        section.alter_column("heading", nullable=True)
"""


def next_release(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Make this process the program one release on, its migrations in ``folder``."""
    patch.setattr(bundled, "database", folder.joinpath)
    patch.setattr(preparing, "SCHEMA", LATER)


def open_with_the_next_release(tell: Tell, path: Path, folder: Path) -> None:
    next_release(pytest.MonkeyPatch(), folder)
    with Library(path, write=True):
        tell("open")


def shape(path: Path) -> object:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        return shape_of(raw)


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """The migrations of the next release."""
    folder = tmp_path / "database"
    shutil.copytree(bundled.database(), folder)
    (folder / "versions" / f"{LATER:04}_next.py").write_text(
        NEXT.format(later=f"{LATER:04}", newest=REVISION), encoding="utf-8"
    )
    return folder


@pytest.mark.timeout(1800)
def test_a_killed_migration_is_whole_or_absent(
    tmp_path: Path, migrations: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "old.crank"
    issues = library_of(old, 20)
    shapes = {SCHEMA: shape(old)}
    for number, life in enumerate(lives(LONGEST_LIFE, 20260303, kills=10)):
        path = tmp_path / str(number) / "a.crank"
        path.parent.mkdir()
        shutil.copyfile(old, path)
        done = told_until_killed(life, open_with_the_next_release, path, migrations) == ["open"]
        backups = [file for _, file in backups_of(path)]
        assert len(backups) <= 1
        assert all(verify(file) == [] and issues_in(file) == issues for file in backups)
        found = shape(path)
        version = pragma(path, "user_version")
        assert version == LATER or not done
        assert shapes.setdefault(int(str(version)), found) == found
        if version == LATER:
            assert backups
        with monkeypatch.context() as later:
            next_release(later, migrations)
            assert issues_in(path) == issues
        assert pragma(path, "user_version") == LATER
        assert shapes.setdefault(LATER, shape(path)) == shape(path)
