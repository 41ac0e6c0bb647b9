"""What a command is given besides its own words: the library, and where its report goes."""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from crank_desktop import userdirs
from crank_desktop.document.addresses import PlacedAddress
from crank_desktop.progress import Progress


@dataclass(frozen=True, slots=True)
class Console:
    """The report on standard output, remarks on standard error.

    ``as_json`` makes the report one JSON value.
    """

    library: Path
    as_json: bool = False

    def report(self, value: object, lines: Iterable[str]) -> None:
        """Say it: as JSON when asked for, else line by line."""
        if self.as_json:
            print(json.dumps(value, ensure_ascii=False, indent=1))  # noqa: T201 - the report
            return
        for line in lines:
            print(line)  # noqa: T201 - the report

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


def _show_progress(done: int, total: int, what: str) -> None:
    print(f"[{done}/{total}] {what}", file=sys.stderr)  # noqa: T201 - standard error


def library_path(named: str | None) -> Path:
    """The library a command works on: the one named, else the user's own."""
    return Path(named) if named else userdirs.library_file()
