"""SIGKILL in the middle of backups: what counts as one is whole, and the library is as it was."""

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from crank_desktop import userdirs
from crank_desktop.library import backup, copying
from crank_desktop.library.backup import back_up, backups_of
from crank_desktop.library.inspection import info, verify
from crank_desktop.library.schema import DRAFT
from tests.killing import Tell, lives, told_until_killed
from tests.library_files import issues_in, library_of, small_library

LONGEST_LIFE = 0.08
"""Seconds; a backup of twenty issues takes about a quarter of it."""
NEVER = 60.0


def back_up_on_and_on(tell: Tell, path: Path) -> None:
    while True:
        tell(str(back_up(path)))


@pytest.mark.timeout(1800)
def test_a_killed_backup_is_whole_or_none(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    issues = library_of(path, 20)
    content = path.read_bytes()
    acknowledged: set[Path] = set()
    verified: set[Path] = set()
    for life in lives(LONGEST_LIFE, 20260202, kills=10):
        acknowledged.update(map(Path, told_until_killed(life, back_up_on_and_on, path)))
        made = {file for _, file in backups_of(path)}
        assert acknowledged <= made
        for file in made - verified:
            assert verify(file) == []
            assert issues_in(file) == issues
        verified |= made
        assert path.read_bytes() == content
    assert issues_in(path) == issues
    assert back_up(path) in {file for _, file in backups_of(path)}


def die_in_a_backup(_tell: Tell, path: Path, step: str, calls: int) -> None:
    """End as by SIGKILL when ``step`` of the backup is called for that time."""
    room = backup if hasattr(backup, step) else copying
    real = getattr(room, step)
    called: list[str] = []

    def step_or_end(*arguments: Any) -> Any:
        called.append(step)
        if len(called) == calls:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)

    setattr(room, step, step_or_end)
    back_up(path)


@pytest.mark.parametrize(
    ("step", "calls", "counted"),
    [
        ("connect", 1, 0),  # nothing copied
        ("contents_of", 2, 0),  # copied, not yet compared
        ("sync_file", 1, 0),  # compared, not yet on the disk
        ("sync_folder", 1, 1),  # whole and named
    ],
)
def test_a_backup_counts_from_its_name_on(
    step: str, calls: int, counted: int, tmp_path: Path
) -> None:
    path = tmp_path / "a.crank"
    issue = small_library(path)
    told_until_killed(NEVER, die_in_a_backup, path, step, calls)
    folder = userdirs.backup_folder(path)
    drafts = [file for file in folder.iterdir() if file.name.endswith(DRAFT)]
    assert len(drafts) == (0 if counted or step == "connect" else 1)
    made = [file for _, file in backups_of(path)]
    assert (len(made), info(path).backups) == (counted, counted)
    assert all(issues_in(file) == {issue.label: issue} for file in made)
    assert issues_in(path) == {issue.label: issue}
