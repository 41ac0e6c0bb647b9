"""SQLModel's sessions on an open library: how it is written, and how most of it is read."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlmodel import Session

from crank_desktop.errors import LibraryProblem
from crank_desktop.library.connections import Access
from crank_desktop.library.engine import WRITES, make_engine
from crank_desktop.library.trouble import in_plain_words
from crank_desktop.library.writer import Writer


class Sessions:
    """Gives sessions of one library; all raise ``LibraryProblem`` in one line."""

    def __init__(self, path: Path, access: Access) -> None:
        self._path, self._access = path, access
        self._engine = make_engine(path, access)
        self._writing = self._engine.execution_options(**{WRITES: True})

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session in a snapshot of its own."""
        with in_plain_words(self._path), closing(Session(self._engine)) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose transaction is kept whole, or not at all."""
        if self._access is not Access.WRITE:
            raise LibraryProblem(f"“{self._path}” is open for reading only: open it for changes")
        with in_plain_words(self._path), Session(self._writing) as session, session.begin():
            yield session

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The steps that a change is made of."""
        with self.writing() as session:
            yield Writer(session)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
