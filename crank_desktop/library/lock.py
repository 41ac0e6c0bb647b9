"""One writer for a library: a lock the system drops with its process, and words about who holds it."""

import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from crank_desktop.errors import LibraryProblem


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that writes to a library, since when (ISO 8601, UTC)."""

    host: str
    process: int
    since: str

    @property
    def words(self) -> str:
        """The holder as an error names it."""
        return f"process {self.process} on {self.host}, since {self.since} UTC"


class WriterLock:
    """Held by the one process that writes; the system frees it when that process ends or is killed."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._lock = FileLock(_beside(library, "lock"))

    def acquire(self) -> None:
        """Take the lock; raises ``LibraryProblem`` naming who has it."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            holder = read_holder(self._library)
            who = f" ({holder.words})" if holder else ""
            raise LibraryProblem(
                f"{self._library}: another window or command is writing to this library{who}; "
                "close it and try again"
            ) from error
        now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
        mine = Holder(socket.gethostname(), os.getpid(), now)
        _beside(self._library, "holder").write_text(json.dumps(asdict(mine)), encoding="utf-8")

    def release(self) -> None:
        """Let the next writer in."""
        _beside(self._library, "holder").unlink(missing_ok=True)
        self._lock.release()


def read_holder(library: Path) -> Holder | None:
    """Who wrote down last that it holds the lock; a killed process leaves its words behind."""
    try:
        return Holder(**json.loads(_beside(library, "holder").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def current_holder(library: Path) -> Holder | None:
    """Who writes to the library right now, None when nobody does."""
    lock = FileLock(_beside(library, "lock"))
    if not Path(lock.lock_file).exists():
        return None
    try:
        with lock.acquire(timeout=0):
            return None
    except Timeout:
        return read_holder(library)


def _beside(library: Path, what: str) -> Path:
    return library.with_name(f".{library.name}.{what}")
