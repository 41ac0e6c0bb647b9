"""Copies of a library: exactly what was copied, or none; and the sample library, whole or none."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crank_desktop import userdirs
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import copying
from crank_desktop.library.copying import copy_verified, holds_the_same
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.progress import Cancelled, Progress
from crank_desktop.ui.libraries.samples import SAMPLES, make_sample_library
from tests.killing import Tell, lives, told_until_killed
from tests.library_files import issues_in, library_of, names_in, pragma, small_library

LONGEST_LIFE = 0.6
"""Seconds; making the sample library takes about half of it."""


def test_a_copy_is_one_file_with_all_of_it(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.crank", tmp_path / "copy.crank"
    issues = library_of(path, 5)
    copy_verified(path, copy, Progress())
    assert issues_in(copy) == issues
    assert pragma(copy, "journal_mode") == "delete"
    assert verify(copy) == []


def test_progress_counts_up_to_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_AT_ONCE", 4)
    path = tmp_path / "a.crank"
    library_of(path, 5)
    steps: list[tuple[int, int, str]] = []
    told = Progress(lambda done, total, what: steps.append((done, total, what)))
    copy_verified(path, tmp_path / "copy.crank", told)
    assert steps[0] == (1, 0, "reading the library")
    assert steps[-1][1:] == (0, "comparing the copy")
    copied = steps[1:-1]
    assert len(copied) > 10
    assert {what for _, _, what in copied} == {"copying"}
    assert all(done <= total for done, total, _ in copied)
    stopping = Progress(cancelled=iter([False] * 5 + [True] * 9).__next__)
    with pytest.raises(Cancelled):
        copy_verified(path, tmp_path / "half.crank", stopping)


def test_any_difference_is_seen(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.crank", tmp_path / "copy.crank"
    small_library(path)
    copy_verified(path, copy, Progress())
    assert holds_the_same(path, copy)
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("UPDATE issue SET intro = intro || ' '")
        raw.commit()
    assert not holds_the_same(path, copy)
    copy.write_bytes(b"words")
    assert not holds_the_same(path, copy)
    copy.unlink()
    assert not holds_the_same(path, copy)
    path.write_bytes(b"words")
    with pytest.raises(LibraryProblem, match="is no Crank Desktop library"):
        holds_the_same(path, copy)


def test_a_copy_beside_a_writer_is_one_state(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.crank", tmp_path / "copy.crank"
    small_library(path)
    with Library(path, write=True) as library:
        # Written in the middle of the copying, when the source has been read once.
        def write(_done: int, _total: int, what: str) -> None:
            if what == "comparing the copy":
                library.apply(AddIssue(PortableIssue(label="August 2025")))

        copy_verified(path, copy, Progress(write), access=library._prepared.access)
        assert not holds_the_same(path, copy, library._prepared.access)
    assert issues_in(copy).keys() == {"July 2025"}
    assert issues_in(path).keys() == {"July 2025", "August 2025"}


def test_the_sample_library_is_stopped_or_refused_whole(home: Path) -> None:
    path = userdirs.samples_file()
    with pytest.raises(Cancelled):
        make_sample_library(path, Progress(cancelled=iter([False, False, True]).__next__))
    assert names_in(path.parent) == []
    path.parent.rmdir()
    (home / "libraries").write_text("in the way", encoding="utf-8")
    with pytest.raises(LibraryProblem, match="sample library cannot be made"):
        make_sample_library(path, Progress())


def test_a_sample_library_that_is_there_stays(home: Path) -> None:
    path = userdirs.samples_file()
    small_library(path)
    make_sample_library(path, Progress())
    assert issues_in(path).keys() == {"July 2025"}
    assert path.is_relative_to(home)


def make_samples(tell: Tell, path: Path) -> None:
    make_sample_library(path, Progress())
    tell("made")


@pytest.mark.timeout(1800)
def test_a_killed_sample_library_is_whole_or_absent(tmp_path: Path) -> None:
    for number, life in enumerate(lives(LONGEST_LIFE, 20261130, kills=6)):
        path = tmp_path / str(number) / "samples.crank"
        done = told_until_killed(life, make_samples, path) == ["made"]
        assert path.exists() or not done
        if path.exists():
            assert verify(path) == []
            assert len(issues_in(path)) == len(SAMPLES)
