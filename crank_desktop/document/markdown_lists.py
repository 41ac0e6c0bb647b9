"""Bulleted and numbered lists that stay two where one follows the other (CommonMark 0.31, 5.3).

Python-Markdown makes one list of neighboring entries of both kinds, with the marks of the first.
"""

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import OListProcessor, UListProcessor

_NUMBER = re.compile(r" {0,3}\d+\. ")
_BULLET = re.compile(r" {0,3}[*+-] ")


class NumberedLists(OListProcessor):
    """Runs of numbered entries."""

    SIBLING_TAGS = ["ol"]  # noqa: RUF012 - Python-Markdown's own constant

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the entries up to the first bullet."""
        _part_before(_BULLET, blocks)
        super().run(parent, blocks)


class BulletedLists(UListProcessor):
    """Runs of bulleted entries."""

    SIBLING_TAGS = ["ul"]  # noqa: RUF012 - as above

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Take the entries up to the first number."""
        _part_before(_NUMBER, blocks)
        super().run(parent, blocks)


def _part_before(mark: re.Pattern[str], blocks: list[str]) -> None:
    """Make two blocks of the first one where a line of it begins with the mark."""
    lines = blocks[0].split("\n")
    at = next((number for number, line in enumerate(lines) if mark.match(line)), 0)
    if at:
        blocks[:1] = ["\n".join(lines[:at]), "\n".join(lines[at:])]
