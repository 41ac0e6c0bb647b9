"""The portable issue to and from JSON (``crank-issue/1``), checked against its own types."""

import functools
import hashlib
import json
from dataclasses import replace
from typing import cast

from pydantic import TypeAdapter, ValidationError

from crank_desktop.document.portable import FORMAT, PortableIssue
from crank_desktop.errors import InputRefused
from crank_desktop.model.kinds import IssueStatus

JsonObject = dict[str, object]


@functools.cache
def _adapter() -> TypeAdapter[PortableIssue]:
    return TypeAdapter(PortableIssue)


def to_json_object(issue: PortableIssue) -> JsonObject:
    """The issue as JSON values, keys in the order of the format."""
    return cast(JsonObject, _adapter().dump_python(issue, mode="json"))


def to_json(issue: PortableIssue) -> str:
    """The issue as a JSON text that ends with a line break."""
    return json.dumps(to_json_object(issue), ensure_ascii=False, indent=1) + "\n"


def content_hash(issue: PortableIssue) -> str:
    """SHA-256 of what the issue says: identities, notes and status take no part."""
    said = to_json_object(replace(issue, notes=(), status=IssueStatus.DRAFT))
    text = json.dumps(_without_identities(said), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _without_identities(value: object) -> object:
    match value:
        case dict():
            return {key: _without_identities(v) for key, v in value.items() if key != "uid"}
        case list():
            return [_without_identities(v) for v in value]
        case _:
            return value


def from_json(text: str) -> PortableIssue:
    """Read a portable issue; raises ``InputRefused`` naming the line or the key that is wrong."""
    try:
        found = json.loads(text)
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
