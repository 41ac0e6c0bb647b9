"""Pasting into the fields of a form: what comes from elsewhere keeps what an item can say."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from crank_desktop.document.portable import HighlightItem
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child

HTML = '<p>See <a href="https://x.example/a">this</a>, <i>now</i>.</p>'
LIST = "<ul><li>one<li>two</ul>"


def copied(words: str, html: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    data.setHtml(html)
    return data


def opened(desk: Desk, section: int, item: int = 0) -> None:
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[section].items[item].uid)


@pytest.fixture
def body(window: MainWindow, desk: Desk) -> ProseField:
    """The text of a highlight, "It took a week."."""
    opened(desk, 0, 1)
    window.activateWindow()
    field = child(window, ProseField, "bodyEdit")
    field.setFocus()
    return field


def test_links_and_emphasis_are_kept_and_taken_back_in_one_step(
    desk: Desk, body: ProseField
) -> None:
    body.select(0, 0)
    QTest.keyClicks(body, "A")
    body.insertFromMimeData(copied("See this, now.", HTML))
    QTest.keyClicks(body, "B")
    assert body.text() == "ASee [this](https://x.example/a), *now*.BIt took a week."
    assert desk.workspace.draft
    written = desk.workspace.draft.issue.sections[0].items[1]
    assert isinstance(written, HighlightItem)
    assert written.body == body.text()
    body.undo()
    assert body.text() == "ASee [this](https://x.example/a), *now*.It took a week."
    body.undo()
    assert body.text() == "AIt took a week."
    body.redo()
    body.undo()
    body.undo()
    assert body.text() == "It took a week."


def test_what_is_selected_gives_way_in_the_same_step(body: ProseField) -> None:
    body.select(3, 7)
    body.insertFromMimeData(copied("was", "<b>was</b>"))
    assert body.text() == "It **was** a week."
    body.undo()
    assert body.text() == "It took a week."


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (0, "- one\n- two\n\nIt took a week."),
        (7, "It took\n\n- one\n- two\n\n a week."),
        (15, "It took a week.\n\n- one\n- two"),
    ],
)
def test_a_list_is_set_apart_from_the_words_around_it(
    body: ProseField, place: int, text: str
) -> None:
    body.select(place, place)
    body.insertFromMimeData(copied("one\ntwo", LIST))
    assert body.text() == text


def test_a_sentence_takes_it_in_one_line(window: MainWindow, desk: Desk) -> None:
    opened(desk, 1)
    sentence = child(window, ProseField, "bodyEdit")
    sentence.selectAll()
    sentence.insertFromMimeData(copied("x", HTML + LIST))
    assert sentence.text() == "See [this](https://x.example/a), *now*. one two"


def test_the_intro_of_an_issue_takes_links(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_item("")
    intro = child(window, ProseField, "introEdit")
    intro.selectAll()
    intro.insertFromMimeData(copied("x", HTML))
    assert desk.workspace.issue
    assert desk.workspace.issue.intro == "See [this](https://x.example/a), *now*."


def test_a_headline_takes_words_alone(window: MainWindow, body: ProseField) -> None:
    assert body.text()
    heading = child(window, TextField, "headingEdit")
    heading.selectAll()
    heading.insertFromMimeData(copied("See this,\nnow.", HTML))
    assert heading.text() == "See this, now."


def test_on_request_words_alone_are_pasted(window: MainWindow, body: ProseField) -> None:
    body.selectAll()
    QGuiApplication.clipboard().setMimeData(copied("See this, *now*.", HTML))
    QTest.keyClick(body, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert body.text() == "See [this](https://x.example/a), *now*."
    body.selectAll()
    window.actions_["paste-plain"].trigger()
    assert body.text() == "See this, *now*."
    body.setReadOnly(True)
    window.actions_["paste-plain"].trigger()
    assert body.text() == "See this, *now*."


def test_without_a_caret_nothing_is_pasted(window: MainWindow, body: ProseField) -> None:
    QGuiApplication.clipboard().setText("words")
    window.setFocus()
    body.clearFocus()
    window.actions_["paste-plain"].trigger()
    assert body.text() == "It took a week."
