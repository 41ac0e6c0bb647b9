"""Tables of an issue: its sections, their items, and the lists an item holds."""

from datetime import date
from typing import Annotated

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from crank_desktop.model.columns import (
    STRICT,
    At,
    Choice,
    Day,
    IndexedWords,
    Key,
    MaybeWords,
    Table,
    Uid,
    Words,
    YesNo,
    one_of,
    yes_or_no,
)
from crank_desktop.model.kinds import IssueStatus, ItemKind, SectionKind


class Issue(Table, table=True):
    """One month's number. Without a masthead of its own it shows the newsletter's current one."""

    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12", name="month"),
        one_of("status", IssueStatus),
        yes_or_no("year_inferred"),
        Index(None, "year", "month"),
        STRICT,
    )

    id: Key = None
    uid: Uid
    masthead_id: int | None = Field(
        default=None, foreign_key="masthead.id", ondelete="RESTRICT", unique=True
    )
    newsletter: Words = ""
    label: Words = ""
    month: int | None = None
    year: int | None = None
    year_inferred: YesNo = False
    send_date: Annotated[date | None, Field(sa_type=Day)] = None
    status: Annotated[IssueStatus, Field(sa_type=Choice(IssueStatus))] = IssueStatus.DRAFT
    subject: Words = ""
    preheader: Words = ""
    intro: Words = ""
    image_credit: Words = ""
    image_alt: Words = ""
    image_file: MaybeWords = None
    image_url: MaybeWords = None
    image_width: int | None = None
    imported_as: Words = ""
    content_hash: IndexedWords = ""
    changed_at: At


class Section(Table, table=True):
    """A heading of an issue and the items below it."""

    __table_args__ = (
        one_of("kind", SectionKind),
        CheckConstraint("position >= 0", name="position"),
        Index(None, "issue_id", "position"),
        STRICT,
    )

    id: Key = None
    uid: Uid
    issue_id: int = Field(foreign_key="issue.id", ondelete="CASCADE")
    position: int
    kind: Annotated[SectionKind, Field(sa_type=Choice(SectionKind))]
    heading: Words = ""


class Item(Table, table=True):
    """One item of any kind: a column for each of the things that some kind says.

    A highlight has ``heading`` and ``body``, a link ``text``, an analysis or a perspective the
    rest. ``content_hash`` tells whether offsets into these texts still hold.
    """

    __table_args__ = (
        one_of("kind", ItemKind),
        CheckConstraint("position >= 0", name="position"),
        Index(None, "section_id", "position"),
        STRICT,
    )

    id: Key = None
    uid: Uid
    section_id: int = Field(foreign_key="section.id", ondelete="CASCADE")
    position: int
    kind: Annotated[ItemKind, Field(sa_type=Choice(ItemKind))]
    heading: Words = ""
    body: Words = ""
    text: Words = ""
    title: Words = ""
    url: MaybeWords = None
    byline: Words = ""
    institution: Words = ""
    note: Words = ""
    content_hash: Words = ""


class ItemOutlet(Table, table=True):
    """An outlet as a link item names it; ``outlet_id`` binds the name to the list of outlets."""

    __tablename__ = "item_outlet"
    __table_args__ = (CheckConstraint("position >= 0", name="position"), STRICT)

    id: Key = None
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    outlet_id: int | None = Field(
        default=None, foreign_key="outlet.id", ondelete="SET NULL", index=True
    )
    position: int
    name: Words
    url: MaybeWords = None


class ItemAuthor(Table, table=True):
    """An author of an analysis or a perspective."""

    __tablename__ = "item_author"
    __table_args__ = (CheckConstraint("position >= 0", name="position"), STRICT)

    id: Key = None
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    position: int
    name: Words
