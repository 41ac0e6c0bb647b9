"""SIGKILL at random points of imports: an issue is in the library whole, or not at all."""

import itertools
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crank_desktop.editing.issue_changes import AddIssue, with_new_identities
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from tests.killing import Tell, lives, told_until_killed
from tests.samples import NAMES, sample

LONGEST_LIFE = 0.4
"""Seconds; an import takes about a tenth of it."""


def import_on_and_on(tell: Tell, path: Path) -> None:
    issues = [sample(name) for name in NAMES]
    with Library(path, write=True) as library:
        for issue in itertools.cycle(issues):
            fresh = with_new_identities(issue)
            library.apply(AddIssue(fresh))
            tell(fresh.uid)


@pytest.mark.timeout(900)
def test_a_killed_import_is_whole_or_absent(tmp_path: Path) -> None:
    library = tmp_path / "l.crank"
    fed = {issue.label: issue for issue in map(sample, NAMES)}
    acknowledged: set[str] = set()
    with Library(library, write=True):
        pass
    for life in lives(LONGEST_LIFE, 20260101):
        acknowledged.update(told_until_killed(life, import_on_and_on, library))
        with closing(sqlite3.connect(library)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        with Library(library, write=True) as opened:
            rows = opened.issue_rows()
    assert acknowledged
    assert acknowledged <= {row.uid for row in rows}
    assert verify(library) == []
    with Library(library, write=False) as opened:
        for row in rows:
            assert opened.load_issue(row.id) == fed[row.label]
