"""Tables of what is told about issues and items: notes, kept texts, exports, comments.

What must outlive its issue or item (and be found again when a removal is undone) names it by its
``uid`` and has no foreign key.
"""

from typing import Annotated

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from crank_desktop.model.columns import (
    STRICT,
    At,
    Choice,
    Key,
    MaybeWords,
    Table,
    Uid,
    UniqueWords,
    Words,
    YesNo,
    yes_or_no,
)
from crank_desktop.model.kinds import NoteKind


class Note(Table, table=True):
    """What an import guessed, mended, dropped or could not read.

    ``about_uid`` is the section or item it speaks of, so that the note moves with it; ``place`` is
    what follows in its path, or the whole path where it speaks of neither.
    """

    __table_args__ = (
        yes_or_no("resolved"),
        CheckConstraint("position >= 0", name="position"),
        STRICT,
    )

    id: Key = None
    issue_id: int = Field(foreign_key="issue.id", ondelete="CASCADE", index=True)
    position: int
    about_uid: MaybeWords = None
    place: Words = ""
    kind: Annotated[NoteKind, Field(sa_type=Choice(NoteKind))]
    message: Words
    text: Words = ""
    link_index: int | None = None
    resolved: YesNo = False


class Revision(Table, table=True):
    """An issue as it stood at a moment; ``label`` is the name an editor gave it.

    ``text`` is JSON: why it was kept, the picture it shows, and its parts by their hashes. It
    outlives its issue, which it names by ``of_uid``.
    """

    __table_args__ = (
        CheckConstraint("of_kind IN ('issue', 'item')", name="of_kind"),
        Index(None, "of_uid", "at"),
        STRICT,
    )

    id: Key = None
    uid: Uid
    of_kind: Words
    of_uid: Words
    text: Words
    content_hash: Words
    at: At
    label: Words = ""


class KeptPart(Table, table=True):
    """A part of revisions under the hash of its bytes: JSON, compressed.

    An item that says the same in many revisions is kept once.
    """

    __tablename__ = "kept_part"
    __table_args__ = (STRICT,)

    id: Key = None
    content_hash: UniqueWords
    content: bytes


class ExportRecord(Table, table=True):
    """A file that was written from an issue."""

    __tablename__ = "export_record"
    __table_args__ = (Index(None, "issue_uid", "at"), STRICT)

    id: Key = None
    issue_uid: Words
    format: Words
    path: Words
    content_hash: Words
    at: At


class Comment(Table, table=True):
    """A remark on an issue, an item or a source; ``quoted`` are the words it is anchored to."""

    __table_args__ = (
        CheckConstraint("of_kind IN ('issue', 'item', 'source')", name="of_kind"),
        yes_or_no("resolved"),
        Index(None, "of_uid", "at"),
        STRICT,
    )

    id: Key = None
    uid: Uid
    of_kind: Words
    of_uid: Words
    quoted: Words = ""
    text: Words
    author: Words = ""
    at: At
    resolved: YesNo = False
