"""A backup in the place of its library: whole, with what was there kept aside; or nothing."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields, RemoveIssue
from crank_desktop.errors import InputRefused, LibraryProblem
from crank_desktop.library.backup import back_up
from crank_desktop.library.differences import Difference, Differing, differences
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.restoring import InUse, restore
from crank_desktop.library.values import IssueFields
from crank_desktop.progress import Cancelled, Progress
from tests.command import crank
from tests.library_files import damaged, issues_in, names_in, small_library


def changed(path: Path) -> PortableIssue:
    """Back a library up, then throw its issue away and begin another; the new one."""
    back_up(path)
    august = PortableIssue(label="August 2025", intro="Five new words stand here.")
    with Library(path, write=True) as library:
        library.apply(RemoveIssue(library.load_stored(1)))
        library.apply(AddIssue(august))
    return august


def test_restoring_brings_back_what_was_and_keeps_what_is(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    july = small_library(path)
    backup = back_up(path)
    august = changed(path)
    aside = restore(path, backup)
    assert aside is not None
    assert aside.parent == tmp_path
    assert aside.name.startswith("a until 20")
    assert issues_in(path) == {"July 2025": july}
    assert issues_in(aside) == {"August 2025": august}
    assert verify(path) == verify(aside) == []
    again = restore(path, aside)
    assert again not in {None, aside}
    assert issues_in(path) == {"August 2025": august}


def test_a_library_that_is_gone_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    july = small_library(path)
    backup = back_up(path)
    path.unlink()
    assert restore(path, backup) is None
    assert issues_in(path) == {"July 2025": july}


def test_a_damaged_library_is_kept_as_it_lies(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    july = small_library(path)
    backup = back_up(path)
    path.unlink()
    damaged(path)
    content = path.read_bytes()[100:]
    aside = restore(path, backup)
    assert aside is not None
    assert aside.read_bytes()[100:] == content
    assert issues_in(path) == {"July 2025": july}
    path.write_bytes(b"words")
    assert restore(path, backup)
    assert issues_in(path) == {"July 2025": july}


def test_a_library_in_use_or_a_broken_backup_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    backup = back_up(path)
    august = changed(path)
    with Library(path, write=True), pytest.raises(LibraryProblem, match="is being changed by"):
        restore(path, backup)
    with Library(path, write=False) as reader:
        assert reader.counts()["issues"] == 1
        with pytest.raises((LibraryProblem, InUse), match="in use"):
            restore(path, backup)
    broken = tmp_path / "broken.crank"
    shutil.copy(backup, broken)
    with broken.open("rb+") as file:
        file.seek(-4096, 2)
        file.write(b"\x55" * 4096)
    with pytest.raises(LibraryProblem):
        restore(path, broken)
    with pytest.raises(InputRefused, match="is not there"):
        restore(path, tmp_path / "none.crank")
    steps: list[str] = []
    stopping = Progress(lambda _done, _all, what: steps.append(what), lambda: len(steps) == 3)
    with pytest.raises(Cancelled):
        restore(path, backup, stopping)
    assert issues_in(path) == {"August 2025": august}
    assert [name for name in names_in(tmp_path) if not name.startswith(".a.crank")] == [
        "a.crank",
        "broken.crank",
    ]


def test_what_differs_is_told_issue_by_issue(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue(label="May 2025", intro="One word more.")))
    backup = back_up(path)
    with Library(path, write=True) as library:
        july = library.find_issue("July 2025")
        issue = library.load_uid(july.uid).issue
        longer = replace(IssueFields.of(issue), intro="Now only four words.")
        library.apply(EditIssueFields(issue.uid, IssueFields.of(issue), longer))
        library.apply(RemoveIssue(library.load_uid(library.find_issue("May 2025").uid)))
        library.apply(AddIssue(PortableIssue(label="August 2025", intro="Five.")))
        found = differences(library, backup)
    assert {(one.label, one.how) for one in found} == {
        ("July 2025", Differing.CHANGES),
        ("May 2025", Differing.COMES_BACK),
        ("August 2025", Differing.GOES),
    }
    by_label = {one.label: one for one in found}
    assert by_label["July 2025"].words_now == by_label["July 2025"].words_then - 3
    assert by_label["May 2025"] == Difference("May 2025", Differing.COMES_BACK, 0, 3)
    assert by_label["August 2025"] == Difference("August 2025", Differing.GOES, 1, 0)


@given(now=st.sets(st.integers(0, 5)), then=st.sets(st.integers(0, 5)))
def test_every_issue_that_is_not_in_both_differs(
    now: set[int], then: set[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("library") / "a.crank"
    issues = [PortableIssue(label=str(number)) for number in range(6)]
    with Library(path, write=True) as library:
        for number in then:
            library.apply(AddIssue(issues[number]))
        backup = library.back_up()
        for number in then - now:
            library.apply(RemoveIssue(library.load_uid(issues[number].uid)))
        for number in now - then:
            library.apply(AddIssue(issues[number]))
        found = {(one.label, one.how) for one in differences(library, backup)}
    assert found == {
        *((str(number), Differing.GOES) for number in now - then),
        *((str(number), Differing.COMES_BACK) for number in then - now),
    }


def test_the_command_says_what_differs_and_restores(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    july = small_library(path)
    shown = crank("--library", str(path), "library", "restore", "--dry-run")
    assert shown.code == 1
    assert "there is no backup yet" in shown.err
    changed(path)
    shown = crank("--library", str(path), "library", "restore", "--dry-run", "--json")
    value = json.loads(shown.out)
    assert (shown.code, value.get("aside")) == (0, None)
    assert [(one["label"], one["how"]) for one in value["differences"]] == [
        ("August 2025", "goes"),
        ("July 2025", "comes back"),
    ]
    assert list(issues_in(path)) == ["August 2025"]
    done = crank("--library", str(path), "library", "restore")
    assert done.code == 0
    assert b"August 2025 goes: 5 words" in done.out
    assert b"what was there until now: " in done.out
    assert issues_in(path) == {"July 2025": july}
    path.write_bytes(b"words")
    done = crank("--library", str(path), "library", "restore")
    assert done.code == 0
    assert b"what differs is not known: " in done.out
    assert issues_in(path) == {"July 2025": july}
