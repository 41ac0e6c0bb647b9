"""Where sentences end, for rules that would rather miss one than see one that is none."""

import re

_CLOSING = "\"'”’»)\\]"
_END = re.compile(rf"(\S*?)([.!?…])([{_CLOSING}]*)\s+(?=[\"“‘'(\[]?[A-Z0-9])")
_FULL_STOP = re.compile(rf"[.!?…][{_CLOSING}]*$")
_SHORT = frozenset(
    "mr mrs ms dr prof gen sen rep gov lt col maj sgt adm capt amb st jr sr rev hon pres vs etc no"
    " art sec approx inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec al".split()
)


def sentence_ends(text: str) -> int:
    """How many sentences end inside a text, before its last one; abbreviations end none."""
    return sum(1 for found in _END.finditer(text) if not _is_short(found[1], found[2]))


def has_full_stop(text: str) -> bool:
    """Whether a text ends as a sentence does, quotation marks and parentheses behind it or not."""
    return _FULL_STOP.search(text.rstrip()) is not None


def _is_short(word: str, mark: str) -> bool:
    bare = word.strip("(\"'“‘[").casefold()
    return mark == "." and (len(bare) <= 1 or "." in bare or bare in _SHORT)
