"""The words of a text that can be spelled right or wrong, each with its place.

Left out is what no dictionary holds: addresses, code, placeholders of sending services, entities,
mail addresses, anything with a digit, single letters, initials, words in capitals, and words of
other scripts than the Latin one.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from crank_desktop.document.link_spans import link_spans
from crank_desktop.document.merge_tags import MERGE_TAG

LONGEST = 100_000
"""Code points of a paragraph that is looked at; beyond that it is no prose."""
_HYPHENS = "-\u2010\u2011"
# Python's own expressions are several times as fast, but count no combining mark as part of a word.
_SIGN = r"[\w\u0300-\u036f\u1dc4-\u1dff]"
_PART = rf"{_SIGN}++(?:['’]{_SIGN}++)*+"
_PARTS = re.compile(_PART)
_WHOLE = re.compile(rf"{_PART}(?:[{_HYPHENS}]{_PART})*+")
_LATIN = regex.compile(r"(?:[\p{Latin}'’]|(?<=[\p{Latin}\p{M}])\p{M})++")
_CAPITALS = regex.compile(r"[\p{Lu}\p{M}]{2,}+s?")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_ALIKE = str.maketrans("’\u2010\u2011", "'--")
_DOT_INSIDE = re.compile(r"\w\.\w")
_DOTTED = re.compile(r"(?<![\w.-])[\w-]++(?:\.[\w-]++)++(?:[/?#]\S*+)?")
_ENDING = re.compile(r"[a-z]{2,}+(?:[/?#].*+)?", re.DOTALL)
_INITIALS = 2
"""Letters of the longest part of "Ph.D." and its like."""


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank_dotted(found: re.Match[str]) -> str:
    """Leave out addresses without "https" and initials; two sentences without a space are words."""
    parts = found[0].split(".")
    short = all(len(part) <= _INITIALS for part in parts)
    return _blank(found) if short or _ENDING.fullmatch(parts[-1]) else found[0]


# What is no word, by a sign without which it is not looked for.
_LEFT_OUT: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("|", MERGE_TAG, _blank),
    ("{", MERGE_TAG, _blank),
    ("`", re.compile(r"(?<!`)(`++)[^`]++\1(?!`)"), _blank),
    ("<", re.compile(r"</?[A-Za-z][^<>]*+>"), _blank),
    ("&", re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*+|#[0-9A-Fa-fx]++);"), _blank),
    (":", re.compile(r"\b(?:https?|ftp|mailto|missing):\S*+"), _blank),
    ("@", re.compile(r"(?<![\w.+-])[\w.+-]*+@[\w.-]*+"), _blank),
    ("#", re.compile(r"(?<!\w)#\w++"), _blank),
)


class Word(NamedTuple):
    """A word that stands at ``start`` to ``end`` of a text, in code points.

    ``key`` is what a dictionary is asked for; ``whole`` the same of all of a word with hyphens that
    this one is a part of, else "".
    """

    start: int
    end: int
    key: str
    whole: str = ""


def plain(word: str) -> str:
    """A word in the one form that is compared: composed signs, straight apostrophes."""
    return unicodedata.normalize("NFC", word.translate(_ALIKE))


def words_in(text: str, *, prose: bool) -> Iterator[Word]:
    """The words of a text of any number of lines; ``prose`` is Markdown."""
    at = 0
    for line in text.split("\n"):
        for start, end, key, whole in words_of_line(line, prose):
            yield Word(at + start, at + end, key, whole)
        at += len(line) + 1


@lru_cache(maxsize=1024)
def words_of_line(line: str, prose: bool) -> tuple[Word, ...]:  # noqa: FBT001 - for the cache
    """The words of one line; remembered, for one line is typed in and the others stay."""
    if len(line) > LONGEST:
        return ()
    shown = _shown(line, prose=prose)
    words: list[Word] = []
    for found in _WHOLE.finditer(shown):
        whole = found[0]
        if whole.isalpha() and whole.isascii():
            # The words of most texts, at a third of the cost.
            if len(whole) > 1 and not _is_in_capitals(whole):
                words.append(Word(found.start(), found.end(), whole))
        elif any(hyphen in whole for hyphen in _HYPHENS):
            key = plain(whole)
            for part in _PARTS.finditer(whole):
                words += _word(part[0], found.start() + part.start(), key)
        else:
            words += _word(whole, found.start(), "")
    return tuple(words)


def names_in(text: str) -> frozenset[str]:
    """The words of a name, of whatever it is; capitals and digits count here."""
    return frozenset(plain(_stem(part[0])) for part in _PARTS.finditer(text))


def _shown(line: str, *, prose: bool) -> str:
    """A line with spaces in the place of what is no word."""
    if prose:
        for span in link_spans(line):
            start, end = span.address_start, span.address_end
            line = f"{line[:start]}{' ' * (end - start)}{line[end:]}"
    for sign, pattern, left_out in _LEFT_OUT:
        if sign in line:
            line = pattern.sub(left_out, line)
    return _DOTTED.sub(_blank_dotted, line) if _DOT_INSIDE.search(line) else line


def _word(text: str, start: int, whole: str) -> tuple[Word, ...]:
    stem = _stem(text)
    if len(stem) < 2 or _is_in_capitals(stem) or not _LATIN.fullmatch(stem):  # noqa: PLR2004
        return ()
    return (Word(start, start + len(stem), plain(stem), whole),)


def _is_in_capitals(word: str) -> bool:
    return word[1].isupper() and _CAPITALS.fullmatch(word) is not None


def _stem(text: str) -> str:
    return text[:-2] if text.endswith(_POSSESSIVE) else text
