"""Two texts compared as a reader would: by paragraphs, and word by word inside a changed one.

What is the same in both, and what only one of them has, put together give each of them exactly.
Exchanging the two exchanges what was added and what was removed, and nothing else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

from crank_desktop.document.link_spans import link_spans


class Fate(StrEnum):
    """What became of something between two texts."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


class Matter(StrEnum):
    """What a run of signs is to a reader: words, where a link leads, or markup around it."""

    WORDS = "words"
    ADDRESS = "address"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class Run:
    """Signs that share a fate, which is never ``CHANGED``."""

    fate: Fate
    text: str
    matter: Matter = Matter.WORDS


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a text; a changed one holds runs of more than one fate."""

    fate: Fate
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All it holds, whatever became of it."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a sign with the space behind it, which takes no part in finding what is alike."""

    word: str
    space: str
    matter: Matter

    @property
    def key(self) -> tuple[str, Matter]:
        return self.word, self.matter


@dataclass(slots=True)
class _Block:
    """Where the tokens ``a`` to ``b`` of one text stand for ``c`` to ``d`` of the other."""

    same: bool
    a: int
    b: int
    c: int
    d: int

    @property
    def size(self) -> int:
        return max(self.b - self.a, self.d - self.c)


_Part = TypeVar("_Part", Run, Paragraph)
_JOINED = "\u0300-\u036f\u200c\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff"
_LOGOGRAMS = "\u3040-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(
    rf"([{_LOGOGRAMS}]|(?:(?![{_LOGOGRAMS}])\w[{_JOINED}]*)+(?:['’-](?:\w[{_JOINED}]*)+)*"
    rf"|\S[{_JOINED}]*(?:(?<=\u200d)\S[{_JOINED}]*)*)(\s*)"
)
_LEAST_ALIKE = 0.3
"""Of two paragraphs that share fewer of their words, one is no version of the other."""
_MOST_PAIRS = 40_000
_MOST_ISLAND = 4
"""Fewer words than these, and than either change beside them, are lost for the sake of reading."""
_OTHER_WAY = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED}


def compare_texts(old: str, new: str, *, markdown: bool = False) -> tuple[Paragraph, ...]:
    """What became of each paragraph; links of Markdown are told from their words."""
    if old > new:
        # The same question the other way round has the same answer.
        turned = [_turned(one) for one in _paragraphs(new, old, markdown=markdown)]
        return tuple(_removed_first(turned))
    return tuple(_paragraphs(old, new, markdown=markdown))


def side_of(paragraphs: Iterable[Paragraph], fate: Fate) -> str:
    """The one text (``REMOVED``: the old, ``ADDED``: the new) that was compared."""
    return "\n".join(
        "".join(run.text for run in one.runs if run.fate in {Fate.SAME, fate})
        for one in paragraphs
        if one.fate in {Fate.SAME, Fate.CHANGED, fate}
    )


def words_in(paragraphs: Iterable[Paragraph], fate: Fate) -> int:
    """How many words were added, removed or kept."""
    return sum(
        bool(re.match(r"\w", token.word))
        for one in paragraphs
        for run in one.runs
        if run.fate is fate and run.matter is Matter.WORDS
        for token in _tokens(run.text, markdown=False)
    )


def _paragraphs(old: str, new: str, *, markdown: bool) -> list[Paragraph]:
    before, after = _lines(old), _lines(new)
    found: list[Paragraph] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [_whole(Fate.SAME, line, markdown=markdown) for line in before[a:b]]
        else:
            found += _rewritten(before[a:b], after[c:d], markdown=markdown)
    return _removed_first(found)


def _rewritten(before: list[str], after: list[str], *, markdown: bool) -> Iterable[Paragraph]:
    """Lines that are not the same: those that are versions of each other, the rest between them."""
    a = c = 0
    for i, j in [*_pairs(before, after), (len(before), len(after))]:
        yield from (_whole(Fate.REMOVED, line, markdown=markdown) for line in before[a:i])
        yield from (_whole(Fate.ADDED, line, markdown=markdown) for line in after[c:j])
        if i < len(before):
            runs = _runs(before[i], after[j], markdown=markdown)
            yield Paragraph(Fate.CHANGED, runs)
        a, c = i + 1, j + 1


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Which lines are versions of each other, in order: so that as many words as can be stay."""
    if len(before) * len(after) > _MOST_PAIRS:
        return []
    known = [_counted(line) for line in after]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    alike = [[_alike(_counted(line), other) for other in known] for line in before]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= _LEAST_ALIKE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(before) and j < len(after):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _counted(line: str) -> Counter[str]:
    return Counter(token.word.casefold() for token in _tokens(line, markdown=False))


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that both have, between 0 and 1."""
    count = one.total() + other.total()
    return 2 * (one & other).total() / count if count else 0.0


def _runs(old: str, new: str, *, markdown: bool) -> tuple[Run, ...]:
    before, after = _tokens(old, markdown=markdown), _tokens(new, markdown=markdown)
    runs: list[Run] = []
    for block in _readable(_blocks(before, after)):
        if block.same:
            for one, other in zip(before[block.a : block.b], after[block.c : block.d], strict=True):
                runs += _kept(one, other)
        else:
            runs += _all(Fate.REMOVED, before[block.a : block.b])
            runs += _all(Fate.ADDED, after[block.c : block.d])
    return tuple(_joined(_removed_first(runs)))


def _blocks(before: Sequence[_Token], after: Sequence[_Token]) -> list[_Block]:
    matcher = SequenceMatcher(
        None, [one.key for one in before], [one.key for one in after], autojunk=False
    )
    return [_Block(tag == "equal", *span) for tag, *span in matcher.get_opcodes()]


def _readable(blocks: list[_Block]) -> list[_Block]:
    """A word or two that happen to be the same between two larger changes belong to these."""
    kept: list[_Block] = []
    for block in blocks:
        if not block.same and len(kept) > 1 and kept[-1].same:
            island, former = kept[-1], kept[-2]
            if island.size < min(_MOST_ISLAND, former.size, block.size):
                del kept[-2:]
                kept.append(_Block(False, former.a, block.b, former.c, block.d))  # noqa: FBT003
                continue
        kept.append(block)
    return kept


def _kept(one: _Token, other: _Token) -> Iterable[Run]:
    if one.space == other.space:
        yield Run(Fate.SAME, one.word, one.matter)
        yield Run(Fate.SAME, one.space)
        return
    yield Run(Fate.SAME, one.word, one.matter)
    yield Run(Fate.REMOVED, one.space)
    yield Run(Fate.ADDED, other.space)


def _all(fate: Fate, tokens: Iterable[_Token]) -> Iterable[Run]:
    for one in tokens:
        yield Run(fate, one.word, one.matter)
        yield Run(fate, one.space)


def _joined(runs: Iterable[Run]) -> Iterable[Run]:
    filled = (run for run in runs if run.text)
    for (fate, matter), some in groupby(filled, lambda run: (run.fate, run.matter)):
        yield Run(fate, "".join(run.text for run in some), matter)


def _removed_first(parts: Iterable[_Part]) -> list[_Part]:
    """Between what stayed, what was removed stands before what was added."""
    ordered: list[_Part] = []
    for moving, some in groupby(parts, lambda one: one.fate in _OTHER_WAY):
        group = list(some)
        if moving:
            group.sort(key=lambda one: one.fate is Fate.ADDED)
        ordered += group
    return ordered


def _turned(paragraph: Paragraph) -> Paragraph:
    runs = [replace(run, fate=_OTHER_WAY.get(run.fate, run.fate)) for run in paragraph.runs]
    fate = _OTHER_WAY.get(paragraph.fate, paragraph.fate)
    return Paragraph(fate, tuple(_joined(_removed_first(runs))))


def _whole(fate: Fate, line: str, *, markdown: bool) -> Paragraph:
    return Paragraph(fate, tuple(_joined(_all(fate, _tokens(line, markdown=markdown)))))


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


@lru_cache(maxsize=4096)
def _tokens(line: str, *, markdown: bool) -> tuple[_Token, ...]:
    """The words of a line in order; together they are the line."""
    found: list[_Token] = []
    at = 0
    for start, end, matter in _marked(line) if markdown else ():
        found += _worded(line[at:start])
        found.append(_Token(line[start:end], "", matter))
        at = end
    return (*found, *_worded(line[at:]))


def _worded(text: str) -> Iterable[_Token]:
    first = _TOKEN.search(text)
    lead = text[: first.start()] if first else text
    if lead:
        yield _Token("", lead, Matter.WORDS)
    for match in _TOKEN.finditer(text):
        yield _Token(match[1], match[2], Matter.WORDS)


def _marked(line: str) -> Iterable[tuple[int, int, Matter]]:
    """The markup and addresses of links, in order; nothing that is empty."""
    at = 0
    for span in link_spans(line):
        pieces = [
            (span.start, span.words_start, Matter.MARKUP),
            (span.words_end, span.address_start, Matter.MARKUP),
            (span.address_start, span.address_end, Matter.ADDRESS),
            (span.address_end, span.end, Matter.MARKUP),
        ]
        for start, end, matter in pieces:
            if at <= start < end:
                yield start, end, matter
                at = end
