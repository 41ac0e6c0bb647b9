"""One schema in three places: the tables, ``schema.sql`` and what the migrations make."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from crank_desktop import bundled
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import identity, preparing
from crank_desktop.library.backup import backups_of
from crank_desktop.library.connections import Access
from crank_desktop.library.engine import make_engine
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.lock import WriterLock
from crank_desktop.library.migration import configuration, make_by_migrations
from crank_desktop.library.schema_text import schema_text
from crank_desktop.library.shape import shape_of
from crank_desktop.model.tables import METADATA
from tests.library_files import pragma, small_library


def before_the_first_migration(path: Path) -> None:
    """A library that is older than every schema: marked as one, and empty."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {identity.APPLICATION_ID}")


def shape(path: Path) -> dict[str, object]:
    with closing(sqlite3.connect(path)) as raw:
        return dict(shape_of(raw))


@pytest.fixture
def migrated(tmp_path: Path) -> Path:
    path = tmp_path / "migrated.crank"
    make_by_migrations(path)
    return path


def test_the_schema_is_written_from_the_tables() -> None:
    assert bundled.database("schema.sql").read_text(encoding="utf-8") == schema_text(), (
        "run python -m crank_desktop.library.schema_text"
    )


def test_migrations_make_what_a_new_library_has(migrated: Path, tmp_path: Path) -> None:
    with Library(tmp_path / "new.crank", write=False):
        pass
    assert shape(migrated) == shape(tmp_path / "new.crank")
    for name in ("application_id", "user_version"):
        assert pragma(migrated, name) == pragma(tmp_path / "new.crank", name)


def test_the_tables_make_what_a_new_library_has(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'tables.db'}")
    METADATA.create_all(engine)
    engine.dispose()
    with Library(tmp_path / "new.crank", write=False):
        pass
    expected = shape(tmp_path / "new.crank")
    del expected["alembic_version"]
    assert shape(tmp_path / "tables.db") == expected


def test_alembic_finds_nothing_to_migrate(migrated: Path) -> None:
    engine = make_engine(migrated, Access.WRITE)
    with engine.connect() as connection:
        command.check(configuration(connection))
    engine.dispose()


def test_the_newest_migration_is_known_without_alembic(migrated: Path) -> None:
    engine = make_engine(migrated, Access.WRITE)
    with engine.connect() as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
    engine.dispose()
    assert scripts.get_heads() == [identity.REVISION]
    numbers = sorted(one.revision for one in scripts.walk_revisions())
    assert numbers == [f"{number:04}" for number in range(1, identity.SCHEMA + 1)]


def test_using_a_library_imports_no_alembic_and_no_qt(tmp_path: Path) -> None:
    small_library(tmp_path / "a.crank")
    program = """
import sys
from pathlib import Path
from crank_desktop.library.library import Library
with Library(Path(sys.argv[1]), write=True) as library:
    library.load_issue(1)
print([name for name in ("alembic", "PySide6") if name in sys.modules])
"""
    said = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.crank")],
        check=True,
        capture_output=True,
        text=True,
    )
    assert said.stdout == "[]\n"


def test_the_shape_tells_what_an_inspector_overlooks() -> None:
    tables = (
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES a(id) ON DELETE CASCADE)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER REFERENCES a(id))",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER) STRICT",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER NOT NULL)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER UNIQUE)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER, CHECK (b > 0))",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER); CREATE INDEX i ON a (b)",
        "CREATE TABLE a (id INTEGER PRIMARY KEY, b INTEGER); CREATE VIEW v AS SELECT 1",
    )
    shapes = []
    for statements in tables:
        with closing(sqlite3.connect(":memory:")) as raw:
            raw.executescript(statements)
            shapes.append(shape_of(raw))
    assert all(one != other for n, one in enumerate(shapes) for other in shapes[:n])


def test_every_foreign_key_has_an_index() -> None:
    for table in METADATA.sorted_tables:
        indexed = {next(iter(index.columns)).name for index in table.indexes}
        indexed |= {column.name for column in table.columns if column.unique}
        keys = {column.name for column in table.columns if column.foreign_keys}
        assert keys <= indexed, table.name


def test_every_foreign_key_says_what_a_removal_does() -> None:
    keys = [key for table in METADATA.sorted_tables for key in table.foreign_keys]
    assert {key.ondelete for key in keys} == {"CASCADE", "RESTRICT", "SET NULL"}


@pytest.mark.parametrize("write", [False, True])
def test_an_older_library_is_brought_up_to_date_after_a_backup(
    tmp_path: Path,
    write: bool,  # noqa: FBT001 - parametrized
) -> None:
    path = tmp_path / "a.crank"
    before_the_first_migration(path)
    with Library(path, write=write) as library:
        assert library.counts() == {"issues": 0, "items": 0, "sources": 0}
    assert verify(path) == []
    ((_, backup),) = backups_of(path)
    assert pragma(backup, "user_version") == 0
    with Library(path, write=True):
        pass
    assert len(backups_of(path)) == 1


def test_an_older_library_that_another_one_holds_waits(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    before_the_first_migration(path)
    lock = WriterLock(path)
    lock.take()
    with pytest.raises(LibraryProblem, match="is being changed by"):
        Library(path, write=False)
    lock.give_back()
    assert pragma(path, "user_version") == 0


LATER = identity.SCHEMA + 1
NEXT = """
from alembic import op
revision, down_revision, branch_labels, depends_on = "{revision}", "{former}", None, None
def upgrade():
    op.execute("ALTER TABLE issue ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
    with op.batch_alter_table("section") as section:
        section.alter_column("heading", nullable=True)
    {last}
"""


def next_migration(last: str) -> str:
    return NEXT.format(revision=f"{LATER:04}", former=identity.REVISION, last=last)


@pytest.fixture
def next_schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program one release on, with one more migration."""
    scripts = tmp_path / "database"
    shutil.copytree(bundled.database(), scripts)
    monkeypatch.setattr(bundled, "database", scripts.joinpath)
    return scripts / "versions" / f"{LATER:04}_next.py"


def grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "SCHEMA", LATER)


def test_a_migration_keeps_every_text_and_key(
    tmp_path: Path, next_schema: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = small_library(tmp_path / "a.crank")
    next_schema.write_text(next_migration(""), encoding="utf-8")
    grow(monkeypatch)
    with Library(tmp_path / "a.crank", write=True) as library:
        assert library.load_issue(1) == issue
    assert pragma(tmp_path / "a.crank", "user_version") == LATER


@pytest.mark.parametrize(
    "last",
    [
        'raise ValueError("half-way")',
        'op.execute("INSERT INTO item_author (item_id, position, name) VALUES (99, 0, 1)")',
    ],
)
def test_a_migration_that_fails_changes_nothing(
    tmp_path: Path, next_schema: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    path = tmp_path / "a.crank"
    issue = small_library(path)
    before = shape(path)
    next_schema.write_text(next_migration(last), encoding="utf-8")
    with monkeypatch.context() as later:
        grow(later)
        with pytest.raises((ValueError, RuntimeError), match=r"half-way|breaks a foreign key"):
            Library(path, write=True)
    assert shape(path) == before
    assert pragma(path, "user_version") == identity.SCHEMA
    with Library(path, write=True) as library:
        assert library.load_issue(1) == issue
    ((_, backup),) = backups_of(path)
    with Library(backup, write=False) as library:
        assert library.load_issue(1) == issue
