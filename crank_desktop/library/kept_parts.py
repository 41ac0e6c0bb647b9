"""An issue taken apart for keeping: its items one by one, and what stands around them.

Most of an issue is the same in most of its revisions, so that each part is kept once, under its
hash.
"""

import functools
import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, cast

from pydantic import TypeAdapter

from crank_desktop.library.values import StoredIssue
from crank_desktop.model.stored import Unreadable, read_as

_HASH_BYTES = 16


def take_apart(stored: StoredIssue) -> dict[str, bytes]:
    """The parts of an issue by their hashes, what stands around the items first.

    There the number of items stands in the place of the items of each section. Two items that say
    the same have identities of their own, so that no two parts are equal.
    """
    whole = _adapter().dump_python(stored, mode="json")
    items: list[object] = []
    for section in whole["issue"]["sections"]:
        items += section["items"]
        section["items"] = len(section["items"])
    # ASCII: a text may hold half a character, which JSON writes escaped.
    parts = [json.dumps(part).encode("ascii") for part in (whole, *items)]
    return {hash_of(part): part for part in parts}


def put_together(hashes: Sequence[str], parts: Mapping[str, bytes]) -> StoredIssue:
    """The issue of these parts; raises ``Unreadable`` where one is missing or malformed."""
    try:
        found = [json.loads(parts[one]) for one in hashes]
        whole, items = cast(dict[str, Any], found[0]), found[1:]
        for section in whole["issue"]["sections"]:
            count = section["items"]
            section["items"], items = items[:count], items[count:]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise Unreadable(f"a part of a revision is missing: {error}") from error
    return read_as(_adapter().validate_python, whole)


def packed(part: bytes) -> bytes:
    """A part as it lies in the file."""
    return zlib.compress(part, 9)


def unpacked(name: str, content: bytes) -> bytes:
    """A part as it was; raises ``Unreadable`` where it is not what its hash names."""
    try:
        part = zlib.decompress(content)
    except zlib.error as error:
        raise Unreadable(str(error)) from error
    if hash_of(part) != name:
        raise Unreadable(f"the part {name} is not what was stored")
    return part


def hash_of(part: bytes) -> str:
    """The name of a part."""
    return hashlib.blake2b(part, digest_size=_HASH_BYTES).hexdigest()


@functools.cache
def _adapter() -> TypeAdapter[StoredIssue]:
    return TypeAdapter(StoredIssue)
