"""The table of the pictures that issues show."""

from typing import Annotated

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from crank_desktop.model.columns import (
    STRICT,
    Choice,
    Key,
    Table,
    UniqueWords,
    Words,
    one_of,
)
from crank_desktop.model.kinds import PictureType


class Picture(Table, table=True):
    """A picture, whole, under a name made from its hash; an issue names it by that.

    ``width`` and ``height`` are pixels. No foreign key leads here: an issue may have been imported
    without its picture, and a picture outlives its issue until undo can no longer ask for it.
    """

    __table_args__ = (
        one_of("media_type", PictureType),
        CheckConstraint("width > 0", name="width"),
        CheckConstraint("height > 0", name="height"),
        STRICT,
    )

    id: Key = None
    name: UniqueWords
    sha256: Words
    media_type: Annotated[PictureType, Field(sa_type=Choice(PictureType))]
    width: int
    height: int
    content: bytes
