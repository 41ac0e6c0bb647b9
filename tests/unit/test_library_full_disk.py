"""Where a change does not fit, nothing of it is kept and the library goes on."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import event

from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import connections, engine
from crank_desktop.library.connections import Access
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from tests.library_files import example_issue, pragma


@pytest.fixture
def small_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let SQLite find the disk full at so many pages: its own limit, its own error."""
    connect = connections.connect

    def limit(pages: int) -> None:
        def limited(path: Path, access: Access) -> sqlite3.Connection:
            connection = connect(path, access)
            connection.execute(f"PRAGMA max_page_count = {pages}")
            return connection

        monkeypatch.setattr(engine, "connect", limited)

    return limit


def test_a_full_disk_keeps_what_was_there_and_tells(
    tmp_path: Path, small_disk: Callable[[int], None]
) -> None:
    path = tmp_path / "a.crank"
    issue = example_issue()
    with Library(path, write=True) as library:
        library.apply(AddIssue(issue))
    small_disk(int(str(pragma(path, "page_count"))) + 2)
    with Library(path, write=True) as library:
        with pytest.raises(LibraryProblem) as caught:
            library.apply(AddIssue(replace(example_issue("August 2025", 8), intro="x" * 50_000)))
        assert "the disk is full: make room and try again" in str(caught.value)
        assert [row.label for row in library.issue_rows()] == ["July 2025"]
        assert library.load_issue(1) == issue
    assert verify(path) == []


def test_a_change_is_refused_whole_wherever_the_disk_becomes_full(
    tmp_path: Path, small_disk: Callable[[int], None]
) -> None:
    path = tmp_path / "a.crank"
    with Library(path, write=True):
        pass
    pages = int(str(pragma(path, "page_count")))
    large = replace(example_issue(), intro="x" * 30_000)
    refused = 0
    for more in range(1, 30):
        small_disk(pages + more)
        with Library(path, write=True) as library:
            try:
                library.apply(AddIssue(large))
            except LibraryProblem:
                refused += 1
                assert library.counts() == {"issues": 0, "items": 0, "sources": 0}
            else:
                break
    assert 3 < refused < 29
    assert verify(path) == []


def test_a_commit_that_fails_is_no_commit(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    with Library(path, write=True) as library:

        def fail(_: object) -> None:
            raise RuntimeError("the machine stops here")

        event.listen(library._sessions._engine, "commit", fail)
        with pytest.raises(RuntimeError, match="the machine stops here"):
            library.apply(AddIssue(example_issue()))
        event.remove(library._sessions._engine, "commit", fail)
        assert library.issue_rows() == ()
        library.apply(AddIssue(example_issue()))
    assert verify(path) == []
