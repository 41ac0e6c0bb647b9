"""The link at a caret, and the text with another one in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import links_of_blocks
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.editing.link_there import LinkThere, full_address, link_there, with_link
from tests.strategies import prose

TEXT = "See [*a* deal](https://x.example/a) and\ntugs."


def test_the_link_that_holds_the_selection_is_there() -> None:
    whole = LinkThere(4, 35, "a deal", "https://x.example/a", 0)
    assert link_there(TEXT, 4, 4) == whole
    assert link_there(TEXT, 35, 35) == whole
    assert link_there(TEXT, 6, 12) == whole
    assert link_there(TEXT, 36, 45) == LinkThere(36, 45, "and tugs.")
    assert link_there(TEXT, 39, 40) == LinkThere(40, 40)
    assert link_there("[x](missing:)", 1, 2).address == ""
    assert link_there("a **b** ", 1, 8) == LinkThere(2, 7, "b")


@pytest.mark.parametrize(
    ("start", "end", "words", "address", "text"),
    [
        (5, 5, "a deal", "https://y.example", "See [*a* deal](https://y.example) and\ntugs."),
        (
            5,
            5,
            "the [x]",
            "https://x.example/a",
            "See [the \\[x\\]](https://x.example/a)" + TEXT[35:],
        ),
        (40, 44, "tugs", "https://y.example", f"{TEXT[:40]}[tugs](https://y.example)."),
        (40, 44, "ships", "https://y.example/(z)", f"{TEXT[:40]}[ships](<https://y.example/(z)>)."),
        (0, 0, " so \n", "https://y.example", f"[so](https://y.example){TEXT}"),
        (0, 0, "", "https://www.y.example/z", f"[y.example](https://www.y.example/z){TEXT}"),
        (0, 0, "so", "javascript:alert(1)", TEXT),
    ],
)
def test_a_link_is_written(start: int, end: int, words: str, address: str, text: str) -> None:
    made, caret = with_link(TEXT, link_there(TEXT, start, end), words, address)
    assert made == text
    if made != TEXT:
        assert made[:caret].endswith(")")


@given(prose(), st.data())
def test_words_and_address_are_those_that_were_asked_for(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    made, _ = with_link(text, link_there(text, at, at), "new words", "https://y.example/z")
    if made != text:
        assert "https://y.example/z" in [
            one.address for one in links_of_blocks(read_markdown(made))
        ]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" https://x.example/a ", "https://x.example/a"),
        ("x.example", "https://x.example"),
        ("www.x.example/a?b#c", "https://www.x.example/a?b#c"),
        ("desk@x.example", "mailto:desk@x.example"),
        ("*|UNSUB|*", "*|UNSUB|*"),
        ("javascript:alert(1)", None),
        ("missing:", None),
        ("two words.example", None),
        ("3.14", None),
        ("words", None),
        ("", None),
    ],
)
def test_what_is_typed_becomes_an_address(typed: str, address: str | None) -> None:
    assert full_address(typed) == address
