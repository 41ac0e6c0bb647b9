"""An open library: one file, read by anybody, written by one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import DatabaseError
from sqlmodel import Session

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import PortableIssue
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import queries, schema
from crank_desktop.library.backup import back_up
from crank_desktop.library.changes import Change, Touched
from crank_desktop.library.connection import connect, engine_for
from crank_desktop.library.lock import WriterLock
from crank_desktop.library.queries import IssueRow
from crank_desktop.library.writer import Writer


class Library:
    """One library file, open; a context manager.

    Opening makes the file when it is absent, brings an older one up to date after a verified
    backup, and raises ``LibraryProblem`` in one line for anything else.
    """

    def __init__(self, path: Path, *, write: bool) -> None:
        self.path = path
        self._lock = WriterLock(path) if write else None
        with _clear(path):
            _prepare(path, self._lock)
            self._raw = connect(path, write=write)
            schema.check_readable(path, self._raw)
        self._engine = engine_for(self._raw, write=write)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._engine.dispose()
        self._raw.close()
        if self._lock is not None:
            self._lock.release()

    def apply(self, change: Change) -> Touched:
        """Do a change whole, in one transaction, or not at all."""
        with self._transaction() as session:
            return change.apply(Writer(session))

    def revert(self, change: Change) -> Touched:
        """Take a change back whole, or not at all."""
        with self._transaction() as session:
            return change.revert(Writer(session))

    def issue_rows(self) -> tuple[IssueRow, ...]:
        """Every issue, the newest first."""
        with self._transaction() as session:
            return queries.issue_rows(session)

    def find_issue(self, reference: str) -> IssueRow:
        """As ``queries.find_issue``."""
        with self._transaction() as session:
            return queries.find_issue(session, reference)

    def find_same(self, issue: PortableIssue) -> IssueRow | None:
        """As ``queries.find_same``."""
        with self._transaction() as session:
            return queries.find_same(session, issue)

    def load_issue(self, issue_id: int) -> PortableIssue:
        """As ``queries.load_issue``."""
        with self._transaction() as session:
            return queries.load_issue(session, issue_id)

    def load_newsletter(self) -> Newsletter:
        """As ``queries.load_newsletter``."""
        with self._transaction() as session:
            return queries.load_newsletter(session)

    def counts(self) -> dict[str, int]:
        """How many issues, items and sources there are."""
        with self._transaction() as session:
            return queries.counts(session)

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        with _clear(self.path), Session(self._engine) as session, session.begin():
            yield session


def _prepare(path: Path, lock: WriterLock | None) -> None:
    """Make or update the file where that is needed, under the writer's lock."""
    absent = not path.exists() or (path.is_file() and path.stat().st_size == 0)
    if absent:
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        schema.check_file(path)
    if lock is not None:
        lock.acquire()
    try:
        if absent:
            schema.create(path)
        elif lock is not None:
            schema.bring_up_to_date(path, lambda: back_up(path))
    except BaseException:
        if lock is not None:
            lock.release()
        raise


@contextmanager
def _clear(path: Path) -> Iterator[None]:
    """What SQLite or the system says, as one line for an editor."""
    try:
        yield
    except (sqlite3.Error, DatabaseError) as error:
        words = str(getattr(error, "orig", error))
        raise LibraryProblem(
            f"{path}: the library cannot be used ({words}); restore a backup if this persists"
        ) from error
    except OSError as error:
        raise LibraryProblem(f"{path}: the library cannot be opened: {error.strerror}") from error
