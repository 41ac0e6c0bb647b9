"""An expression that would take for ever is given up; all others find what Python's own do."""

import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.portable import HighlightItem, PortableIssue, Section
from crank_desktop.editing import expressions
from crank_desktop.editing.finding import Match, Search, find
from crank_desktop.editing.replacing import replacement, replacing
from crank_desktop.errors import InputRefused
from crank_desktop.model.kinds import SectionKind


def issue_of(*bodies: str) -> PortableIssue:
    items = tuple(HighlightItem(body=body) for body in bodies)
    return PortableIssue(sections=(Section(kind=SectionKind.HIGHLIGHTS, items=items),))


def seconds_of(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    # The library sees through some of them, and then there is nothing to refuse.
    with suppress(InputRefused):
        ask()
    return time.perf_counter() - start


@pytest.mark.parametrize("words", ["(a+)+$", "(a|a)*$", "(a|aa)+$", r"(\w+\s?)*$", "(a*)*b"])
def test_an_expression_without_end_ends_within_a_second(words: str) -> None:
    issue = issue_of(*[f"{'a' * 60} {n}!" for n in range(30)])
    search = Search(words, regular=True)
    # Twice the second that is promised: other work goes on beside the tests.
    assert seconds_of(lambda: find(issue, search)) < 2
    assert seconds_of(lambda: replacing(issue, search, "b")) < 2


def test_an_expression_that_takes_too_long_is_refused() -> None:
    issue, search = issue_of("a" * 60 + "!"), Search("(a|a)*$", regular=True)
    with pytest.raises(InputRefused, match=expressions.TOO_SLOW):
        find(issue, search)


def test_texts_that_are_slow_together_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    issue, search = issue_of("a", "b", "c"), Search("b", regular=True)
    assert len(find(issue, search)) == 1
    monkeypatch.setattr(expressions, "PATIENCE", -1)
    with pytest.raises(InputRefused, match="takes too long"):
        find(issue, replace(search, case=True))
    assert find(issue, Search("b", case=True)), "plain words are never given up"


def test_a_replacement_is_given_up_too() -> None:
    match = Match("", "body", 0, 60, "a" * 60, after="!")
    with pytest.raises(InputRefused, match="takes too long"):
        replacement(match, Search("(a|a)*$", regular=True), "b")


@given(
    st.sampled_from(
        [
            r"\w+",
            r"^\w",
            r"\bt.g\b",
            "(a)|(b)",
            "[a-c]+",
            "[^a]$",
            r"(?i:A)b?",
            r"(.)\1",
            "é|ß",
            "$",
        ]
    ),
    st.text("abt gG\n’éßÉſK0.", max_size=30),
    st.booleans(),
)
def test_it_finds_what_python_finds(words: str, text: str, case: bool) -> None:  # noqa: FBT001
    flags = re.MULTILINE | (0 if case else re.IGNORECASE)
    pattern = expressions.regular(words, whole=False, case=case)
    found = [one.span() for one in expressions.every(pattern, text) if one[0]]
    assert found == [one.span() for one in re.finditer(words, text, flags) if one[0]]
