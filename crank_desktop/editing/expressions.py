"""Regular expressions of Python that are given up when they take too long.

An expression such as ``(a+)+$`` tries more ways than anybody can wait for.
"""

import re
import time
from collections.abc import Iterator
from typing import TypeAlias

import regex

from crank_desktop.errors import InputRefused

PATIENCE = 0.4
"""Seconds for one text, and for all texts before the last one that is looked at."""
TOO_SLOW = "This expression takes too long: make it simpler"

Pattern: TypeAlias = re.Pattern[str] | regex.Pattern[str]
Found: TypeAlias = re.Match[str] | regex.Match[str]


def plain(words: str, *, whole: bool, case: bool) -> Pattern:
    """What finds these very words; it never takes long."""
    return re.compile(_whole(re.escape(words), whole=whole), _flags(case=case))


def regular(words: str, *, whole: bool, case: bool) -> Pattern:
    """What finds an expression; raises ``InputRefused`` where Python would not take it."""
    try:
        re.compile(words)
        return regex.compile(_whole(words, whole=whole), _flags(case=case) | regex.VERSION0)
    except (re.error, regex.error, OverflowError, RecursionError, FutureWarning) as error:
        raise InputRefused(f"This is not a regular expression: {error}") from error


def every(pattern: Pattern, text: str) -> Iterator[Found]:
    """Everything in a text; raises ``InputRefused`` where that takes too long."""
    if isinstance(pattern, re.Pattern):
        yield from pattern.finditer(text)
        return
    try:
        yield from pattern.finditer(text, timeout=PATIENCE)
    except TimeoutError as error:
        raise InputRefused(TOO_SLOW) from error


def at(pattern: Pattern, text: str, place: int) -> Found | None:
    """What begins at a place of a text; raises ``InputRefused`` where that takes too long."""
    if isinstance(pattern, re.Pattern):
        return pattern.match(text, place)
    try:
        return pattern.match(text, place, timeout=PATIENCE)
    except TimeoutError as error:
        raise InputRefused(TOO_SLOW) from error


class Patience:
    """Lasts for the texts of one search, which are slow together if not one by one."""

    def __init__(self) -> None:
        self._end = time.monotonic() + PATIENCE

    def check(self) -> None:
        """Raise ``InputRefused`` once it has come to its end."""
        if time.monotonic() > self._end:
            raise InputRefused(TOO_SLOW)


def _whole(words: str, *, whole: bool) -> str:
    return rf"(?<!\w)(?:{words})(?!\w)" if whole else words


def _flags(*, case: bool) -> int:
    return int(re.MULTILINE | (0 if case else re.IGNORECASE))
