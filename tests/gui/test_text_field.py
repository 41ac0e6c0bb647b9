"""The field that texts are swapped into."""

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.editor.written_text import WrittenText


class Fields:
    """Two fields below each other in a window of their own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.owner = QObject(self.window)
        self.upper = TextField("upper", "Upper")
        self.lower = TextField("lower", "Lower", single=False, growing=False)
        column = QVBoxLayout(self.window)
        column.addWidget(self.upper)
        column.addWidget(self.lower)
        self.window.resize(300, 300)
        self.window.show()
        qtbot.waitExposed(self.window)

    def text(self, words: str) -> WrittenText:
        return WrittenText(words, self.owner, prose=False)


@pytest.fixture
def fields(qtbot: QtBot) -> Fields:
    return Fields(qtbot)


def test_typing_is_told_and_undone_text_by_text(fields: Fields, qtbot: QtBot) -> None:
    first, second = fields.text("first"), fields.text("second")
    fields.upper.show_text(first)
    with qtbot.waitSignal(fields.upper.edited):
        QTest.keyClicks(fields.upper, "My ")
    fields.upper.show_text(second)
    QTest.keyClicks(fields.upper, "A ")
    fields.upper.undo()
    assert (first.text, second.text) == ("My first", "second")
    fields.upper.show_text(first)
    fields.upper.undo()
    assert first.text == "first"


def test_a_text_that_is_not_shown_tells_nothing(fields: Fields, qtbot: QtBot) -> None:
    first = fields.text("first")
    fields.upper.show_text(first)
    fields.upper.show_text(fields.text("second"))
    with qtbot.assertNotEmitted(fields.upper.edited):
        first.take("other")


def test_the_caret_is_found_where_it_was_left(fields: Fields) -> None:
    first = fields.text("a👩bcd")
    fields.lower.show_text(first)
    fields.lower.select(2, 4)
    assert fields.lower.textCursor().selectedText() == "bc"
    assert fields.lower.selected() == (2, 4)
    fields.lower.show_text(fields.text("second"))
    fields.lower.show_text(first)
    assert fields.lower.selected() == (4, 4)


def test_return_in_a_single_paragraph_leads_on(fields: Fields) -> None:
    fields.upper.show_text(fields.text("first"))
    fields.lower.show_text(fields.text(""))
    fields.upper.setFocus()
    QTest.keyClick(fields.upper, Qt.Key.Key_Return)
    assert fields.lower.hasFocus()
    QTest.keyClick(fields.lower, Qt.Key.Key_Return)
    assert (fields.upper.text(), fields.lower.text()) == ("first", "\n")


@pytest.mark.parametrize(
    ("pasted", "upper", "lower"),
    [
        ("one\r\ntwo\rthree\n", "one two three", "one\ntwo\nthree\n"),
        ("a\u00a0b", "a\u00a0b", "a\u00a0b"),
    ],
)
def test_what_is_pasted_is_words_alone(fields: Fields, pasted: str, upper: str, lower: str) -> None:
    data = QMimeData()
    data.setText(pasted)
    data.setHtml(f"<h1>{pasted}</h1>")
    QGuiApplication.clipboard().setMimeData(data)
    for field in (fields.upper, fields.lower):
        field.show_text(fields.text(""))
        field.paste()
    assert (fields.upper.text(), fields.lower.text()) == (upper, lower)


def test_a_growing_field_is_as_high_as_its_text(fields: Fields, qtbot: QtBot) -> None:
    fields.upper.show_text(fields.text("short"))
    qtbot.wait(10)
    low = fields.upper.height()
    QTest.keyClicks(fields.upper, "long words that need another line " * 3)
    qtbot.waitUntil(lambda: fields.upper.height() > low)
    assert fields.upper.verticalScrollBar().maximum() == 0


def test_an_empty_field_says_nothing(fields: Fields) -> None:
    assert fields.upper.text() == ""
    assert fields.upper.written is None


def test_a_menu_is_asked_for_at_a_place_and_can_be_added_to(fields: Fields, qtbot: QtBot) -> None:
    field = fields.lower
    with qtbot.waitSignal(field.shown):
        field.show_text(fields.text("first words"))
    told: list[tuple[QMenu, int]] = []

    def add(menu: QMenu, position: int) -> None:
        menu.addAction("More")
        told.append((menu, position))

    field.menu_asked.connect(add)
    field.select(4, 4)
    field.open_menu()
    menu, position = told[0]
    assert menu.isVisible()
    assert position == 4
    assert menu.actions()[-1].text() == "More"
    assert menu.actions()[-2].text().split("\t")[0] == "Select all"
    menu.close()
    where = field.cursorRect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, field.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(field.viewport(), event)
    assert told[1][1] == 4
    told[1][0].close()


def test_underlines_move_with_the_text_and_end_with_it(fields: Fields) -> None:
    field = fields.upper
    field.show_text(fields.text("first words"))
    bare = field.grab().toImage()
    field.underlines.put([(0, 5), (6, 11)], QColor("red"))
    assert field.grab().toImage() != bare
    field.select(0, 0)
    QTest.keyClicks(field, "My ")
    assert field.underlines.spans() == [(3, 8), (9, 14)]
    field.select(3, 9)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert field.underlines.spans() == [(3, 3), (3, 8)]
    field.grab()
    assert field.extraSelections() == []
    field.show_text(fields.text("others"))
    assert field.underlines.spans() == []
