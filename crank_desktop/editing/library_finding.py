"""Finding words in every issue of a library."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.finding import Match, Search, find, pattern_of
from crank_desktop.library.values import IssueRow
from crank_desktop.progress import Progress

MOST = 1000
"""Matches that are kept; beyond them it is only counted."""
Load = Callable[[IssueRow], PortableIssue]


@dataclass(frozen=True, slots=True)
class FoundIssue:
    """What was found in one issue; ``count`` tells of all matches, kept or not."""

    uid: str
    label: str
    matches: tuple[Match, ...]
    count: int


class LoadedIssues:
    """Issues as they were loaded last: one that has not changed since is not loaded again."""

    def __init__(self, load: Callable[[str], PortableIssue]) -> None:
        self._load = load
        self._kept: dict[str, tuple[datetime, PortableIssue]] = {}

    def __call__(self, row: IssueRow) -> PortableIssue:
        """The issue of a row."""
        kept = self._kept.get(row.uid)
        if kept is None or kept[0] != row.changed_at:
            kept = row.changed_at, self._load(row.uid)
            self._kept[row.uid] = kept
        return kept[1]


def find_in_library(
    rows: Iterable[IssueRow], load: Load, search: Search, progress: Progress
) -> tuple[FoundIssue, ...]:
    """What is found, issue by issue in the order of ``rows``; issues without a match are left out.

    Raises ``InputRefused`` where the search is no expression, ``Cancelled`` when asked to stop.
    """
    pattern_of(search)
    found: list[FoundIssue] = []
    room = MOST
    rows = tuple(rows)
    for row in rows:
        progress.advance(len(rows), row.label)
        matches = find(load(row), search)
        if matches:
            kept = matches[:room]
            room -= len(kept)
            found.append(FoundIssue(row.uid, row.label, kept, len(matches)))
    return tuple(found)
