"""A link item: ``Sentence. (Outlet, Outlet)`` taken apart into its sentence and its outlets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crank_desktop.document.portable import Outlet
from crank_desktop.importing.marked import MarkedText
from crank_desktop.sources.outlets import KnownOutlets

TRAILING_GROUP = re.compile(
    r"(?<!\s)\s*\((?P<inside>[^()]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\)[^()]*)*)\)\s*$"
)
_SEPARATORS = re.compile(r"^(?:\s*(?:[,;/&]|and\b))+")
_LONGEST_GROUP = 120
"""Characters of a parenthesis that may name outlets without a link among them."""
_SENTENCE_END = re.compile(r"[.?!…][\"”’')]*\s*$")


@dataclass(frozen=True, slots=True)
class LinkParts:
    """The sentence and its outlets; ``group`` holds the exact words of the parenthesis.

    ``mended``: names that ran together were parted; ``sure``: every part is plainly one name;
    ``unplaced``: addresses on the parenthesis itself, which belong to no words.
    """

    sentence: MarkedText
    outlets: tuple[Outlet, ...]
    group: str = ""
    mended: bool = False
    sure: bool = True
    unplaced: tuple[str, ...] = ()


def read_link_item(marked: MarkedText, known: KnownOutlets) -> LinkParts:
    """Take one entry apart; a parenthesis that names no outlet stays in the sentence."""
    group = TRAILING_GROUP.search(marked.text)
    if group is None or not _names_outlets(marked, group, known):
        return LinkParts(marked, ())
    inside = marked.cut(group.start("inside"), group.end("inside"))
    sentence = marked.cut(0, group.start()).stripped()
    outlets: list[Outlet] = []
    mended = False
    sure = True
    for words, address in _segments(inside):
        split = known.split(words)
        mended = mended or split.mended
        sure = sure and split.sure
        outlets += [Outlet(name=name) for name in split.names[:-1]]
        outlets.append(Outlet(name=split.names[-1] if split.names else "", url=address))
    unplaced = tuple(
        mark.address
        for mark in marked.links
        if mark.end > group.start() and not group.start("inside") < mark.end <= group.end("inside")
    )
    return LinkParts(sentence, tuple(outlets), inside.text, mended, sure, unplaced)


def _segments(inside: MarkedText) -> Iterator[tuple[str, str | None]]:
    """The words up to each link's end with its address, then what follows the last link."""
    at = 0
    for mark in inside.links:
        yield _SEPARATORS.sub("", inside.text[at : mark.end]).strip(), mark.address
        at = mark.end
    rest = _SEPARATORS.sub("", inside.text[at:]).strip()
    if rest:
        yield rest, None


def _names_outlets(marked: MarkedText, group: re.Match[str], known: KnownOutlets) -> bool:
    linked = any(group.start("inside") < mark.end <= group.end("inside") for mark in marked.links)
    before = marked.text[: group.start()]
    inside = group["inside"].strip()
    after_sentence = _SENTENCE_END.search(before) is not None and len(inside) <= _LONGEST_GROUP
    return bool(inside) and (linked or after_sentence or known.split(inside).mended)
