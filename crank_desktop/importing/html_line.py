"""One line of words with the links and emphasis on it, built up as a page is walked.

White space is folded as browsers fold it. Marks are trimmed to the words they stand on, so that
Markdown can write them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crank_desktop.importing.blocks import Remark
from crank_desktop.importing.marked import LinkMark, MarkedText, StyleMark
from crank_desktop.importing.spaces import NO_BREAK, stray_spaces
from crank_desktop.model.kinds import NoteKind

_WHITE = re.compile(r"[ \t\n\r\f]+")
_OTHER_NO_BREAKS = re.compile("[\u202f\u2007]")
_GAP = re.compile(f"[ {NO_BREAK}]*{NO_BREAK}[ {NO_BREAK}]*")
PADDING = " \t\n\u00a0\u00ad\u034f\u180e\u200b\u200c\u200d\u2007\u202f\u2060\ufeff"
"""Characters that show nothing: spaces, and what emails fill their preview line up with."""
_NEAR = 40
_MOST_SPACE_REMARKS = 40


@dataclass(slots=True)
class _OpenLine:
    """What was written on the line so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    ends_white: bool = True
    links: list[LinkMark] = field(default_factory=list)
    styles: list[StyleMark] = field(default_factory=list)


@dataclass(slots=True)
class LineBuilder:
    """Takes words, links and emphasis in reading order and hands on whole lines."""

    lines: list[MarkedText] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    _line: _OpenLine = field(default_factory=_OpenLine)
    _address: str | None = None
    _link_has_words: bool = False
    _link_start: int = 0
    _style_start: int = 0
    _bold: bool = False
    _italic: bool = False

    def add(self, words: str) -> None:
        """Write words, their white space folded."""
        folded = _WHITE.sub(" ", words)
        if self._line.ends_white:
            folded = folded.removeprefix(" ")
        if folded:
            self._link_has_words = self._link_has_words or bool(folded.strip(PADDING))
            self._line.parts.append(folded)
            self._line.length += len(folded)
            self._line.ends_white = folded.endswith(" ")

    def style(self, *, bold: bool, italic: bool) -> None:
        """What follows is set so."""
        if (bold, italic) != (self._bold, self._italic):
            self._close_style()
            self._bold, self._italic = bold, italic

    def open_link(self, address: str) -> None:
        """What follows leads to ``address`` until the link is closed."""
        self.close_link()
        self._address = address
        self._link_start = self._line.length
        self._link_has_words = False

    def close_link(self) -> bool:
        """What follows leads nowhere; says whether the link that ends here has words."""
        self._close_link()
        self._address = None
        return self._link_has_words

    def break_line(self) -> None:
        """End the line; open links and emphasis go on in the next one."""
        self._close_link()
        self._close_style()
        text, self._line = self._line, _OpenLine()
        self._link_start = self._style_start = 0
        self.lines.append(self._finished(text))

    def take(self) -> tuple[list[MarkedText], tuple[Remark, ...]]:
        """The lines so far, empty ones among them, and the remarks made; begins anew."""
        self.break_line()
        lines, remarks = self.lines, tuple(self.remarks)
        self.lines, self.remarks = [], []
        return lines, remarks

    def _close_link(self) -> None:
        if self._address is not None:
            mark = LinkMark(self._link_start, self._line.length, self._address)
            self._line.links.append(mark)

    def _close_style(self) -> None:
        length = self._line.length
        if self._bold or self._italic:
            both = self._bold and self._italic
            self._line.styles.append(StyleMark(self._style_start, length, self._bold, both))
        self._style_start = length

    def _finished(self, line: _OpenLine) -> MarkedText:
        raw = "".join(line.parts)
        start = len(raw) - len(raw.lstrip(PADDING))
        end = max(start, len(raw.rstrip(PADDING)))
        links = [_clamped(mark, start, end) for mark in line.links]
        text = _OTHER_NO_BREAKS.sub(NO_BREAK, raw) if links else raw
        text = text[start:end]
        self.remarks += _space_remarks(text)
        styles = [
            replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
            for mark in line.styles
        ]
        return _trimmed(*_without_gaps(text, links, styles))


def _clamped(mark: LinkMark, start: int, end: int) -> LinkMark:
    first = min(max(mark.start or 0, start), end)
    return replace(mark, start=first - start, end=min(max(mark.end, first), end) - start)


def _space_remarks(text: str) -> Iterator[Remark]:
    """A remark for each no-break space; one for all of them where they are many."""
    places = [found.start() for found in re.finditer(NO_BREAK, text)]
    if len(places) > _MOST_SPACE_REMARKS:
        message = f"{len(places):,} no-break spaces became plain ones."
        yield Remark(NoteKind.STRAY_SPACE, message, text[: 2 * _NEAR])
        return
    for at in places:
        before = text[max(0, at - _NEAR) : at].replace(NO_BREAK, " ").split(" ")[-1]
        after = text[at + 1 : at + 1 + _NEAR].replace(NO_BREAK, " ").split(" ")[0]
        yield from stray_spaces(f"{before}{NO_BREAK}{after}")


def _without_gaps(
    text: str, links: list[LinkMark], styles: list[StyleMark]
) -> tuple[str, list[LinkMark], list[StyleMark]]:
    """Every run of spaces that holds a no-break one as a single plain space."""
    gaps = list(_GAP.finditer(text))
    if not gaps:
        return text, links, styles
    ends = [gap.end() for gap in gaps]
    shifts = [0]
    for gap in gaps:
        shifts.append(shifts[-1] + gap.end() - gap.start() - 1)

    def moved(offset: int) -> int:
        behind = bisect_right(ends, offset)
        inside = behind < len(gaps) and gaps[behind].start() < offset
        return (gaps[behind].start() + 1 if inside else offset) - shifts[behind]

    return (
        _GAP.sub(" ", text),
        [replace(m, start=moved(m.start or 0), end=moved(m.end)) for m in links],
        [replace(m, start=moved(m.start), end=moved(m.end)) for m in styles],
    )


def _trimmed(text: str, links: list[LinkMark], styles: list[StyleMark]) -> MarkedText:
    """Marks on words alone: no space at their ends, none empty, emphasis parted at links' ends."""
    found: list[LinkMark] = []
    for mark in links:
        start, end = _tight(text, mark.start or 0, mark.end)
        touching = found and found[-1].end == start and found[-1].address == mark.address
        if touching and start < end:
            found[-1] = replace(found[-1], end=end)
        elif start < end:
            found.append(replace(mark, start=start, end=end))
    edges = sorted({edge for mark in found for edge in (mark.start or 0, mark.end)})
    pieces = [piece for mark in _joined(styles) for piece in _parted(mark, edges)]
    tight = [(_tight(text, mark.start, mark.end), mark) for mark in pieces]
    return MarkedText(
        text,
        tuple(found),
        tuple(replace(m, start=start, end=end) for (start, end), m in tight if start < end),
    )


def _joined(styles: list[StyleMark]) -> Iterator[StyleMark]:
    """Touching marks of the same kind as one."""
    last: StyleMark | None = None
    for mark in styles:
        if mark.start >= mark.end:
            continue
        if last is not None and last.end == mark.start and _alike(last, mark):
            last = replace(last, end=mark.end)
            continue
        if last is not None:
            yield last
        last = mark
    if last is not None:
        yield last


def _alike(one: StyleMark, other: StyleMark) -> bool:
    return (one.strong, one.both) == (other.strong, other.both)


def _parted(mark: StyleMark, edges: list[int]) -> Iterator[StyleMark]:
    start = mark.start
    at = bisect_right(edges, start)
    while at < len(edges) and edges[at] < mark.end:
        yield replace(mark, start=start, end=edges[at])
        start = edges[at]
        at += 1
    yield replace(mark, start=start)


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    return first, max(first, start + len(words.rstrip()))
