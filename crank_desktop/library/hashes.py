"""Content hashes: one and the same wherever the same is said, in every library and release."""

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date

from crank_desktop.document.portable import Item, PortableIssue

_NOT_SAID = frozenset(("uid", "status", "notes"))
"""What an issue carries beside its content: who it is, how far it has come, how it was read."""

_ALWAYS_SAID = "kind"
"""An empty link says something else than an empty highlight, though both are all defaults."""


def item_hash(item: Item) -> str:
    """The hash of what an item says."""
    return _hash(item)


def issue_hash(issue: PortableIssue) -> str:
    """The hash of what an issue says; approving it, or settling a note, leaves it as it is."""
    return _hash(issue)


def _hash(value: object) -> str:
    # Escaped to ASCII: lone surrogates have no UTF-8.
    text = json.dumps(_plain(value), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> object:
    """The value in JSON's terms.

    What equals its default is left out, so that a field added in a later release does not change
    the hash of an issue that has nothing in it.
    """
    if is_dataclass(value):
        named = [(field, getattr(value, field.name)) for field in fields(value)]
        return {
            field.name: _plain(said)
            for field, said in named
            if field.name not in _NOT_SAID
            and (field.name == _ALWAYS_SAID or said != _default(field))
        }
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _default(field: "Field[object]") -> object:
    return None if field.default is MISSING else field.default
