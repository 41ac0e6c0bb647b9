"""SIGKILL at random points of imports: an issue is in the library whole, or not at all.

Twelve kills in the ordinary run; ``CRANK_SLOW=1`` makes them a hundred.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from tests.samples import NAMES, sample

KILLS = 100 if os.environ.get("CRANK_SLOW") else 12
LONGEST_LIFE = 0.4
"""Seconds between the first import and the kill; an import takes about a tenth of it."""

IMPORTER = """
import itertools, pathlib, sys
from crank_desktop.editing.issue_changes import AddIssue, with_new_identities
from crank_desktop.library.library import Library
from tests.samples import NAMES, sample

issues = [sample(name) for name in NAMES]
with Library(pathlib.Path(sys.argv[1]), write=True) as library:
    print("open", flush=True)
    for issue in itertools.cycle(issues):
        fresh = with_new_identities(issue)
        library.apply(AddIssue(fresh))
        print(fresh.uid, flush=True)
"""


def import_until_killed(library: Path, life: float) -> list[str]:
    """Let a process import until its life is over; the identities it acknowledged."""
    command = [sys.executable, "-c", IMPORTER, str(library)]
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "open\n"
        killer = threading.Timer(life, os.kill, (child.pid, signal.SIGKILL))
        killer.start()
        told = child.stdout.read().split("\n")
        killer.join()
        child.wait()
    assert child.returncode == -signal.SIGKILL
    return [uid for uid in told[:-1] if uid]


@pytest.mark.timeout(900)
def test_a_killed_import_is_whole_or_absent(tmp_path: Path) -> None:
    library = tmp_path / "l.crank"
    chance = random.Random(20260101)  # noqa: S311 - a seed, no secret
    fed = {issue.label: issue for issue in map(sample, NAMES)}
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        acknowledged.update(import_until_killed(library, chance.uniform(0, LONGEST_LIFE)))
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
