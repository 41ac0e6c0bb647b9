"""What the palette lists: commands, issues and items as values, and which of them fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crank_desktop.ui.palette.ranking import fit, folded

MOST_RECENT = 12
"""How many choices are remembered as the last ones."""
_BEHIND_WORDS = 10
"""What only the place of a row fits stands behind everything that its words fit."""


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One thing to choose: ``place`` says where it belongs, ``keys`` what does the same.

    ``key`` tells it apart: "action:find", "issue:" and "item:" with an identity.
    """

    key: str
    words: str
    place: str
    keys: str = ""
    enabled: bool = True


def found_rows(
    rows: Iterable[PaletteRow], typed: str, recent: Sequence[str]
) -> tuple[PaletteRow, ...]:
    """The rows that fit what is typed: the best first, of the same fit what was used last.

    What cannot be chosen now stands at the end; nothing typed fits everything.
    """
    wanted = folded(typed)
    used = {key: number for number, key in enumerate(recent)}
    ranked = []
    for number, row in enumerate(rows):
        how = _fit(wanted, row)
        if how is not None:
            kind, apart = how
            last = used.get(row.key, len(used))
            ranked.append(((not row.enabled, kind, last, apart, number), row))
    return tuple(row for _, row in sorted(ranked, key=lambda one: one[0]))


def with_recent(recent: Sequence[str], key: str) -> tuple[str, ...]:
    """The last choices after another one."""
    return (key, *(one for one in recent if one != key))[:MOST_RECENT]


def _fit(wanted: str, row: PaletteRow) -> tuple[int, int] | None:
    if not wanted.strip():
        return 0, 0
    words = folded(row.words)
    if (how := fit(wanted, words)) is not None:
        return how
    behind = fit(wanted, f"{words} {folded(row.place)}")
    return None if behind is None else (behind[0] + _BEHIND_WORDS, behind[1])
