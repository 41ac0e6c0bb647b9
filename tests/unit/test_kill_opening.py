"""A process is killed while it makes or opens a library: there is none, or a whole one."""

from pathlib import Path

import pytest

from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from tests.killing import Tell, lives, told_until_killed
from tests.library_files import numbered_issue

LONGEST_LIFE = 0.15
"""Seconds; making a library and storing an issue takes about half of it."""


def store_one(tell: Tell, path: Path, number: int) -> None:
    with Library(path, write=True) as library:
        library.apply(AddIssue(numbered_issue(number)))
    tell("closed")


@pytest.mark.timeout(1800)
def test_a_library_is_whole_or_absent_and_holds_what_was_acknowledged(tmp_path: Path) -> None:
    for attempt, life in enumerate(lives(LONGEST_LIFE, 20250716)):
        path = tmp_path / str(attempt // 3) / "a.crank"
        done = told_until_killed(life, store_one, path, attempt) == ["closed"]
        assert path.exists() or not done
        if path.exists():
            assert verify(path) == []
        with Library(path, write=True) as library:
            stored = {row.label: row.id for row in library.issue_rows()}
            wanted = numbered_issue(attempt)
            assert not done or wanted.label in stored
            if wanted.label in stored:
                assert library.load_issue(stored[wanted.label]) == wanted
