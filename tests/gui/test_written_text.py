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


def typed(written: WrittenText, words: str) -> None:
    """Type at the end."""
    cursor = QTextCursor(written.document)
    for sign in words:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(sign)


def test_what_a_change_did_is_undone_by_that_change_alone(owner: QObject) -> None:
    written = WrittenText("tug", owner, prose=False)
    typed(written, "s")
    assert (written.undoes_typing, written.redoes_typing) == (True, False)
    written.follow("boats")
    assert (written.undoes_typing, written.redoes_typing) == (False, False)
    typed(written, "!")
    assert written.undoes_typing
    written.document.undo()
    assert (written.text, written.undoes_typing) == ("boats", False)
    assert written.redoes_typing
    written.follow("tugs")
    assert (written.undoes_typing, written.redoes_typing) == (True, False)
    assert written.document.isRedoAvailable()
    written.follow("boats")
    assert (written.text, written.undoes_typing) == ("boats", False)
    written.follow("tugs")
    written.document.undo()
    assert (written.text, written.undoes_typing) == ("tug", False)
    written.document.redo()
    assert written.text == "tugs"


def test_typing_after_a_change_was_taken_back_forgets_it(owner: QObject) -> None:
    written = WrittenText("tug", owner, prose=False)
    written.follow("boat")
    written.follow("tug")
    typed(written, "s")
    assert (written.undoes_typing, written.redoes_typing) == (True, False)
    written.follow("boat")
    assert (written.text, written.undoes_typing) == ("boat", False)
    written.follow("boat")
    written.follow("tugs")
    assert written.undoes_typing


STEPS = ("follow a", "follow b", "type", "undo", "redo", "back")


@given(st.lists(st.sampled_from(STEPS), max_size=15))
def test_following_always_says_what_it_was_told(steps: list[str]) -> None:
    owner = QObject()
    written = WrittenText("start", owner, prose=False)
    said = ["start"]
    for step in steps:
        if step.startswith("follow"):
            said.append(step)
            written.follow(step)
            assert written.text == step
        elif step == "type":
            typed(written, "x")
        elif step == "undo" and written.undoes_typing:
            written.document.undo()
        elif step == "redo" and written.redoes_typing:
            written.document.redo()
        elif step == "back" and len(said) > 1:
            said.pop()
            written.follow(said[-1])
            assert written.text == said[-1]
