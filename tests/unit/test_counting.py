"""Words as a reader counts them."""

from crank_desktop.document.compose import compose, compose_item
from crank_desktop.document.counting import count_words, item_words
from crank_desktop.document.portable import AnalysisItem, HighlightItem, LinkItem, Outlet
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
