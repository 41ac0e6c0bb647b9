"""A paragraph parted in two, where that breaks nothing."""

import pytest

from crank_desktop.editing.paragraphs import split_paragraph


@pytest.mark.parametrize(
    ("before", "number", "offset", "after"),
    [
        ("One two. Three four.", 0, 8, "One two.\n\nThree four."),
        ("One.\n\nTwo. Three.\n\nFour.", 1, 4, "One.\n\nTwo.\n\nThree.\n\nFour."),
        ("See [it](missing:) now", 0, 6, "See [it](missing:)\n\nnow"),
        ("See [it](missing:) now", 0, 3, "See\n\n[it](missing:) now"),
        ("See *it* now", 0, 4, "See\n\n*it* now"),
        ("- a b\n\nOne two", 1, 3, "- a b\n\nOne\n\ntwo"),
        ("A *|NAME|* b", 0, 10, "A *|NAME|*\n\nb"),
    ],
)
def test_a_paragraph_is_parted_at_its_words(
    before: str, number: int, offset: int, after: str
) -> None:
    assert split_paragraph(before, number, offset) == after


@pytest.mark.parametrize(
    ("markdown", "number", "offset"),
    [
        ("See [it all](missing:) now", 0, 6),
        ("See *it all* now", 0, 6),
        ("One two", 0, 0),
        ("One.\n\nTwo three.\n\nFour.", 1, 0),
        ("One two", 0, 7),
        ("One two", 0, 70),
        ("One two", 1, 3),
        ("- one two", 0, 3),
        ("> one two", 0, 3),
        ("* one\n* two\n\nOne two", 2, 3),
        ("", 0, 0),
    ],
)
def test_where_it_cannot_be_parted_nothing_changes(markdown: str, number: int, offset: int) -> None:
    assert split_paragraph(markdown, number, offset) == markdown
