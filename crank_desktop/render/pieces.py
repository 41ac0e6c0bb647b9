"""A rendered output in pieces, so that one item's part can be found, weighed and replaced."""

import re

Pieces = tuple[str, ...]
"""Joined they are the output; every second one is the part of an item, in the issue's order."""

# A quotation mark is escaped in every attribute and "<" in every text: no words can forge a mark.
_MARK = re.compile(r'<!--/?"\d+-->')


def cut_at_marks(marked: str) -> Pieces:
    """The pieces of HTML whose templates put a mark before and behind each item's part."""
    return tuple(_MARK.split(marked))
