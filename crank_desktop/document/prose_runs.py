"""Where the prose of a Markdown text stands in its source: the stretches that hold words and links.

The reader's own blocks decide what belongs together. Only the beginnings of the lines are shown to
them, since nothing else tells a list or a quotation from a paragraph: that keeps it fast enough to
run on each key.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from crank_desktop.document.markdown_reader import read_block_tree

_BLOCK_MARK = re.compile(r"^[ \t>*+\-0-9]", re.MULTILINE)
_LINE = re.compile(r"([ \t>*+\-0-9.]*)([^\r\n]*)(\r\n|\r|\n|$)")
_BETWEEN = re.compile(r"\n{2,}")
_TOKEN = re.compile("\ue000(\\d+)\ue001")
_TAB = 4


@dataclass(frozen=True, slots=True)
class ProseRun:
    """The words of one paragraph as Markdown, without the marks of the blocks around them.

    ``places`` are pairs (offset in ``text``, offset in the source), one for each line, in order;
    offsets are code points.
    """

    text: str
    places: tuple[tuple[int, int], ...]

    def source(self, offset: int) -> int:
        """The offset in the source of a character of ``text``, or of its end."""
        line = max(bisect_right(self.places, offset, key=lambda place: place[0]) - 1, 0)
        here, there = self.places[line]
        return there + offset - here


def prose_runs(markdown: str) -> Iterator[ProseRun]:
    """The runs of a text in reading order."""
    if _BLOCK_MARK.search(markdown) or "\r" in markdown:
        yield from _runs_by_blocks(markdown)
        return
    start = 0
    for gap in _BETWEEN.finditer(markdown):
        yield ProseRun(markdown[start : gap.start()], ((0, start),))
        start = gap.end()
    yield ProseRun(markdown[start:], ((0, start),))


def _runs_by_blocks(markdown: str) -> Iterator[ProseRun]:
    """Lists and quotations: each line's words are set aside while its beginning is read."""
    lines: list[tuple[str, int]] = []
    outline: list[str] = []
    for line in _LINE.finditer(markdown):
        outline.append(line[1].expandtabs(_TAB))
        if line[2]:
            outline.append(f"\ue000{len(lines)}\ue001")
            lines.append((line[2], line.start(2)))
        outline.append("\n" if line[3] else "")
        if line.end() == len(markdown) and not line[3]:
            break
    for words in _texts(read_block_tree("".join(outline))):
        yield _run(words, lines)


def _texts(parent: Element) -> Iterator[str]:
    for element in parent:
        if element.text:
            yield element.text
        yield from _texts(element)


def _run(outline: str, lines: list[tuple[str, int]]) -> ProseRun:
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = length = 0
    for token in _TOKEN.finditer(outline):
        words, source = lines[int(token[1])]
        before = outline[at : token.start()]
        parts += (before, words)
        # What is left of the line's beginning is markup no longer, and stands right before it.
        ahead = len(before) - before.rfind("\n") - 1
        places.append((length + len(before) - ahead, source - ahead))
        length += len(before) + len(words)
        at = token.end()
    return ProseRun("".join([*parts, outline[at:]]), tuple(places) or ((0, 0),))
