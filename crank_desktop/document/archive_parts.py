"""What an archive file of an issue holds (format ``crank-archive/1``): a zip with a list of parts.

The list stands first and names every other part with its size and hash: the portable issue, a copy
in Markdown for whoever has no Crank Desktop, and the picture. What a library knows of the issue
beyond its portable form stands in the list itself.
"""

import functools
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field, TypeAdapter

from crank_desktop.model.kinds import PictureType

FORMAT: Final = "crank-archive/1"
LIST, ISSUE, MARKDOWN, PICTURES = "crank-archive.json", "issue.json", "issue.md", "pictures/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of the archive: its size in bytes and the hash of them, in hexadecimal digits."""

    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPicture:
    """The issue's picture, which lies under its name below ``pictures/``; sizes in pixels."""

    name: str
    media_type: PictureType
    width: Annotated[int, Field(ge=1)]
    height: Annotated[int, Field(ge=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartList:
    """The list: the parts by name, and what is known of the issue beyond its portable form.

    ``resolved`` are the positions of its settled notes. Without ``own_masthead`` it showed the
    newsletter's.
    """

    format: Literal["crank-archive/1"] = FORMAT
    program: str = ""
    own_masthead: bool = True
    resolved: tuple[Annotated[int, Field(ge=0)], ...] = ()
    picture: ArchivedPicture | None = None
    parts: dict[str, Part]


@functools.cache
def part_lists() -> TypeAdapter[PartList]:
    """Reads and writes lists, and checks them against their types."""
    return TypeAdapter(PartList)
