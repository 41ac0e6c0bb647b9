"""The types of columns: how a value lies in a strict SQLite table, and comes back the same.

A strict table knows INTEGER, TEXT and BLOB (and REAL, which nothing here needs), so dates, flags
and closed lists are written as one of the first two.
"""

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated

from sqlalchemy import (
    BindParameter,
    CheckConstraint,
    ColumnElement,
    Dialect,
    Integer,
    MetaData,
    Text,
    cast,
)
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from crank_desktop.model.stored import read_as

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a later migration can speak of it."""

STRICT = {"sqlite_strict": True}
"""Ends the ``__table_args__`` of every table: a column takes its own type only."""


class Table(SQLModel, registry=registry(metadata=MetaData(naming_convention=_NAMES))):
    """What all tables of a library have in common."""


class ExactText(TypeDecorator[str]):
    """Text kept code point for code point: NUL and lone surrogates too.

    UTF-8 has no lone surrogates, but a broken paste has: such a text goes in as the bytes that
    ``surrogatepass`` makes, and the connection's ``text_factory`` reads all text back that way.
    """

    impl = Text
    cache_ok = True

    def bind_expression(self, bindparam: BindParameter[str]) -> ColumnElement[str]:
        """Bytes count as text only where they are cast."""
        return cast(bindparam, Text)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | bytes | None:
        """The text, or its bytes where UTF-8 cannot hold it."""
        del dialect
        if value is None or value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
        return value


class Choice(TypeDecorator[StrEnum]):
    """One of a closed list, written as its value."""

    impl = Text
    cache_ok = True

    def __init__(self, choices: type[StrEnum]) -> None:
        super().__init__()
        self.choices = choices

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The value as text."""
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """The member of the list."""
        del dialect
        return None if value is None else read_as(self.choices, value)


class Day(TypeDecorator[date]):
    """A date as ISO 8601 writes it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """The date as text."""
        del dialect
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """The text as a date."""
        del dialect
        return None if value is None else read_as(date.fromisoformat, value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC as ISO 8601 writes it, to the microsecond: texts sort as moments do."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as text."""
        del dialect
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The text as a moment."""
        del dialect
        return None if value is None else read_as(datetime.fromisoformat, value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: FBT001 - SQLAlchemy's signature
        """The flag as a number."""
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """The number as a flag."""
        del dialect
        return None if value is None else bool(value)


class Lines(TypeDecorator[tuple[str, ...]]):
    """Some lines that are only ever read together, as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """The lines as JSON in ASCII, which holds any text."""
        del dialect
        return None if value is None else json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """The lines."""
        del dialect
        return None if value is None else tuple(read_as(json.loads, value))


Key = Annotated[int | None, Field(primary_key=True)]
"""The integer key: SQLite gives it when the row is stored."""

Uid = Annotated[str, Field(sa_type=ExactText, unique=True)]
"""The identity that survives export, import and merge: a UUID as 32 hexadecimal digits."""

Words = Annotated[str, Field(sa_type=ExactText)]
UniqueWords = Annotated[str, Field(sa_type=ExactText, unique=True)]
IndexedWords = Annotated[str, Field(sa_type=ExactText, index=True)]
MaybeWords = Annotated[str | None, Field(sa_type=ExactText)]
YesNo = Annotated[bool, Field(sa_type=Flag)]
At = Annotated[datetime, Field(sa_type=Moment)]


def one_of(column: str, choices: type[StrEnum]) -> CheckConstraint:
    """The rule that a column holds a value of the list."""
    values = ", ".join(f"'{choice}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({values})", name=column)


def yes_or_no(column: str) -> CheckConstraint:
    """The rule that a column holds 0 or 1."""
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


def single_row() -> CheckConstraint:
    """The rule that a table holds one row."""
    return CheckConstraint("id = 1", name="single")
