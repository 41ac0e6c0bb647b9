"""A rendered output in pieces, so that one item's part can be found, weighed and replaced."""

import re

Pieces = tuple[str, ...]
"""Joined they are the output; every second one is the part of an item, in the issue's order."""

# A quotation mark is escaped in every attribute and "<" in every text: no words can forge a mark.
_MARK = re.compile(r'<!--/?"\d+-->')


PART = "\x01"
"""Stands before and behind an item's part of a text while it is put together; no text holds it."""


def cut_at_marks(marked: str) -> Pieces:
    """The pieces of HTML whose templates put a mark before and behind each item's part."""
    return tuple(_MARK.split(marked))


def cut_text(marked: str) -> Pieces:
    """The pieces of a text with ``PART`` around each item's part, without line breaks at its ends.

    It ends with one.
    """
    pieces = marked.split(PART)
    for order, strip in ((range(len(pieces)), str.lstrip), (_from_the_end(pieces), str.rstrip)):
        for at in order:
            pieces[at] = strip(pieces[at], "\n")
            if pieces[at]:
                break
    pieces[-1] += "\n"
    return tuple(pieces)


def _from_the_end(pieces: list[str]) -> range:
    return range(len(pieces) - 1, -1, -1)
