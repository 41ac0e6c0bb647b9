"""What the history says of versions, and the page that shows how one differs."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.library.values import RevisionRow
from crank_desktop.model.kinds import Occasion
from crank_desktop.review.comparing import compare_issues
from crank_desktop.ui.history.comparison_html import part_html, spoken, whole_html
from crank_desktop.ui.history.words import (
    OCCASIONS,
    TEXTS,
    count_of,
    day_of,
    moment_of,
    signs_of,
    words_of,
)
from tests.library_files import example_issue

TODAY = date(2025, 7, 12)
NOON = datetime(2025, 7, 12, 12, 30).astimezone()


def row(occasion: Occasion, label: str = "") -> RevisionRow:
    return RevisionRow(
        uid="a",
        issue_uid="b",
        at=NOON.astimezone(UTC),
        occasion=occasion,
        label=label,
        content_hash="",
        picture=None,
        parts=(),
    )


def rewritten(issue: PortableIssue, heading: str, body: str) -> PortableIssue:
    """The issue with another first item."""
    section = issue.sections[0]
    item = section.items[0]
    assert isinstance(item, HighlightItem)
    items = (replace(item, heading=heading, body=body), *section.items[1:])
    return replace(issue, sections=(replace(section, items=items), *issue.sections[1:]))


def test_every_occasion_and_every_text_has_words() -> None:
    assert set(OCCASIONS) == set(Occasion)
    issue = example_issue()
    names = {text.name for part in compare_issues(issue, issue).parts for text in part.texts}
    assert names <= set(TEXTS)


def test_a_name_stands_before_the_occasion() -> None:
    assert words_of(row(Occasion.EXPORTED)) == "Exported"
    assert words_of(row(Occasion.EXPORTED, "To Bo")) == "Named: To Bo"


@pytest.mark.parametrize(
    ("days", "day", "moment"),
    [
        (0, "Today", "today at 12:30"),
        (1, "Yesterday", "yesterday at 12:30"),
        (2, "July 10, 2025", "July 10, 2025 at 12:30"),
    ],
)
def test_days_are_the_editor_s(days: int, day: str, moment: str) -> None:
    at = NOON - timedelta(days=days)
    assert (day_of(at, TODAY), moment_of(at, TODAY)) == (day, moment)


@pytest.mark.parametrize(
    ("added", "removed", "signs", "words"),
    [
        (0, 0, "", "no words changed"),
        (1, 0, "+1", "1 word added, 0 removed"),
        (0, 2, "−2", "0 words added, 2 removed"),
        (1200, 3, "+1,200 −3", "1,200 words added, 3 removed"),
    ],
)
def test_words_are_counted_in_signs_and_words(
    added: int, removed: int, signs: str, words: str
) -> None:
    assert (signs_of(added, removed), count_of(added, removed)) == (signs, words)


def test_a_page_shows_what_came_and_went_with_a_sign() -> None:
    old = example_issue()
    new = rewritten(
        old,
        "Three ports <agree> on tugs",
        "The [deal](https://example.org/boats) covers [ten tugs](missing:).",
    )
    item = old.sections[0].items[0]
    compared = compare_issues(old, new)
    page = whole_html(compared, writable=True)
    assert '<span class="removed">−Two</span> <span class="added">+Three</span> ports' in page
    assert "+&lt;</span>" in page
    assert "<agree" not in page
    assert "−(https://example.org/tugs)</span>" in page
    assert "+(https://example.org/boats)</span>" in page
    assert "missing" not in page
    assert f'<a href="restore:{item.uid}">Restore</a>' in page
    assert page.startswith('<p class="section">July Highlights</p>')
    assert page.endswith('<p class="same">3 items unchanged</p>')
    assert "Restore" not in whole_html(compared, writable=False)


def test_what_is_the_same_in_a_text_is_counted() -> None:
    old = rewritten(example_issue(), "Ports", "One.\n\nTwo.\n\nThree.")
    new = rewritten(old, "Ports", "One.\n\nTwo.\n\nThree ships.")
    part = compare_issues(old, new).part(old.sections[0].items[0].uid)
    assert part is not None
    page = part_html(part, writable=False)
    assert page.count("paragraphs unchanged") == 1
    assert '<p class="same">2 paragraphs unchanged</p>' in page
    assert '<span class="added">+ships</span>' in page


def test_items_that_came_went_and_moved_say_so() -> None:
    old = example_issue()
    first, second = old.sections[0].items
    fresh = HighlightItem(heading="New")
    third = HighlightItem(heading="Third")
    section = replace(old.sections[0], items=(first, second, third))
    old = replace(old, sections=(section, *old.sections[1:]))
    now = replace(section, items=(fresh, third, first))
    compared = compare_issues(old, replace(old, sections=(now, *old.sections[1:])))
    page = whole_html(compared, writable=True)
    assert '<span class="state">Added since</span>' in page
    assert '<span class="state">Removed since</span> <a href="restore:' in page
    assert page.count('<span class="state">Moved</span>') == 1
    said = spoken(compared)
    assert "New: added since." in said
    assert "A pier is mended: removed since." in said


def test_what_changed_is_told_in_words_too() -> None:
    old = example_issue()
    new = replace(rewritten(old, "Three ports agree on tugs", ""), subject="Tugs")
    compared = compare_issues(old, new)
    item = old.sections[0].items[0].uid
    assert spoken(compared, item).startswith(
        "Three ports agree on tugs: changed. Removed in Heading: Two. Added in Heading: Three."
    )
    assert "Added in Subject: Tugs." in spoken(compared)
    assert "Subject" not in spoken(compared, item)
    assert spoken(compare_issues(old, old)) == ""
