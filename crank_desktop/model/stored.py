"""What is stored and cannot be read: a file that was damaged, not a fault of the program."""

from collections.abc import Callable
from typing import TypeVar

_Stored = TypeVar("_Stored")
_Value = TypeVar("_Value")


class Unreadable(ValueError):
    """What is stored is nothing its column can hold: the file is damaged."""


def read_as(read: Callable[[_Stored], _Value], stored: _Stored) -> _Value:
    """What ``read`` makes of a stored value; raises ``Unreadable`` where it finds it malformed."""
    try:
        return read(stored)
    except ValueError as error:
        raise Unreadable(str(error)) from error
