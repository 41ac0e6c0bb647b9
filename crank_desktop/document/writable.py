"""Texts as files and mail can hold them: what none of them has becomes the mark of a loss.

The library keeps every text code point for code point, and JSON can write each of them escaped;
every other output is made of what this module gives. Lone surrogates have no form in UTF-8
(RFC 3629, 3), and a file with NUL or other control characters is taken for no text by mail
programs, by editors and by this program's own import.
"""

import functools
import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

LOST_CHARACTER = "\ufffd"

_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ud800-\udfff]")
_Value = TypeVar("_Value")


def writable(value: _Value) -> _Value:
    """A text, or a frozen value with all its texts; the same object where nothing changes."""
    changed: object = value
    if isinstance(value, str):
        if _UNWRITABLE.search(value):
            changed = _UNWRITABLE.sub(LOST_CHARACTER, value)
    elif isinstance(value, tuple):
        inside = tuple([writable(one) for one in value])
        if any(new is not old for new, old in zip(inside, value, strict=True)):
            changed = inside
    elif is_dataclass(value) and not isinstance(value, type):
        changes = {}
        for name in _names(type(value)):
            old = getattr(value, name)
            new = writable(old)
            if new is not old:
                changes[name] = new
        if changes:
            changed = replace(value, **changes)
    return changed  # type: ignore[return-value]  # made of the same type


@functools.cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
