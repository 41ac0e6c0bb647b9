"""Where the words of a link begin, guessed from where they end.

Mailchimp's plain part keeps the end of a link alone. Editors link the verb, the noun phrase or the
one word that carries the report, so the guess goes back over words until one that opens a phrase.
"""

import re

_WORD = re.compile(r"\S+")
_OPENERS = frozenset(
    """a an the this that these those its their his her our my your some any each every no such
    of to in on at by for from with without into onto over under about against between among amid
    during after before since until through across toward towards via per as than like near
    and or but nor so yet if when while where which who whom whose because although though whether
    is are was were be been being am has have had having do does did will would shall should can
    could may might must not also only even just both either neither
    he she it they we you i them him us me there here""".split()
)
_PHRASE_END = re.compile(r"[,.;:!?—–)\]”»…]$")
_PHRASE_START = re.compile(r"[(\[“«—–‘\"]")
_MOST_WORDS = 4


def guess_start(text: str, floor: int, end: int) -> int:
    """The offset where the link that ends at ``end`` most likely begins, never below ``floor``.

    At least one word is linked; at most four are, none of them before a clause's punctuation.
    """
    words = list(_WORD.finditer(text, floor, end))
    if not words:
        return floor
    start = _inner_start(words[-1])
    if _bare(words[-1]) in _OPENERS:
        return start
    taken = 1
    for word in reversed(words[:-1]):
        opens_here = start > words[-taken].start()
        bare = _bare(word)
        opener = bare in _OPENERS or bare.endswith("ly")
        if opens_here or taken == _MOST_WORDS or opener or _PHRASE_END.search(word[0]):
            break
        start = _inner_start(word)
        taken += 1
    return start


def _bare(word: re.Match[str]) -> str:
    return word[0].strip("“”‘’\"'()[]").lower()


def _inner_start(word: re.Match[str]) -> int:
    """The start of a word behind the quotation mark, bracket or dash that opens it."""
    start = word.start()
    for mark in _PHRASE_START.finditer(word[0]):
        if mark.end() < len(word[0]):
            start = word.start() + mark.end()
    return start
