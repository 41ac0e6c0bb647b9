"""What is left of a process that ended in the middle, by a fault that Python cannot catch.

While the program runs, ``running-PID.txt`` lies in the log's folder, and ``faulthandler`` has it
open: at a segmentation fault or an abort it writes there where every thread was. The next start
finds the file, its process gone, and keeps it as ``crash-DATE.txt``.
"""

import contextlib
import faulthandler
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TextIO

import psutil

MOST_KEPT = 10
"""Traces of crashes that stay in the folder; older ones go."""


class CrashWatch:
    """Watches one process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: TextIO | None = None

    def start(self, versions: str) -> Path | None:
        """Watch from now on; the newest trace of a process that crashed since the last start.

        ``versions`` goes ahead of a trace, in one line. In a folder that cannot be written nothing
        is watched.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            found = _keep_traces(self._folder)
            mine = self._folder / f"running-{os.getpid()}.txt"
            self._file = mine.open("w", encoding="utf-8")
        except OSError:
            return None
        self._file.write(f"{versions}\n")
        self._file.flush()
        faulthandler.enable(self._file)
        return found

    def stop(self) -> None:
        """The process ends well: nothing is left of it."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        with contextlib.suppress(OSError):
            Path(self._file.name).unlink()
        self._file = None


def _keep_traces(folder: Path) -> Path | None:
    """Give the traces of crashed processes their lasting names; the newest of them."""
    found = []
    for file in _ended(folder):
        if file.read_text(encoding="utf-8", errors="replace").count("\n") <= 1:
            # Its process was killed, or the machine lost its power: there is nothing to tell.
            file.unlink()
            continue
        moment = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
        found.append(file.replace(folder / f"crash-{moment:%Y%m%d-%H%M%S}.txt"))
    for old in sorted(folder.glob("crash-*.txt"))[:-MOST_KEPT]:
        old.unlink()
    return max(found, default=None)


def _ended(folder: Path) -> Iterator[Path]:
    """The files of processes that run no more."""
    for file in folder.glob("running-*.txt"):
        number = file.stem.removeprefix("running-")
        if number.isdigit() and (int(number) == os.getpid() or not psutil.pid_exists(int(number))):
            yield file
