"""Words as a reader counts them, and numbers as sentences say them."""

import pytest

from crank_desktop.document.compose import compose, compose_item
from crank_desktop.document.counting import count_words, counted, counted_items, item_words
from crank_desktop.document.portable import AnalysisItem, HighlightItem, LinkItem, Outlet
from crank_desktop.model.kinds import ItemKind
from tests.library_files import example_issue


def test_markup_and_addresses_are_no_words() -> None:
    item = HighlightItem(
        heading="Two ports agree", body="The [new deal](https://example.org/a) is *old*.\n\n- One"
    )
    assert item_words(compose_item(item)) == 3 + 5 + 1


def test_outlets_and_authors_are_not_the_item_s_own_words() -> None:
    link = LinkItem(text="Pilots went home.", outlets=(Outlet(name="Tide Times"),))
    title = AnalysisItem(title="Why tugs matter", authors=("Bo Reed",), institution="Dock School")
    assert (item_words(compose_item(link)), item_words(compose_item(title))) == (3, 3)


def test_an_issue_counts_intro_headings_and_items() -> None:
    intro, headings = 7, 2 + 1 + 2
    items = (5 + 5) + (4 + 4) + 4 + 3
    assert count_words(compose(example_issue())) == intro + headings + items


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 addresses"), (1, "1 address"), (2, "2 addresses"), (12_345, "12,345 addresses")],
)
def test_a_number_of_things_is_worded(count: int, words: str) -> None:
    assert counted(count, "address", "addresses") == words


def test_items_are_counted_by_their_kind() -> None:
    assert [counted_items(1, kind) for kind in ItemKind] == [
        *("1 highlight", "1 link", "1 analysis", "1 perspective"),
    ]
    assert [counted_items(2, kind) for kind in ItemKind] == [
        *("2 highlights", "2 links", "2 analyses", "2 perspectives"),
    ]
