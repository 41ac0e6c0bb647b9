"""A whole issue as one archive file: how it passes from one computer to another."""

import hashlib
import io
import zipfile

from crank_desktop import __version__
from crank_desktop.document.archive_parts import (
    ISSUE,
    LIST,
    MARKDOWN,
    PICTURES,
    ArchivedPicture,
    Part,
    PartList,
    part_lists,
)
from crank_desktop.document.portable_json import json_text, to_json
from crank_desktop.document.tree import Document
from crank_desktop.render.markdown import render_markdown
from crank_desktop.render.options import RenderOptions

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip knows no earlier time (APPNOTE.TXT, 4.4.6); all have this one, so that archives repeat."""
_READABLE = 0o644 << 16
_UNIX = 3


def render_archive(document: Document, options: RenderOptions) -> bytes:
    """The archive of an issue with what ``options.kept`` adds to it.

    Nothing is compressed: the bytes then do not depend on the library that would do it, and the
    picture, by far the largest part, is compressed as it is.
    """
    kept, issue = options.kept, document.original
    contents = {
        ISSUE: to_json(issue).encode(),
        MARKDOWN: render_markdown(document, options).encode(),
    }
    picture = None
    if kept.picture is not None and kept.picture.name == issue.image.file:
        one = kept.picture
        contents[f"{PICTURES}{one.name}"] = one.content
        picture = ArchivedPicture(
            name=one.name, media_type=one.media_type, width=one.width, height=one.height
        )
    listed = PartList(
        program=f"Crank Desktop {__version__}",
        own_masthead=kept.own_masthead,
        resolved=tuple(sorted(kept.resolved)),
        picture=picture,
        parts={
            name: Part(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
            for name, content in contents.items()
        },
    )
    told = json_text(part_lists().dump_python(listed, mode="json")) + "\n"
    return _zipped({LIST: told.encode()} | contents)


def _zipped(contents: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, content)
    return file.getvalue()
