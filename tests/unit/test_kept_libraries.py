"""Libraries of every earlier schema, kept as they were, open in today's program.

``tests/kept/schema-N.sql`` holds a library that a program of that schema made, ``schema-N.json``
the portable form of its issues as that program told it.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crank_desktop.document.portable_json import from_json_object
from crank_desktop.library.backup import backups_of
from crank_desktop.library.identity import SCHEMA
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.shape import shape_of
from tests.conftest import ROOT
from tests.library_files import pragma
from tests.values import identities

KEPT = sorted((ROOT / "tests" / "kept").glob("*.sql"))
EARLIER = range(1, SCHEMA)


def bring_back(kept: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(kept.read_text(encoding="utf-8"))


def test_a_library_of_every_earlier_schema_is_kept() -> None:
    assert [one.name for one in KEPT] == [f"schema-{number}.sql" for number in EARLIER]


@pytest.mark.parametrize("write", [False, True])
@pytest.mark.parametrize("kept", KEPT, ids=lambda one: one.stem)
def test_a_kept_library_says_today_what_it_said(tmp_path: Path, kept: Path, write: bool) -> None:  # noqa: FBT001 - parametrized
    path = tmp_path / "a.crank"
    bring_back(kept, path)
    said = json.loads(kept.with_suffix(".json").read_text(encoding="utf-8"))
    with Library(path, write=write) as library:
        issues = [library.load_issue(row.id) for row in library.issue_rows()]
        service = library.load_newsletter().service
        settled = {row.position for row in library.load_notes(1) if row.resolved}
    expected = [from_json_object(one) for one in said]
    expected.sort(key=lambda one: one.month or 0, reverse=True)
    assert issues == expected
    assert [identities(one) for one in issues] == [identities(one) for one in expected]
    assert (service, settled) == ("buttondown", {1})
    assert verify(path) == []
    assert pragma(path, "user_version") == SCHEMA


@pytest.mark.parametrize("kept", KEPT, ids=lambda one: one.stem)
def test_a_kept_library_is_backed_up_as_it_was_before(tmp_path: Path, kept: Path) -> None:
    path = tmp_path / "a.crank"
    bring_back(kept, path)
    with closing(sqlite3.connect(path)) as raw:
        before = list(raw.iterdump())
    with Library(path, write=True):
        pass
    ((_, backup),) = backups_of(path)
    with closing(sqlite3.connect(backup)) as raw:
        assert list(raw.iterdump()) == before
    assert pragma(backup, "user_version") == int(kept.stem.removeprefix("schema-"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda one: one.stem)
def test_programs_that_may_read_today_s_libraries_find_what_they_know(
    tmp_path: Path, kept: Path
) -> None:
    path = tmp_path / "a.crank"
    bring_back(kept, path)
    with closing(sqlite3.connect(path)) as raw:
        known = shape_of(raw)
        (oldest,) = raw.execute("SELECT oldest_reader FROM library").fetchone()
    with Library(path, write=True):
        pass
    with closing(sqlite3.connect(path)) as raw:
        today = shape_of(raw)
        assert raw.execute("SELECT oldest_reader FROM library").fetchone() == (oldest,)
    assert {name: today.get(name) for name in known} == known
