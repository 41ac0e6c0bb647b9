"""What is wrong with a library is found, and what is right with it told."""

import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path

import pytest

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.backup import back_up
from crank_desktop.library.identity import SCHEMA
from crank_desktop.library.inspection import info, verify
from crank_desktop.library.library import Library
from crank_desktop.library.places import is_known_local, mounts
from tests.library_files import damaged, small_library


def altered(path: Path, statement: str) -> None:
    small_library(path)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(statement)
        raw.commit()


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE item SET body = 'x'", "the issue “July 2025” does not say what was stored"),
        ("UPDATE item SET content_hash = ''", "does not say what was stored"),
        ("UPDATE issue SET intro = 'x'", "does not say what was stored"),
        ("UPDATE person SET name = 'x'", "does not say what was stored"),
        ("DELETE FROM item_author WHERE position = 0", "does not say what was stored"),
        ("DELETE FROM masthead", "row 1 of person belongs to a row of masthead that is not there"),
        ("UPDATE issue SET month = 13", "the file is damaged: CHECK constraint failed in issue"),
        ("UPDATE issue SET status = 'x'", "the file is damaged: CHECK constraint failed in issue"),
        ("UPDATE issue SET send_date = 'x'", "is damaged"),
        ("DROP INDEX ix_item_section_id_position", "item is not as this program makes it"),
        ("CREATE TRIGGER t AFTER INSERT ON item BEGIN SELECT 1; END", "t is not as this program"),
        ("DROP TABLE topic", "topic is not as this program makes it"),
        (
            f"PRAGMA user_version = {SCHEMA + 1}",
            f"the library has schema {SCHEMA + 1}, this program checks schema {SCHEMA}",
        ),
    ],
)
def test_what_is_not_as_it_was_stored_is_found(tmp_path: Path, statement: str, found: str) -> None:
    altered(tmp_path / "a.crank", statement)
    problems = verify(tmp_path / "a.crank")
    assert any(found in problem for problem in problems), problems
    assert all("\n" not in problem for problem in problems)


def test_a_sound_library_has_no_problem_and_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    before = path.read_bytes()
    assert verify(path) == []
    assert path.read_bytes() == before


def test_damaged_pages_are_found(tmp_path: Path) -> None:
    damaged(tmp_path / "a.crank")
    problems = verify(tmp_path / "a.crank")
    assert problems
    assert "damaged" in problems[0]


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_text("a", encoding="utf-8")])
def test_what_is_no_library_is_not_verified(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.crank")
    with pytest.raises(LibraryProblem):
        verify(tmp_path / "a.crank")


def test_flipping_any_byte_is_met_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    whole = path.read_bytes()
    told = set()
    for place in [*range(100, 4096, 211), *range(4096, len(whole), len(whole) // 30)]:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        told.update(verify(path))
        with suppress(LibraryProblem), Library(path, write=False) as library:
            for row in library.issue_rows():
                library.load_issue(row.id)
    assert told
    assert not any("\n" in problem for problem in told)


def test_a_library_in_figures(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    made = back_up(path)
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue()))
        found = asdict(info(path))
    assert found.pop("bytes") >= 4096
    assert found.pop("last_backup").startswith(f"{made.stem[2:6]}-{made.stem[6:8]}-")
    writer = found.pop("writer")
    assert writer.startswith(f"process {os.getpid()} on {socket.gethostname()}, since ")
    assert found == {
        "path": str(path),
        "schema": SCHEMA,
        "journal": "wal" if is_known_local(path, mounts()) else "delete",
        "issues": 2,
        "items": 4,
        "sources": 2,
        "backups": 1,
    }


def test_a_library_that_nobody_holds_and_that_has_no_backup(tmp_path: Path) -> None:
    found = info(tmp_path / "new.crank")
    assert (found.writer, found.backups, found.last_backup) == (None, 0, None)
    assert (found.issues, found.items, found.sources) == (0, 0, 0)
