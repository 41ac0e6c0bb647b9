"""Exports are whole or absent."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from crank_desktop.errors import InputRefused
from crank_desktop.whole_file import write_whole


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "a.html"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["a.html"]
    assert target.stat().st_mode & 0o777 == 0o644


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").mkdir()
    with pytest.raises(InputRefused, match=r"a\.html: cannot be written"):
        write_whole(tmp_path / "a.html", b"one")
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    old, new = b"o" * 3_000_000, b"n" * 3_000_000
    code = (
        "import sys, pathlib\nfrom crank_desktop.whole_file import write_whole\n"
        "print('go', flush=True)\n"
        f"while True:\n    write_whole(pathlib.Path({str(target)!r}), b'n' * 3_000_000)\n"
        f"    write_whole(pathlib.Path({str(target)!r}), b'o' * 3_000_000)\n"
    )
    for _ in range(5):
        target.write_bytes(old)
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert target.read_bytes() in (old, new)
