"""Importing in the window: read, looked through, kept, opened; dropped anywhere on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.bundled import resource
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.main import open_window
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.import_page.page import ImportPage
from crank_desktop.ui.import_room import ImportRoom
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import desk_of
from tests.samples import sample

DECEMBER = resource("samples", "2024-12.txt")


@pytest.fixture
def room(window: MainWindow) -> ImportRoom:
    found = window.findChild(ImportRoom)
    assert found is not None
    return found


def reviewed(room: ImportRoom, qtbot: QtBot, path: Path = DECEMBER) -> ImportPage:
    room.read_files([path])
    qtbot.waitUntil(lambda: room.page.is_reviewing)
    return room.page


def press(page: ImportPage, words: str) -> None:
    (button,) = (b for b in page.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_issue_is_read_kept_and_open(
    window: MainWindow, desk: Desk, room: ImportRoom, qtbot: QtBot
) -> None:
    first = desk.workspace.issue
    window.actions_["import"].trigger()
    assert window.middle.currentWidget() is room.page
    page = reviewed(room, qtbot)
    with qtbot.waitSignals([page.keep, page.closed]):
        press(page, "Keep the issue")
    assert desk.workspace.issue
    assert desk.workspace.issue == sample("2024-12.txt")
    assert window.middle.currentWidget() is not page
    assert window.notice.words() == "December 2024 is in the library."
    assert desk.workspace.stack.undoText() == "Add December 2024"
    window.actions_["undo"].trigger()
    assert [row.label for row in desk.workspace.library.issue_rows()] == ["July 2025"]
    assert desk.workspace.issue == first


def test_an_issue_that_is_there_is_replaced_in_its_place(
    desk: Desk, room: ImportRoom, qtbot: QtBot, tmp_path: Path
) -> None:
    page = reviewed(room, qtbot)
    press(page, "Keep the issue")
    assert desk.workspace.draft
    uid = desk.workspace.draft.uid
    changed = tmp_path / "december.txt"
    changed.write_text(
        DECEMBER.read_text(encoding="utf-8").replace("December 2024", "December 2024 ", 1),
        encoding="utf-8",
    )
    page = reviewed(room, qtbot, changed)
    press(page, "Replace it")
    assert desk.workspace.draft.uid == uid
    assert len(desk.workspace.library.issue_rows()) == 2
    assert desk.workspace.stack.undoText() == "Replace December 2024"


def test_a_refusal_of_the_library_is_told_on_the_page(
    desk: Desk, room: ImportRoom, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> Touched:
        raise LibraryProblem("the disk is full")

    page = reviewed(room, qtbot)
    with monkeypatch.context() as patched:
        patched.setattr(Library, "apply", refuse)
        press(page, "Keep the issue")
    assert page.problem.text() == "the disk is full"
    assert page.is_reviewing
    assert len(desk.workspace.library.issue_rows()) == 1


def dropped(window: MainWindow, data: QMimeData) -> bool:
    """Drag over the window and drop; whether the window took it."""
    place, action = QPoint(200, 300), Qt.DropAction.CopyAction
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, action, data, button, key)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    drop = QDropEvent(place.toPointF(), action, data, button, key)
    QApplication.sendEvent(window, drop)
    return drop.isAccepted()


def test_a_file_dropped_on_the_window_is_read(
    window: MainWindow, room: ImportRoom, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(DECEMBER))])
    assert dropped(window, data)
    qtbot.waitUntil(lambda: room.page.is_reviewing)
    words = QMimeData()
    words.setText("only words")
    assert not dropped(window, words)


def test_a_library_that_is_only_read_takes_nothing_in(window: MainWindow, file: Path) -> None:
    assert window.actions_["import"].isEnabled()
    second = open_window(file)
    assert not second.actions_["import"].isEnabled()
    assert not desk_of(second).workspace.library.is_writable
    assert second.close()
    second.deleteLater()
