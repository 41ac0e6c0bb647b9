"""What the palette finds for typed letters, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.ui.palette.palette_rows import (
    MOST_RECENT,
    PaletteRow,
    found_rows,
    with_recent,
)
from crank_desktop.ui.palette.ranking import Fit, fit, folded

WORDS = st.text(st.sampled_from("abcé ’-"), max_size=12)


@pytest.mark.parametrize(
    ("typed", "name", "kind"),
    [
        ("find", "find in the library", Fit.PREFIX),
        ("  find   in ", "find in the library", Fit.PREFIX),
        ("lib", "find in the library", Fit.WORD_STARTS),
        ("in lib", "find in the library", Fit.WORD_STARTS),
        ("lib find", "find in the library", Fit.ANY_ORDER),
        ("itl", "find in the library", Fit.INITIALS),
        ("brary", "find in the library", Fit.WITHIN),
        ("fnd", "find in the library", Fit.SCATTERED),
        ("libary", "find in the library", Fit.SCATTERED),
    ],
)
def test_each_way_of_fitting_is_told(typed: str, name: str, kind: Fit) -> None:
    found = fit(typed, name)
    assert found is not None
    assert found[0] is kind


@pytest.mark.parametrize("typed", ["x", "fy", "libraryx", "dnif", "find x"])
def test_letters_that_are_not_there_or_far_apart_do_not_fit(typed: str) -> None:
    assert fit(typed, "find in the library") is None


def test_case_accents_and_apostrophes_are_no_matter() -> None:
    assert folded("L’Été") == "l'ete"
    row = PaletteRow("item:1", "L’été à Téhéran", "Links")
    assert found_rows([row], "l'ETE", ()) == (row,)


def rows(*names: str, place: str = "File") -> list[PaletteRow]:
    return [PaletteRow(f"action:{name}", name, place) for name in names]


def names(found: tuple[PaletteRow, ...]) -> list[str]:
    return [row.words for row in found]


def test_the_best_fit_stands_first() -> None:
    listed = rows("Reprint", "Hold the printing press", "Print", "Pick a raw inn today", "Export")
    assert names(found_rows(listed, "print", ())) == ["Print", "Hold the printing press", "Reprint"]


def test_of_the_same_fit_what_was_used_last_stands_first() -> None:
    listed = rows("Find next", "Find all", "Find in the library", "Refind")
    recent = ("action:Refind", "action:Find in the library", "action:Find all")
    order = ["Find in the library", "Find all", "Find next", "Refind"]
    assert names(found_rows(listed, "find", recent)) == order
    everything = ["Refind", "Find in the library", "Find all", "Find next"]
    assert names(found_rows(listed, "", recent)) == everything


def test_what_cannot_be_chosen_stands_last() -> None:
    off = PaletteRow("action:Undo", "Undo", "Edit", enabled=False)
    listed = [off, *rows("Sound undone")]
    assert names(found_rows(listed, "undo", ())) == ["Sound undone", "Undo"]


def test_the_place_helps_to_find_but_behind_what_is_called_so() -> None:
    listed = [*rows("Dark", place="View"), *rows("Review")]
    assert names(found_rows(listed, "view", ())) == ["Review", "Dark"]
    assert names(found_rows(listed, "dark view", ())) == ["Dark"]


def test_the_last_choices_are_few_and_each_stands_once() -> None:
    recent: tuple[str, ...] = ()
    for number in range(MOST_RECENT + 3):
        recent = with_recent(recent, str(number))
    recent = with_recent(recent, "9")
    assert recent[:3] == ("9", "14", "13")
    assert len(recent) == len(set(recent)) == MOST_RECENT


@given(WORDS, WORDS)
def test_every_name_is_found_by_itself_its_beginning_and_its_letters(one: str, other: str) -> None:
    whole = folded(one + other)
    assert fit(folded(one), whole) is not None
    if whole.strip():
        found = fit(whole.strip(), whole.strip())
        assert found is not None
        assert found[0] is Fit.PREFIX
