"""The portable issue to and from JSON (``crank-issue/1``), checked against its own types."""

import functools
import json
import re
from typing import cast

from pydantic import TypeAdapter, ValidationError

from crank_desktop.document.portable import FORMAT, PortableIssue
from crank_desktop.errors import InputRefused

JsonObject = dict[str, object]
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@functools.cache
def _adapter() -> TypeAdapter[PortableIssue]:
    return TypeAdapter(PortableIssue)


def to_json_object(issue: PortableIssue) -> JsonObject:
    """The issue as JSON values, keys in the order of the format."""
    return cast(JsonObject, _adapter().dump_python(issue, mode="json"))


def to_json(issue: PortableIssue) -> str:
    """The issue as a JSON text that ends with a line break."""
    return json_text(to_json_object(issue)) + "\n"


def json_text(value: object) -> str:
    """A value as JSON that UTF-8 can hold: half a character stands escaped (RFC 8259, 7).

    The two halves of one character, where a text holds them apart, read back as that character.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return _HALF_CHARACTER.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def from_json(text: str) -> PortableIssue:
    """Read a portable issue; raises ``InputRefused`` naming the line or the key that is wrong."""
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise InputRefused("not readable as JSON: it is nested too deeply") from error
    except ValueError as error:
        raise InputRefused(f"not readable as JSON: {error}") from error
    return from_json_object(found)


def from_json_object(found: object) -> PortableIssue:
    """Read a portable issue from JSON values; raises ``InputRefused`` naming the key."""
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputRefused(f'this is no issue: "format" must be "{FORMAT}"')
    try:
        return _adapter().validate_python(found)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(part) for part in first["loc"])
        raise InputRefused(f"at {place}: {first['msg']}") from error
