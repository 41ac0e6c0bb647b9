"""Finding in the open issue by real keys, and replacing what is found."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, LinkItem, PortableIssue
from crank_desktop.editing.finding import Search
from crank_desktop.library.values import IssueFields
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.search.find_bar import FindBar
from crank_desktop.ui.search.issue_search import IssueSearch
from crank_desktop.ui.search_room import SearchRoom
from tests.gui.windows import child, part_of

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key wherever the keys go."""
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClick(focused, key, keys)


def write(words: str) -> None:
    focused = QApplication.focusWidget()
    assert focused
    QTest.keyClicks(focused, words)


@pytest.fixture
def bar(window: MainWindow, desk: Desk, qtbot: QtBot) -> FindBar:
    """The bar, opened by its key from the first highlight."""
    with qtbot.waitActive(window):
        window.activateWindow()
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[0].uid)
    desk.left.outline.setFocus()
    press(KEY.Key_F, CTRL)
    shown = child(window, FindBar)
    assert shown.fields.words.hasFocus()
    return shown


def issue_of(desk: Desk) -> PortableIssue:
    assert desk.workspace.issue
    return desk.workspace.issue


def selected(window: MainWindow) -> tuple[str, str]:
    """The name of the field that shows a selection, and the words."""
    fields = [
        one
        for one in window.findChildren(TextField)
        if one.isVisibleTo(window) and one.textCursor().hasSelection()
    ]
    return (fields[-1].objectName(), fields[-1].textCursor().selectedText()) if fields else ("", "")


def test_matches_are_found_while_words_are_typed(
    bar: FindBar, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bar.searched) as told:
        write("t")
    assert told.args == [Search("t")]
    write("ugs")
    assert bar.count.text() == "1 of 3"
    assert selected(window) == ("headingEdit", "tugs")
    assert bar.fields.words.hasFocus()
    write("x")
    assert bar.count.text() == "Not found"
    for _ in range(5):
        press(KEY.Key_Backspace)
    assert bar.count.text() == ""
    assert desk.workspace.item_uid == issue_of(desk).sections[0].items[0].uid


def test_f3_goes_round_from_item_to_item(
    bar: FindBar, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    write("tugs")
    places, counts = [], []
    for key in (KEY.Key_F3, KEY.Key_F3, KEY.Key_Return):
        with qtbot.waitSignal(room_of(window).search.numbered):
            press(key)
        places.append(selected(window))
        counts.append(bar.count.text())
    assert places == [("bodyEdit", "tugs"), ("headingEdit", "tugs"), ("headingEdit", "tugs")]
    assert counts == ["2 of 3", "3 of 3", "1 of 3"]
    press(KEY.Key_F3, SHIFT)
    assert bar.count.text() == "3 of 3"
    assert desk.workspace.item_uid == issue_of(desk).sections[2].items[0].uid
    with qtbot.waitSignal(bar.stepped) as stepped:
        press(KEY.Key_Return, SHIFT)
    assert stepped.args == [-1]
    assert selected(window) == ("bodyEdit", "tugs")


def room_of(window: MainWindow) -> SearchRoom:
    room = window.findChild(SearchRoom)
    assert room is not None
    return room


def test_escape_leads_into_the_text_and_f3_goes_on_there(
    bar: FindBar, window: MainWindow, qtbot: QtBot
) -> None:
    write("tugs")
    with qtbot.waitSignal(bar.closed):
        press(KEY.Key_Escape)
    assert bar.isHidden()
    heading = child(window, TextField, "headingEdit")
    assert heading.hasFocus()
    assert heading.textCursor().selectedText() == "tugs"
    press(KEY.Key_F3)
    assert child(window, TextField, "bodyEdit").hasFocus()
    assert selected(window) == ("bodyEdit", "tugs")


def test_what_is_selected_is_looked_for(bar: FindBar, window: MainWindow) -> None:
    press(KEY.Key_Escape)
    body = child(window, TextField, "bodyEdit")
    body.setFocus()
    body.select(*_span(body.text(), "deal"))
    press(KEY.Key_F, CTRL)
    assert bar.fields.words.text() == "deal"
    assert bar.count.text() == "1 of 1"
    assert selected(window) == ("bodyEdit", "deal")


def _span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_the_issue_s_own_form_and_headings_of_sections_are_searched(
    bar: FindBar, window: MainWindow, desk: Desk
) -> None:
    write("july")
    assert bar.count.text() == "1 of 2"
    assert desk.workspace.item_uid == ""
    assert selected(window) == ("labelEdit", "July")
    press(KEY.Key_F3)
    assert desk.left.outline.current_section() == issue_of(desk).sections[0].uid
    press(KEY.Key_F3)
    press(KEY.Key_Escape)
    label = child(window, TextField, "labelEdit")
    assert label.hasFocus()
    press(KEY.Key_F3)
    assert bar.count.text() == "2 of 2"


def test_the_count_follows_what_is_typed(
    bar: FindBar, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    write("tugs")
    body = child(window, TextField, "bodyEdit")
    body.setFocus()
    QTest.keyClicks(body, "tugs tugs ")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 5")
    assert body.hasFocus()
    press(KEY.Key_F3)
    assert bar.count.text() == "4 of 5"
    desk.workspace.open_issue("")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    bar.stepped.emit(1)
    bar.replace_all_asked.emit("x")
    assert bar.count.text() == "Not found"


def test_ways_to_look_change_what_is_found(bar: FindBar) -> None:
    write("tug")
    assert bar.count.text() == "1 of 3"
    bar.fields.ways["whole"].click()
    assert bar.count.text() == "Not found"
    bar.fields.ways["whole"].click()
    bar.fields.ways["addresses"].click()
    assert bar.count.text() == "1 of 5"
    bar.fields.ways["addresses"].click()
    bar.fields.ways["case"].click()
    bar.fields.words.setText("Tug")
    assert bar.count.text() == "Not found"
    bar.fields.ways["regular"].click()
    bar.fields.words.setText("t[uo]gs|(")
    assert bar.told.text().startswith("This is not a regular expression")
    bar.fields.words.setText("t[uo]gs")
    assert bar.told.isHidden()
    assert bar.count.text() == "1 of 3"


def test_an_expression_that_takes_too_long_is_told_in_a_line(
    bar: FindBar, window: MainWindow, desk: Desk
) -> None:
    assert desk.workspace.issue
    desk.workspace.open_item(desk.workspace.issue.sections[0].items[0].uid)
    body = child(window, TextField, "bodyEdit")
    body.selectAll()
    body.insertPlainText("a" * 60 + "!")
    bar.fields.ways["regular"].click()
    bar.fields.words.setText("(a|a)*$")
    assert bar.told.text() == "This expression takes too long: make it simpler"
    assert bar.count.text() == "Not found"
    search = part_of(window, IssueSearch)
    QTest.keyClicks(body, "b")
    assert not search._timer.isActive(), "it is not tried again for each key"
    bar.fields.words.setText("a+")
    assert bar.told.isHidden()
    QTest.keyClicks(body, "b")
    assert search._timer.isActive()


def test_a_match_is_replaced_as_if_it_was_typed(
    bar: FindBar, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    press(KEY.Key_H, CTRL)
    write("tugs")
    bar.by.setFocus()
    write("boats")
    with qtbot.waitSignal(bar.replace_asked) as asked:
        press(KEY.Key_Return)
    assert asked.args == ["boats"]
    first = issue_of(desk).sections[0].items[0]
    assert isinstance(first, HighlightItem)
    assert first.heading == "Two ports agree on boats"
    assert (selected(window), bar.count.text()) == (("bodyEdit", "tugs"), "1 of 2")
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    assert bar.count.text() == "Not found"
    press(KEY.Key_Return)
    assert desk.workspace.stack.count() == 0
    desk.workspace.open_item(first.uid)
    heading = child(window, TextField, "headingEdit")
    heading.setFocus()
    press(KEY.Key_Z, CTRL)
    assert heading.text() == "Two ports agree on tugs"


def test_replacing_without_a_selected_match_goes_to_one_first(
    bar: FindBar, window: MainWindow, desk: Desk
) -> None:
    press(KEY.Key_H, CTRL)
    write("tugs")
    before = issue_of(desk)
    desk.workspace.write_fields(replace(IssueFields.of(before), subject="New"))
    desk.workspace.open_item(before.sections[2].items[0].uid)
    child(window, TextField, "headingEdit").setFocus()
    bar.by.setText("boats")
    room_of(window).search.step(1)
    bar.one.click()
    assert issue_of(desk).sections[:2] == before.sections[:2]
    assert issue_of(desk).sections[2] != before.sections[2]


def test_the_heading_of_a_section_is_replaced_by_a_change(bar: FindBar, desk: Desk) -> None:
    press(KEY.Key_H, CTRL)
    write("july high")
    bar.by.setText("High")
    bar.one.click()
    assert issue_of(desk).sections[0].heading == "Highlights"
    desk.workspace.undo()
    assert issue_of(desk).sections[0].heading == "July Highlights"


def test_words_over_the_edge_of_a_link_are_left(
    bar: FindBar, window: MainWindow, desk: Desk
) -> None:
    press(KEY.Key_H, CTRL)
    write("the deal")
    assert selected(window) == ("bodyEdit", "The [deal")
    before = issue_of(desk)
    bar.one.click()
    assert bar.told.text() == "The edge of a link is between these words: change them by hand."
    bar.all.click()
    assert bar.told.text() == "1 left, where the edge of a link is between the words."
    assert issue_of(desk) == before
    bar.fields.words.setText("nowhere")
    bar.all.click()
    assert bar.told.text() == "Nothing was found."


def test_a_replacement_that_names_no_group_is_told(bar: FindBar, desk: Desk) -> None:
    press(KEY.Key_H, CTRL)
    bar.fields.ways["regular"].click()
    write("tu(g)s")
    before = issue_of(desk)
    bar.by.setText(r"\2")
    for button in (bar.one, bar.all):
        bar.say("")
        button.click()
        assert bar.told.text().startswith("This cannot stand in for what is found")
    assert issue_of(desk) == before
    bar.by.setText(r"bo\1")
    bar.all.click()
    assert bar.told.text() == "3 matches replaced."
    first = issue_of(desk).sections[0].items[0]
    assert isinstance(first, HighlightItem)
    assert first.heading == "Two ports agree on bog"


def test_everything_is_replaced_and_taken_back_as_one(
    bar: FindBar, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    body = child(window, TextField, "bodyEdit")
    body.setFocus()
    QTest.keyClicks(body, "Now. ")
    before = issue_of(desk)
    press(KEY.Key_H, CTRL)
    write("tugs")
    bar.by.setText("boats")
    with qtbot.waitSignal(bar.replace_all_asked) as asked:
        bar.all.click()
    assert asked.args == ["boats"]
    assert bar.told.text() == "3 matches replaced."
    after = issue_of(desk)
    assert body.text() == "Now. The [deal](https://example.org/tugs) covers [ten boats](missing:)."
    assert desk.workspace.stack.undoText() == "Replace 3 matches"
    body.setFocus()
    press(KEY.Key_Z, CTRL)
    assert issue_of(desk) == before
    assert body.text().startswith("Now. The")
    press(KEY.Key_Z, CTRL | SHIFT)
    assert issue_of(desk) == after
    press(KEY.Key_Z, CTRL)
    press(KEY.Key_Z, CTRL)
    assert body.text().startswith("The")
    assert desk.workspace.library.load_uid(before.uid).issue.sections[1] == before.sections[1]


def test_a_library_that_is_only_read_is_only_searched(bar: FindBar, desk: Desk) -> None:
    bar.set_writable(writable=False)
    press(KEY.Key_H, CTRL)
    write("tugs")
    assert bar.count.text() == "1 of 3"
    assert not any(one.isEnabled() for one in (bar.by, bar.one, bar.all))
    assert desk.workspace.stack.count() == 0


def test_without_words_f3_asks_for_them(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.actions_["find-next"].trigger()
    bar = child(window, FindBar)
    assert child(bar, QLineEdit, "findEdit").hasFocus()
    assert child(bar, QLabel, "findCount").text() == ""
    assert not bar.by.isVisible()


def test_an_outlet_is_found_in_its_own_field(bar: FindBar, window: MainWindow, desk: Desk) -> None:
    write("quay news")
    item = issue_of(desk).sections[1].items[0]
    assert isinstance(item, LinkItem)
    assert desk.workspace.item_uid == item.uid
    assert selected(window) == ("outletEdit2", "Quay News")
    assert bar.count.text() == "1 of 1"
