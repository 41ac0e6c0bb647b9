"""Spelling in the window: what is marked, what can be done with it, where F7 leads."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from crank_desktop import userdirs
from crank_desktop.document.portable import AnalysisItem, HighlightItem
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.errors import CrankError
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.settings import save_settings
from crank_desktop.spelling.dictionary import Language
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.spelling_room import SpellingRoom
from crank_desktop.ui.theme import ThemeChoice
from tests.gui.windows import child, desk_of, part_of

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def room(window: MainWindow, desk: Desk, qtbot: QtBot) -> SpellingRoom:
    """The room once the dictionary is read, the first highlight open for writing."""
    found = part_of(window, SpellingRoom)
    open_highlight(desk)
    qtbot.waitUntil(lambda: not found.speller.is_looking)
    return found


def open_highlight(desk: Desk) -> None:
    assert desk.workspace.issue
    item = desk.workspace.issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    desk.workspace.open_item(item.uid)


def write(window: MainWindow, name: str, words: str) -> TextField:
    """Put words in the place of a field's text, as typing does; the caret leaves it."""
    field = child(window, TextField, name)
    field.setFocus()
    field.selectAll()
    for sign in words:
        if sign.isascii() and sign != "\n":
            QTest.keyClicks(field, sign)
        else:
            field.insertPlainText(sign)
    return field


def marked(field: TextField) -> list[str]:
    text = field.toPlainText()
    units = text.encode("utf-16-le")
    return [
        units[2 * a : 2 * b].decode("utf-16-le")
        for a, b in field.underlines.spans()
        if (a, b) != (0, 0)
    ]


def drawn_in(field: TextField, color: QColor) -> bool:
    """Whether something of a field is drawn in a color."""
    image = field.grab().toImage()
    return any(
        _apart(image.pixelColor(x, y), color) < 60
        for x in range(image.width())
        for y in range(image.height())
    )


def _apart(one: QColor, other: QColor) -> int:
    parts = (one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue())
    return max(abs(a - b) for a, b in parts)


def menu_of(field: TextField, word: str, qtbot: QtBot) -> QMenu:
    """The menu at a word, once its suggestions are there."""
    cursor = field.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 1)
    where = field.cursorRect(cursor).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, where, field.viewport().mapToGlobal(where)
    )
    QApplication.sendEvent(field.viewport(), event)
    menu = open_menu(field)
    qtbot.waitUntil(lambda: rows(menu)[:1] != ["Looking…"])
    return menu


def open_menu(field: TextField) -> QMenu:
    found = [menu for menu in field.findChildren(QMenu) if menu.isVisible()]
    assert len(found) == 1
    return found[0]


def rows(menu: QMenu) -> list[str]:
    return ["-" if one.isSeparator() else one.text() for one in menu.actions()]


def row(menu: QMenu, words: str) -> QAction:
    return next(one for one in menu.actions() if one.text() == words)


def choose(menu: QMenu, words: str) -> None:
    menu.setActiveAction(row(menu, words))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_wrong_word_is_marked_once_the_caret_has_left_it(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    field = write(window, "bodyEdit", "😀 The goverment")
    qtbot.wait(400)
    assert marked(field) == []
    QTest.keyClick(field, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: marked(field) == ["goverment"])
    assert drawn_in(field, window.theme.color("danger"))
    assert room.speller.language is Language.AMERICAN


def test_the_caret_leaves_a_word_by_an_arrow_too(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    assert room.speller.language
    field = write(window, "headingEdit", "Talks in teh")
    qtbot.wait(300)
    assert marked(field) == []
    QTest.keyClick(field, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: marked(field) == ["teh"])
    QTest.keyClick(field, Qt.Key.Key_End)
    qtbot.wait(300)
    assert marked(field) == ["teh"], "a word that is only visited stays marked"


def test_addresses_and_names_are_not_marked(
    window: MainWindow, desk: Desk, room: SpellingRoom, qtbot: QtBot
) -> None:
    assert room.speller.language
    issue = desk.workspace.issue
    assert issue
    field = write(
        window,
        "bodyEdit",
        "Xyzzyq met [Lundgrenn](https://example.org/wrongg) in *|PLACEE|* at Quay News. ",
    )
    qtbot.waitUntil(lambda: marked(field) == ["Xyzzyq", "Lundgrenn"])
    analysis = next(
        item
        for section in issue.sections
        for item in section.items
        if isinstance(item, AnalysisItem)
    )
    authors = (*analysis.authors, "Ann Lundgrenn")
    assert desk.workspace.apply(EditItem(analysis, replace(analysis, authors=authors)))
    qtbot.waitUntil(lambda: marked(field) == ["Xyzzyq"])


def test_a_suggestion_replaces_the_word_and_is_undone_at_once(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    assert room.speller.language
    field = write(window, "bodyEdit", "The 😀 goverment said so. ")
    qtbot.waitUntil(lambda: marked(field) == ["goverment"])
    menu = menu_of(field, "goverment", qtbot)
    assert rows(menu)[0] == "government"
    assert rows(menu)[:5] == [
        "government",
        "-",
        "Add to dictionary",
        "Ignore until the program is closed",
        "-",
    ]
    assert any("Paste" in one for one in rows(menu))
    choose(menu, "government")
    assert field.text() == "The 😀 government said so. "
    qtbot.waitUntil(lambda: marked(field) == [])
    window.actions_["undo"].trigger()
    assert field.text() == "The 😀 goverment said so. "
    QTest.keyClick(field, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: marked(field) == ["goverment"])


def test_suggestions_are_there_at_once_the_second_time_and_by_key(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    assert room.speller.language
    field = write(window, "bodyEdit", "The goverment said so. ")
    qtbot.waitUntil(lambda: marked(field) == ["goverment"])
    menu_of(field, "goverment", qtbot).close()
    field.select(6, 6)
    qtbot.waitUntil(lambda: not [one for one in field.findChildren(QMenu) if one.isVisible()])
    window.actions_["suggest"].trigger()
    menu = open_menu(field)
    assert rows(menu)[0] == "government"
    assert menu.activeAction() is menu.actions()[0]
    menu.close()
    field.select(0, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(field, event)
    told = [rows(one) for one in field.findChildren(QMenu) if one.isVisible()]
    assert "Add to dictionary" not in told[0], "a known word has the usual rows alone"
    for one in field.findChildren(QMenu):
        one.close()


def test_nothing_is_suggested_for_what_is_like_no_word(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    assert room.speller.language
    field = write(window, "bodyEdit", "Then qxqxqzvvk again. ")
    qtbot.waitUntil(lambda: marked(field) == ["qxqxqzvvk"])
    menu = menu_of(field, "qxqxqzvvk", qtbot)
    assert rows(menu)[0] == "No suggestions"
    assert not menu.actions()[0].isEnabled()
    choose(menu, "Ignore until the program is closed")
    qtbot.waitUntil(lambda: marked(field) == [])
    assert room._workspace.library.words.added() == ()


def test_a_word_is_added_everywhere_and_undone(
    window: MainWindow, desk: Desk, room: SpellingRoom, qtbot: QtBot
) -> None:
    assert room.speller.language
    heading = write(window, "headingEdit", "Zorbling begins ")
    body = write(window, "bodyEdit", "A zorbling’s end, a zorbling. ")
    qtbot.waitUntil(lambda: marked(body) == ["zorbling", "zorbling"])
    qtbot.waitUntil(lambda: marked(heading) == ["Zorbling"])
    choose(menu_of(body, "zorbling", qtbot), "Add to dictionary")
    qtbot.waitUntil(lambda: marked(body) == marked(heading) == [])
    assert desk.workspace.library.words.added() == ("zorbling",)
    assert window.notice.words() == "“zorbling” is in this library’s dictionary."
    desk.workspace.undo()
    qtbot.waitUntil(lambda: marked(body) == ["zorbling", "zorbling"])
    assert marked(heading) == ["Zorbling"]
    assert desk.workspace.library.words.added() == ()
    desk.workspace.redo()
    qtbot.waitUntil(lambda: marked(body) == marked(heading) == [])


@pytest.fixture
def again(file: Path, qtbot: QtBot) -> Iterator[Callable[[], MainWindow]]:
    """Opens the library in a new window, as the next start does."""
    opened: list[MainWindow] = []

    def start() -> MainWindow:
        window = open_window(file)
        opened.append(window)
        qtbot.waitExposed(window)
        return window

    yield start
    for window in opened:
        if window.isVisible():
            assert window.close()
        window.deleteLater()


def test_words_and_choices_are_there_at_the_next_start(
    again: Callable[[], MainWindow], file: Path, qtbot: QtBot
) -> None:
    first = again()
    room = part_of(first, SpellingRoom)
    room.add("colour")
    room.add("labourr")
    first.actions_["spelling-en_GB"].trigger()
    assert first.close()
    assert save_settings(first.settings, userdirs.settings_file())
    with Library(file, write=False) as library:
        assert library.words.added() == ("colour", "labourr")
    second = again()
    open_highlight(desk_of(second))
    assert second.settings.language == "en_GB"
    assert part_of(second, SpellingRoom).speller.language is Language.BRITISH
    field = write(second, "bodyEdit", "Labourr, defence, defense and labourx ")
    qtbot.waitUntil(lambda: marked(field) == ["defense", "labourx"])


def test_the_language_is_chosen_and_spelling_turned_off(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    field = write(window, "bodyEdit", "A defence of defense ")
    qtbot.waitUntil(lambda: marked(field) == ["defence"])
    window.actions_["spelling-en_GB"].trigger()
    qtbot.waitUntil(lambda: marked(field) == ["defense"])
    assert window.actions_["spelling-en_GB"].isChecked()
    assert not window.actions_["spelling-en_US"].isChecked()
    window.actions_["spelling"].trigger()
    assert marked(field) == []
    assert not window.settings.spelling
    assert not window.actions_["next-unknown"].isEnabled()
    window.actions_["spelling"].trigger()
    qtbot.waitUntil(lambda: marked(field) == ["defense"])
    assert room.speller.language is Language.BRITISH


def test_marks_follow_the_text_that_is_shown_and_the_look(
    window: MainWindow, desk: Desk, room: SpellingRoom, qtbot: QtBot
) -> None:
    assert room.speller.language
    field = write(window, "bodyEdit", "The goverment\n")
    qtbot.waitUntil(lambda: marked(field) == ["goverment"])
    issue = desk.workspace.issue
    assert issue
    desk.workspace.open_item(issue.sections[0].items[1].uid)
    assert marked(field) == []
    desk.workspace.open_item(issue.sections[0].items[0].uid)
    assert marked(field) == ["goverment"]
    window.theme.choose(ThemeChoice.DARK)
    assert marked(field) == ["goverment"]
    assert drawn_in(field, window.theme.color("danger"))


def test_f7_leads_from_word_to_word_through_the_issue(
    window: MainWindow, desk: Desk, room: SpellingRoom, qtbot: QtBot
) -> None:
    issue = desk.workspace.issue
    assert issue
    body = write(window, "bodyEdit", "One wrongg and two wrongh. ")
    qtbot.waitUntil(lambda: marked(body) == ["wrongg", "wrongh"])
    desk.workspace.open_item("")
    intro = write(window, "introEdit", "Then wrongi. ")
    qtbot.waitUntil(lambda: marked(intro) == ["wrongi"])
    seen = []
    for _ in range(4):
        window.actions_["next-unknown"].trigger()
        qtbot.waitUntil(lambda: not room.speller.is_looking)
        field = QApplication.focusWidget()
        assert isinstance(field, TextField)
        seen.append((field.objectName(), field.textCursor().selectedText()))
    assert seen == [
        ("bodyEdit", "wrongg"),
        ("bodyEdit", "wrongh"),
        ("introEdit", "wrongi"),
        ("bodyEdit", "wrongg"),
    ]


def test_f7_says_where_every_word_is_known(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    window.actions_["next-unknown"].trigger()
    qtbot.waitUntil(lambda: window.notice.words() == "Every word of this issue is known.")
    assert not room.speller.is_looking


def test_a_dictionary_that_cannot_be_read_is_told(
    window: MainWindow, room: SpellingRoom, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(room.speller.failed):
        room.speller._fail(CrankError("no file"))
    assert window.notice.words() == "Spelling cannot be checked: no file"
    with qtbot.waitSignal(room.speller.suggested) as told:
        assert room.speller.suggestions("teh") is None
    assert told.args == ["teh"]
    assert "the" in (room.speller.suggestions("teh") or ())
    with qtbot.waitSignal(room.speller.changed):
        room.ignore("teh")
