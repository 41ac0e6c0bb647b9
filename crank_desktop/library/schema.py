"""A new library, made whole from ``database/schema.sql``."""

import functools
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from crank_desktop import bundled
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.trouble import in_plain_words

DRAFT = ".new"
"""Ends the name of a file that is not complete."""
_COLUMNS = """
SELECT made.name, known.name FROM sqlite_master AS made, pragma_table_info(made.name) AS known
WHERE made.type = 'table'
"""


def create(path: Path) -> None:
    """Make an empty library at ``path``, with its folder, unless another process is faster.

    It is made under another name and appears under its own when it is complete. Raises
    ``LibraryProblem`` where that cannot be.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with drafted(path.parent) as draft:
            with in_plain_words(path), closing(sqlite3.connect(draft)) as connection:
                connection.executescript(_schema())
            sync_file(draft)
            appear(draft, path)
        sync_folder(path.parent)
    except OSError as error:
        raise LibraryProblem(
            f"“{path}” cannot be made ({error.strerror}): name a file in a folder of your own"
        ) from error


def columns_of(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Every column of a database: its table's name and its own."""
    return set(connection.execute(_COLUMNS))


@functools.cache
def expected_columns() -> frozenset[tuple[str, str]]:
    """The columns of a new library."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_schema())
        return frozenset(columns_of(connection))


def _schema() -> str:
    return bundled.database("schema.sql").read_text(encoding="utf-8")


@contextmanager
def drafted(folder: Path) -> Iterator[Path]:
    """A name for a file that is not complete; what still has it afterwards goes."""
    draft = folder / f".{uuid4().hex}{DRAFT}"
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def appear(draft: Path, path: Path) -> bool:
    """Give the file its name; False where one is there already, which stays."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError:
        # A filesystem without hard links (FAT, some network drives).
        if path.exists():
            return False
        draft.rename(path)
    return True


def sync_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when the folder's names are on the disk; only POSIX can ask for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
