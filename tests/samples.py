"""The sample issues that ship with the program, imported once."""

import functools

from crank_desktop import bundled
from crank_desktop.document.portable import PortableIssue
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.sources.outlets import shipped_outlets

NAMES = ("2025-03.txt", "2025-02.html", "2024-12.txt", "2024-11.eml")


@functools.cache
def sample(name: str) -> PortableIssue:
    """One sample issue as the importer reads it."""
    content = bundled.resource("samples", name).read_bytes()
    return read_issue(content, Shape.AUTO, shipped_outlets())
