"""Tables of what an issue starts from: the library itself, mastheads, the newsletter's settings."""

from typing import Annotated

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from crank_desktop.model.columns import (
    STRICT,
    Key,
    Lines,
    MaybeWords,
    Table,
    Uid,
    Words,
    single_row,
)


class Library(Table, table=True):
    """The file itself.

    ``oldest_reader`` is the oldest schema whose programs may still read this library. This table
    and this column stay as they are for ever: programs older than the library ask them.
    """

    __table_args__ = (single_row(), STRICT)

    id: Key = None
    uid: Uid
    oldest_reader: int


class Masthead(Table, table=True):
    """Identity above and below an issue: name, banner and footer (the people are ``Person``).

    The ``…as_sent`` texts are furniture as it was imported, word for word.
    """

    __table_args__ = (STRICT,)

    id: Key = None
    name: Words = ""
    as_sent: Words = ""
    banner_url: MaybeWords = None
    banner_alt: Words = ""
    banner_as_sent: Words = ""
    footer_organisation: Words = ""
    footer_address: Annotated[tuple[str, ...], Field(sa_type=Lines)] = ()
    footer_copyright_year: int | None = None
    footer_preferences_url: MaybeWords = None
    footer_unsubscribe_url: MaybeWords = None
    footer_as_sent: Words = ""


class Person(Table, table=True):
    """One line of a masthead's sign-off."""

    __table_args__ = (CheckConstraint("position >= 0", name="position"), STRICT)

    id: Key = None
    masthead_id: int = Field(foreign_key="masthead.id", ondelete="CASCADE", index=True)
    position: int
    role: Words
    name: Words
    email: MaybeWords = None


class SocialLink(Table, table=True):
    """One of a footer's links to the newsletter's other places."""

    __tablename__ = "social_link"
    __table_args__ = (CheckConstraint("position >= 0", name="position"), STRICT)

    id: Key = None
    masthead_id: int = Field(foreign_key="masthead.id", ondelete="CASCADE", index=True)
    position: int
    name: Words
    url: MaybeWords = None


class Newsletter(Table, table=True):
    """The settings of the newsletter, in one row."""

    __table_args__ = (single_row(), STRICT)

    id: Key = None
    masthead_id: int = Field(foreign_key="masthead.id", ondelete="RESTRICT", unique=True)
    name: Words = ""
    service: Words = ""
    sender: Words = ""
    reply_to: Words = ""
    recipient: Words = ""
