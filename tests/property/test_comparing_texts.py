"""Two texts compared: nothing is lost on the way, and neither side is favored."""

from itertools import groupby
from typing import TypeVar

from hypothesis import example, given
from hypothesis import strategies as st

from crank_desktop.review.comparing_texts import Fate, Paragraph, compare_texts, side_of
from tests.strategies import anything, prose, words

Kind = TypeVar("Kind")
_TEXTS = (
    st.lists(words(most=5), max_size=5).map("\n".join)
    | prose()
    | anything()
    | st.lists(st.sampled_from(("a", "b", ",", " ", "  ", "\n", "\n\n")), max_size=12).map("".join)
)


def exchanged(paragraphs: tuple[Paragraph, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    """What each side has, with the sides exchanged; what was removed stands first."""
    other = {"added": "removed", "removed": "added"}
    return ordered(
        [
            (
                other.get(one.fate, one.fate),
                ordered([(other.get(run.fate, run.fate), run.text) for run in one.runs]),
            )
            for one in paragraphs
        ]
    )


def ordered(parts: list[tuple[str, Kind]]) -> list[tuple[str, Kind]]:
    """Between what stays, what was removed before what was added."""
    rank = {"removed": 0, "added": 1}
    return [
        part
        for _, group in groupby(parts, lambda part: part[0] in rank)
        for part in sorted(group, key=lambda part: rank.get(part[0], 0))
    ]


@given(old=_TEXTS, new=_TEXTS, markdown=st.booleans())
@example(old="", new="\n", markdown=False)
@example(old="[a](https://example.org/)", new="a", markdown=True)
@example(old="a  b", new="a b", markdown=False)
def test_both_texts_are_in_their_comparison(old: str, new: str, markdown: bool) -> None:  # noqa: FBT001 - hypothesis
    compared = compare_texts(old, new, markdown=markdown)
    assert side_of(compared, Fate.REMOVED) == old
    assert side_of(compared, Fate.ADDED) == new


@given(_TEXTS, _TEXTS, st.booleans())
def test_exchanging_the_texts_exchanges_the_answer(old: str, new: str, markdown: bool) -> None:  # noqa: FBT001 - hypothesis
    there = compare_texts(old, new, markdown=markdown)
    back = compare_texts(new, old, markdown=markdown)
    assert exchanged(there) == [
        (one.fate, [(run.fate, run.text) for run in one.runs]) for one in back
    ]


@given(_TEXTS, st.booleans())
def test_a_text_is_the_same_as_itself(text: str, markdown: bool) -> None:  # noqa: FBT001 - hypothesis
    assert {one.fate for one in compare_texts(text, text, markdown=markdown)} <= {Fate.SAME}


@given(_TEXTS, _TEXTS, st.booleans())
def test_fates_are_as_they_are_told(old: str, new: str, markdown: bool) -> None:  # noqa: FBT001 - hypothesis
    for one in compare_texts(old, new, markdown=markdown):
        fates = {run.fate for run in one.runs}
        assert Fate.CHANGED not in fates
        if one.fate is Fate.CHANGED:
            assert fates & {Fate.ADDED, Fate.REMOVED}
        else:
            assert fates <= {one.fate}
