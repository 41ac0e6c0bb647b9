"""A word that is shown leads to where it was written."""

import pytest

from crank_desktop.document.shown_words import place_in_texts, words_before

TEXTS = ("Navies train", "Ships [from China](https://example.org/from) and *Iran* met.")


@pytest.mark.parametrize(
    ("shown", "word", "found"),
    [
        ("Navies train\n\nShips from China and Iran met.", "train", (0, 7)),
        ("Navies train\n\nShips from China and Iran met.", "from", (1, 7)),
        ("Navies train\n\nShips from China and Iran met.", "Iran", (1, 50)),
        ("Navies train\n-----\n\nShips from China [1] and Iran met.", "met", (1, 56)),
        ("** Navies train\nShips from China (https://example.org/from) and Iran", "and", (1, 45)),
    ],
)
def test_a_shown_word_is_found_where_it_was_written(
    shown: str, word: str, found: tuple[int, int]
) -> None:
    number, offset = place_in_texts(TEXTS, shown, shown.index(word))
    assert (number, offset) == found
    assert TEXTS[number][offset:].startswith(word)


def test_a_place_inside_a_word_stays_inside() -> None:
    assert place_in_texts(TEXTS, "Navies train", 3) == (0, 3)
    assert place_in_texts((), "Navies", 3) == (0, 0)
    assert place_in_texts(TEXTS, "  ", 1) == (0, 0)


def test_words_are_counted_as_they_are_shown() -> None:
    assert words_before(TEXTS, 0, 0) == 0
    assert words_before(TEXTS, 0, 7) == 1
    assert words_before(TEXTS, 1, 0) == 2
    assert words_before(TEXTS, 1, 50) == 6
