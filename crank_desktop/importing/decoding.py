"""Bytes of a file into text, or one clear line about why that cannot be done."""

import codecs
import re

from crank_desktop.errors import InputRefused

MOST_BYTES = 16 * 1024 * 1024
"""No issue comes near it: July 2025 with all its addresses is 13 KB of text."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def check_size(count: int) -> None:
    """Raise ``InputRefused`` for a file that is empty or far larger than any issue."""
    if count == 0:
        raise InputRefused("the file is empty")
    if count > MOST_BYTES:
        size = count // (1024 * 1024)
        raise InputRefused(f"{size} MB is no newsletter issue; import one issue at a time")


def decode(content: bytes) -> str:
    """The text of a UTF-8 file (UTF-16 with its mark as well), line ends made plain.

    Raises ``InputRefused`` naming the line of the first byte that is no text.
    """
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    if encoding != "utf-16" and (found := _NOT_TEXT.search(content)):
        raise InputRefused(f"line {_line(content, found.start())} holds bytes that are no text")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = _line(content, error.start)
        raise InputRefused(f"line {line} is not valid UTF-8; save the file as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1
