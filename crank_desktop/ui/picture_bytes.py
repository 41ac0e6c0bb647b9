"""What the bytes of a picture say before anything decodes them: its kind, and whether it is whole.

Qt's decoders draw half of a picture that is cut short, gray below, and call that a success.
"""

import re

from crank_desktop.errors import InputRefused

_READ = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}
_NOT_READ = {
    b"%PDF": "a PDF",
    b"II*\x00": "a TIFF picture",
    b"MM\x00*": "a TIFF picture",
    b"BM": "a BMP picture",
    b"\x00\x00\x01\x00": "an icon",
    b"\x1f\x8b": "a compressed drawing",
}
_BRANDS = {b"avif": "an AVIF picture", b"heic": "a HEIC picture", b"mif1": "a HEIC picture"}
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a drawing has named itself."""

_START_OF_SCAN, _END_OF_IMAGE = 0xDA, b"\xff\xd9"


def kind_of(content: bytes, name: str) -> str:
    """The decoder for these bytes: png, jpeg, gif or webp, whatever the file is called.

    Raises ``InputRefused`` for everything else, in words about ``name``, which begins the sentence.
    """
    for start, kind in _READ.items():
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if _SVG.search(content[:_HEAD]):
        raise InputRefused(
            f"{name} is an SVG drawing, which mail programs do not show: save it as PNG first"
        )
    other = _BRANDS.get(content[8:12]) if content[4:8] == b"ftyp" else None
    for start, words in _NOT_READ.items():
        if content.startswith(start):
            other = words
    if other is not None:
        raise InputRefused(
            f"{name} is {other}, which is not read here: save it as PNG or JPEG first"
        )
    raise InputRefused(f"{name} is not a picture: choose a PNG, JPEG, GIF or WebP file")


def is_whole(content: bytes, kind: str) -> bool:
    """Whether the end of the picture is there; what follows its end does not matter.

    Of a moving GIF the end of the first frame is meant.
    """
    match kind:
        case "png":
            return content.rfind(b"IEND") > 0
        case "jpeg":
            return content.find(_END_OF_IMAGE, _first_scan(content)) > 0
        case "gif":
            return _has_first_frame(content)
        case _:
            return len(content) >= int.from_bytes(content[4:8], "little") + 8


def _first_scan(content: bytes) -> int:
    """Where a JPEG's picture begins, behind segments that may hold pictures of their own.

    A segment is FF, its kind, and its length in two bytes that count themselves (ITU T.81, B.1.1).
    """
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:  # noqa: PLR2004 - a mark
        kind = content[place + 1]
        if kind == _START_OF_SCAN:
            return place
        if kind == 0xFF:  # noqa: PLR2004 - a fill byte before a mark
            place += 1
            continue
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return len(content)


def _has_first_frame(content: bytes) -> bool:
    """Walk a GIF's blocks to the end of its first frame (GIF89a, sections 15 to 26)."""
    place = 13 + _color_table(content, 10)
    while content[place : place + 1] == b"\x21":
        place = _behind_blocks(content, place + 2)
    frame = content[place : place + 1] == b"\x2c"
    return frame and _behind_blocks(content, place + 11 + _color_table(content, place + 9)) <= len(
        content
    )


def _color_table(content: bytes, place: int) -> int:
    """The bytes of the color table that the flags at a place announce."""
    flags = content[place] if place < len(content) else 0
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _behind_blocks(content: bytes, place: int) -> int:
    """The place behind a run of blocks, each its length and as many bytes; beyond the end, cut."""
    while place < len(content) and content[place]:
        place += 1 + content[place]
    return place + 1
