"""What the head of a picture says of it, without decoding anything: its type and its size.

It is read as a stranger wrote it: a head that makes no sense gives nothing.
"""

from dataclasses import dataclass

from crank_desktop.model.kinds import PictureType

_PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The marks that begin a JPEG's frame (ITU T.81, table B.1)."""


@dataclass(frozen=True, slots=True)
class PictureHead:
    """Type and size of a picture; ``width`` and ``height`` are pixels."""

    media_type: PictureType
    width: int
    height: int


def read_head(content: bytes) -> PictureHead | None:
    """The head of a PNG, JPEG or GIF picture; None for everything else."""
    if content.startswith(_PNG) and content[12:16] == b"IHDR" and len(content) >= len(_PNG) + 25:
        return _head(PictureType.PNG, _big(content[16:20]), _big(content[20:24]))
    if content.startswith((b"GIF87a", b"GIF89a")) and len(content) > 10:  # noqa: PLR2004 - its size
        width, height = content[6:8], content[8:10]
        return _head(
            PictureType.GIF, int.from_bytes(width, "little"), int.from_bytes(height, "little")
        )
    return _jpeg_head(content) if content.startswith(b"\xff\xd8\xff") else None


def _jpeg_head(content: bytes) -> PictureHead | None:
    """Walk the segments, each FF, its kind and its length, to the frame (ITU T.81, B.2.2)."""
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - a mark
        kind, length = content[place + 1], _big(content[place + 2 : place + 4])
        if kind in _FRAMES:
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            return _head(PictureType.JPEG, _big(width), _big(height))
        place += 1 if kind == 0xFF else 2 + length  # noqa: PLR2004 - a fill byte before a mark
    return None


def _big(digits: bytes) -> int:
    return int.from_bytes(digits, "big")


def _head(media_type: PictureType, width: int, height: int) -> PictureHead | None:
    return PictureHead(media_type, width, height) if width and height else None
