"""A paragraph read in parts is the paragraph read whole, whatever it holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crank_desktop.document.inline import Inlines, joined
from crank_desktop.document.markdown_reader import _read_part, read_markdown
from crank_desktop.document.prose_parts import prose_parts

PIECES = (
    *("Ships pass. ", "One! ", "Why? ", "a ", "Mr. Ito", ". ", "! ", ".  ", "\n", " ", "  \n", "&"),
    *("[grain](https://example.org/a_b)", "[U.S. ports](http://e.org/?a=1&b=_2)", "[x](missing:)"),
    *(
        "*Der Spiegel*",
        "*One. Two*",
        "*a [b](http://c.d) e*",
        "**",
        "*",
        "_",
        "__",
        "*** ",
        "x*y*z",
    ),
    *(
        "[",
        "]",
        "(",
        ")",
        "](",
        "<",
        ">",
        "<https://e.org>",
        "\\",
        "\\*",
        "`",
        "!",
        "![a](http://b.c)",
    ),
    *(
        "*|FNAME|*",
        "*|IF:A >= 2|*",
        "{{ name }}",
        "%%{name}%%",
        "_" * 13,
        "*" * 13,
        "'",
        '"',
        "中。",
    ),
    *(
        '[a](http://b.c "t. T")',
        "[a](http://b.c (d. E) f)",
        "[a](<http://b. c>)",
        "[a](java: b. C)",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=4, max_size=60).map("".join)
SIMPLE = st.lists(st.sampled_from(PIECES[:19]), min_size=10, max_size=60).map("".join)


def in_parts(text: str) -> Inlines:
    return joined(node for part in prose_parts(text) for node in _read_part(part))


@settings(max_examples=300)
@given(st.one_of(TEXTS, SIMPLE))
def test_parts_are_read_as_the_whole(text: str) -> None:
    long = text + "x" * max(0, 200 - len(text))
    assert "".join(prose_parts(long)) == long
    assert in_parts(long) == _read_part(long)


SENTENCE = "Ships and [grain](https://example.org/a_{}) pass *The Strait*, as U.S. envoys say. "


def test_a_long_paragraph_is_cut_at_its_sentences() -> None:
    text = "".join(SENTENCE.format(n) for n in range(20))
    assert len(prose_parts(text)) == 40  # "U.S. envoys" is two parts as well
    assert (
        prose_parts(text)[0]
        == "Ships and [grain](https://example.org/a_0) pass *The Strait*, as U.S. "
    )


@pytest.mark.parametrize(
    "mark", ["**bold**", "a_b_c ", "[", "\\", "<x", "*", "*|FNAME|*", "{{ a }}"]
)
def test_marks_that_reach_further_keep_a_paragraph_whole(mark: str) -> None:
    text = "".join(SENTENCE.format(n) for n in range(20)) + mark
    assert prose_parts(text) == [text]


def test_a_key_in_a_long_paragraph_reads_one_part_anew() -> None:
    text = "".join(SENTENCE.format(n) for n in range(100))
    read_markdown(text)
    before = _read_part.cache_info().misses
    read_markdown(text[:500] + "x" + text[500:])
    assert _read_part.cache_info().misses == before + 1
