"""A library brought to another place with its backups: there whole before the old one goes."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from crank_desktop import userdirs
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.copying import copy_verified
from crank_desktop.library.places import refuse_danger
from crank_desktop.library.restoring import held, settle
from crank_desktop.library.schema import appear, drafted, sync_file, sync_folder
from crank_desktop.library.trouble import in_plain_words
from crank_desktop.progress import Progress


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a library is now, and where its old file still lies; None where that is gone."""

    path: Path
    left: Path | None


def move(
    path: Path,
    target: Path,
    switch: Callable[[Path], object],
    progress: Progress | None = None,
) -> Moved:
    """Bring the library at ``path`` to ``target``, where nothing may be yet.

    Nobody may have it open. It is copied, compared and named there; then ``switch`` is told, so
    that the program opens the new one from now on; then the old one goes. Raises
    ``LibraryProblem`` or ``Cancelled``; then all is as it was.
    """
    path, target, progress = path.resolve(), target.resolve(), progress or Progress()
    refuse_target(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with held(path):
            with drafted(target.parent) as draft:
                copy_verified(path, draft, progress)
                sync_file(draft)
                _take_backups_along(path, target)
                if not appear(draft, target):
                    raise _taken(target)
            sync_folder(target.parent)
            switch(target)
            left = _remove(path)
    except OSError as error:
        raise LibraryProblem(
            f"the library cannot be moved to “{target}” ({error.strerror}): choose another folder"
        ) from error
    if left is None:
        shutil.rmtree(userdirs.backup_folder(path), ignore_errors=True)
        with suppress(OSError):
            path.with_name(f".{path.name}.lock").unlink()
    return Moved(target, left)


def refuse_target(target: Path) -> None:
    """Raise ``LibraryProblem`` where no library can be moved to ``target``."""
    refuse_danger(target.resolve())
    if target.exists():
        raise _taken(target)


def _taken(target: Path) -> LibraryProblem:
    return LibraryProblem(f"“{target}” is there already: choose another name or folder")


def _take_backups_along(path: Path, target: Path) -> None:
    """Give every backup a second name where the backups of the new place are looked for."""
    old, new = userdirs.backup_folder(path), userdirs.backup_folder(target)
    if not old.is_dir():
        return
    new.mkdir(parents=True, exist_ok=True)
    for file in old.glob("[!.]*.crank"):
        if not (new / file.name).exists():
            try:
                os.link(file, new / file.name)
            except OSError:
                shutil.copy2(file, new / file.name)
    sync_folder(new)


def _remove(path: Path) -> Path | None:
    """Remove the old file; what is still read by somebody, or may not be removed, stays."""
    try:
        with in_plain_words(path):
            settle(path)
        path.unlink()
    except (LibraryProblem, OSError):
        return path
    return None
