"""Italics and bold of selected words; ``⟦`` and ``⟧`` stand around the selection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.editing.emphasis import toggled
from tests.strategies import prose


def change(text: str, *, strong: bool) -> str:
    start = text.index("⟦")
    end = text.index("⟧") - 1
    made, first, last = toggled(text.replace("⟦", "").replace("⟧", ""), start, end, strong=strong)
    return f"{made[:first]}⟦{made[first:last]}⟧{made[last:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a ⟦tug⟧ b", "a **⟦tug⟧** b"),
        ("a⟦ tug ⟧b", "a **⟦tug⟧** b"),
        ("a tu⟦⟧g b", "a **⟦tug⟧** b"),
        ("⟦⟧ b", "⟦⟧ b"),
        ("a **⟦tug⟧** b", "a ⟦tug⟧ b"),
        ("a ⟦**tug**⟧ b", "a ⟦tug⟧ b"),
        ("a **one ⟦two⟧ three** b", "a **one** ⟦two⟧ **three** b"),
        ("a ***⟦tug⟧*** b", "a *⟦tug⟧* b"),
        ("a ⟦one **two** three⟧ b", "a **⟦one two three⟧** b"),
        ("⟦one\n\ntwo⟧", "⟦**one**\n\n**two**⟧"),
        ("a *⟦tug⟧* b", "a ***⟦tug⟧*** b"),
        ("see ⟦[x](https://y.example)⟧", "see **⟦[x](https://y.example)⟧**"),
        ("see [x](https://y.⟦example) so⟧", "see [x](https://y.⟦example) so⟧"),
    ],
)
def test_bold_is_given_and_taken_back(before: str, after: str) -> None:
    assert change(before, strong=True) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a ⟦tug⟧ b", "a *⟦tug⟧* b"),
        ("a *⟦tug⟧* b", "a ⟦tug⟧ b"),
        ("a **⟦tug⟧** b", "a ***⟦tug⟧*** b"),
        ("un⟦like⟧ly", "un*⟦like⟧*ly"),
    ],
)
def test_italics_are_given_and_taken_back(before: str, after: str) -> None:
    assert change(before, strong=False) == after


@given(prose(), st.data())
def test_the_words_are_the_same(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    made, first, last = toggled(text, start, end, strong=data.draw(st.booleans()))
    assert said(made) == said(text)
    assert 0 <= first <= last <= len(made)


def said(text: str) -> list[str]:
    return [words_of(one.children) for one in paragraphs_of(read_markdown(text))]
