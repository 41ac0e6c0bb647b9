"""A line of widgets that goes on in another one where there is no room for all of them."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.widgets.flowing import Flowing

GAP = 8


class Box(QWidget):
    """A widget of one size."""

    def __init__(self, width: int, height: int = 20) -> None:
        super().__init__()
        self.setFixedSize(width, height)


def laid_out(qtbot: QtBot, width: int, *widgets: QWidget | None) -> tuple[QWidget, Flowing]:
    """A window of that width with the widgets in it."""
    around, flow = QWidget(), Flowing(*widgets, spacing=GAP)
    around.setLayout(flow)
    qtbot.addWidget(around)
    around.resize(width, max(flow.heightForWidth(width), 1))
    around.show()
    return around, flow


def places(*widgets: QWidget) -> list[tuple[int, int]]:
    return [(one.x(), one.y()) for one in widgets]


def test_there_is_one_line_where_there_is_room(qtbot: QtBot) -> None:
    boxes = [Box(50), Box(60), Box(70)]
    _around, flow = laid_out(qtbot, 196, *boxes)
    assert places(*boxes) == [(0, 0), (58, 0), (126, 0)]
    assert (flow.sizeHint().width(), flow.sizeHint().height()) == (196, 20)
    assert flow.heightForWidth(196) == 20


def test_the_last_go_to_another_line_where_there_is_none(qtbot: QtBot) -> None:
    boxes = [Box(50), Box(60), Box(70)]
    _around, flow = laid_out(qtbot, 195, *boxes)
    assert places(*boxes) == [(0, 0), (58, 0), (0, 28)]
    assert flow.heightForWidth(195) == 48
    assert flow.minimumSize().width() == 70


def test_what_comes_after_a_stretch_stands_at_the_right(qtbot: QtBot) -> None:
    close, do = Box(50), Box(60)
    around, _flow = laid_out(qtbot, 300, close, None, do)
    assert around.isVisible()
    assert places(close, do) == [(0, 0), (240, 0)]


def test_a_field_takes_what_is_free_but_no_line_of_its_own(qtbot: QtBot) -> None:
    field, button = QLineEdit(), QPushButton("Replace")
    around, _flow = laid_out(qtbot, 600, field, None, button)
    assert around.isVisible()
    assert field.width() == 600 - GAP - button.sizeHint().width()
    assert button.x() == field.width() + GAP


def test_a_hidden_widget_takes_no_room(qtbot: QtBot) -> None:
    first, hidden, last = Box(50), Box(60), Box(70)
    around, flow = laid_out(qtbot, 300, first, hidden, last)
    hidden.hide()
    flow.activate()
    assert places(first, last) == [(0, 0), (58, 0)]
    assert flow.sizeHint().width() == 128
    assert around.isVisible()


def test_lower_widgets_stand_in_the_middle_of_their_line(qtbot: QtBot) -> None:
    low, high = Box(50, 10), Box(50, 30)
    around, _flow = laid_out(qtbot, 300, low, high)
    assert around.isVisible()
    assert places(low, high) == [(0, 10), (58, 0)]


def test_a_sentence_stands_beside_its_button_wrapped_before_it_goes_above_it(qtbot: QtBot) -> None:
    words, button = QLabel("It shows the masthead and footer it was imported with."), Box(120, 28)
    words.setWordWrap(True)
    words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    around, flow = laid_out(qtbot, 400, words, button)
    assert button.x() == 400 - 120
    assert words.height() == words.heightForWidth(words.width())
    around.resize(200, flow.heightForWidth(200))
    assert button.y() > words.geometry().bottom()
    assert words.width() == 200


def test_what_is_taken_out_is_given_back_in_order(qtbot: QtBot) -> None:
    boxes = [Box(50), Box(60)]
    _around, flow = laid_out(qtbot, 300, *boxes)
    first = flow.takeAt(0)
    assert first is not None
    assert first.widget() is boxes[0]
    assert flow.count() == 1
    assert flow.itemAt(1) is None
    assert flow.takeAt(1) is None


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    widths=st.lists(st.integers(1, 120), min_size=1, max_size=8),
    room=st.integers(120, 400),
    stretch=st.integers(0, 8),
)
def test_all_are_inside_apart_and_in_order(
    qtbot: QtBot, widths: list[int], room: int, stretch: int
) -> None:
    boxes = [Box(one) for one in widths]
    at = min(stretch, len(boxes))
    around, _flow = laid_out(qtbot, room, *boxes[:at], None, *boxes[at:])
    assert all(around.rect().contains(one.geometry()) for one in boxes)
    order = [(one.y(), one.x()) for one in boxes]
    assert order == sorted(order)
    for one, other in pairwise(boxes):
        beside = other.x() >= one.geometry().right() + GAP
        assert beside or other.y() >= one.geometry().bottom() + GAP
    around.hide()


@pytest.mark.parametrize("width", [120, 200, 400])
def test_it_is_as_high_as_it_says(qtbot: QtBot, width: int) -> None:
    boxes = [Box(100) for _ in range(5)]
    around, flow = laid_out(qtbot, width, *boxes)
    foot = max(one.mapTo(around, QPoint(0, one.height())).y() for one in boxes)
    assert flow.heightForWidth(width) == foot
