"""SIGKILL in the middle of restoring and moving: a whole library stays, and nothing else counts."""

from pathlib import Path

import pytest

from crank_desktop import userdirs
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.library.backup import back_up, backups_of
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.moving import move
from crank_desktop.library.restoring import restore
from crank_desktop.settings import Settings, load_settings, save_settings
from tests.killing import Tell, lives, told_until_killed
from tests.library_files import issues_in, library_of, numbered_issue

LONGEST_LIFE = 0.12
"""Seconds; restoring or moving twenty issues takes about half of it."""


def restore_two_in_turn(tell: Tell, path: Path, backups: list[Path]) -> None:
    while True:
        for backup in backups:
            restore(path, backup)
            tell(backup.name)


@pytest.mark.timeout(1800)
def test_a_killed_restoring_leaves_one_of_both_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    few = library_of(path, 10)
    backups = [back_up(path)]
    with Library(path, write=True) as library:
        for number in range(10, 20):
            library.apply(AddIssue(numbered_issue(number)))
    many = issues_in(path)
    backups.append(back_up(path))
    for life in lives(LONGEST_LIFE, 20261128, kills=10):
        told_until_killed(life, restore_two_in_turn, path, backups)
        assert verify(path) == []
        assert issues_in(path) in (few, many)
        for aside in tmp_path.glob("a until *.crank"):
            assert verify(aside) == []
            assert issues_in(aside) in (few, many)
            aside.unlink()
    with Library(path, write=True) as library:
        assert library.is_writable


def remember(path: Path) -> None:
    save_settings(Settings(library=str(path)), userdirs.settings_file())


def move_on_and_on(tell: Tell, folder: Path, number: int) -> None:
    while True:
        path = Path(load_settings(userdirs.settings_file()).library)
        number += 1
        move(path, folder / str(number) / "a.crank", remember)
        tell(str(number))


@pytest.mark.timeout(1800)
def test_a_killed_move_leaves_a_whole_library_where_the_next_start_looks(tmp_path: Path) -> None:
    first = tmp_path / "0" / "a.crank"
    issues = library_of(first, 20)
    backup = back_up(first)
    remember(first)
    for attempt, life in enumerate(lives(LONGEST_LIFE, 20261129, kills=10)):
        told_until_killed(life, move_on_and_on, tmp_path, (attempt + 1) * 1000)
        path = Path(load_settings(userdirs.settings_file()).library)
        assert verify(path) == []
        assert issues_in(path) == issues
        assert [file.name for _, file in backups_of(path)] == [backup.name]
    with Library(path, write=True) as library:
        assert library.is_writable
