"""Notes that move with what they are about: a path by positions bound to an identity, and back."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from crank_desktop.document.portable import Section

_PATH = re.compile(r"sections/(0|[1-9][0-9]*)(?:/items/(0|[1-9][0-9]*))?(?![^/])")


class BoundPlace(NamedTuple):
    """The section or item a note is about, and the rest of its path."""

    uid: str | None
    rest: str


def bind(where: str, sections: Sequence[Section]) -> BoundPlace:
    """The place that the path ``where`` leads to in these sections; the path where it leads out."""
    found = _PATH.match(where)
    if found is None or not _is_index(found[1], sections):
        return BoundPlace(None, where)
    section = sections[int(found[1])]
    if found[2] is not None and _is_index(found[2], section.items):
        return BoundPlace(section.items[int(found[2])].uid, where[found.end() :])
    return BoundPlace(section.uid, where[found.end(1) :])


def _is_index(digits: str, among: Sequence[object]) -> bool:
    # Compared by length first: a stranger's file may hold a number too long to read.
    return len(digits) <= len(str(len(among))) and int(digits) < len(among)


def paths(sections: Sequence[Section]) -> dict[str, str]:
    """The path of each section and item, by its identity."""
    found = {}
    for s, section in enumerate(sections):
        found[section.uid] = f"sections/{s}"
        for i, item in enumerate(section.items):
            found[item.uid] = f"sections/{s}/items/{i}"
    return found


def path_of(place: BoundPlace, where: Mapping[str, str]) -> str:
    """The path of a place now; one whose section or item is gone leads to the issue as a whole."""
    if place.uid is None:
        return place.rest
    path = where.get(place.uid)
    return "" if path is None else path + place.rest
