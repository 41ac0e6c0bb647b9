"""What can be told of a library file: its figures, and whether it is sound."""

from dataclasses import dataclass
from pathlib import Path

from crank_desktop.library.backup import list_backups, moment_of, problems
from crank_desktop.library.connection import connect
from crank_desktop.library.library import Library
from crank_desktop.library.lock import current_holder
from crank_desktop.library.schema import revision_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryInfo:
    """A library file in figures; ``bytes`` is its size, moments are ISO 8601 in UTC."""

    path: str
    bytes: int
    schema: str
    journal: str
    issues: int
    items: int
    sources: int
    backups: int
    last_backup: str | None
    writer: str | None


def info(path: Path) -> LibraryInfo:
    """The figures of a library."""
    with Library(path, write=False) as library:
        counted = library.counts()
    connection = connect(path, write=False)
    try:
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        revision = revision_of(connection)
    finally:
        connection.close()
    backups = list_backups(path)
    holder = current_holder(path)
    return LibraryInfo(
        path=str(path),
        bytes=path.stat().st_size,
        schema=revision,
        journal=journal,
        backups=len(backups),
        last_backup=moment_of(backups[0]).isoformat(timespec="seconds") if backups else None,
        writer=holder.words if holder else None,
        **counted,
    )


def verify(path: Path) -> list[str]:
    """What is wrong with a library, in sentences; empty when it is sound and every issue loads."""
    with Library(path, write=False) as library:
        connection = connect(path, write=False)
        try:
            found = problems(connection)
        finally:
            connection.close()
        for row in library.issue_rows():
            issue = library.load_issue(row.id)
            if (issue.uid, issue.label) != (row.uid, row.label):
                found.append(f'the issue "{row.label}" does not load as it was stored')
    return found
