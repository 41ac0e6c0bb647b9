"""The runs of prose in a Markdown text, and where each of their characters stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.prose_runs import ProseRun, prose_runs
from tests.strategies import prose


def texts(markdown: str) -> list[str]:
    return [run.text.strip() for run in prose_runs(markdown) if run.text.strip()]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One line", ["One line"]),
        ("One\ntwo", ["One\ntwo"]),
        ("One\n\ntwo\n\n\n\nthree", ["One", "two", "three"]),
        ("One\n   \ntwo", ["One", "two"]),
        ("One\r\ntwo\r\n\r\nthree\rfour", ["One\ntwo", "three\nfour"]),
        ("- one\n- two\n  more", ["one", "two\n  more"]),
        ("1. one\n2. two", ["one", "two"]),
        ("12 ships\n3.5 tons", ["12 ships\n3.5 tons"]),
        ("> said\n> so\n\nafter", ["said\nso", "after"]),
        ("> said\nlazily", ["said\nlazily"]),
        ("- one\n    - two\n    - three", ["one", "two", "three"]),
        ("- one\n\n    two", ["one", "two"]),
        ("-5 degrees", ["-5 degrees"]),
        ("*very* cold", ["*very* cold"]),
        ("\tindented", ["indented"]),
        ("", []),
        (" \n \n", []),
    ],
)
def test_what_belongs_together(markdown: str, expected: list[str]) -> None:
    assert texts(markdown) == expected


@pytest.mark.parametrize(
    "markdown",
    [
        "One two\n\nthree four",
        "- one two\n- three\n\n    four five",
        "> said so\n> and so\n\nafter that",
        "1. 船 one\n2. 👩🏽‍🚀 two\n\n*|NAME|* three",
        "\tone\r\n\r\n  two\rthree",
    ],
)
def test_every_word_is_found_in_its_source(markdown: str) -> None:
    words = [word for run in prose_runs(markdown) for word in run.text.split()]
    assert words
    for run in prose_runs(markdown):
        for word in run.text.split():
            start = run.source(run.text.index(word))
            assert markdown[start : start + len(word)] == word


def test_an_end_stands_behind_the_last_character() -> None:
    (run,) = prose_runs("> one\n> two")
    assert (run.text, run.places) == ("one\ntwo", ((0, 2), (4, 8)))
    assert run.source(len(run.text)) == len("> one\n> two")
    assert run.source(3) == 5


def test_a_run_without_words_begins_at_the_beginning() -> None:
    assert ProseRun("", ((0, 7),)).source(0) == 7
    assert [run.places for run in prose_runs("- ")] == []


@given(prose())
def test_runs_are_the_paragraphs_that_are_read(markdown: str) -> None:
    read = [words_of(one.children).split() for one in paragraphs_of(read_markdown(markdown))]
    plain = [run.text for run in prose_runs(markdown)]
    assert len(plain) == len(read)
    for run in prose_runs(markdown):
        start = run.source(0)
        assert markdown[start : start + len(run.text)] == run.text


_LINES = st.sampled_from(
    ["one [a](http://e.org)", "- two", "> three", "    four", "1. five", "", "  ", "six", "\tseven"]
)


@given(st.lists(_LINES, max_size=9), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_are_found_again(lines: list[str], ending: str) -> None:
    markdown = ending.join(lines)
    for run in prose_runs(markdown):
        for line, (at, source) in zip(run.text.split("\n"), run.places, strict=False):
            words = line.strip()
            offset = run.text.index(line, at) - at
            assert markdown.startswith(words, source + offset + line.index(words))
