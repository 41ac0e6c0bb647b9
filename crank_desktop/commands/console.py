"""What a command is given besides its own words: the library, and where its report goes."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from crank_desktop import userdirs
from crank_desktop.document.addresses import PlacedAddress
from crank_desktop.document.portable_json import json_text
from crank_desktop.errors import InputRefused, LibraryProblem
from crank_desktop.progress import Progress
from crank_desktop.settings import load_settings


@dataclass(frozen=True, slots=True)
class Console:
    """The report on standard output, remarks on standard error.

    ``as_json`` makes the report one JSON value.
    """

    library: Path
    as_json: bool = False

    def report(self, value: object, lines: Iterable[str]) -> None:
        """Say it: as JSON when asked for, else line by line."""
        words = [json_text(value)] if self.as_json else lines
        with standard_output() as output:
            for line in words:
                print(line, file=output)

    def progress(self) -> Progress:
        """Progress of a command's work, shown on standard error where that is a terminal."""
        return Progress(_show_progress if sys.stderr.isatty() else None)

    def remark(self, line: str) -> None:
        """Say it beside the report."""
        print(line, file=sys.stderr)  # noqa: T201 - standard error is for remarks

    def remark_losses(self, lost: Iterable[PlacedAddress]) -> None:
        """List the addresses that an output leaves without a link."""
        for placed in lost:
            what = "mail address" if placed.mail else "address"
            self.remark(f'missing {what}: {placed.where}: "{placed.words}"')


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output, written through at the end.

    Raises ``InputRefused`` where it cannot be written; a reader who went away stays a
    ``BrokenPipeError``.
    """
    if sys.stdout is None:
        raise InputRefused("standard output is closed: leave it open, or send it to a file")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        leave_output()
        raise InputRefused(
            f"standard output cannot be written ({error.strerror}): send it somewhere else"
        ) from error


def leave_output() -> None:
    """Write nothing more to standard output.

    What it still holds would be written at Python's exit, which then complains and fails.
    """
    with suppress(OSError):  # what stands in for it in this process alone has no number
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_progress(done: int, total: int, what: str) -> None:
    print(f"[{done}/{total}] {what}", file=sys.stderr)  # noqa: T201 - standard error


def library_path(named: str | None) -> Path:
    """The library a command works on: the one named, else the one that the window opened last.

    Without either it is this user's first one. Raises ``LibraryProblem`` where the last one is
    gone: a command must not begin another in its place.
    """
    if named:
        return Path(named)
    last = load_settings(userdirs.settings_file()).library
    if not last:
        return userdirs.library_file()
    if not Path(last).exists():
        raise LibraryProblem(
            f"“{last}”, the library opened last, is not there: name one with --library"
        )
    return Path(last)
