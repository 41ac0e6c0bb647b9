"""Who wrote an analysis, in one line."""

import pytest

from crank_desktop.document.portable import AnalysisItem
from crank_desktop.render.bylines import authors_of, byline_of


@pytest.mark.parametrize(
    ("authors", "line"),
    [
        ((), ""),
        (("Ada",), "Ada"),
        (("Ada", "Ben"), "Ada and Ben"),
        (("Ada", "Ben", "Cleo"), "Ada, Ben, and Cleo"),
        (("Ada", "", "Ben"), "Ada and Ben"),
    ],
)
def test_authors_are_joined_as_they_are_read(authors: tuple[str, ...], line: str) -> None:
    assert authors_of(AnalysisItem(authors=authors)) == line


def test_byline_stands_where_authors_would() -> None:
    item = AnalysisItem(byline="Unsigned editorial", institution="Daily Sample")
    assert byline_of(item) == "Unsigned editorial, Daily Sample"


def test_note_follows_the_institution() -> None:
    item = AnalysisItem(authors=("Ada",), institution="Institute", note="writing in The Quay")
    assert byline_of(item) == "Ada, Institute, writing in The Quay"


def test_nothing_known_is_nothing_said() -> None:
    assert byline_of(AnalysisItem(title="Title")) == ""
