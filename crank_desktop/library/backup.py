"""Backups that are known to work: copied, opened, compared, and only then given their name."""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crank_desktop import userdirs
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.connections import Access
from crank_desktop.library.copying import copy_verified, holds_the_same
from crank_desktop.library.rotation import kept
from crank_desktop.library.schema import DRAFT, drafted, sync_file, sync_folder
from crank_desktop.progress import Progress

_MOMENT = "%Y%m%dT%H%M%S%fZ"
_LEFT_BEHIND = 24 * 60 * 60
"""Seconds after which a draft is nobody's."""
_NAME = re.compile(r".*-([0-9]{8}T[0-9]{12}Z)\.crank")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: when it was made, when it was last compared with what it is of, its bytes."""

    path: Path
    made: datetime
    verified: datetime
    size: int


def back_up(
    path: Path,
    progress: Progress | None = None,
    *,
    access: Access | None = None,
    unless_same: bool = False,
) -> Path:
    """Back up the library at ``path`` as it is now, also beside a writer; the backup's path.

    With ``unless_same`` a library that says what its newest backup says makes no new one: that one
    counts as verified anew. Backups that are no longer needed go. ``access`` is how this process
    has the library open, where it has. Raises ``LibraryProblem`` where the library cannot be read
    or the copy is not exactly what was copied; then no backup changes.
    """
    path, progress = path.resolve(), progress or Progress()
    folder = userdirs.backup_folder(path)
    now = datetime.now(UTC)
    made = folder / f"{path.stem}-{now.strftime(_MOMENT)}.crank"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        newest = next((file for _, file in _backups_in(folder)), None)
        if unless_same and newest is not None and holds_the_same(path, newest, access):
            os.utime(newest)
            return newest
        with drafted(folder) as draft:
            copy_verified(path, draft, progress, access=access)
            sync_file(draft)
            draft.rename(made)
        sync_folder(folder)
        _rotate(folder, now)
    except OSError as error:
        raise LibraryProblem(
            f"no backup of “{path}” could be made in “{folder}” ({error.strerror}): make room there"
        ) from error
    return made


def backups_of(path: Path) -> list[tuple[datetime, Path]]:
    """The verified backups of the library at ``path``, the newest first."""
    return _backups_in(userdirs.backup_folder(path.resolve()))


def list_backups(path: Path) -> tuple[Backup, ...]:
    """The same with what can be told of each."""
    found = []
    for made, file in backups_of(path):
        try:
            known = file.stat()
        except FileNotFoundError:
            continue  # it went by the calendar since the folder was read
        verified = datetime.fromtimestamp(known.st_mtime, UTC)
        found.append(Backup(file, made, max(made, verified), known.st_size))
    return tuple(found)


def last_verified(path: Path) -> datetime | None:
    """When the newest backup of the library at ``path`` was made or compared with it anew."""
    return next((one.verified for one in list_backups(path)), None)


def _backups_in(folder: Path) -> list[tuple[datetime, Path]]:
    found = []
    for file in folder.glob("*.crank"):
        name = _NAME.fullmatch(file.name)
        if name is not None:
            found.append((datetime.strptime(name[1], _MOMENT).replace(tzinfo=UTC), file))
    return sorted(found, reverse=True)


def _rotate(folder: Path, now: datetime) -> None:
    found = _backups_in(folder)
    staying = kept((moment for moment, _ in found), now)
    for moment, file in found:
        if moment not in staying:
            file.unlink(missing_ok=True)
    for draft in folder.glob(f".*{DRAFT}"):
        # One that was left behind when its process was killed; a younger one may be at work.
        if now.timestamp() - draft.stat().st_mtime > _LEFT_BEHIND:
            draft.unlink(missing_ok=True)
