"""A library copied while it is in use, and compared with what it is a copy of."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from crank_desktop.errors import LibraryProblem
from crank_desktop.library.connections import Access, connect, exact_text, reader_access
from crank_desktop.library.contents import Contents, contents_of
from crank_desktop.library.identity import read_header
from crank_desktop.library.trouble import in_plain_words
from crank_desktop.progress import Progress

_AT_ONCE = 256
"""Pages copied between two looks at whether to go on."""
_READING, _COPYING, _COMPARING = "reading the library", "copying", "comparing the copy"


def copy_verified(
    path: Path, draft: Path, progress: Progress, *, access: Access | None = None
) -> None:
    """Copy the library at ``path`` to ``draft`` and compare the copy, opened anew.

    ``access`` is how this process has the library open, where it has: to open and close the file
    beside that would take SQLite's locks away (sqlite.org/howtocorrupt.html, 2.2). Raises
    ``LibraryProblem`` where the copy is not what was copied, and ``Cancelled``.
    """
    with in_plain_words(path):
        expected = _copy(path, draft, progress, access)
        progress.advance(0, _COMPARING)
        with closing(sqlite3.connect(f"{draft.as_uri()}?mode=ro", uri=True)) as copy:
            copy.text_factory = exact_text
            checked = copy.execute("PRAGMA integrity_check").fetchall()
            if checked != [("ok",)] or contents_of(copy) != expected:
                raise LibraryProblem(
                    f"the copy of “{path}” could not be verified: check the library with"
                    " “crank library verify”"
                )


def holds_the_same(path: Path, backup: Path, access: Access | None = None) -> bool:
    """Whether a backup is sound and holds what the library at ``path`` holds now."""
    with in_plain_words(path), _reading(path, access) as library:
        expected = contents_of(library)
    try:
        with _reading(backup, Access.READ_ONLY_PLACE) as copy:
            checked = copy.execute("PRAGMA integrity_check").fetchall()
            return checked == [("ok",)] and contents_of(copy) == expected
    except (sqlite3.Error, UnicodeDecodeError):
        return False  # a damaged backup: a new one is what is needed


def _copy(path: Path, draft: Path, progress: Progress, access: Access | None) -> Contents:
    progress.advance(0, _READING)
    with _reading(path, access) as source:
        expected = contents_of(source)

        def tell(_status: int, remaining: int, total: int) -> None:
            if remaining:
                progress.advance(-(-total // _AT_ONCE), _COPYING)

        with closing(sqlite3.connect(draft)) as target:
            source.backup(target, pages=_AT_ONCE, progress=tell)
            # One file, readable anywhere: a log would lie beside it.
            target.execute("PRAGMA journal_mode=DELETE")
    return expected


@contextmanager
def _reading(path: Path, access: Access | None) -> Iterator[sqlite3.Connection]:
    access = access or reader_access(path, read_header(path))
    with closing(connect(path, access)) as connection:
        connection.execute("BEGIN")  # one state for everything that is read
        yield connection
