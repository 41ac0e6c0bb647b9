"""What marks a file as a library of this program, and what can be told before SQLite opens it."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crank_desktop.errors import LibraryProblem

SCHEMA: Final = 4
"""The number of the newest migration; ``database/versions`` names it ``0004``, ``PRAGMA
user_version`` holds it. Known without Alembic, which takes a quarter of a second to import."""

REVISION: Final = f"{SCHEMA:04}"
"""The same as Alembic calls it."""

OLDEST_READER: Final = 1
"""The oldest schema whose programs can still read what this program writes."""

APPLICATION_ID: Final = 0x43524E4B
""" "CRNK", in bytes 68 to 71 of the file, where SQLite keeps ``PRAGMA application_id``."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = struct.Struct(">16s H B B 4s I I 28x I 4x I 20x I I")
_WAL_FORMAT = 2


@dataclass(frozen=True, slots=True)
class Header:
    """The first hundred bytes of a library (sqlite.org/fileformat2.html, section 1.3)."""

    uses_wal: bool
    schema: int


def read_header(path: Path) -> Header:
    """The header of the library at ``path``, which is only read.

    Raises ``LibraryProblem`` where the file is a folder, unreadable, cut short or something else
    than a library.
    """
    if path.is_dir():
        raise LibraryProblem(f"“{path}” is a folder: name a library file in it")
    try:
        with path.open("rb") as file:
            start = file.read(_HEADER.size)
        size = path.stat().st_size
    except OSError as error:
        raise LibraryProblem(
            f"“{path}” cannot be read ({error.strerror}): check who may open it"
        ) from error
    if not start:
        raise LibraryProblem(f"“{path}” is empty: it is no library; remove it or name another file")
    if not start.startswith(_MAGIC) or len(start) < _HEADER.size:
        raise LibraryProblem(
            f"“{path}” is no Crank Desktop library: name another file with --library"
        )
    found = _HEADER.unpack(start)
    _, page_size, _, read_format, _, changes, pages, user_version, application, valid_for, _ = found
    if application != APPLICATION_ID:
        raise LibraryProblem(
            f"“{path}” belongs to another program: name a Crank Desktop library with --library"
        )
    page_size = 65536 if page_size == 1 else page_size
    if size < page_size * pages and changes == valid_for and not _has_journal(path):
        raise LibraryProblem(
            f"“{path}” is cut short ({size} of {page_size * pages} bytes):"
            " bring back a backup with “crank library restore”"
        )
    return Header(uses_wal=read_format == _WAL_FORMAT, schema=user_version)


def _has_journal(path: Path) -> bool:
    """Whether changes lie beside the file that SQLite still has to bring in or take back."""
    return any(
        beside.exists() and beside.stat().st_size > 0
        for beside in (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    )
