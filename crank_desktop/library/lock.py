"""One writer for each library, and the name of the one who has it.

The lock itself is the system's (``filelock``), so it ends with the process that held it, however
that ended. A small JSON file beside it says who holds it; alone, that file means nothing.
"""

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from crank_desktop.errors import LibraryProblem

_CLOCK_SLACK = 2.0
"""Seconds by which two readings of a process's start may differ."""


class Held(LibraryProblem):
    """Somebody else may change the library; says who."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who may change a library.

    A process of a host, when that process started (seconds since 1970), and since when it has had
    the library (ISO 8601).
    """

    host: str
    process: int
    started: float
    since: str

    def __str__(self) -> str:
        moment = datetime.fromisoformat(self.since).astimezone()
        return f"process {self.process} on {self.host}, since {moment:%Y-%m-%d %H:%M}"

    @property
    def is_alive(self) -> bool:
        """Whether the process runs; one of another host counts as running."""
        if self.host != socket.gethostname():
            return True
        try:
            started = psutil.Process(self.process).create_time()
        except psutil.Error:
            return False
        return abs(started - self.started) < _CLOCK_SLACK


def holder_of(path: Path) -> Holder | None:
    """Who holds the library at ``path``; None where nobody does."""
    holder = _read(path)
    return holder if holder is not None and holder.is_alive else None


def _read(path: Path) -> Holder | None:
    try:
        found = json.loads(_holder_file(path).read_text(encoding="utf-8"))
        holder = Holder(
            host=str(found["host"]),
            process=int(found["process"]),
            started=float(found["started"]),
            since=str(found["since"]),
        )
        datetime.fromisoformat(holder.since)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return holder


def _holder_file(path: Path) -> Path:
    return path.with_name(f".{path.name}.holder")


class WriterLock:
    """The right to change one library, from ``take`` to ``give_back``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Not bound to a thread: a library may be closed by another one than opened it.
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)

    def take(self) -> None:
        """Take the lock; raises ``LibraryProblem`` naming the holder where there is one."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            holder = _read(self._path) or "another process"
            raise Held(
                f"“{self._path}” is being changed by {holder}: close it there first"
            ) from error
        except OSError as error:
            raise LibraryProblem(
                f"“{self._path}” cannot be changed where it lies ({error.strerror}):"
                " copy it to a folder of your own"
            ) from error
        self._sign()

    def give_back(self) -> None:
        """Let the next one take the lock; to do so once more changes nothing."""
        if not self._lock.is_locked:
            return
        with suppress(OSError):
            _holder_file(self._path).unlink()
        self._lock.release()

    def _sign(self) -> None:
        holder = Holder(
            host=socket.gethostname(),
            process=os.getpid(),
            started=psutil.Process().create_time(),
            since=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        # Unsigned it locks just as well: a full disk shall stop the change, not the opening.
        with suppress(OSError):
            _holder_file(self._path).write_text(json.dumps(asdict(holder)), encoding="utf-8")
