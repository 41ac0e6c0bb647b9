"""A text with its links and emphasis kept beside it, so that it can be cut and joined freely.

Offsets are Python code points into ``text``. Mailchimp's plain part shows where a link's words end
but not where they begin: such a link has no ``start`` until somebody guesses one.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from crank_desktop.document.inline import Emphasis, Inline, Inlines, LineBreak, Link, Text, joined
from crank_desktop.document.inline import plain_inlines as _plain


@dataclass(frozen=True, slots=True)
class LinkMark:
    """A link that ends before ``end``; ``start`` is None where its first word is not known."""

    start: int | None
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class StyleMark:
    """Italics or, when ``strong``, bold from ``start`` up to ``end``; both when ``both``."""

    start: int
    end: int
    strong: bool
    both: bool = False


GuessStart = Callable[[str, int, int], int]
"""(text, earliest start, end) -> where the words of a link that ends at ``end`` begin."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Words with the marks on them, in order and without overlaps among links."""

    text: str
    links: tuple[LinkMark, ...] = ()
    styles: tuple[StyleMark, ...] = ()

    def __add__(self, other: "MarkedText") -> "MarkedText":
        shift = len(self.text)
        return MarkedText(
            self.text + other.text,
            self.links + tuple(_shifted(mark, shift) for mark in other.links),
            self.styles
            + tuple(replace(m, start=m.start + shift, end=m.end + shift) for m in other.styles),
        )

    def cut(self, start: int, end: int) -> "MarkedText":
        """The part from ``start`` up to ``end`` with the marks that end inside it."""
        return MarkedText(
            self.text[start:end],
            tuple(_shifted(m, -start) for m in self.links if start < m.end <= end),
            tuple(
                replace(m, start=max(m.start, start) - start, end=min(m.end, end) - start)
                for m in self.styles
                if m.start < end and m.end > start
            ),
        )

    @property
    def with_addresses(self) -> str:
        """The words with each link's address in parentheses behind it, for a note."""
        parts: list[str] = []
        at = 0
        for mark in self.links:
            parts.append(f"{self.text[at : mark.end]} ({mark.address})")
            at = mark.end
        return "".join([*parts, self.text[at:]])

    def stripped(self) -> "MarkedText":
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def with_starts(self, guess: GuessStart) -> "MarkedText":
        """The same text with a start for every link."""
        floor = 0
        known: list[LinkMark] = []
        for mark in self.links:
            start = guess(self.text, floor, mark.end) if mark.start is None else mark.start
            known.append(replace(mark, start=max(start, floor)))
            floor = mark.end
        return replace(self, links=tuple(known))

    def inlines(self) -> Inlines:
        """The text as nodes; every link must have its start."""
        nodes: list[Inline] = []
        at = 0
        for mark in self.links:
            start = mark.end if mark.start is None else mark.start
            nodes += self._styled(at, start)
            nodes.append(Link(mark.address, self._styled(start, mark.end) or (Text(mark.address),)))
            at = mark.end
        return joined([*nodes, *self._styled(at, len(self.text))])

    def _styled(self, start: int, end: int) -> Inlines:
        nodes: list[Inline] = []
        at = start
        for mark in self.styles:
            inner_start, inner_end = max(mark.start, at), min(mark.end, end)
            if inner_start >= inner_end:
                continue
            nodes += lines_of(self.text[at:inner_start])
            words = lines_of(self.text[inner_start:inner_end])
            inner = (Emphasis(words),) if mark.both else words
            nodes.append(Emphasis(inner, strong=mark.strong))
            at = inner_end
        return joined([*nodes, *lines_of(self.text[at:end])])


def lines_of(text: str) -> Inlines:
    """Words as nodes, with a break where a line ends."""
    nodes: list[Inline] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            nodes.append(LineBreak())
        nodes += _plain(line)
    return tuple(nodes)


def join_marked(parts: Iterable[MarkedText], between: str) -> MarkedText:
    """The parts in one text with ``between`` them."""
    result: MarkedText | None = None
    for part in parts:
        result = part if result is None else result + MarkedText(between) + part
    return result or MarkedText("")


def substituted(marked: MarkedText, pattern: re.Pattern[str], replacement: str) -> MarkedText:
    """``marked`` with every match of ``pattern`` replaced and every mark moved along."""
    edges: list[tuple[int, int]] = []
    parts: list[str] = []
    at = length = 0
    for match in pattern.finditer(marked.text):
        parts += (marked.text[at : match.start()], replacement)
        length += match.start() - at + len(replacement)
        edges.append((match.end(), length))
        at = match.end()
    parts.append(marked.text[at:])
    if not edges:
        return marked

    def moved(offset: int) -> int:
        shift = 0
        for old, new in edges:
            if offset < old:
                break
            shift = new - old
        return offset + shift

    return MarkedText(
        "".join(parts),
        tuple(
            LinkMark(None if m.start is None else moved(m.start), moved(m.end), m.address)
            for m in marked.links
        ),
        tuple(replace(m, start=moved(m.start), end=moved(m.end)) for m in marked.styles),
    )


def _shifted(mark: LinkMark, by: int) -> LinkMark:
    start = None if mark.start is None else max(mark.start + by, 0)
    return LinkMark(start, mark.end + by, mark.address)
