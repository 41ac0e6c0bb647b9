"""An open library: one file, read by anybody, written by one."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlmodel import Session

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Item, PortableIssue, Section
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import pictures, queries
from crank_desktop.library.backup import back_up
from crank_desktop.library.changes import Change
from crank_desktop.library.engine import WRITES, Access, make_engine
from crank_desktop.library.fetching import row_of
from crank_desktop.library.item_reading import read_item, read_section
from crank_desktop.library.own_words import OwnWords
from crank_desktop.library.preparing import prepare
from crank_desktop.library.reading import read_issue, read_newsletter
from crank_desktop.library.revisions import Revisions
from crank_desktop.library.touched import Touched
from crank_desktop.library.trash import Trash
from crank_desktop.library.trouble import in_plain_words
from crank_desktop.library.values import IssueRow, NoteRow, StoredIssue
from crank_desktop.library.writer import Writer
from crank_desktop.model import tables
from crank_desktop.progress import Progress


class Library:
    """One library file, open; a context manager.

    Opening makes the file where it is absent (unless ``create`` is false) and brings an older one
    up to date after a verified backup. With ``write`` nobody else can change it until it is
    closed. Readers work beside a writer, each question in a snapshot of its own. Everything
    raises ``LibraryProblem`` in one line that names the file and the way out.

    ``notice`` is what an editor should know of the library beside that, in one line. ``trash`` is
    what was thrown away in it, ``revisions`` are earlier states of its issues, ``words`` those that
    are right in it.
    """

    def __init__(self, path: Path, *, write: bool, create: bool = True) -> None:
        self.path = path.resolve()
        self._prepared = prepare(self.path, write=write, create=create)
        self.notice = self._prepared.notice
        self._engine = make_engine(self.path, self._prepared.access)
        self._writing = self._engine.execution_options(**{WRITES: True})
        self.trash = Trash(self._reading, self._write_session)
        self.revisions = Revisions(self._reading, self._write_session)
        self.words = OwnWords(self._reading)

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
        self._prepared.give_back()

    @property
    def is_writable(self) -> bool:
        """Whether changes can be applied."""
        return self._prepared.access is Access.WRITE

    def apply(self, change: Change) -> Touched:
        """Do a change whole, in one transaction, or not at all."""
        with self._writer() as writer:
            return change.apply(writer) | writer.finish()

    def revert(self, change: Change) -> Touched:
        """Take a change back whole, or not at all."""
        with self._writer() as writer:
            return change.revert(writer) | writer.finish()

    def issue_rows(self) -> tuple[IssueRow, ...]:
        """Every issue, the newest first."""
        with self._reading() as session:
            return queries.issue_rows(session)

    def find_issue(self, reference: str) -> IssueRow:
        """As ``queries.find_issue``."""
        with self._reading() as session:
            return queries.find_issue(session, reference)

    def find_same(self, issue: PortableIssue) -> IssueRow | None:
        """As ``queries.find_same``."""
        with self._reading() as session:
            return queries.find_same(session, issue)

    def load_issue(self, issue_id: int) -> PortableIssue:
        """The issue with this key, equal to what was stored; its notes lead where they should now.

        Raises ``NothingDone`` where there is none.
        """
        return self.load_stored(issue_id).issue

    def load_stored(self, issue_id: int) -> StoredIssue:
        """The same with what the library knows beyond the portable form."""
        with self._reading() as session:
            return queries.load_stored(session, issue_id)

    def load_uid(self, uid: str) -> StoredIssue:
        """The issue of this identity; raises ``LibraryProblem`` where there is none."""
        with self._reading() as session:
            return read_issue(session, row_of(session, tables.Issue, uid))

    def load_section(self, uid: str) -> Section:
        """The section of this identity; raises ``LibraryProblem`` where there is none."""
        with self._reading() as session:
            return read_section(session, row_of(session, tables.Section, uid))

    def load_item(self, uid: str) -> Item:
        """The item of this identity; raises ``LibraryProblem`` where there is none."""
        with self._reading() as session:
            return read_item(session, row_of(session, tables.Item, uid))

    def changed_at(self, uid: str) -> datetime:
        """When the library last wrote the issue of this identity; raises ``LibraryProblem``."""
        with self._reading() as session:
            return row_of(session, tables.Issue, uid).changed_at

    def load_notes(self, issue_id: int) -> tuple[NoteRow, ...]:
        """The notes of an issue, settled ones too."""
        with self._reading() as session:
            return queries.load_notes(session, issue_id)

    def load_newsletter(self) -> Newsletter:
        """The newsletter's settings; those of a new newsletter where none were made yet."""
        with self._reading() as session:
            return read_newsletter(session)

    def load_picture(self, name: str) -> PictureFile | None:
        """The picture that an issue names (``image.file``); None where it is not kept here."""
        with self._reading() as session:
            return pictures.load(session, name)

    def back_up(self, progress: Progress | None = None, *, unless_same: bool = False) -> Path:
        """As ``backup.back_up``; also from another thread, while this library is in use."""
        access = self._prepared.access
        return back_up(self.path, progress, access=access, unless_same=unless_same)

    def counts(self) -> dict[str, int]:
        """How many issues, items and sources there are."""
        with self._reading() as session:
            return queries.counts(session)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with in_plain_words(self.path), closing(Session(self._engine)) as session:
            yield session

    @contextmanager
    def _writer(self) -> Iterator[Writer]:
        with self._write_session() as session:
            yield Writer(session)

    @contextmanager
    def _write_session(self) -> Iterator[Session]:
        if not self.is_writable:
            raise LibraryProblem(f"“{self.path}” is open for reading only: open it for changes")
        with in_plain_words(self.path), Session(self._writing) as session, session.begin():
            yield session
