"""From a word that is shown to the word that was written, and back, by the order of the words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from crank_desktop.document.link_spans import link_spans

_WORD = re.compile(r"\w+")


class _Word(NamedTuple):
    words: str
    text: int
    start: int


def place_in_texts(texts: Sequence[str], shown: str, at: int) -> tuple[int, int]:
    """The number of the text and the offset in it where a place of what is shown was written.

    ``texts`` are an item's texts as written, in the order they are shown.
    """
    written = _written(texts)
    seen = [(found[0], found.start()) for found in _WORD.finditer(shown)]
    number = max((n for n, (_, start) in enumerate(seen) if start <= at), default=-1)
    if number < 0 or not written:
        return 0, 0
    found = _same(written, [words for words, _ in seen], number)
    inside = min(at - seen[number][1], len(seen[number][0]))
    return found.text, found.start + min(inside, len(found.words))


def words_before(texts: Sequence[str], number: int, offset: int) -> int:
    """How many words are shown before the one at an offset of a text."""
    before = [w for w in _written(texts) if (w.text, w.start) <= (number, offset)]
    return max(len(before) - 1, 0)


def _same(written: list[_Word], seen: list[str], number: int) -> _Word:
    """The written word that is shown as ``number``, or the last one before it that is shown."""
    words = [one.words for one in written]
    if words[: number + 1] == seen[: number + 1]:
        return written[number]
    found = 0
    for a, b, size in SequenceMatcher(None, words, seen, autojunk=False).get_matching_blocks():
        if size and b <= number:
            found = a + min(number - b, size - 1)
    return written[found]


def _written(texts: Sequence[str]) -> list[_Word]:
    return [
        _Word(found[0], number, found.start())
        for number, text in enumerate(texts)
        for found in _WORD.finditer(_without_addresses(text))
    ]


def _without_addresses(text: str) -> str:
    """The text with blanks where addresses stand that are not shown."""
    for span in link_spans(text):
        if not span.bare:
            hidden = " " * (span.end - span.words_end)
            text = f"{text[: span.words_end]}{hidden}{text[span.end :]}"
    return text
