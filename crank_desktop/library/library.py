"""An open library: one file, read by anybody, written by one."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import TYPE_CHECKING

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Item, PortableIssue, Section
from crank_desktop.library import queries
from crank_desktop.library.changes import Change
from crank_desktop.library.connections import Access, Connections
from crank_desktop.library.item_reading import read_item, read_section
from crank_desktop.library.preparing import prepare
from crank_desktop.library.reading import read_issue, read_newsletter
from crank_desktop.library.touched import Touched
from crank_desktop.library.trouble import in_plain_words
from crank_desktop.library.values import IssueRow, NoteRow, StoredIssue
from crank_desktop.progress import Progress

if TYPE_CHECKING:
    from crank_desktop.library.own_words import OwnWords
    from crank_desktop.library.revisions import Revisions
    from crank_desktop.library.sessions import Sessions
    from crank_desktop.library.trash import Trash


class Library(AbstractContextManager["Library"]):
    """One library file, open; a context manager.

    Opening makes the file where it is absent (unless ``create`` is false) and brings an older one
    up to date after a verified backup. With ``write`` nobody else can change it until it is
    closed. Readers work beside a writer, each question in a snapshot of its own. Everything
    raises ``LibraryProblem`` in one line that names the file and the way out.

    ``notice`` is what an editor should know of the library beside that, in one line. What writes,
    and what is not seen first, loads when it is asked for.
    """

    def __init__(self, path: Path, *, write: bool, create: bool = True) -> None:
        self.path = path.resolve()
        self._prepared = prepare(self.path, write=write, create=create)
        self.notice = self._prepared.notice
        self._connections = Connections(self.path, self._prepared.access)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let the next writer in."""
        self._connections.close()
        if "_sessions" in vars(self):
            self._sessions.close()
        self._prepared.give_back()

    @property
    def is_writable(self) -> bool:
        """Whether changes can be applied."""
        return self._prepared.access is Access.WRITE

    def apply(self, change: Change) -> Touched:
        """Do a change whole, in one transaction, or not at all."""
        with self._sessions.writer() as writer:
            return change.apply(writer) | writer.finish()

    def revert(self, change: Change) -> Touched:
        """Take a change back whole, or not at all."""
        with self._sessions.writer() as writer:
            return change.revert(writer) | writer.finish()

    def issue_rows(self) -> tuple[IssueRow, ...]:
        """Every issue, the newest first."""
        with self._reading() as connection:
            return queries.issue_rows(connection)

    def find_issue(self, reference: str) -> IssueRow:
        """As ``queries.find_issue``."""
        with self._reading() as connection:
            return queries.find_issue(connection, reference)

    def find_same(self, issue: PortableIssue) -> IssueRow | None:
        """As ``queries.find_same``."""
        with self._reading() as connection:
            return queries.find_same(connection, issue)

    def load_issue(self, issue_id: int) -> PortableIssue:
        """The issue with this key, equal to what was stored; its notes lead where they should now.

        Raises ``NothingDone`` where there is none.
        """
        return self.load_stored(issue_id).issue

    def load_stored(self, issue_id: int) -> StoredIssue:
        """The same with what the library knows beyond the portable form."""
        with self._reading() as connection:
            return queries.load_stored(connection, issue_id)

    def load_uid(self, uid: str) -> StoredIssue:
        """The issue of this identity; raises ``LibraryProblem`` where there is none."""
        with self._reading() as connection:
            return read_issue(connection, uid)

    def load_section(self, uid: str) -> Section:
        """The section of this identity; raises ``LibraryProblem`` where there is none."""
        with self._reading() as connection:
            return read_section(connection, uid)

    def load_item(self, uid: str) -> Item:
        """The item of this identity; raises ``LibraryProblem`` where there is none."""
        with self._reading() as connection:
            return read_item(connection, uid)

    def changed_at(self, uid: str) -> datetime:
        """When the library last wrote the issue of this identity; raises ``LibraryProblem``."""
        with self._reading() as connection:
            return queries.changed_at(connection, uid)

    def load_notes(self, issue_id: int) -> tuple[NoteRow, ...]:
        """The notes of an issue, settled ones too."""
        with self._reading() as connection:
            return queries.load_notes(connection, issue_id)

    def load_newsletter(self) -> Newsletter:
        """The newsletter's settings; those of a new newsletter where none were made yet."""
        with self._reading() as connection:
            return read_newsletter(connection)

    def load_picture(self, name: str) -> PictureFile | None:
        """The picture that an issue names (``image.file``); None where it is not kept here."""
        from crank_desktop.library import pictures  # noqa: PLC0415 - see above

        with self._sessions.reading() as session:
            return pictures.load(session, name)

    def back_up(self, progress: Progress | None = None, *, unless_same: bool = False) -> Path:
        """As ``backup.back_up``; also from another thread, while this library is in use."""
        from crank_desktop.library.backup import back_up  # noqa: PLC0415 - see above

        access = self._prepared.access
        return back_up(self.path, progress, access=access, unless_same=unless_same)

    def counts(self) -> dict[str, int]:
        """How many issues, items and sources there are."""
        with self._reading() as connection:
            return queries.counts(connection)

    @cached_property
    def trash(self) -> "Trash":
        """What was thrown away in it."""
        from crank_desktop.library.trash import Trash  # noqa: PLC0415 - see above

        return Trash(self._sessions.reading, self._sessions.writing)

    @cached_property
    def revisions(self) -> "Revisions":
        """Earlier states of its issues."""
        from crank_desktop.library.revisions import Revisions  # noqa: PLC0415 - see above

        return Revisions(self._sessions.reading, self._sessions.writing)

    @cached_property
    def words(self) -> "OwnWords":
        """Words that are right in it."""
        from crank_desktop.library.own_words import OwnWords  # noqa: PLC0415 - see above

        return OwnWords(self._sessions.reading)

    @cached_property
    def _sessions(self) -> "Sessions":
        from crank_desktop.library.sessions import Sessions  # noqa: PLC0415 - see above

        return Sessions(self.path, self._prepared.access)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with in_plain_words(self.path), self._connections.reading() as connection:
            yield connection
