"""Tables of what was read: outlets, sources, and the citations that bind items to sources."""

from typing import Annotated

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from crank_desktop.model.columns import (
    STRICT,
    Choice,
    Key,
    Table,
    Uid,
    UniqueWords,
    Words,
    YesNo,
    one_of,
    yes_or_no,
)
from crank_desktop.model.kinds import CitationRole


class Outlet(Table, table=True):
    """Who published a source."""

    __table_args__ = (STRICT,)

    id: Key = None
    uid: Uid
    name: UniqueWords


class OutletDomain(Table, table=True):
    """A domain below which an outlet publishes."""

    __tablename__ = "outlet_domain"
    __table_args__ = (STRICT,)

    id: Key = None
    outlet_id: int = Field(foreign_key="outlet.id", ondelete="CASCADE", index=True)
    domain: UniqueWords


class OutletName(Table, table=True):
    """A name an outlet had earlier, or goes by as well."""

    __tablename__ = "outlet_name"
    __table_args__ = (STRICT,)

    id: Key = None
    outlet_id: int = Field(foreign_key="outlet.id", ondelete="CASCADE", index=True)
    name: UniqueWords


class Source(Table, table=True):
    """What was read, one for each address.

    ``address`` is spelled as it was first met, ``address_key`` normalised. A source that an editor
    did not keep (``kept``) is derived: it goes when nothing cites it any more.
    """

    __table_args__ = (yes_or_no("kept"), STRICT)

    id: Key = None
    uid: Uid
    address: Words
    address_key: UniqueWords
    title: Words = ""
    outlet_id: int | None = Field(
        default=None, foreign_key="outlet.id", ondelete="SET NULL", index=True
    )
    kept: YesNo = False


class Citation(Table, table=True):
    """A link of an item bound to a source; derived from the item whenever it is written."""

    __table_args__ = (
        one_of("role", CitationRole),
        CheckConstraint("position >= 0", name="position"),
        STRICT,
    )

    id: Key = None
    item_id: int = Field(foreign_key="item.id", ondelete="CASCADE", index=True)
    source_id: int = Field(foreign_key="source.id", ondelete="RESTRICT", index=True)
    role: Annotated[CitationRole, Field(sa_type=Choice(CitationRole))]
    position: int
    words: Words = ""
