"""Backups that are known to work: copied, opened, compared, and only then kept."""

import hashlib
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crank_desktop import userdirs
from crank_desktop.errors import LibraryProblem

_STAMP = "%Y%m%dT%H%M%S%f"
_SUFFIX = ".crank"


def back_up(path: Path, now: datetime | None = None) -> Path:
    """Copy a library by SQLite's online backup, verify the copy, keep it, drop what is too old.

    Raises ``LibraryProblem`` when the copy is not equal to the library.
    """
    moment = now or datetime.now(UTC)
    folder = userdirs.backup_folder(path)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{moment.strftime(_STAMP)}{_SUFFIX}"
    part = target.with_suffix(".part")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            if problems(copy) or fingerprint(copy) != fingerprint(source):
                raise LibraryProblem(
                    f"{path}: the backup did not equal the library; free some disk"
                )
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    for old in surplus(list_backups(path), moment):
        old.unlink()
    return target


def list_backups(path: Path) -> list[Path]:
    """The backups of a library, the newest first; each was verified before it got its name."""
    return sorted(userdirs.backup_folder(path).glob(f"*{_SUFFIX}"), reverse=True)


def moment_of(backup: Path) -> datetime:
    """When a backup was made."""
    return datetime.strptime(backup.stem, _STAMP).replace(tzinfo=UTC)


def surplus(backups: Sequence[Path], now: datetime) -> list[Path]:
    """The backups that may go: kept are all of two days, 12 daily, 10 weekly, 9 monthly.

    ``backups`` come newest first; of a day, a week or a month the newest one stays.
    """
    kept: set[Path] = set()
    for count, form in ((12, "%Y-%m-%d"), (10, "%G-%V"), (9, "%Y-%m")):
        seen: dict[str, Path] = {}
        for backup in backups:
            seen.setdefault(moment_of(backup).strftime(form), backup)
        kept.update(list(seen.values())[:count])
    recent = now - timedelta(days=2)
    return [b for b in backups if b not in kept and moment_of(b) < recent]


def fingerprint(connection: sqlite3.Connection) -> str:
    """A hash of every row of every table."""
    digest = hashlib.sha256()
    for line in connection.iterdump():
        digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def problems(connection: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong with a file, in its words; empty for a sound one."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        found.append(f"row {rowid} of {table} points to a missing row of {parent}")
    return found
