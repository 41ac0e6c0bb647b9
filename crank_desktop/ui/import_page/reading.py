"""Reading what an editor gave: a file or a pasted text into a portable issue, in a worker."""

from dataclasses import dataclass
from pathlib import Path

from crank_desktop.errors import InputRefused
from crank_desktop.importing.decoding import MOST_BYTES, check_size
from crank_desktop.importing.reader import Shape, read_file
from crank_desktop.library.values import StoredIssue
from crank_desktop.progress import Progress
from crank_desktop.sources.outlets import KnownOutlets

_STEPS = 2


@dataclass(frozen=True, slots=True)
class Given:
    """One source to read: a file, or a text where there is none."""

    path: Path | None
    text: str = ""

    @property
    def name(self) -> str:
        """What an editor knows it by."""
        return self.path.name if self.path else "the pasted text"


def read_given(given: Given, known: KnownOutlets, progress: Progress) -> StoredIssue:
    """The issue in a source; raises ``InputRefused`` with one line that names it."""
    progress.advance(_STEPS, f"Reading {given.name}")
    try:
        content = _content(given)
        progress.advance(_STEPS, f"Looking through {given.name}")
        return read_file(content, Shape.AUTO, known)
    except OSError as error:
        raise InputRefused(f"{given.name} cannot be read: {error.strerror}") from error
    except InputRefused as error:
        raise InputRefused(f"{given.name}: {error}") from error


def _content(given: Given) -> bytes:
    if given.path is None:
        # A pasted text may hold half of a character that UTF-16 writes as two.
        return given.text.encode("utf-8", "replace")
    size = given.path.stat().st_size
    if size > MOST_BYTES:
        check_size(size)
    return given.path.read_bytes()
