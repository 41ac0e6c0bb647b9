"""Addresses show their domain until the caret comes: the text itself is never another one."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextLayout
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.written_text import points, units

FIRST = "[a deal](https://www.tide.example/2025/07/a-long-way-to-go)"
SECOND = "[tugs](<https://quay.example/(b)>)"
TEXT = f"👩 Of {FIRST}, then {SECOND} and <https://www.buoy.example/x>.\n\nNext [lost](missing:)."


class Writing:
    """A field for Markdown, and another one beside it."""

    def __init__(self, shelf: Shelf, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.shelf = shelf
        self.field = ProseField("bodyEdit", "Text", single=False, growing=False, page=True)
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.field.show_text(shelf.text("u", "body", TEXT, prose=True))
        self.window.resize(600, 300)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        self.field.setFocus()

    def put(self, words: str, at: int = 0) -> None:
        """Put the caret so many signs behind the beginning of these words."""
        place = self.field.text().index(words) + at
        self.field.select(place, place)

    def layout(self, number: int) -> QTextLayout:
        return self.field.document().findBlockByNumber(number).layout()

    def x_of(self, words: str) -> int:
        """How far from the left these words of the first line begin."""
        cursor = QTextCursor(self.field.document())
        cursor.setPosition(units(TEXT, TEXT.index(words)))
        return self.field.cursorRect(cursor).x()

    @property
    def seen(self) -> str:
        """The words that take room and have a color."""
        seen = []
        for number in range(self.field.document().blockCount()):
            text = self.field.document().findBlockByNumber(number).text()
            unseen: set[int] = set()
            for one in self.layout(number).formats():
                if one.format.foreground().color().alpha() == 0:
                    start, end = (points(text, at) for at in (one.start, one.start + one.length))
                    unseen |= set(range(start, end))
            seen.append("".join(sign for at, sign in enumerate(text) if at not in unseen))
        return "\n".join(seen)


@pytest.fixture
def writing(shelf: Shelf, qtbot: QtBot) -> Writing:
    return Writing(shelf, qtbot)


CLOSED = "👩 Of a dealtide.example, then tugsquay.example and buoy.example.\n\nNext lostmissing."


def test_an_address_shows_its_domain_alone_and_the_text_is_untouched(writing: Writing) -> None:
    assert writing.seen == CLOSED
    assert writing.field.text() == TEXT
    assert not writing.field.document().isUndoAvailable()


def test_what_is_not_seen_takes_no_room(writing: Writing) -> None:
    assert writing.x_of("(https") == writing.x_of("tide.example")
    assert writing.x_of("/2025") == writing.x_of(", then")
    assert writing.x_of("tide.example") < writing.x_of("/2025")


@pytest.mark.parametrize(
    ("words", "at", "opened"),
    [
        (FIRST, 0, FIRST),
        (FIRST, 20, FIRST),
        (FIRST, len(FIRST), FIRST),
        (SECOND, 3, SECOND),
        ("<https://www.b", 2, "<https://www.buoy.example/x>"),
        ("[lost]", 1, "[lost](missing:)"),
        (", then", 1, ""),
        ("Of ", 2, ""),
    ],
)
def test_the_link_with_the_caret_is_open_and_no_other(
    writing: Writing, words: str, at: int, opened: str
) -> None:
    writing.put(words, at)
    seen = writing.seen
    links = [FIRST, SECOND, "<https://www.buoy.example/x>", "[lost](missing:)"]
    assert [link for link in links if link in seen] == ([opened] if opened else [])
    writing.put("Next")
    assert writing.seen == CLOSED


def test_every_step_of_the_caret_is_seen(writing: Writing) -> None:
    """No key seems to do nothing: the caret never stands among signs that take no room."""
    writing.field.select(0, 0)
    units = len(TEXT.encode("utf-16-le")) // 2
    places = []
    for _ in range(units - 1):
        rect = writing.field.cursorRect()
        places.append((rect.x(), rect.y(), writing.seen))
        QTest.keyClick(writing.field, Qt.Key.Key_Right)
    assert writing.field.textCursor().atEnd()
    assert all(one != other for one, other in pairwise(places))


def test_typing_in_and_behind_a_link_is_seen_at_once(writing: Writing) -> None:
    writing.put(", then")
    QTest.keyClicks(writing.field, "s")
    assert "[a deal]" not in writing.seen
    writing.put("/2025")
    QTest.keyClicks(writing.field, "/new")
    assert "https://www.tide.example/new/2025" in writing.seen
    writing.field.select(0, 2)
    QTest.keyClick(writing.field, Qt.Key.Key_Delete)
    writing.put("Next")
    assert writing.seen.startswith("Of a dealtide.examples, then")
    for _ in range(3):
        writing.field.undo()
    assert writing.field.text() == TEXT


def test_a_link_that_is_being_written_is_open(writing: Writing) -> None:
    writing.put("Next")
    QTest.keyClicks(writing.field, "[x](https://y.example/z)")
    assert "[x](https://y.example/z)" in writing.seen
    QTest.keyClicks(writing.field, " ")
    assert "[x]" not in writing.seen


def test_without_the_caret_nothing_is_open(writing: Writing) -> None:
    writing.put(FIRST, 5)
    writing.other.setFocus()
    assert writing.seen == CLOSED
    writing.field.setFocus()
    assert FIRST in writing.seen
    text = writing.shelf.text("v", "body", "Other [words](https://x.example)", prose=True)
    former = writing.field.written
    writing.field.show_text(text)
    assert former is not None
    writing.field.show_text(former)
    assert FIRST in writing.seen


def test_what_a_search_selects_is_seen_without_the_caret(writing: Writing) -> None:
    writing.other.setFocus()
    at = TEXT.index("2025")
    writing.field.select(at, at + 4)
    assert FIRST in writing.seen


def test_the_mouse_opens_a_link_when_it_is_let_go(writing: Writing) -> None:
    writing.put("Next")
    place = QPoint(writing.x_of("deal") + 2, 8)
    QTest.mousePress(writing.field.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert writing.seen == CLOSED
    QTest.mouseRelease(writing.field.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert FIRST in writing.seen
