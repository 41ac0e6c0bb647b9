"""An archive file of an issue read back whole: the issue, its picture, which notes are settled."""

import hashlib
import json

from pydantic import ValidationError

from crank_desktop.document.archive_parts import (
    FORMAT,
    ISSUE,
    LIST,
    PICTURES,
    ArchivedPicture,
    PartList,
    part_lists,
)
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.portable_json import from_json
from crank_desktop.errors import InputRefused
from crank_desktop.importing.decoding import decode
from crank_desktop.importing.picture_head import PictureHead, read_head
from crank_desktop.importing.zip_parts import read_parts
from crank_desktop.library.values import StoredIssue

MOST_PIXELS = 40_000_000
"""As many as the window takes of a picture that is dropped on it."""
_OFFICE = "[Content_Types].xml"
"""Begins every file of Word and its kin (ECMA-376, part 2)."""


def read_archive(content: bytes) -> StoredIssue:
    """The issue in an archive; raises ``InputRefused`` in one line, naming the part."""
    parts = read_parts(content)
    listed = _list(parts)
    _check_parts(listed, parts)
    if ISSUE not in parts:
        raise InputRefused(f"the archive has no “{ISSUE}”")
    issue = _issue(parts[ISSUE])
    if any(position >= len(issue.notes) for position in listed.resolved):
        raise InputRefused(f"“{LIST}” settles a note that the issue does not have")
    return StoredIssue(
        issue,
        own_masthead=listed.own_masthead,
        resolved=frozenset(listed.resolved),
        picture=_picture(listed, issue, parts),
    )


def _list(parts: dict[str, bytes]) -> PartList:
    if _OFFICE in parts:
        raise InputRefused(
            "this is a file of an office program: save it as a web page (HTML) first"
        )
    if LIST not in parts:
        raise InputRefused(f"this zip is no archive of an issue: it has no “{LIST}”")
    try:
        found = json.loads(decode(parts[LIST]))
    except RecursionError as error:
        raise InputRefused(f"“{LIST}” is nested too deeply") from error
    except ValueError as error:
        raise InputRefused(f"“{LIST}” is not readable as JSON: {error}") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise InputRefused(f'“{LIST}” is of another format: "format" must be "{FORMAT}"')
    try:
        return part_lists().validate_python(found)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(part) for part in first["loc"])
        raise InputRefused(f"“{LIST}” at {place}: {first['msg']}") from error


def _check_parts(listed: PartList, parts: dict[str, bytes]) -> None:
    for name in parts.keys() - {LIST} - listed.parts.keys():
        raise InputRefused(f"the archive holds “{name}”, which its list does not name")
    for name, part in listed.parts.items():
        if name not in parts:
            raise InputRefused(f"the archive lacks “{name}”, which its list names")
        content = parts[name]
        if (len(content), hashlib.sha256(content).hexdigest()) != (part.bytes, part.sha256):
            raise InputRefused(f"“{name}” is not what was archived: it was changed or damaged")


def _issue(content: bytes) -> PortableIssue:
    try:
        return from_json(decode(content))
    except InputRefused as error:
        raise InputRefused(f"“{ISSUE}”: {error}") from error


def _picture(listed: PartList, issue: PortableIssue, parts: dict[str, bytes]) -> PictureFile | None:
    names = [name for name in parts if name.startswith(PICTURES)]
    told = listed.picture
    if told is None:
        if names:
            raise InputRefused(f"“{LIST}” says nothing of the picture “{names[0]}”")
        return None
    if names != [f"{PICTURES}{told.name}"] or told.name != issue.image.file:
        raise InputRefused(f"“{LIST}” speaks of a picture that is not the issue's")
    content = parts[names[0]]
    picture = PictureFile(content, told.media_type, told.width, told.height)
    if picture.name != told.name or read_head(content) != _head(told):
        raise InputRefused(f"“{names[0]}” is not the picture that “{LIST}” says it is")
    if told.width * told.height > MOST_PIXELS:
        raise InputRefused(f"the picture “{names[0]}” has more than {MOST_PIXELS:,} pixels")
    return picture


def _head(told: ArchivedPicture) -> PictureHead:
    return PictureHead(told.media_type, told.width, told.height)
