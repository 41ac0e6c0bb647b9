"""Starting the window: what it says, what it remembers, what it does where it cannot go on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop import userdirs
from crank_desktop.library.library import Library
from crank_desktop.main import fill_window, make_window, open_window
from crank_desktop.settings import Settings, load_settings, save_settings
from crank_desktop.ui.dialogs.new_issue_dialog import NewIssueDialog
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.theme import ThemeChoice
from crank_desktop.ui.zoom import Zoom
from tests.gui.windows import child, desk_of
from tests.library_files import example_issue, small_library


def start(*words: str, home: Path) -> subprocess.CompletedProcess[str]:
    """The window as a process of its own."""
    environment = {**os.environ, "CRANK_DESKTOP_HOME": str(home)}
    command = [sys.executable, "-m", "crank_desktop.main", *words]
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_a_start_tells_when_it_is_visible_and_usable(file: Path, tmp_path: Path) -> None:
    ended = start("--library", str(file), "--exit-when-usable", home=tmp_path)
    assert ended.returncode == 0, ended.stderr
    lines = [line.split() for line in ended.stdout.splitlines()]
    assert [word for word, _ in lines] == ["visible", "usable"]
    visible, usable = (int(number) for _, number in lines)
    assert 0 < visible < usable
    assert load_settings(tmp_path / "settings" / "window.json").issue == example_uid(file)


def example_uid(file: Path) -> str:
    with Library(file, write=False) as library:
        return library.issue_rows()[0].uid


def test_the_frame_is_painted_before_the_library_s_modules_are_loaded() -> None:
    code = (
        "import sys\n"
        "from crank_desktop.main import *\n"
        "import crank_desktop.main as main\n"
        "application = make_application([])\n"
        "window = make_window()\n"
        "late = 'sqlmodel sqlalchemy alembic jinja2 qtawesome markdown pydantic'.split()\n"
        "def painted():\n"
        "    print([name for name in late if name in sys.modules])\n"
        "    print([name for name in sys.modules if 'WebEngine' in name])\n"
        "    application.exit()\n"
        "window.painted.connect(painted)\n"
        "window.show()\n"
        "application.exec()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.stdout.splitlines() == ["[]", "[]"], ended.stderr


def test_an_unknown_choice_is_told_with_its_usage(tmp_path: Path) -> None:
    ended = start("--colour", home=tmp_path)
    assert ended.returncode == 2
    assert "unrecognized arguments: --colour" in ended.stderr


def test_a_window_opens_what_was_open_last(file: Path, qtbot: QtBot) -> None:
    first = open_window(file)
    qtbot.waitExposed(first)
    desk = desk_of(first)
    assert desk.workspace.draft
    item = desk.workspace.draft.issue.sections[1].items[0].uid
    desk.workspace.open_item(item)
    first.actions_["theme-dark"].trigger()
    first.columns.setSizes([230, 420, 550])
    assert first.close()
    first.keep_settings()
    assert save_settings(first.settings, userdirs.settings_file())
    again = open_window(file)
    assert desk_of(again).workspace.item_uid == item
    assert again.theme.choice is ThemeChoice.DARK
    assert again.columns.saveState() == first.columns.saveState()
    assert again.close()
    for window in (first, again):
        window.deleteLater()


def test_an_issue_is_opened_by_its_name_or_the_window_says_there_is_none(
    file: Path, qtbot: QtBot
) -> None:
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    assert fill_window(window, file, "2025-08")
    assert window.notice.words().startswith("there is no issue “2025-08”")
    assert window.windowTitle() == "July 2025 – Crank Desktop"
    assert window.close()
    window.deleteLater()


def test_a_library_that_cannot_be_opened_is_told_in_the_window(
    tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.crank"
    broken.write_bytes(b"no library at all" * 100)
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    assert not fill_window(window, broken)
    words = [label.text() for label in window.middle.findChildren(QLabel)]
    assert words[0] == "The library cannot be opened"
    assert str(broken) in words[1]
    assert not window.actions_["import"].isEnabled()
    assert window.close()
    window.deleteLater()


def test_a_second_window_reads_and_says_who_writes(window: MainWindow, file: Path) -> None:
    assert window.isVisible()
    second = open_window(file)
    workspace = desk_of(second).workspace
    assert not workspace.library.is_writable
    assert f"process {os.getpid()}" in second.notice.words()
    assert second.notice.words().endswith("Until then it can only be read.")
    assert workspace.draft
    workspace.open_item(workspace.draft.issue.sections[0].items[0].uid)
    field = child(second, TextField, "headingEdit")
    QTest.keyClicks(field, "x")
    assert field.text() == "Two ports agree on tugs"
    assert not second.actions_["add-item"].isEnabled()
    assert second.close()
    second.deleteLater()


def test_a_new_library_says_so_and_offers_to_begin_or_to_import(
    tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window(tmp_path / "new.crank")
    qtbot.waitExposed(window)
    empty = desk_of(window).empty
    assert empty.findChildren(QLabel)[0].text() == "This library has no issues yet"
    buttons = empty.findChildren(QPushButton)
    assert [one.text() for one in buttons] == ["New issue…", "Import…"]
    assert window.focusWidget() is buttons[0]
    buttons[0].click()
    child(window, NewIssueDialog).accept()
    assert window.middle.currentWidget() is not empty
    window.actions_["archive-issue"].trigger()
    desk_of(window).workspace.open_issue("")
    assert empty.findChildren(QLabel)[0].text() == "No issue is open"
    assert window.windowTitle() == "Crank Desktop"
    assert window.close()
    window.deleteLater()


def test_columns_are_hidden_and_shown(window: MainWindow) -> None:
    for name, column in (("show-left", window.left), ("show-preview", window.right)):
        window.actions_[name].trigger()
        assert not column.isVisible()
        window.actions_[name].trigger()
        assert column.isVisible()


def test_hidden_columns_stay_hidden_after_a_restart(file: Path, qtbot: QtBot) -> None:
    first = open_window(file)
    qtbot.waitExposed(first)
    first.actions_["show-preview"].trigger()
    first.theme.resize(Zoom(150, 125))
    assert first.close()
    first.keep_settings()
    assert save_settings(first.settings, userdirs.settings_file())
    again = open_window(file)
    qtbot.waitExposed(again)
    assert (again.left.isVisible(), again.right.isVisible()) == (True, False)
    assert not again.actions_["show-preview"].isChecked()
    assert again.theme.zoom == Zoom(150, 125)
    again.actions_["show-preview"].trigger()
    assert again.right.isVisible()
    assert again.close()
    for window in (first, again):
        window.deleteLater()


def test_a_window_that_was_on_a_screen_that_is_gone_comes_back_into_sight(qtbot: QtBot) -> None:
    gone = QWidget()
    qtbot.addWidget(gone)
    gone.setGeometry(9000, 7000, 700, 500)
    words = bytes(gone.saveGeometry().toBase64().data()).decode("ascii")
    assert save_settings(Settings(window=words), userdirs.settings_file())
    window = make_window()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry()
    assert screen.contains(window.geometry().topLeft())
    assert screen.contains(window.geometry().center())


def test_the_place_is_cut_where_the_room_ends(window: MainWindow) -> None:
    desk = desk_of(window)
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[0].uid)
    whole = "July 2025  ▸  July Highlights  ▸  Two ports agree on tugs"
    assert window.place.whole() == window.place.toolTip() == whole
    window.place.resize(QSize(80, 20))
    assert window.place.text().endswith("…")


def test_the_window_stays_open_while_typing_cannot_be_saved(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(window, "may_close", lambda: False)
        assert not window.close()
        assert window.isVisible()


def test_settings_that_nobody_knows_are_as_at_first(qtbot: QtBot) -> None:
    unknown = Settings(theme="purple", window="!!", columns="?")
    assert save_settings(unknown, userdirs.settings_file())
    window = make_window()
    qtbot.addWidget(window)
    assert window.theme.choice is ThemeChoice.SYSTEM
    assert window.size() == QSize(1280, 800)


def test_quitting_closes_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    small_library(tmp_path / "l.crank")
    window = open_window(tmp_path / "l.crank")
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()
    with Library(tmp_path / "l.crank", write=True) as library:
        assert library.load_issue(1) == example_issue()
    window.deleteLater()
