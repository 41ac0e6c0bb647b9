"""The files of a zip from a stranger: read with limits, or refused in one line.

Nothing is written anywhere: a name is only a name. What it says of itself is compared with what is
read.
"""

import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable

from crank_desktop.errors import InputRefused

MOST_PARTS = 16
MOST_BYTES = 32 * 1024 * 1024
"""Of all parts together, unpacked: an issue with its picture needs a tenth of it."""
DEEPEST = 2
"""A folder and a file in it."""
_LONGEST = 120
_PLAIN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


def is_zip(content: bytes) -> bool:
    """Whether the bytes begin as a zip does, an empty or a cut one too (APPNOTE.TXT, 4.3.7)."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def read_parts(content: bytes) -> dict[str, bytes]:
    """Every file of a zip by its name; raises ``InputRefused``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            return {entry.filename: _read(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise InputRefused(
            "the zip is damaged or cut short: copy the file once more, or export it again"
        ) from error
    except (NotImplementedError, RuntimeError) as error:
        raise InputRefused("the zip is packed in a way that is not read here") from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS:
        raise InputRefused(f"the zip holds {len(entries):,} files; an issue has a handful")
    # Names that differ in their case alone would be one file on many computers.
    named = Counter(entry.filename.casefold() for entry in entries)
    twice = [entry.filename for entry in entries if named[entry.filename.casefold()] > 1]
    if twice:
        raise InputRefused(f"the zip holds “{_shown(twice[0])}” twice")
    for entry in entries:
        for why, is_so in _REFUSED.items():
            if is_so(entry):
                raise InputRefused(f"the zip holds “{_shown(entry.filename)}”, {why}")
    declared = sum(entry.file_size for entry in entries)
    if declared > MOST_BYTES:
        size = declared // (1024 * 1024)
        raise InputRefused(f"the zip unpacks to {size:,} MB, which no issue needs")


def _leaves(entry: zipfile.ZipInfo) -> bool:
    # ``orig_filename`` is what stands in the file; Python cuts it at NUL and turns separators.
    name = entry.orig_filename
    parts = name.split("/")
    return (
        len(name) > _LONGEST
        or any(mark in name for mark in "\\:\0")
        or any(part in {"", ".", ".."} for part in parts)
        or not name.isprintable()
    )


def _is_link(entry: zipfile.ZipInfo) -> bool:
    mode = entry.external_attr >> 16
    return bool(mode) and stat.S_IFMT(mode) not in {0, stat.S_IFREG}


_REFUSED: dict[str, Callable[[zipfile.ZipInfo], bool]] = {
    "which is a folder": lambda entry: entry.is_dir(),
    "a name that leads out of it": _leaves,
    "which lies too deep": lambda entry: entry.filename.count("/") >= DEEPEST,
    "which is a link to another file": _is_link,
    "which is locked by a password": lambda entry: bool(entry.flag_bits & _ENCRYPTED),
    "packed in a way that is not read here": lambda entry: entry.compress_type not in _PLAIN,
}


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        content = file.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise InputRefused(f"“{_shown(entry.filename)}” in the zip is not as long as it says")
    return content


def _shown(name: str) -> str:
    return name[:_LONGEST] if name.isprintable() else ascii(name[:_LONGEST])
