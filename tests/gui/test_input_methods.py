"""Writing with an input method, and from right to left: in headline and text alike."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crank_desktop.document.portable import HighlightItem
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child

HEBREW = "איראן מבקשת נשק מסין."
ARABIC = "إيران تطلب أسلحة من الصين."
PERSIAN = "ایران می‌خواهد سلاح بخرد."


@pytest.fixture
def fields(window: MainWindow, desk: Desk) -> tuple[TextField, ProseField]:
    """Headline and text of a highlight, "It took a week."."""
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[1].uid)
    window.activateWindow()
    return child(window, TextField, "headingEdit"), child(window, ProseField, "bodyEdit")


def composing(field: TextField, words: str, *, commit: str = "") -> None:
    """What an input method sends: words that are not decided yet, or those that were."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    kind = QInputMethodEvent.AttributeType.TextFormat
    marks = [QInputMethodEvent.Attribute(kind, 0, len(words), underlined)] if words else []
    event = QInputMethodEvent(words, marks)
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def written(desk: Desk) -> HighlightItem:
    assert desk.workspace.draft
    item = desk.workspace.draft.issue.sections[0].items[1]
    assert isinstance(item, HighlightItem)
    return item


@pytest.mark.parametrize("number", [0, 1])
def test_words_arrive_when_they_are_decided_and_not_before(
    desk: Desk, fields: tuple[TextField, ProseField], number: int
) -> None:
    field = fields[number]
    field.setFocus()
    field.select(2, 2)
    before = field.text()
    for words in ("t", "ty", "tyu", "中国"):
        composing(field, words)
        assert field.text() == before
        assert field.textCursor().block().layout().preeditAreaText() == words
        assert not field.document().isUndoAvailable()
    composing(field, "", commit="中国")
    expected = f"{before[:2]}中国{before[2:]}"
    assert field.text() == expected
    assert (written(desk).heading, written(desk).body)[number] == expected
    field.undo()
    assert field.text() == before


def test_quotes_dashes_and_marks_are_left_alone_while_words_are_undecided(
    fields: tuple[TextField, ProseField],
) -> None:
    _, body = fields
    body.setFocus()
    body.selectAll()
    composing(body, "", commit="[中](https://www.tide.example/a) ")
    for words in ('"', "--", "...", "[x](https://y.example/z)"):
        composing(body, words)
        layout = body.textCursor().block().layout()
        assert layout.preeditAreaText() == words
        assert body.text() == "[中](https://www.tide.example/a) "
    composing(body, "")
    assert body.text() == "[中](https://www.tide.example/a) "


def test_an_accent_that_is_composed_takes_the_place_of_what_is_selected(
    fields: tuple[TextField, ProseField],
) -> None:
    heading, _ = fields
    heading.setFocus()
    heading.selectAll()
    composing(heading, "´")
    composing(heading, "", commit="é")
    assert heading.text() == "é"


def test_composing_inside_a_link_keeps_it_open(fields: tuple[TextField, ProseField]) -> None:
    _, body = fields
    body.setFocus()
    body.selectAll()
    composing(body, "", commit="See [中](https://www.tide.example/a) now")
    body.select(6, 6)
    composing(body, "guo")
    layout = body.textCursor().block().layout()
    shown = [one for one in layout.formats() if one.format.foreground().color().alpha() == 0]
    assert shown == []
    composing(body, "", commit="国")
    assert body.text() == "See [中国](https://www.tide.example/a) now"


@pytest.mark.parametrize("words", [HEBREW, ARABIC, PERSIAN])
@pytest.mark.parametrize("number", [0, 1])
def test_a_paragraph_runs_as_its_words_do(
    desk: Desk, fields: tuple[TextField, ProseField], words: str, number: int
) -> None:
    field = fields[number]
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for sign in words:
        composing(field, "", commit=sign)
    assert field.text() == words
    assert (written(desk).heading, written(desk).body)[number] == words
    block = field.document().firstBlock()
    assert block.textDirection() is Qt.LayoutDirection.RightToLeft
    line = block.layout().lineAt(0)
    # What is written begins at the right edge, where its first word is read.
    assert line.naturalTextRect().right() > field.viewport().width() - 40
    assert line.naturalTextRect().left() > 40


def test_the_caret_goes_left_through_words_from_right_to_left(
    fields: tuple[TextField, ProseField],
) -> None:
    _, body = fields
    body.setFocus()
    body.selectAll()
    composing(body, "", commit=HEBREW)
    cursor = body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    body.setTextCursor(cursor)
    first = body.cursorRect().x()
    QTest.keyClick(body, Qt.Key.Key_Left)
    assert body.textCursor().position() == 1
    assert body.cursorRect().x() < first
    QTest.keyClick(body, Qt.Key.Key_Right)
    assert body.textCursor().position() == 0
    QTest.keyClick(body, Qt.Key.Key_End)
    assert body.textCursor().position() == len(HEBREW)
    QTest.keyClick(body, Qt.Key.Key_Backspace)
    assert body.text() == HEBREW[:-1]


def test_paragraphs_of_both_directions_stand_beside_each_other(
    fields: tuple[TextField, ProseField],
) -> None:
    _, body = fields
    body.selectAll()
    linked = f"{ARABIC} [الصين](https://www.tide.example/a)"
    body.insert_as_step(f"English first.\n\n{linked}")
    document = body.document()
    directions = [document.findBlockByNumber(n).textDirection() for n in (0, 2)]
    assert directions == [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
    assert body.text() == f"English first.\n\n{linked}"
