"""A paragraph of Markdown in parts that can be read one by one, so that a key makes one anew."""

import re
from itertools import pairwise

_SHORT = 200
"""Characters of a paragraph that is read as quickly whole."""
_LINK = re.compile(r"(?<!!)\[[^\[\]()<>*_\\{}|`]*\]\([^\s()<>'\"\[\]\\*{}|]*\)")
_EMPHASIS = re.compile(r"\*(?=\S)[^*\[\]<>_\\{}|`]+(?<=\S)\*")
_MARKUP = re.compile(r"[\[\]<*_\\{|\x02\x03]")
_RUN = re.compile(r"\*\*|_{13}")
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=\S)")


def prose_parts(text: str) -> list[str]:
    """The sentences of a paragraph; read one after the other they are what the whole is read as.

    A paragraph that holds more than plain links and italics is left whole: what its marks mean
    is decided over its whole length.
    """
    if len(text) < _SHORT:
        return [text]
    # What is kept together is hidden at its full length, so that places stay.
    hidden = _EMPHASIS.sub(_hide, _LINK.sub(_hide, text))
    if _MARKUP.search(hidden) or _RUN.search(text):
        return [text]
    ends = [match.end() for match in _SENTENCE_END.finditer(hidden)]
    return [text[start:end] for start, end in pairwise((0, *ends, len(text)))]


def _hide(found: re.Match[str]) -> str:
    return "x" * len(found[0])
