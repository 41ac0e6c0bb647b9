"""The trash in its window: what it shows, what goes back, what is deleted for good."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import RemoveIssue
from crank_desktop.editing.item_changes import RemoveItem
from crank_desktop.editing.section_changes import RemoveSection
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.library.trash import Trash
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.dialogs.question import Question
from crank_desktop.ui.forms.date_field import words_of_day
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.trash_page import TrashPage, words_of_moment
from crank_desktop.ui.trash_room import TrashRoom
from tests.gui.windows import child

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def issue(desk: Desk) -> PortableIssue:
    assert desk.workspace.issue
    return desk.workspace.issue


@pytest.fixture
def page(window: MainWindow, desk: Desk, issue: PortableIssue) -> TrashPage:
    """The page with an item and a section in the trash."""
    section = issue.sections[0]
    assert desk.workspace.apply(RemoveItem(section.uid, 0, section.items[0]))
    assert desk.workspace.apply(RemoveSection(issue.uid, 1, issue.sections[1]))
    window.actions_["trash"].trigger()
    return child(window, TrashPage)


def shown(page: TrashPage) -> list[list[str]]:
    items = [page.list.topLevelItem(row) for row in range(page.list.topLevelItemCount())]
    return [[item.text(column) for column in range(3)] for item in items if item is not None]


def answer(window: MainWindow, *, yes: bool) -> None:
    question = child(window, Question)
    button: QPushButton = question.yes if yes else question.no
    QTest.mouseClick(button, LEFT)


def test_it_shows_what_where_from_and_when(page: TrashPage, window: MainWindow) -> None:
    rows = shown(page)
    assert [row[:2] for row in rows] == [
        ["Links", "July 2025"],
        ["Two ports agree on tugs", "July 2025 ▸ July Highlights"],
    ]
    assert all(row[2].startswith("Today, ") for row in rows)
    assert window.place.toolTip() == "Trash" or window.windowTitle().startswith("Trash")
    now = datetime.now(UTC)
    before = now - timedelta(days=3)
    assert words_of_moment(before, now) == words_of_day(before.astimezone().date())


def test_put_back_is_a_change_that_can_be_undone(
    page: TrashPage, desk: Desk, window: MainWindow, issue: PortableIssue, qtbot: QtBot
) -> None:
    page.list.selectAll()
    with qtbot.waitSignal(page.put_back):
        QTest.mouseClick(page.back, LEFT)
    assert desk.workspace.issue == issue
    assert shown(page) == []
    assert not page.back.isEnabled()
    assert not page.all_gone.isEnabled()
    assert window.notice.words() == "2 things were put back."
    window.actions_["undo"].trigger()
    window.actions_["undo"].trigger()
    assert [row[0] for row in shown(page)] == ["Links", "Two ports agree on tugs"]
    window.actions_["redo"].trigger()
    assert [row[0] for row in shown(page)] == ["Two ports agree on tugs"]


def test_return_puts_back_and_the_notice_leads_there(
    page: TrashPage, desk: Desk, window: MainWindow, issue: PortableIssue
) -> None:
    item = page.list.topLevelItem(1)
    assert item is not None
    page.list.setCurrentItem(item)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.notice.words() == "“Two ports agree on tugs” is in July 2025 again."
    desk.workspace.open_issue("")
    window.notice._act()
    assert desk.workspace.item_uid == issue.sections[0].items[0].uid
    assert window.middle.currentWidget() is desk.editor


def test_deleting_for_good_is_asked_about(
    page: TrashPage, window: MainWindow, qtbot: QtBot
) -> None:
    first = page.list.topLevelItem(0)
    assert first is not None
    page.list.setCurrentItem(first)
    with qtbot.waitSignal(page.delete):
        QTest.keyClick(page, Qt.Key.Key_Delete)
    question = child(window, Question)
    assert question.windowTitle() == "Delete it for good?"
    # Return must not destroy anything.
    QTest.keyClick(question, Qt.Key.Key_Return)
    assert len(shown(page)) == 2
    QTest.mouseClick(page.gone, LEFT)
    answer(window, yes=True)
    assert [row[0] for row in shown(page)] == ["Two ports agree on tugs"]


def test_emptying_the_trash(page: TrashPage, window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.empty):
        QTest.mouseClick(page.all_gone, LEFT)
    assert child(window, Question).windowTitle() == "Delete 2 things for good?"
    assert child(window, Question).words.text() == (
        "They cannot be put back from the trash after that. Undo can still take back a removal"
        " from this session, until the library is closed."
    )
    answer(window, yes=False)
    assert len(desk.workspace.library.trash.rows()) == 2
    QTest.mouseClick(page.all_gone, LEFT)
    answer(window, yes=True)
    assert desk.workspace.library.trash.rows() == ()
    assert shown(page) == []
    # Undo knows what it removed all the same, as the question says.
    window.actions_["undo"].trigger()
    assert desk.workspace.issue
    assert len(desk.workspace.issue.sections) == 3


def test_escape_and_close_lead_back(
    page: TrashPage, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.middle.currentWidget() is not page
    window.actions_["trash"].trigger()
    assert window.middle.currentWidget() is page
    QTest.mouseClick(page.close_page, LEFT)
    assert window.middle.currentWidget() is not page
    assert desk.workspace.issue


def test_what_has_no_place_left_says_so(
    page: TrashPage, desk: Desk, window: MainWindow, issue: PortableIssue
) -> None:
    desk.workspace.apply(RemoveIssue(desk.workspace.library.load_uid(issue.uid)))
    assert shown(page)[0][:2] == ["July 2025", "Issues"]
    item = page.list.topLevelItem(2)
    assert item is not None
    page.list.setCurrentItem(item)
    QTest.mouseClick(page.back, LEFT)
    assert page.problem.text().startswith("“July 2025” is no longer there: put it back first")
    # All at once: the issue comes first.
    page.list.selectAll()
    QTest.mouseClick(page.back, LEFT)
    assert shown(page) == []
    assert page.problem.isHidden()
    assert window.notice.words() == "3 things were put back."
    assert desk.workspace.library.load_uid(issue.uid).issue == issue


def test_what_the_library_refuses_is_told(
    page: TrashPage, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> Touched:
        raise LibraryProblem("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(Library, "apply", refuse)
        QTest.mouseClick(page.back, LEFT)
        assert page.problem.text() == "the disk is full"
        patched.setattr(Trash, "delete", refuse)
        QTest.mouseClick(page.gone, LEFT)
        answer(window, yes=True)
    assert page.problem.text() == "the disk is full"
    assert len(desk.workspace.library.trash.rows()) == 2


def test_before_the_page_is_built_the_notice_tells(window: MainWindow, desk: Desk) -> None:
    room = window.findChild(TrashRoom)
    assert room is not None
    room.put_back(["not there"])
    assert window.notice.words() == "this is no longer in the trash: nothing was put back"
    assert desk.workspace.stack.count() == 0


def test_an_item_without_words_has_a_name(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_item("")
    window.actions_["add-item"].trigger()
    window.actions_["remove-item"].trigger()
    window.actions_["trash"].trigger()
    assert shown(child(window, TrashPage))[0][0] == "Untitled item"
