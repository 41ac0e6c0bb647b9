"""Archive files for tests: whole ones, and what strangers might make of them."""

import hashlib
import io
import json
import struct
import zipfile
import zlib
from typing import Any

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import PortableIssue
from crank_desktop.exports.export import ExportChoices, export_issue
from crank_desktop.exports.formats import FORMATS
from crank_desktop.model.kinds import PictureType
from crank_desktop.render.options import Kept

Parts = dict[str, bytes]


def png(words: str = "a tug", width: int = 8, height: int = 4) -> PictureFile:
    """A picture that every program can show: one color, made from the words."""
    shade = hashlib.sha256(words.encode()).digest()[:1]
    lines = (b"\0" + shade * width) * height

    def chunk(kind: bytes, content: bytes) -> bytes:
        checked = kind + content
        return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
    content += chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return PictureFile(content, PictureType.PNG, width, height)


def archive_of(issue: PortableIssue, kept: Kept | None = None) -> bytes:
    """The archive of an issue."""
    choices = ExportChoices()
    return export_issue(issue, Newsletter(), FORMATS["archive"], choices, kept or Kept()).content


def parts_of(archive: bytes) -> Parts:
    """The files in an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return {name: found.read(name) for name in found.namelist()}


def zipped(parts: Parts | list[tuple[str | zipfile.ZipInfo, bytes]], how: int = 0) -> bytes:
    """A zip of these files; ``how`` is the method of packing."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in parts.items() if isinstance(parts, dict) else parts:
            archive.writestr(name, content, how)
    return file.getvalue()


def relisted(parts: Parts, **told: Any) -> Parts:
    """The files with a list that names them as they are now, and says these things too."""
    listed = json.loads(parts["crank-archive.json"])
    listed["parts"] = {
        name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in parts.items()
        if name != "crank-archive.json"
    }
    return parts | {"crank-archive.json": json.dumps(listed | told).encode()}
