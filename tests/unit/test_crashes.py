"""The trace of a process that ended in the middle."""

import faulthandler
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crank_desktop.crashes import MOST_KEPT, CrashWatch

ENDING = """
import ctypes, os, signal, sys
from pathlib import Path
from crank_desktop.crashes import CrashWatch
CrashWatch(Path(sys.argv[1])).start("Version 7")
{how}
"""
FAULTS = {
    "ctypes.string_at(0)": "Fatal Python error: Segmentation fault",
    "os.abort()": "Fatal Python error: Aborted",
}


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[CrashWatch]:
    assert sys.__stderr__ is not None
    was_on = faulthandler.is_enabled()
    made = CrashWatch(tmp_path / "logs")
    yield made
    made.stop()
    if was_on:
        faulthandler.enable(sys.__stderr__)


def ended(folder: Path, how: str) -> int:
    """Let a process end in some way while it is watched; its exit code."""
    program = [sys.executable, "-c", ENDING.format(how=how), str(folder)]
    return subprocess.run(program, capture_output=True, check=False).returncode


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(("how", "words"), FAULTS.items())
def test_the_next_start_finds_where_a_process_crashed(
    how: str, words: str, watch: CrashWatch, tmp_path: Path
) -> None:
    assert ended(tmp_path / "logs", how) < 0
    found = watch.start("Version 8")
    assert found is not None
    assert found.parent == tmp_path / "logs"
    assert found.name.startswith("crash-")
    text = found.read_text(encoding="utf-8")
    assert text.startswith("Version 7\n")
    assert words in text
    assert 'File "<string>"' in text


def test_a_crash_is_told_once(watch: CrashWatch, tmp_path: Path) -> None:
    ended(tmp_path / "logs", "os.abort()")
    assert watch.start("Version 8") is not None
    watch.stop()
    assert watch.start("Version 8") is None


def test_of_a_process_that_was_killed_there_is_nothing_to_tell(
    watch: CrashWatch, tmp_path: Path
) -> None:
    assert ended(tmp_path / "logs", "os.kill(os.getpid(), signal.SIGKILL)") < 0
    assert names(tmp_path / "logs") != []
    assert watch.start("Version 8") is None
    assert names(tmp_path / "logs") == [f"running-{os.getpid()}.txt"]


def test_a_process_that_ends_well_leaves_nothing(watch: CrashWatch, tmp_path: Path) -> None:
    watch.start("Version 8")
    watch.stop()
    assert names(tmp_path / "logs") == []
    watch.stop()


def test_the_file_of_a_process_that_still_runs_is_left_alone(
    watch: CrashWatch, tmp_path: Path
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    other = folder / f"running-{os.getppid()}.txt"
    other.write_text("Version 7\nFatal\n", encoding="utf-8")
    assert watch.start("Version 8") is None
    assert other.exists()


def test_a_number_that_was_given_out_again_hides_no_crash(
    watch: CrashWatch, tmp_path: Path
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / f"running-{os.getpid()}.txt").write_text("Version 7\nFatal\n", encoding="utf-8")
    found = watch.start("Version 8")
    assert found is not None
    assert found.read_text(encoding="utf-8") == "Version 7\nFatal\n"


def test_only_the_newest_traces_stay(watch: CrashWatch, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    for day in range(10, 10 + MOST_KEPT):
        (folder / f"crash-201907{day}-120000.txt").touch()
    ended(folder, "os.abort()")
    found = watch.start("Version 8")
    kept = [name for name in names(folder) if name.startswith("crash-")]
    assert len(kept) == MOST_KEPT
    assert "crash-20190710-120000.txt" not in kept
    assert found is not None
    assert found.name in kept


def test_a_folder_in_the_way_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    watch = CrashWatch(tmp_path / "logs")
    assert watch.start("Version 8") is None
    watch.stop()
