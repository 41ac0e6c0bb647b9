"""What differs between a library and one of its backups, issue by issue."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from crank_desktop.document.compose import compose
from crank_desktop.document.counting import count_words
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.hashes import issue_hash
from crank_desktop.library.identity import SCHEMA, read_header
from crank_desktop.library.library import Library
from crank_desktop.library.values import StoredIssue
from crank_desktop.progress import Progress


class Differing(StrEnum):
    """What restoring would do to an issue."""

    COMES_BACK = "comes back"
    CHANGES = "changes"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class Difference:
    """An issue that is not the same in both; words of its texts now and in the backup."""

    label: str
    how: Differing
    words_now: int
    words_then: int


def differences(
    library: Library, backup: Path, progress: Progress | None = None
) -> tuple[Difference, ...]:
    """What restoring ``backup`` would change in an open library, its newest issues first.

    Raises ``LibraryProblem`` where the backup cannot be compared, ``Cancelled``.
    """
    progress = progress or Progress()
    if read_header(backup).schema < SCHEMA:
        raise LibraryProblem(
            f"“{backup}” was made by an older Crank Desktop: it can be restored, and what differs"
            " shows after that"
        )
    with Library(backup, write=False, create=False) as kept:
        now = {row.uid: row.label for row in library.issue_rows()}
        then = {row.uid: row.label for row in kept.issue_rows()}
        found = []
        for uid in dict.fromkeys([*now, *then]):
            progress.advance(len(now | then), now.get(uid) or then.get(uid) or "")
            here = library.load_uid(uid) if uid in now else None
            there = kept.load_uid(uid) if uid in then else None
            one = _difference(here, there)
            if one is not None:
                found.append(one)
    return tuple(found)


def _difference(now: StoredIssue | None, then: StoredIssue | None) -> Difference | None:
    if now is None and then is not None:
        return Difference(then.issue.label, Differing.COMES_BACK, 0, _words(then))
    if then is None and now is not None:
        return Difference(now.issue.label, Differing.GOES, _words(now), 0)
    if now is None or then is None or issue_hash(now.issue) == issue_hash(then.issue):
        return None
    return Difference(now.issue.label, Differing.CHANGES, _words(now), _words(then))


def _words(stored: StoredIssue) -> int:
    return count_words(compose(stored.issue))
