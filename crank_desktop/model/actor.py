"""Tables of whom and what the newsletter writes about."""

from sqlmodel import Field

from crank_desktop.model.columns import STRICT, IndexedWords, Key, Table, Uid, UniqueWords, Words


class Actor(Table, table=True):
    """Who acts: a country, a person, a ministry, a company, an armed group.

    ``code`` is a country's ISO 3166 alpha-3 code. ``parent_id`` is the body it belongs to,
    ``affiliation_id`` the country it acts for.
    """

    __table_args__ = (STRICT,)

    id: Key = None
    uid: Uid
    kind: Words
    name: IndexedWords
    code: Words = ""
    parent_id: int | None = Field(
        default=None, foreign_key="actor.id", ondelete="SET NULL", index=True
    )
    affiliation_id: int | None = Field(
        default=None, foreign_key="actor.id", ondelete="SET NULL", index=True
    )


class Topic(Table, table=True):
    """A subject; ``code`` is its IPTC media topic where it has one."""

    __table_args__ = (STRICT,)

    id: Key = None
    uid: Uid
    name: UniqueWords
    code: Words = ""
