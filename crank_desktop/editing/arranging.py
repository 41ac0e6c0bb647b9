"""The items of an issue put elsewhere, taken out or doubled, several at once as one change.

Items are named by identity and keep the order in which they are read; names that no item bears are
passed over. Where nothing would change, there is no change (None).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Self

from crank_desktop.document.counting import counted
from crank_desktop.document.inline import words_of
from crank_desktop.document.markdown_reader import read_inline
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    PortableIssue,
    Section,
    new_uid,
)
from crank_desktop.editing.item_changes import InsertItem, MoveItem, Place, RemoveItem
from crank_desktop.editing.several import as_one
from crank_desktop.library.changes import Change
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION

_MOST_CALLED = 40
"""Characters of an item's first words."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between the items of a section: before the one at ``position``, or at the end."""

    section_uid: str
    position: int


class _Rows:
    """The identities of an issue's items by section, kept up with the changes made so far."""

    def __init__(self, sections: dict[str, list[str]], words: dict[str, str]) -> None:
        self.sections = sections
        self._words = words

    @classmethod
    def of(cls, issue: PortableIssue) -> Self:
        items = {one.uid: one.items for one in issue.sections}
        return cls(
            {name: [item.uid for item in row] for name, row in items.items()},
            {item.uid: _called(item) for row in items.values() for item in row},
        )

    def place_of(self, uid: str) -> Place:
        return next(
            Place(name, row.index(uid)) for name, row in self.sections.items() if uid in row
        )

    def move(self, uid: str, after: Place) -> MoveItem:
        before = self.place_of(uid)
        self.sections[before.section_uid].remove(uid)
        self.sections[after.section_uid].insert(after.position, uid)
        return MoveItem(uid, before, after, self._words[uid])


def _called(item: Item) -> str:
    """The first words of an item, enough to know it by in a menu."""
    match item:
        case HighlightItem(heading=words) | AnalysisItem(title=words):
            called = words
        case LinkItem(text=text):
            called = words_of(read_inline(text))
    return shorten(called, _MOST_CALLED, placeholder="…")


def chosen_items(issue: PortableIssue, uids: Collection[str]) -> tuple[Item, ...]:
    """The items of these names in reading order."""
    return tuple(item for one in issue.sections for item in one.items if item.uid in uids)


def takes(section: Section, items: Collection[Item]) -> bool:
    """Whether a section can hold these items: they are of its kind, or stand in it already."""
    inside = {item.uid for item in section.items}
    kind = ITEM_KIND_OF_SECTION[section.kind]
    return all(item.kind is kind or item.uid in inside for item in items)


def removing(issue: PortableIssue, uids: Collection[str]) -> Change | None:
    """Take items out."""
    rows, changes = _Rows.of(issue), []
    for item in chosen_items(issue, uids):
        place = rows.place_of(item.uid)
        rows.sections[place.section_uid].remove(item.uid)
        changes.append(RemoveItem(place.section_uid, place.position, item))
    return as_one(tuple(changes), f"Remove {counted(len(changes), 'item')}")


def doubling(issue: PortableIssue, uids: Collection[str]) -> tuple[Change | None, tuple[str, ...]]:
    """Add a copy below each of these items; the names of the copies."""
    rows, changes = _Rows.of(issue), []
    for item in chosen_items(issue, uids):
        place = rows.place_of(item.uid)
        copy = replace(item, uid=new_uid())
        rows.sections[place.section_uid].insert(place.position + 1, copy.uid)
        changes.append(InsertItem(place.section_uid, place.position + 1, copy))
    change = as_one(tuple(changes), f"Duplicate {counted(len(changes), 'item')}")
    return change, tuple(one.item.uid for one in changes)


def moving(issue: PortableIssue, uids: Collection[str], gap: Gap) -> Change | None:
    """Bring items together into a gap; None too where its section does not take them."""
    items = chosen_items(issue, uids)
    section = next((one for one in issue.sections if one.uid == gap.section_uid), None)
    if section is None or not takes(section, items):
        return None
    rows, moves = _Rows.of(issue), []
    names = {item.uid for item in items}
    there = rows.sections[gap.section_uid]
    ahead = [uid for uid in there[: gap.position] if uid not in names]
    for item in items:
        here = rows.place_of(item.uid)
        # The place is counted without the item, which leaves its own first.
        without = [uid for uid in there if uid != item.uid]
        after = Place(gap.section_uid, without.index(ahead[-1]) + 1 if ahead else 0)
        if here != after:
            moves.append(rows.move(item.uid, after))
        ahead.append(item.uid)
    return as_one(tuple(moves), _moved(moves))


def stepping(issue: PortableIssue, uids: Collection[str], by: int) -> Change | None:
    """Move items up (-1) or down (1) by one place.

    Items that are together at that end of their section go on into the next one that takes them.
    """
    rows, moves = _Rows.of(issue), []
    for name in rows.sections:
        row = rows.sections[name]
        for uid in [one for one in row[::-by] if one in uids]:
            place = row.index(uid)
            beyond = place + by
            if 0 <= beyond < len(row) and row[beyond] not in uids:
                moves.append(rows.move(uid, Place(name, beyond)))
    if moves:
        return as_one(tuple(moves), _moved(moves))
    gap = _next_gap(issue, uids, by)
    return moving(issue, uids, gap) if gap else None


def _next_gap(issue: PortableIssue, uids: Collection[str], by: int) -> Gap | None:
    """The near end of the next section that takes items which all stand in one."""
    holding = [
        place
        for place, one in enumerate(issue.sections)
        if any(item.uid in uids for item in one.items)
    ]
    if len(holding) != 1:
        return None
    items = chosen_items(issue, uids)
    rest = issue.sections[holding[0] + 1 :] if by > 0 else issue.sections[: holding[0]][::-1]
    section = next((one for one in rest if takes(one, items)), None)
    return Gap(section.uid, 0 if by > 0 else len(section.items)) if section else None


def _moved(moves: Collection[MoveItem]) -> str:
    return f"Move {counted(len({one.uid for one in moves}), 'item')}"
