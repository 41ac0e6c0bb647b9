"""Finding in the whole library: in a worker, while words are typed; a click leads there."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.finding import Match, Search
from crank_desktop.editing.issue_changes import AddIssue, RemoveIssue
from crank_desktop.editing.library_finding import MOST, FoundIssue, LoadedIssues, find_in_library
from crank_desktop.errors import InputRefused
from crank_desktop.library.library import Library
from crank_desktop.progress import Cancelled, Progress
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.lists.rows import RowRole
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.search.find_bar import FindBar
from crank_desktop.ui.search.library_page import LibraryFindPage
from crank_desktop.ui.search.match_rows import MatchRole
from tests.gui.windows import child
from tests.library_files import example_issue, library_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(window: MainWindow, desk: Desk, qtbot: QtBot) -> LibraryFindPage:
    """The page, opened by its key; a second issue is in the library."""
    assert desk.workspace.apply(AddIssue(example_issue("August 2025", 8)))
    with qtbot.waitActive(window):
        window.activateWindow()
    desk.left.outline.setFocus()
    QTest.keyClick(desk.left.outline, Qt.Key.Key_F, CTRL | SHIFT)
    shown = child(window, LibraryFindPage)
    assert shown.fields.words.hasFocus()
    assert shown.told.text() == "Type words to find them in every issue of the library."
    return shown


def heads(page: LibraryFindPage) -> list[tuple[str, str]]:
    model = page.rows
    tops = [model.index(number, 0) for number in range(model.rowCount())]
    return [(str(top.data()), str(top.data(RowRole.REMARK))) for top in tops]


def row(page: LibraryFindPage, issue: int, number: int) -> QModelIndex:
    return page.rows.index(number, 0, page.rows.index(issue, 0))


def test_matches_are_listed_by_issue_while_words_are_typed(
    page: LibraryFindPage, qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(page.fields.edited):
        QTest.keyClicks(page.fields.words, "tugs")
    qtbot.waitUntil(lambda: page.told.text() == "6 matches in 2 issues")
    assert heads(page) == [("August 2025", "3"), ("July 2025", "3")]
    assert row(page, 1, 1).data() == "The deal covers ten tugs."
    assert page.bar.isHidden()
    assert "Find in the library" in window.place.whole()
    page.fields.words.setText("tugsx")
    QTest.keyClick(page.fields.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.told.text() == "“tugsx” is in no issue.")
    assert heads(page) == []
    page.fields.words.clear()
    qtbot.waitUntil(lambda: page.told.text().startswith("Type words"))


def test_a_click_opens_the_issue_and_selects_the_words(
    page: LibraryFindPage, qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    QTest.keyClicks(page.fields.words, "tugs")
    qtbot.waitUntil(lambda: len(heads(page)) == 2)
    place = page.tree.visualRect(row(page, 0, 1)).center()
    with qtbot.waitSignal(page.opened) as opened:
        QTest.mouseClick(page.tree.viewport(), LEFT, PLAIN, place)
    assert desk.workspace.issue
    assert desk.workspace.issue.label == "August 2025"
    assert opened.args is not None
    assert (opened.args[0], opened.args[1].words) == (desk.workspace.issue.uid, "tugs")
    body = child(window, TextField, "bodyEdit")
    assert body.hasFocus()
    assert body.textCursor().selectedText() == "tugs"
    bar = child(window, FindBar)
    assert (bar.fields.words.text(), bar.count.text()) == ("tugs", "2 of 3")
    QTest.keyClick(body, Qt.Key.Key_F3)
    assert bar.count.text() == "3 of 3"
    QTest.keyClick(child(window, TextField, "headingEdit"), Qt.Key.Key_F, CTRL | SHIFT)
    assert page.isVisible()
    assert page.fields.words.text() == "tugs"
    assert page.tree.currentIndex().data() == "The deal covers ten tugs."
    QTest.mouseClick(
        page.tree.viewport(), LEFT, PLAIN, page.tree.visualRect(page.rows.index(0, 0)).center()
    )
    assert page.isVisible()


def test_what_is_typed_and_not_saved_yet_is_found(
    page: LibraryFindPage, qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    assert desk.workspace.draft
    first = desk.workspace.draft.issue.sections[0].items[0]
    assert isinstance(first, HighlightItem)
    desk.workspace.write_item(replace(first, heading="Nine cranes"))
    assert desk.workspace.has_unsaved
    page.begin(Search("nine cranes"))
    qtbot.waitUntil(lambda: page.told.text() == "1 match in 1 issue")
    place = page.tree.visualRect(row(page, 0, 0)).center()
    desk.workspace.write_item(replace(first, heading="The nine cranes"))
    QTest.mouseClick(page.tree.viewport(), LEFT, PLAIN, place)
    heading = child(window, TextField, "headingEdit")
    assert heading.textCursor().selectedText() == "nine cranes"


def test_the_list_follows_the_library(page: LibraryFindPage, qtbot: QtBot, desk: Desk) -> None:
    page.begin(Search("tugs", case=True))
    qtbot.waitUntil(lambda: len(heads(page)) == 2)
    assert page.fields.ways["case"].isChecked()
    row_of = desk.workspace.library.issue_rows()[0]
    desk.workspace.apply(RemoveIssue(desk.workspace.library.load_uid(row_of.uid)))
    qtbot.waitUntil(lambda: heads(page) == [("July 2025", "3")])


def test_what_is_no_expression_is_told(page: LibraryFindPage, qtbot: QtBot) -> None:
    page.begin(Search("(", regular=True))
    qtbot.waitUntil(lambda: page.told.text().startswith("This is not a regular expression"))


def test_a_fault_of_the_program_is_no_answer(page: LibraryFindPage) -> None:
    with pytest.raises(ZeroDivisionError):
        page._fail(ZeroDivisionError())


def test_a_long_search_shows_how_far_it_is_and_stops(page: LibraryFindPage, qtbot: QtBot) -> None:
    page.begin(Search("tugs"))
    # What the clock does after a while.
    page._show_progress()
    page._show_steps(1, 2, "July 2025")
    assert page.bar.isVisible()
    assert (page.bar.value(), page.bar.maximum()) == (1, 2)
    page.stop.click()
    assert page.bar.isHidden()
    qtbot.wait(50)
    assert heads(page) == []
    page.search_now()
    qtbot.waitUntil(lambda: len(heads(page)) == 2)


def test_matches_are_painted_in_bold(page: LibraryFindPage, qtbot: QtBot) -> None:
    page.begin(Search("tugs"))
    qtbot.waitUntil(lambda: len(heads(page)) == 2)
    match = row(page, 0, 1).data(MatchRole.MATCH)
    assert isinstance(match, Match)
    before = page.tree.grab().toImage()
    model = page.rows.itemFromIndex(row(page, 0, 1))
    model.setData(replace(match, words=match.before, before=match.words), MatchRole.MATCH)
    assert page.tree.grab().toImage() != before


def test_matches_beyond_the_most_are_counted(tmp_path: Path) -> None:
    issues = library_of(tmp_path / "l.crank", 12)
    with Library(tmp_path / "l.crank", write=False) as library:
        rows = library.issue_rows()
        loaded = LoadedIssues(lambda uid: library.load_uid(uid).issue)
        steps: list[tuple[int, int, str]] = []
        progress = Progress(lambda *step: steps.append(step))
        found = find_in_library(rows, loaded, Search("waves"), progress)
        told = find_in_library(rows, loaded, Search("it", whole=True), Progress())
    assert [step[:2] for step in steps] == [(n, 12) for n in range(1, 13)]
    said = sum(
        item.body.count("Waves")
        for issue in issues.values()
        for section in issue.sections
        for item in section.items
        if isinstance(item, HighlightItem)
    )
    assert sum(one.count for one in found) == said > MOST
    assert sum(len(one.matches) for one in found) == MOST
    assert [one.label for one in told] == [row.label for row in rows]


def test_an_issue_is_loaded_again_where_it_has_changed(tmp_path: Path) -> None:
    library_of(tmp_path / "l.crank", 2)
    asked: list[str] = []
    with Library(tmp_path / "l.crank", write=True) as library:

        def load(uid: str) -> object:
            asked.append(uid)
            return library.load_uid(uid).issue

        loaded = LoadedIssues(load)  # type: ignore[arg-type]
        first, second = library.issue_rows()
        assert loaded(first) == loaded(first) != loaded(second)
        assert asked == [first.uid, second.uid]
        stored = library.load_uid(first.uid)
        library.apply(RemoveIssue(stored))
        library.apply(AddIssue(replace(stored.issue, intro="Anew.")))
        again = next(one for one in library.issue_rows() if one.uid == first.uid)
        assert loaded(again).intro == "Anew."
    assert asked == [first.uid, second.uid, first.uid]


def test_a_search_stops_when_asked_and_refuses_what_is_no_expression(tmp_path: Path) -> None:
    library_of(tmp_path / "l.crank", 2)
    with Library(tmp_path / "l.crank", write=False) as library:
        rows = library.issue_rows()
        loaded = LoadedIssues(lambda uid: library.load_uid(uid).issue)
        with pytest.raises(Cancelled):
            find_in_library(rows, loaded, Search("it"), Progress(cancelled=lambda: True))
        with pytest.raises(InputRefused):
            find_in_library(rows, loaded, Search("(", regular=True), Progress())
        assert find_in_library((), loaded, Search("it"), Progress()) == ()
        (found,) = find_in_library(rows[:1], loaded, Search("item 0 of"), Progress())
    assert found == FoundIssue(rows[0].uid, rows[0].label, found.matches, found.count)
