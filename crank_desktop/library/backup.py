"""Backups that are known to work: copied, opened, compared, and only then given their name."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from crank_desktop import userdirs
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.contents import contents_of
from crank_desktop.library.engine import connect, exact_text, reader_access
from crank_desktop.library.identity import read_header
from crank_desktop.library.rotation import kept
from crank_desktop.library.schema import DRAFT, drafted, sync_file, sync_folder
from crank_desktop.library.trouble import in_plain_words

_MOMENT = "%Y%m%dT%H%M%S%fZ"
_LEFT_BEHIND = 24 * 60 * 60
"""Seconds after which a draft is nobody's."""
_NAME = re.compile(r".*-([0-9]{8}T[0-9]{12}Z)\.crank")


def back_up(path: Path) -> Path:
    """Back up the library at ``path`` as it is now, also beside a writer; the backup's path.

    Backups that are no longer needed go. Raises ``LibraryProblem`` where the library cannot be
    read or the copy is not exactly what was copied; then no backup changes.
    """
    path = path.resolve()
    folder = userdirs.backup_folder(path)
    now = datetime.now(UTC)
    made = folder / f"{path.stem}-{now.strftime(_MOMENT)}.crank"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with drafted(folder) as draft:
            with in_plain_words(path):
                _copy(path, draft)
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


def _backups_in(folder: Path) -> list[tuple[datetime, Path]]:
    found = []
    for file in folder.glob("*.crank"):
        name = _NAME.fullmatch(file.name)
        if name is not None:
            found.append((datetime.strptime(name[1], _MOMENT).replace(tzinfo=UTC), file))
    return sorted(found, reverse=True)


def _copy(path: Path, draft: Path) -> None:
    """Copy the library and compare the copy, opened anew, with what was copied."""
    access = reader_access(path, read_header(path))
    with closing(connect(path, access)) as source:
        source.execute("BEGIN")  # one state for the copy and for what it is compared with
        expected = contents_of(source)
        with closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            # One file, readable anywhere: a log would lie beside it.
            target.execute("PRAGMA journal_mode=DELETE")
    with closing(sqlite3.connect(f"{draft.as_uri()}?mode=ro", uri=True)) as copy:
        copy.text_factory = exact_text
        checked = copy.execute("PRAGMA integrity_check").fetchall()
        if checked != [("ok",)] or contents_of(copy) != expected:
            raise LibraryProblem(
                f"the backup of “{path}” could not be verified: check the library with"
                " “crank library verify”"
            )


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
