"""A process is killed while it makes or opens a library: there is none, or a whole one."""

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from tests.library_files import numbered_issue

SLOW = os.environ.get("CRANK_SLOW") == "1"
ROOT = Path(__file__).resolve().parents[2]

STORE_ONE = """
import sys
from pathlib import Path
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.library.library import Library
from tests.library_files import numbered_issue
print("loaded", flush=True)
with Library(Path(sys.argv[1]), write=True) as library:
    library.apply(AddIssue(numbered_issue(int(sys.argv[2]))))
print("closed", flush=True)
"""


def store_and_kill(path: Path, number: int, life: float) -> bool:
    """Store an issue, killed after so many seconds with the library; whether it was done."""
    command = [sys.executable, "-c", STORE_ONE, str(path), str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "loaded\n"
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=life)
        process.kill()
        return process.stdout.read() == "closed\n"


@pytest.mark.timeout(1800 if SLOW else 120)
def test_a_library_is_whole_or_absent_and_holds_what_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(20250716)  # noqa: S311 - the same moments every time
    for attempt in range(100 if SLOW else 12):
        path = tmp_path / str(attempt // 3) / "a.crank"
        done = store_and_kill(path, attempt, chance.uniform(0, 0.3))
        assert path.exists() or not done
        if path.exists():
            assert verify(path) == []
        with Library(path, write=True) as library:
            stored = {row.label: row.id for row in library.issue_rows()}
            wanted = numbered_issue(attempt)
            assert not done or wanted.label in stored
            if wanted.label in stored:
                assert library.load_issue(stored[wanted.label]) == wanted
