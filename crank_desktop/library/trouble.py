"""SQLite's errors: those an editor can act on become one plain line, the rest stay faults.

SQLite's own code decides, never its words (sqlite.org/rescode.html).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crank_desktop.errors import LibraryProblem
from crank_desktop.model.stored import Unreadable

_IN_USE = "is in use by another program: try again in a moment"
_READ_ONLY = "cannot be changed where it lies: copy it to a folder of your own"
_DAMAGED = (
    "is damaged: “crank library verify” shows where, “crank library restore” brings back a backup"
)
_IN_PLAIN_WORDS = {
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
    sqlite3.SQLITE_PROTOCOL: _IN_USE,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_FULL: "did not take the change, for the disk is full: make room and try again",
    sqlite3.SQLITE_IOERR: "cannot be read or written: check the disk it lies on",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that you may change its folder",
    sqlite3.SQLITE_TOOBIG: "cannot hold a text this long: make it shorter",
    sqlite3.SQLITE_NOMEM: "does not fit into memory: close other programs and try again",
}
_PRIMARY_CODE = 0xFF
"""An extended result code holds the primary one in its lowest byte."""


def problem_of(error: sqlite3.Error, path: Path) -> LibraryProblem | None:
    """What to tell an editor about the error; None where it is a fault of the program."""
    code = getattr(error, "sqlite_errorcode", None)
    words = None if code is None else _IN_PLAIN_WORDS.get(code & _PRIMARY_CODE)
    return None if words is None else LibraryProblem(f"“{path}” {words}")


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the library at ``path`` into ``LibraryProblem``."""
    try:
        yield
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error
    except (Unreadable, UnicodeDecodeError) as error:
        # The driver decodes SQLite's messages too, which quote a damaged schema as it is.
        raise LibraryProblem(f"“{path}” {_DAMAGED}") from error
