"""One text of one item: kept sign for sign, with its own undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from crank_desktop.ui.editor.written_text import WrittenText, points, units

ODD = (
    "plain\nlines\n",
    "no\u00a0break, e\u0301 combined, 👩‍🚀 joined, \u202eright to left\u202c",
    "中国 조선 ایران Россия",
    "[words](https://example.org/a_(b)) and *|FNAME|*",
    "",
)


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    assert qtbot is not None
    return QObject()


@pytest.mark.parametrize("text", ODD)
def test_a_text_says_what_it_was_given(owner: QObject, text: str) -> None:
    assert WrittenText(text, owner, prose=True).text == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\u2028\u2029\ufdd0\ufdd1\x00")))
def test_any_text_typed_around_is_kept(text: str) -> None:
    owner = QObject()
    written = WrittenText(text, owner, prose=True)
    QTextCursor(written.document).insertText("x")
    assert written.text == "x" + text


@given(st.text("ab\n👩é", max_size=12), st.text("ab\n👩é", max_size=12))
def test_taking_another_text_in_is_one_step_of_undo(old: str, new: str) -> None:
    owner = QObject()
    written = WrittenText(old, owner, prose=False)
    written.take(new)
    assert written.text == new
    if old != new:
        written.document.undo()
    assert written.text == old


def test_opening_a_text_is_nothing_to_undo(owner: QObject) -> None:
    assert not WrittenText("words", owner, prose=True).document.isUndoAvailable()


def test_a_change_of_words_is_told_and_one_of_looks_is_not(owner: QObject, qtbot: QtBot) -> None:
    written = WrittenText("words", owner, prose=False)
    with qtbot.waitSignal(written.changed):
        QTextCursor(written.document).insertText("more ")
    with qtbot.assertNotEmitted(written.changed):
        written.document.markContentsDirty(0, 4)


@pytest.mark.parametrize(
    ("text", "index", "unit"),
    [("abc", 2, 2), ("é👩b", 2, 3), ("é👩b", 1, 1), ("👩👩", 2, 4), ("", 0, 0), ("👩", 1, 2)],
)
def test_offsets_pass_between_python_and_qt(text: str, index: int, unit: int) -> None:
    assert units(text, index) == unit
    assert points(text, unit) == index


def test_an_offset_inside_a_pair_is_that_of_its_sign() -> None:
    assert points("a👩b", 2) == 1
