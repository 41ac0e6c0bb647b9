"""Backups in the window: made once a day beside the writing, compared, brought back."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from crank_desktop import userdirs
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.library import backup as backup_module
from crank_desktop.library.backup import back_up, backups_of
from crank_desktop.library.differences import Difference, Differing
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.progress import Cancelled, Progress
from crank_desktop.ui.libraries import backup_room
from crank_desktop.ui.libraries.backup_room import BackupRoom
from crank_desktop.ui.libraries.backup_words import (
    difference_words,
    summary_words,
    verified_words,
)
from crank_desktop.ui.session import Session, session_of
from crank_desktop.ui.tasks import Tasks
from crank_desktop.ui.theme import Theme, ThemeChoice
from crank_desktop.ui.widgets.work_line import WorkLine
from tests.gui.windows import part_of
from tests.library_files import example_issue, held_elsewhere, issues_in

TODAY = date(2026, 11, 28)


@pytest.fixture
def session(file: Path, theme: Theme, qtbot: QtBot) -> Iterator[Session]:
    """The session of a window on the library file; the window that is its last is closed."""
    assert theme.choice is ThemeChoice.LIGHT
    window = open_window(file)
    qtbot.waitExposed(window)
    found = session_of(window)
    yield found
    assert found.window.close()
    found.window.deleteLater()


@pytest.fixture
def room(session: Session) -> BackupRoom:
    """What looks after the backups of that window."""
    return part_of(session.window, BackupRoom)


def rows(table: QTreeWidget) -> list[list[str]]:
    items = [table.topLevelItem(number) for number in range(table.topLevelItemCount())]
    return [[item.text(column) for column in range(table.columnCount())] for item in items if item]


def test_the_backup_of_the_day_is_made_once_and_told(
    session: Session, room: BackupRoom, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert room.state.text() == "No backup yet"
    room.look()
    qtbot.waitUntil(lambda: room.state.text() == "Backup verified today")
    ((_, made),) = backups_of(file)
    assert verify(made) == []
    room.look()
    assert session.desk is not None
    workspace = session.desk.workspace
    assert workspace.apply(AddIssue(PortableIssue(label="August 2025")))
    workspace.tasks.close()
    assert len(backups_of(file)) == 1
    tomorrow = datetime.now().astimezone().date() + timedelta(days=1)
    monkeypatch.setattr(backup_room, "_today", lambda: tomorrow)
    assert workspace.apply(AddIssue(PortableIssue(label="September 2025")))
    qtbot.waitUntil(lambda: len(backups_of(file)) == 2)
    assert len(issues_in(backups_of(file)[0][1])) == 3


def test_a_backup_that_fails_is_told_at_the_foot(
    room: BackupRoom, home: Path, qtbot: QtBot
) -> None:
    (home / "backups").write_text("in the way", encoding="utf-8")
    room.look()
    qtbot.waitUntil(lambda: room.state.text() == "Backup failed")
    assert "make room there" in room.state.toolTip()
    room.show_page()
    room.page.now.click()
    qtbot.waitUntil(lambda: "make room there" in room.page.problem.text())
    room.page.folder.click()
    assert room.page.problem.text() == "There is no backup yet."


def test_the_page_lists_backups_and_makes_one_by_key(
    session: Session, room: BackupRoom, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.state.click()
    page = room.page
    assert session.window.middle.currentWidget() is page
    assert session.window.windowTitle() == "Backups – Crank Desktop"
    assert page.summary.text() == "There is no backup yet."
    assert not page.restore.isEnabled()
    page.now.setFocus()
    QTest.keyClick(page.now, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(rows(page.list)) == 1)
    qtbot.waitUntil(
        lambda: page.summary.text() == "No issue differs from what is in the library now."
    )
    assert rows(page.list)[0][2].endswith(" KB")
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    page.folder.click()
    assert [Path(url.toLocalFile()) for url in shown] == [userdirs.backup_folder(file)]
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert session.window.middle.currentWidget() is not page


def test_restoring_says_what_differs_and_keeps_what_is(
    session: Session, room: BackupRoom, file: Path, qtbot: QtBot
) -> None:
    backup = back_up(file)
    assert session.desk is not None
    assert session.desk.workspace.apply(AddIssue(PortableIssue(label="August 2025", intro="Hi.")))
    first = session.window
    with qtbot.waitSignal(room.page.compared):
        room.show_page()
    qtbot.waitUntil(lambda: bool(rows(room.page.changes)))
    assert rows(room.page.changes) == [["August 2025", "goes, with 1 word"]]
    assert room.page.summary.text() == "If you restore it, 1 issue goes."
    with qtbot.waitSignal(room.page.restored):
        room.page.restore.click()
    assert room.question is not None
    assert room.question.windowTitle().startswith("Restore the backup of ")
    assert room.question.words.text().startswith(
        "If you restore it, 1 issue goes. What is in the library now is kept"
    )
    assert issues_in(file).keys() == {"July 2025", "August 2025"}
    with qtbot.waitSignal(room.restore_asked):
        room.question.yes.click()
    qtbot.waitUntil(lambda: session.window is not first and session.desk is not None)
    assert issues_in(file) == {"July 2025": example_issue()}
    (aside,) = file.parent.glob("one until *.crank")
    assert issues_in(aside).keys() == {"July 2025", "August 2025"}
    assert aside.name in session.window.notice.words()
    assert issues_in(backup) == {"July 2025": example_issue()}


def test_a_damaged_library_offers_its_newest_backup(file: Path, qtbot: QtBot, theme: Theme) -> None:
    assert theme.choice is ThemeChoice.LIGHT
    back_up(file)
    file.write_bytes(b"words")
    window = open_window(file)
    qtbot.waitExposed(window)
    session = session_of(window)
    (button,) = (one for one in window.findChildren(QPushButton) if "newest" in one.text())
    button.click()
    qtbot.waitUntil(lambda: session.desk is not None)
    assert issues_in(file) == {"July 2025": example_issue()}
    assert window.close()
    window.deleteLater()


def test_a_backup_that_cannot_be_compared_is_told(
    room: BackupRoom, file: Path, qtbot: QtBot
) -> None:
    backup = back_up(file)
    backup.write_bytes(b"words")
    room.show_page()
    qtbot.waitUntil(lambda: "is no Crank Desktop library" in room.page.summary.text())
    backup.unlink()
    room.page.restore.click()
    assert room.question is None
    assert rows(room.page.list) == []


def test_comparing_shows_how_far_it_is_and_is_stopped(
    room: BackupRoom, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_library: Library, _backup: Path, progress: Progress) -> None:
        while True:
            progress.advance(200, "one issue")

    back_up(file)
    with monkeypatch.context() as patched:
        patched.setattr(backup_room, "differences", endless)
        room.show_page()
        assert room.page.summary.text() == "Comparing…"
        assert not room.page.comparing.isVisible()
        qtbot.waitUntil(room.page.comparing.isVisible)
        qtbot.waitUntil(lambda: room.page.comparing.bar.maximum() == 200)
        # The page stays in use meanwhile.
        assert room.page.restore.isEnabled()
        room.page.comparing.stop.click()
        qtbot.waitUntil(lambda: room.page.summary.text() == "The comparison was stopped.")
        assert not room.page.comparing.isVisible()
    second = back_up(file)
    room.page.now.click()
    qtbot.waitUntil(lambda: len(rows(room.page.list)) == 2)
    room.page.look_at(0)
    assert room.page.chosen == second
    qtbot.waitUntil(lambda: room.page.summary.text().startswith("No issue differs"))
    room.page.look_at(7)
    assert room.page.chosen == second


def test_a_window_that_only_reads_lists_backups_and_restores_none(
    file: Path, qtbot: QtBot, theme: Theme
) -> None:
    assert theme.choice is ThemeChoice.LIGHT
    back_up(file)
    with held_elsewhere(file):
        window = open_window(file)
        qtbot.waitExposed(window)
        reading = part_of(window, BackupRoom)
        assert reading.state.text() == "Backup verified today"
        reading.show_page()
        qtbot.waitUntil(lambda: reading.page.summary.text().startswith("No issue differs"))
        assert not reading.page.restore.isEnabled()
        reading.page.now.click()
        qtbot.waitUntil(lambda: not reading.page.line.is_busy)
        assert len(rows(reading.page.list)) == 1
        assert window.close()
        window.deleteLater()


def test_long_work_shows_how_far_it_is_and_stops(tasks: Tasks, qtbot: QtBot) -> None:
    line = WorkLine()
    qtbot.addWidget(line)
    outcome: list[object] = []

    def work(progress: Progress) -> str:
        while True:
            progress.advance(1000, "one page")

    line.follow(tasks.run(work, outcome.append, outcome.append), "Working")
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible)
    qtbot.waitUntil(lambda: line.bar.maximum() == 1000)
    line.stop.click()
    qtbot.waitUntil(lambda: bool(outcome))
    assert isinstance(outcome[0], Cancelled)
    assert not line.isVisible()
    assert not line.is_busy


def test_what_is_said_of_backups() -> None:
    noon = datetime(2026, 11, 28, 12).astimezone()
    assert verified_words(None, TODAY) == "No backup yet"
    ages = {0: "today", 1: "yesterday", 3: "3 days ago", 1200: "1,200 days ago"}
    for days, words in ages.items():
        assert verified_words(noon - timedelta(days=days), TODAY) == f"Backup verified {words}"
    changes = Difference("May", Differing.CHANGES, 1200, 3)
    same = Difference("", Differing.CHANGES, 3, 3)
    back = Difference("June", Differing.COMES_BACK, 0, 1)
    gone = Difference("July", Differing.GOES, 2, 0)
    assert [difference_words(one) for one in (changes, same, back, gone)] == [
        ("May", "goes from 1,200 to 3 words"),
        ("Untitled issue", "reads otherwise, with 3 words as now"),
        ("June", "comes back, with 1 word"),
        ("July", "goes, with 2 words"),
    ]
    assert summary_words([changes, same, back, gone]) == (
        "If you restore it, 2 issues change, 1 issue comes back and 1 issue goes."
    )


def test_a_cancelled_backup_is_no_failure(
    room: BackupRoom, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_path: Path, _draft: Path, progress: Progress, **_more: object) -> None:
        while True:
            progress.advance(0, "copying")

    monkeypatch.setattr(backup_module, "copy_verified", endless)
    room.show_page()
    room.page.now.click()
    qtbot.waitUntil(room.page.line.isVisible)
    room.page.line.stop.click()
    qtbot.waitUntil(lambda: not room.page.line.is_busy)
    assert room.state.text() == "No backup yet"
    assert backups_of(file) == []
    assert room.page.problem.text() == ""
