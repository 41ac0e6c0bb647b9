"""How well typed letters fit a name: the beginning of it, of its words, then letters in a row."""

import re
import unicodedata
from enum import IntEnum

_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("‘’", "''")


class Fit(IntEnum):
    """How typed letters fit a name, the best first."""

    PREFIX = 0
    """The name begins with them."""
    WORD_STARTS = 1
    """Each of the typed words begins a word of the name, in the same order."""
    ANY_ORDER = 2
    """The same in another order."""
    INITIALS = 3
    """They are the initials of words that follow one another."""
    WITHIN = 4
    """Each of the typed words stands somewhere in the name."""
    SCATTERED = 5
    """The letters stand in the name one after another, with little between them."""


def folded(words: str) -> str:
    """Words without case, accents and the curl of apostrophes, one space between two."""
    apart = unicodedata.normalize("NFKD", words.translate(_APOSTROPHES).casefold())
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(plain.split())


def fit(typed: str, name: str) -> tuple[Fit, int] | None:
    """How ``typed`` fits ``name``, both folded; less is better, None where it does not.

    The number tells two of a kind apart: where it begins, or how far the letters lie apart.
    """
    wanted = typed.split()
    if name.startswith(" ".join(wanted)):
        return Fit.PREFIX, 0
    starts = [found.start() for found in _WORD.finditer(name)]
    places = [[at for at in starts if name.startswith(word, at)] for word in wanted]
    if all(places):
        first = min(min(one) for one in places)
        return (Fit.WORD_STARTS if _in_order(places) else Fit.ANY_ORDER), first
    letters = "".join(wanted)
    at = "".join(name[start] for start in starts).find(letters)
    if len(letters) > 1 and at >= 0:
        return Fit.INITIALS, at
    if all(word in name for word in wanted):
        return Fit.WITHIN, min(name.index(word) for word in wanted)
    span = _span(letters, name)
    return (Fit.SCATTERED, span) if span is not None and span <= 2 * len(letters) else None


def _in_order(places: list[list[int]]) -> bool:
    last = -1
    for one in places:
        later = [at for at in one if at > last]
        if not later:
            return False
        last = later[0]
    return True


def _span(letters: str, name: str) -> int | None:
    """The shortest piece of a name that holds the letters in their order, from a word's start."""
    spans = []
    for found in _WORD.finditer(name):
        at = found.start()
        if name[at] != letters[0]:
            continue
        end = at
        for letter in letters:
            end = name.find(letter, end) + 1
            if not end:
                break
        if end:
            spans.append(end - at)
    return min(spans, default=None)
