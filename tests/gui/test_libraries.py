"""Libraries in the window: opened, begun, moved, found again, and the first start."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop import userdirs
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import places
from crank_desktop.library.backup import back_up, backups_of
from crank_desktop.library.library import Library
from crank_desktop.library.places import Mount
from crank_desktop.main import open_window
from crank_desktop.progress import Progress
from crank_desktop.settings import Settings, load_settings, save_settings
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.import_page.page import ImportPage
from crank_desktop.ui.libraries import ways_in
from crank_desktop.ui.libraries.choice_page import ChoicePage
from crank_desktop.ui.libraries.work_page import Job, Outcome, WorkPage
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.session import Session, session_of
from crank_desktop.ui.theme import Theme, ThemeChoice
from tests.gui.windows import child, desk_of
from tests.library_files import held_elsewhere, issues_in, names_in, small_library


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
def window(session: Session) -> MainWindow:
    """The first window of that session."""
    return session.window


@pytest.fixture
def bare(qtbot: QtBot) -> Iterator[Session]:
    """A session on its first start."""
    window = open_window(None)
    qtbot.waitExposed(window)
    found = session_of(window)
    yield found
    assert found.window.close()
    found.window.deleteLater()


def ask(session: Session, action: str, answer: Path, qtbot: QtBot) -> None:
    """Trigger an action that asks for a file, and give it one; return when that was done."""
    session.window.actions_[action].trigger()
    dialog = child(session.window, QFileDialog)
    menu = session.menu
    asked = {
        "open-library": (menu.chosen,),
        "new-library": (menu.named,),
        "move-library": (menu.target,),
    }
    with qtbot.waitSignal(*asked[action]):
        dialog.close()
        dialog.fileSelected.emit(str(answer))
    QApplication.sendPostedEvents()


def press(session: Session, words: str) -> None:
    (button,) = (one for one in session.window.findChildren(QPushButton) if one.text() == words)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def page_words(session: Session) -> list[str]:
    page = child(session.window, ChoicePage)
    return [label.text() for label in page.findChildren(QLabel)]


def open_in(session: Session) -> Path:
    assert session.desk is not None
    return session.desk.workspace.library.path


def test_another_library_takes_the_place_of_this_one(
    session: Session, window: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace = desk_of(window).workspace
    assert workspace.draft is not None
    field = workspace.draft.issue.sections[0].items[0]
    workspace.open_item(field.uid)
    QTest.keyClicks(child(window, TextField, "headingEdit"), "New ")
    other = tmp_path / "other.crank"
    small_library(other)
    windows: list[MainWindow] = []
    session.on_window = windows.append
    ask(session, "open-library", other, qtbot)
    assert windows == [session.window]
    assert session.window is not window
    assert not window.isVisible()
    assert session.window.isVisible()
    assert open_in(session) == other
    assert session.window.windowTitle() == "July 2025 – Crank Desktop"
    with Library(file, write=True) as former:
        assert "New " in repr(former.load_issue(1).sections[0].items[0])
    remembered = load_settings(userdirs.settings_file())
    assert remembered.library == str(other)
    assert remembered.recent_libraries == [str(other), str(file)]


def test_what_cannot_be_opened_changes_nothing(
    session: Session, window: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.crank"
    broken.write_bytes(b"words")
    ask(session, "open-library", broken, qtbot)
    assert "is no Crank Desktop library" in window.notice.words()
    ask(session, "new-library", broken, qtbot)
    assert window.notice.words() == "broken.crank is there already: choose another name."
    ask(session, "open-library", file, qtbot)
    assert window.notice.words() == "one is the library that is open."
    ask(session, "move-library", broken, qtbot)
    assert "is there already" in window.notice.words()
    assert session.window is window
    assert broken.read_bytes() == b"words"
    window.may_close = lambda: False
    session.open(tmp_path / "new.crank", create=True)
    assert session.window is window
    with Library(tmp_path / "new.crank", write=True) as library:
        assert library.is_writable
    window.may_close = desk_of(window).close


def test_a_new_library_begins_empty(session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    ask(session, "new-library", tmp_path / "sub" / "fresh.crank", qtbot)
    assert open_in(session) == tmp_path / "sub" / "fresh.crank"
    assert desk_of(session.window).workspace.issue is None
    assert session.window.middle.isVisible()
    assert session.window.left.isVisible()


def test_recent_libraries_are_listed_and_forgotten(
    session: Session, window: MainWindow, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "R&D.crank"
    small_library(other)
    window.settings.recent_libraries = [str(file), str(other), str(tmp_path / "gone.crank")]
    menu = session.menu.recent
    menu.aboutToShow.emit()
    texts = [(one.text(), one.isEnabled()) for one in menu.actions() if one.text()]
    assert texts == [
        (f"R&&D — {tmp_path}", True),
        (f"gone — {tmp_path} (not found)", False),
        ("Forget those that are not found", True),
    ]
    menu.actions()[-1].trigger()
    assert window.settings.recent_libraries == [str(file), str(other)]
    menu.aboutToShow.emit()
    with qtbot.waitSignal(session.menu.chosen):
        menu.actions()[0].trigger()
    QApplication.sendPostedEvents()
    assert open_in(session) == other


def test_a_library_moves_and_the_window_with_it(
    session: Session, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    back_up(file)
    issues = issues_in(file)
    target = tmp_path / "far" / "moved.crank"
    target.parent.mkdir()
    ask(session, "move-library", target, qtbot)
    assert child(session.window, WorkPage).accessibleName() == "Moving the library"
    qtbot.waitUntil(lambda: session.desk is not None)
    assert open_in(session) == target
    assert session.window.notice.words() == f"The library is in {target.parent} now."
    assert issues_in(target) == issues
    assert not file.exists()
    assert len(backups_of(target)) == 1
    assert load_settings(userdirs.settings_file()).recent_libraries == [str(target)]


def test_work_that_is_stopped_or_fails_leads_back(
    session: Session, file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    seen: list[int] = []

    def long_work(progress: Progress) -> Outcome:
        while True:
            progress.advance(10, "one thing after another")
            seen.append(1)

    session.do(Job("Working", long_work, file))
    page = child(session.window, WorkPage)
    qtbot.waitUntil(lambda: bool(seen) and page.bar.maximum() == 10)
    with qtbot.waitSignal(page.stopped):
        QTest.keyClick(page.stop, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: session.desk is not None)
    assert open_in(session) == file
    assert session.window.notice.words() == "Nothing was changed."

    def failing(_progress: Progress) -> Outcome:
        raise LibraryProblem("the disk is full")

    session.do(Job("Working", failing, tmp_path / "gone.crank"))
    qtbot.waitUntil(lambda: bool(session.window.findChildren(ChoicePage)))
    assert page_words(session)[0] == "The library is not where it was"
    assert session.window.notice.words() == "the disk is full."


def test_a_window_that_closes_stops_the_work(session: Session, file: Path, qtbot: QtBot) -> None:
    seen: list[int] = []

    def long_work(progress: Progress) -> Outcome:
        while True:
            progress.advance(10, "one thing after another")
            seen.append(1)

    session.do(Job("Working", long_work, file))
    qtbot.waitUntil(lambda: bool(seen))
    assert session.window.close()
    with Library(file, write=True) as library:
        assert library.is_writable


def test_the_first_start_offers_ways_in_by_keyboard(bare: Session, home: Path) -> None:
    assert page_words(bare)[0] == "Welcome to Crank Desktop"
    buttons = child(bare.window, ChoicePage).buttons
    assert [one.text() for one in buttons] == [
        "Look around with the sample library",
        "Start an empty library",
        "Open a library…",
        "Import an issue",
    ]
    assert not bare.window.rail.isVisible()
    assert not bare.window.left.isVisible()
    assert not bare.window.actions_["export"].isEnabled()
    assert names_in(home) == []
    press(bare, "Open a library…")
    dialog = bare.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()
    press(bare, "Start an empty library")
    assert open_in(bare) == userdirs.library_file()
    assert bare.window.rail.isVisible()
    assert bare.window.left.isVisible()


def test_the_sample_library_is_a_copy_of_ones_own(bare: Session, qtbot: QtBot) -> None:
    press(bare, "Look around with the sample library")
    qtbot.waitUntil(lambda: bare.desk is not None, timeout=20000)
    assert open_in(bare) == userdirs.samples_file()
    assert bare.window.notice.words().startswith("This is the sample library")
    assert desk_of(bare.window).workspace.library.counts()["issues"] == 4
    assert names_in(userdirs.library_folder()) == [
        *(".samples.crank.holder", ".samples.crank.lock", "samples.crank"),
        *("samples.crank-shm", "samples.crank-wal"),
    ]
    bare.open(userdirs.library_file(), create=True)
    ways_in.open_sample_library(bare)
    assert open_in(bare) == userdirs.samples_file()


def test_an_import_can_be_the_beginning(bare: Session) -> None:
    press(bare, "Import an issue")
    assert open_in(bare) == userdirs.library_file()
    assert isinstance(bare.window.middle.currentWidget(), ImportPage)


def test_the_last_library_opens_again_and_one_that_is_gone_is_told(
    file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert save_settings(Settings(library=str(file)), userdirs.settings_file())
    window = open_window(None)
    qtbot.waitExposed(window)
    assert desk_of(window).workspace.library.path == file
    assert window.close()
    window.deleteLater()
    file.rename(tmp_path / "elsewhere.crank")
    window = open_window(None)
    session = session_of(window)
    assert page_words(session)[0] == "The library is not where it was"
    assert not file.exists()
    press(session, "Try again")
    assert "is not there" in window.notice.words()
    (tmp_path / "elsewhere.crank").rename(file)
    press(session, "Try again")
    assert open_in(session) == file
    assert window.close()
    window.deleteLater()


def test_a_library_that_is_gone_can_be_left_behind(tmp_path: Path, qtbot: QtBot) -> None:
    gone = str(tmp_path / "gone.crank")
    assert save_settings(Settings(library=gone, recent_libraries=[gone]), userdirs.settings_file())
    window = open_window(None)
    qtbot.waitExposed(window)
    session = session_of(window)
    press(session, "Begin with another one")
    assert page_words(session)[0] == "Welcome to Crank Desktop"
    assert load_settings(userdirs.settings_file()).recent_libraries == []
    assert window.close()
    window.deleteLater()


def test_a_library_in_an_unsafe_place_is_moved_on_request(
    file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    issues = issues_in(file)
    unsafe = [Mount("/", "ext4", "rw"), Mount(str(file.parent), "nfs4", "rw")]
    monkeypatch.setattr(places, "mounts", lambda: unsafe)
    window = open_window(file)
    qtbot.waitExposed(window)
    session = session_of(window)
    words = page_words(session)
    assert words[0] == "This folder is no place for a library"
    assert "on a network drive, where text can be lost" in words[1]
    press(session, "Move it for me")
    qtbot.waitUntil(lambda: session.desk is not None)
    assert open_in(session) == userdirs.library_folder() / "one.crank"
    assert issues_in(open_in(session)) == issues
    small_library_elsewhere = file.parent / "two.crank"
    file.parent.joinpath("two.crank").write_bytes(open_in(session).read_bytes())
    session.open(small_library_elsewhere)
    assert "on a network drive" in session.window.notice.words()
    assert session.window is window
    press(session, "Move it for me")
    qtbot.waitUntil(lambda: session.desk is not None and open_in(session).stem == "two")
    assert open_in(session).parent == userdirs.library_folder()
    assert session.window.close()
    session.window.deleteLater()


def test_a_library_that_is_free_again_is_opened_for_changes(file: Path, qtbot: QtBot) -> None:
    with held_elsewhere(file):
        window = open_window(file)
        qtbot.waitExposed(window)
        session = session_of(window)
        assert "is being changed by process" in window.notice.words()
        assert not window.actions_["move-library"].isEnabled()
        assert not desk_of(window).workspace.library.is_writable
    press(session, "Try again")
    assert desk_of(session.window).workspace.library.is_writable
    assert session.window.notice.words() == ""
    assert session.window.close()
    session.window.deleteLater()


def test_the_folder_of_a_library_is_shown(
    session: Session, window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    window.actions_["show-library"].trigger()
    assert [Path(url.toLocalFile()) for url in shown] == [file.parent]
    assert session.window is window
    assert window.findChild(Desk) is session.desk
