"""Finding words in the texts of an issue.

Markdown is searched as it is read: a link's markup does not part words, and addresses are searched
only when asked. All offsets count code points of a text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from crank_desktop.document.link_spans import link_spans
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing import expressions
from crank_desktop.editing.issue_texts import IssueText, every_text, texts_of

AROUND = 40
"""Code points of a text that are shown on each side of what was found."""
_ALIKE = str.maketrans("’‘“”\u00a0\u202f", "''\"\"  ")
"""Signs that editors type as others: of the same length, so that offsets hold."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for, and how.

    Quotes and spaces are found in every form. ``regular`` takes the words as a regular expression
    of Python, by line; ``addresses`` looks into addresses too.
    """

    words: str
    case: bool = False
    whole: bool = False
    regular: bool = False
    addresses: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Words that were found in the text ``name`` at ``place`` (as ``IssueText`` has them).

    ``before`` and ``after`` are the words around, as they are read. Where ``parted`` is set, the
    edge of a link is between ``start`` and ``end``: such words are not replaced.
    """

    place: str
    name: str
    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""
    parted: bool = False


@lru_cache(maxsize=64)
def pattern_of(search: Search) -> expressions.Pattern | None:
    """What finds a search, None for no words; ``InputRefused`` where it is no expression."""
    if not search.words:
        return None
    if search.regular:
        return expressions.regular(search.words, whole=search.whole, case=search.case)
    words = search.words.translate(_ALIKE)
    return expressions.plain(words, whole=search.whole, case=search.case)


def find(issue: PortableIssue, search: Search) -> tuple[Match, ...]:
    """Everything that is found in an issue, in reading order.

    Raises ``InputRefused`` for what is no expression, or takes too long.
    """
    pattern_of(search)
    patience = expressions.Patience()
    found: list[Match] = []
    for text in texts_of(issue):
        found += matches_in(text, search)
        if search.regular:
            patience.check()
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Spot:
    """A selection in an issue, or (without a name) all of a place; "" is the issue's own form."""

    place: str
    name: str = ""
    start: int = 0
    end: int = 0


def next_match(issue: PortableIssue, matches: Sequence[Match], spot: Spot, by: int) -> int | None:
    """The number of the match after (1) or before (-1) a spot, round and round.

    The one that is selected there is not meant; by 0, it is. None where there is no match.
    """
    if not matches:
        return None
    texts = [(text.place, text.name) for text in every_text(issue)]
    ranks = {text: rank for rank, text in enumerate(texts)}
    whole = next((rank for rank, text in enumerate(texts) if text[0] == spot.place), 0)
    here = ranks.get((spot.place, spot.name), whole), spot.start
    keys = [(ranks[match.place, match.name], match.start) for match in matches]
    if by < 0:
        return next((n for n in reversed(range(len(keys))) if keys[n] < here), len(keys) - 1)
    ends = [(keys[n][0], match.end) for n, match in enumerate(matches)]
    selected = next(
        (n for n, key in enumerate(keys) if (key, ends[n]) == (here, (here[0], spot.end))), None
    )
    if selected is not None:
        return (selected + by) % len(keys)
    return next((n for n, key in enumerate(keys) if key >= here), 0)


@lru_cache(maxsize=4096)
def matches_in(text: IssueText, search: Search) -> tuple[Match, ...]:
    """What is found in one text, nothing that is empty; remembered, for one text is typed in."""
    pattern = pattern_of(search)
    if pattern is None or (text.address and not search.addresses):
        return ()
    if not text.prose or ("[" not in text.text and "<" not in text.text):
        return tuple(_found(text, Read.whole(text.text), search, pattern))
    read, addresses = read_text(text.text)
    matches = list(_found(text, read, search, pattern))
    if search.addresses:
        for start, end in addresses:
            matches += _found(text, Read.part(text.text, start, end), search, pattern)
        matches.sort(key=lambda match: match.start)
    return tuple(matches)


@dataclass(frozen=True, slots=True)
class Read:
    """Words as they are read, made of pieces of a source.

    ``starts`` are where each begins in ``words``, ``sources`` where it does in the source.
    """

    words: str
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    @classmethod
    def whole(cls, source: str) -> "Read":
        """A text that is read as it stands."""
        return cls(source, (0,), (0,))

    @classmethod
    def part(cls, source: str, start: int, end: int) -> "Read":
        """A piece of a text by itself."""
        return cls(source[start:end], (0,), (start,))

    def piece_of(self, offset: int) -> int:
        """The number of the piece that holds a sign of the words."""
        return bisect_right(self.starts, offset) - 1

    def source(self, offset: int) -> int:
        """Where in the source a sign of the words stands."""
        piece = self.piece_of(offset)
        return self.sources[piece] + offset - self.starts[piece]


@lru_cache(maxsize=4096)
def read_text(markdown: str) -> tuple[Read, tuple[tuple[int, int], ...]]:
    """Markdown without the markup of its links, and where the addresses of those stand."""
    words: list[str] = []
    starts: list[int] = []
    sources: list[int] = []
    addresses: list[tuple[int, int]] = []
    length = at = 0
    for span in link_spans(markdown):
        if span.start < at:
            continue
        shown = (at, span.start), (0, 0) if span.bare else (span.words_start, span.words_end)
        for start, end in shown:
            if start < end:
                starts.append(length)
                sources.append(start)
                words.append(markdown[start:end])
                length += end - start
        addresses.append((span.address_start, span.address_end))
        at = span.end
    starts.append(length)
    sources.append(at)
    words.append(markdown[at:])
    return Read("".join(words), tuple(starts), tuple(sources)), tuple(addresses)


def _found(
    text: IssueText, read: Read, search: Search, pattern: expressions.Pattern
) -> Iterator[Match]:
    words = read.words
    read_as = words if search.regular else words.translate(_ALIKE)
    for found in expressions.every(pattern, read_as):
        start, end = found.span()
        if start == end:
            continue
        yield Match(
            text.place,
            text.name,
            read.source(start),
            read.source(end - 1) + 1,
            words[start:end],
            words[max(0, start - AROUND) : start],
            words[end : end + AROUND],
            parted=read.piece_of(start) != read.piece_of(end - 1),
        )
