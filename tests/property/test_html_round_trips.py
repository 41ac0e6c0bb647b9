"""Issues as editors write them come back from their own HTML, whatever stands in them."""

import pytest
from hypothesis import given, settings

from crank_desktop.document.portable import PortableIssue
from tests.html_returns import MESSAGES, PAGES, expected_back, read_back
from tests.issue_texts import issues, said

EXAMPLES = 25


@pytest.mark.parametrize("service", ["plain", "mailchimp"])
@pytest.mark.parametrize("output", MESSAGES)
@settings(max_examples=EXAMPLES)
@given(issue=issues())
def test_message_gives_back_what_it_says(issue: PortableIssue, output: str, service: str) -> None:
    assert said(read_back(issue, output, service)) == expected_back(issue, output, service)


@pytest.mark.parametrize("output", PAGES)
@settings(max_examples=EXAMPLES)
@given(issue=issues())
def test_page_gives_back_what_it_says(issue: PortableIssue, output: str) -> None:
    assert said(read_back(issue, output, "plain")) == expected_back(issue, output, "plain")


@pytest.mark.parametrize("output", MESSAGES)
@settings(max_examples=EXAMPLES)
@given(issue=issues())
def test_second_trip_changes_nothing(issue: PortableIssue, output: str) -> None:
    once = read_back(issue, output, "plain")
    assert said(read_back(once, output, "plain")) == said(once)
