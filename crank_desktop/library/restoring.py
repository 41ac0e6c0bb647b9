"""A backup put in the place of its library, whole or not at all; what was there is kept aside."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from crank_desktop.errors import InputRefused, LibraryProblem
from crank_desktop.library.connections import Access, connect
from crank_desktop.library.copying import copy_verified
from crank_desktop.library.lock import WriterLock
from crank_desktop.library.places import refuse_danger
from crank_desktop.library.schema import drafted, sync_file, sync_folder
from crank_desktop.library.trouble import in_plain_words
from crank_desktop.progress import Progress

_BESIDE = ("-wal", "-journal")
"""What SQLite keeps beside a library whose last change it has not brought in or taken back."""


class InUse(LibraryProblem):
    """Somebody reads a library that has to stand alone for a moment."""


def restore(path: Path, backup: Path, progress: Progress | None = None) -> Path | None:
    """Let the library at ``path`` be what ``backup`` holds; where what was there is now.

    None where nothing was there. Nobody may have the library open. Raises ``LibraryProblem`` or
    ``Cancelled``; then the library is what it was.
    """
    path, progress = path.resolve(), progress or Progress()
    if not backup.is_file():
        raise InputRefused(f"“{backup}” is not there: choose another backup")
    refuse_danger(path)
    with _in_files(path), held(path), drafted(path.parent) as new, drafted(path.parent) as old:
        copy_verified(backup, new, progress)
        sync_file(new)
        aside = None
        if path.exists():
            aside = _aside(path)
            _copy_aside(path, old, progress)
            old.rename(aside)
        new.replace(path)
        sync_folder(path.parent)
    return aside


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a library against every writer."""
    lock = WriterLock(path)
    lock.take()
    try:
        yield
    finally:
        lock.give_back()


def settle(path: Path) -> None:
    """Bring everything that lies beside a library into it, so that the file alone is all of it.

    Raises ``InUse`` where somebody reads it, ``sqlite3.Error`` where it is damaged.
    """
    with closing(connect(path, Access.WRITE)) as connection:
        (mode,) = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    if mode != "delete":
        raise InUse(f"“{path}” is in use by another program: close it there first")


def _copy_aside(path: Path, old: Path, progress: Progress) -> None:
    """Copy what is in the way; a damaged library as it lies there, with what lies beside it."""
    try:
        with in_plain_words(path):
            settle(path)
        copy_verified(path, old, progress)
    except LibraryProblem as problem:
        if not _is_damage(problem):
            raise
        shutil.copyfile(path, old)
        for ending in _BESIDE:
            beside = path.with_name(path.name + ending)
            if beside.exists():
                shutil.copyfile(beside, _aside(path).with_suffix(path.suffix + ending))
                # Left there, SQLite would read it as changes of the library that comes in.
                beside.unlink()
    sync_file(old)


def _is_damage(problem: LibraryProblem) -> bool:
    """Whether the file itself is at fault; a crowd of readers or a full disk is not."""
    code = getattr(problem.__cause__, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    damage = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
    return not isinstance(problem, InUse) and code & 0xFF in damage


def _aside(path: Path) -> Path:
    """A free name beside the library that says until when this was it."""
    now = datetime.now(UTC).astimezone()
    name = f"{path.stem} until {now:%Y-%m-%d %H.%M}"
    names = [name, *(f"{name} ({number})" for number in range(2, 1000))]
    return next(
        free for one in names if not (free := path.with_name(f"{one}{path.suffix}")).exists()
    )


@contextmanager
def _in_files(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise LibraryProblem(
            f"“{path}” cannot be changed where it lies ({error.strerror}): nothing was changed"
        ) from error
