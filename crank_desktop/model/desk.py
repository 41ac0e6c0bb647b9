"""Tables of the desk: what was thrown away, and words that are spelled right here."""

from sqlalchemy import CheckConstraint, Index

from crank_desktop.model.columns import STRICT, At, Key, Table, Uid, UniqueWords, Words


class Trash(Table, table=True):
    """Something that was removed and can be put back, also after a restart.

    ``of_kind`` and ``of_uid`` say what it was, ``content`` is all of it as JSON, ``place`` where it
    stood (the section's or the issue's ``uid`` and the position there, and what these were called,
    as JSON).
    """

    __table_args__ = (
        CheckConstraint("of_kind IN ('issue', 'section', 'item', 'source')", name="of_kind"),
        Index(None, "at"),
        STRICT,
    )

    id: Key = None
    uid: Uid
    of_kind: Words
    of_uid: Words
    label: Words = ""
    content: Words
    place: Words = ""
    at: At


class DictionaryWord(Table, table=True):
    """A word of the library's own dictionary."""

    __tablename__ = "dictionary_word"
    __table_args__ = (STRICT,)

    id: Key = None
    word: UniqueWords
