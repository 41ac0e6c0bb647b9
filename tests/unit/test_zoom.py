"""How large a window is shown: steps, their ends, and percents that nobody chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.ui.zoom import TEXT_STEPS, WINDOW_STEPS, Zoom

ANY = st.integers(-1000, 1000)


@pytest.mark.parametrize(
    ("text", "by", "after"),
    [(100, 1, 110), (100, -1, 90), (100, 3, 150), (200, 1, 200), (70, -2, 70), (117, 1, 125)],
)
def test_texts_go_from_step_to_step(text: int, by: int, after: int) -> None:
    assert Zoom(125, text).stepped(by) == Zoom(125, after)


@given(ANY, ANY)
def test_no_percent_leaves_what_can_be_worked_with(window: int, text: int) -> None:
    zoom = Zoom(window, text).within()
    assert WINDOW_STEPS[0] <= zoom.window <= WINDOW_STEPS[-1]
    assert TEXT_STEPS[0] <= zoom.text <= TEXT_STEPS[-1]
    assert zoom.within() == zoom


@given(st.sampled_from(TEXT_STEPS[1:-1]), st.integers(1, 3))
def test_a_step_there_and_back_leads_back(text: int, by: int) -> None:
    larger = Zoom(text=text).stepped(by)
    back = TEXT_STEPS.index(larger.text) - TEXT_STEPS.index(text)
    assert larger.stepped(-back) == Zoom(text=text)
