"""A library opens whole, or says in one line why not and changes nothing."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from crank_desktop import userdirs
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.fetching import connection_of
from crank_desktop.library.identity import APPLICATION_ID, SCHEMA
from crank_desktop.library.library import Library
from crank_desktop.library.places import Mount, is_known_local, mounts
from tests.library_files import damaged, example_issue, names_in, pragma, small_library


def refusal(path: Path, *, write: bool = False, create: bool = True) -> str:
    with pytest.raises(LibraryProblem) as caught:
        Library(path, write=write, create=create)
    message = str(caught.value)
    assert "\n" not in message
    assert path.name in message
    assert caught.value.exit_code == 4
    return message


@pytest.mark.parametrize("write", [False, True])
def test_the_users_own_library_is_made_when_it_is_absent(write: bool) -> None:  # noqa: FBT001 - parametrized
    path = userdirs.library_file()
    with Library(path, write=write) as library:
        assert library.issue_rows() == ()
        assert library.is_writable is write
    assert pragma(path, "application_id") == APPLICATION_ID
    assert pragma(path, "user_version") == SCHEMA


def test_a_library_is_not_made_where_that_is_not_wanted(tmp_path: Path) -> None:
    assert "is not there" in refusal(tmp_path / "a.crank", create=False)
    assert names_in(tmp_path) == []


def test_nothing_but_the_library_is_left_of_its_making(tmp_path: Path) -> None:
    with Library(tmp_path / "a.crank", write=False):
        pass
    assert names_in(tmp_path) == ["a.crank"]


def test_a_library_cannot_be_made_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("words", encoding="utf-8")
    with pytest.raises(LibraryProblem, match="cannot be"):
        Library(tmp_path / "file" / "a.crank", write=False)


def test_a_library_keeps_its_identity(tmp_path: Path) -> None:
    uids = set()
    for name in ("a.crank", "b.crank", "a.crank"):
        with Library(tmp_path / name, write=True):
            uids.add(pragma(tmp_path / name, "user_version"))
            with closing(sqlite3.connect(tmp_path / name)) as raw:
                uids.add(raw.execute("SELECT uid FROM library").fetchone()[0])
    assert len(uids) == 3


def test_the_rules_of_every_connection_hold(tmp_path: Path) -> None:
    with Library(tmp_path / "a.crank", write=True) as library:
        with library._connections.reading() as reads:
            found = rules_of(reads)
        with library._sessions.reading() as session:
            assert rules_of(connection_of(session)) == found
    assert found == {
        "foreign_keys": 1,
        "synchronous": 2,
        "journal_mode": "wal" if is_known_local(tmp_path, mounts()) else "delete",
        "trusted_schema": 0,
    }


def rules_of(connection: sqlite3.Connection) -> dict[str, object]:
    return {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("foreign_keys", "synchronous", "journal_mode", "trusted_schema")
    }


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE bookmarks (url TEXT)")
        raw.commit()


def without_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {SCHEMA}")


def cut_short(path: Path) -> None:
    small_library(path)
    path.write_bytes(path.read_bytes()[:-5000])


def cut_within_the_header(path: Path) -> None:
    small_library(path)
    path.write_bytes(path.read_bytes()[:60])


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_text("Dear reader,", encoding="utf-8"), "is no Crank Desktop"),
        (lambda path: path.write_bytes(b"\x00\xff" * 5000), "is no Crank Desktop"),
        (foreign_database, "belongs to another program"),
        (without_tables, "lost some of its tables"),
        (cut_short, "is cut short"),
        (cut_within_the_header, "is no Crank Desktop"),
    ],
)
def test_what_is_no_library_is_refused_and_stays_as_it_is(
    tmp_path: Path,
    make: Callable[[Path], None],
    words: str,
    write: bool,  # noqa: FBT001 - parametrized
) -> None:
    path = tmp_path / "a.crank"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    assert words in refusal(path, write=write)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_flipped_bytes_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    damaged(path)
    before = path.read_bytes()
    with Library(path, write=False) as library, pytest.raises(LibraryProblem) as caught:
        library.load_issue(1)
    assert "is damaged: “crank library verify”" in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("column", "stored"),
    [
        ("status", "'sleeping'"),
        ("send_date", "'soon'"),
        ("changed_at", "'never'"),
        ("label", "CAST(x'ff' AS TEXT)"),
    ],
)
def test_a_malformed_value_is_met_as_damage(tmp_path: Path, column: str, stored: str) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(f"UPDATE issue SET {column} = {stored}")  # noqa: S608 - ours
        raw.commit()
    with Library(path, write=False) as library:
        with pytest.raises(LibraryProblem, match="damaged"):
            library.issue_rows()
        if column != "changed_at":
            with pytest.raises(LibraryProblem, match="damaged"):
                library.load_issue(1)


@pytest.mark.parametrize("ending", ["-wal", "-journal", "-shm"])
def test_a_stale_journal_does_no_harm(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "a.crank"
    issue = small_library(path)
    path.with_name(path.name + ending).write_bytes(b"left by another program" * 4000)
    with Library(path, write=False) as library:
        assert library.load_issue(1) == issue


def newer(path: Path, *, oldest_reader: int) -> PortableIssue:
    issue = small_library(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 7")
        raw.execute("UPDATE alembic_version SET version_num = '0007'")
        raw.execute("UPDATE library SET oldest_reader = ?", (oldest_reader,))
        raw.execute("ALTER TABLE issue ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm'")
        raw.commit()
    return issue


def test_a_newer_library_that_allows_it_is_read_below_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    issue = newer(path, oldest_reader=1)
    with Library(path, write=False) as library:
        assert library.load_issue(1) == issue
        assert "newer Crank Desktop" in library.notice
        with pytest.raises(LibraryProblem, match="for reading only"):
            library.apply(AddIssue(PortableIssue()))
    assert "can be read here, not changed" in refusal(path, write=True)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("SELECT mood FROM issue")


@pytest.mark.parametrize("write", [False, True])
def test_a_newer_library_that_does_not_is_refused(tmp_path: Path, write: bool) -> None:  # noqa: FBT001 - parametrized
    path = tmp_path / "a.crank"
    newer(path, oldest_reader=SCHEMA + 1)
    assert "bring this program up to date" in refusal(path, write=write)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that everybody can look into: pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def without_rights() -> Iterator[None]:
    """As somebody who owns nothing: to root every file is writable."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def read_only(folder: Path) -> None:
    for one in folder.iterdir():
        one.chmod(0o444)
    folder.chmod(0o555)


def test_a_library_in_a_read_only_place_is_read_but_not_opened_for_changes(shelf: Path) -> None:
    issue = small_library(shelf / "a.crank")
    read_only(shelf)
    with without_rights():
        with Library(shelf / "a.crank", write=False) as library:
            assert library.load_issue(1) == issue
            assert library.find_issue("2025-07").label == "July 2025"
        assert "copy it to a folder of your own" in refusal(shelf / "a.crank", write=True)
        assert "cannot be" in refusal(shelf / "b.crank")
    assert names_in(shelf) == [".a.crank.lock", "a.crank"]


def test_a_read_only_place_with_changes_still_in_the_log_is_read_whole(shelf: Path) -> None:
    with Library(shelf / "a.crank", write=True) as library:
        library.apply(AddIssue(example_issue()))
        for name in ("a.crank", "a.crank-wal", "a.crank-shm"):
            copy = shelf / "copy" / name
            copy.parent.mkdir(exist_ok=True)
            copy.write_bytes((shelf / name).read_bytes())
    read_only(shelf / "copy")
    with without_rights(), Library(shelf / "copy" / "a.crank", write=False) as library:
        assert [row.label for row in library.issue_rows()] == ["July 2025"]
    (shelf / "copy").chmod(0o755)


HERE = [Mount("/", "ext4", "rw"), Mount("/home/me/cloud", "fuse.rclone", "rw")]


@pytest.mark.parametrize(
    ("path", "also", "local"),
    [
        ("/home/me/a.crank", [], True),
        ("/home/me/cloud/a.crank", [], False),
        ("/home/me/cloudy/a.crank", [], True),
        ("/home/me/a.crank", [Mount("/home", "nfs4", "rw")], False),
        ("/home/me/a.crank", [Mount("/", "overlay", "rw")], False),
        ("/home/me/a.crank", [Mount("/home", "XFS", "rw")], True),
        ("/home/me/a.crank", [Mount("/home", "ntfs", "rw,remote")], False),
    ],
)
def test_the_filesystem_nearest_to_a_library_decides(
    path: str,
    also: list[Mount],
    local: bool,  # noqa: FBT001 - parametrized
) -> None:
    assert is_known_local(Path(path), [*HERE, *also]) is local


def test_a_place_below_no_mount_is_not_known() -> None:
    assert not is_known_local(Path("/a.crank"), [])


def test_off_a_local_disk_a_rollback_journal_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.crank"
    issue = small_library(path)
    monkeypatch.setattr(
        "crank_desktop.library.preparing.mounts", lambda: [Mount("/", "nfs4", "rw")]
    )
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue(label="August 2025")))
        assert pragma(path, "journal_mode") == "delete"
        assert library.load_issue(1) == issue
