"""Windows for tests: no screen is needed, and a Qt warning fails a test."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.settings import Settings
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.lists.outline import Outline
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.tasks import Tasks
from crank_desktop.ui.theme import Theme, ThemeChoice, load_fonts
from crank_desktop.ui.workspace import Workspace
from tests.gui.outlines import arranged_issue, shown
from tests.gui.windows import desk_of, side_of
from tests.library_files import example_issue, small_library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The web view draws in software: a test machine has no graphics to speak of.
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")

# The web view is made after the application, which must find this set.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

# What Qt reports of the screen and the graphics that a test machine lacks.
_NO_SCREEN = (
    r"^This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)$",
    r"^QRhiGles2: Failed to create (temporary )?context$",
    r"^Failed to create RHI for backend: OpenGL$",
    r"^GPUInfo not initialized on GpuInfoUpdate$",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pass over the lines of ``_NO_SCREEN`` in the tests of this folder."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*_NO_SCREEN, extend=True))


@pytest.fixture(autouse=True)
def _nothing_outlives_its_test() -> Iterator[None]:
    """What a test deletes is gone when it ends, and no thread or timer of its runs on."""
    threads = set(threading.enumerate())
    yield
    if QGuiApplication.instance() is not None:
        # What Python put there would be freed after Python itself, which ends the process badly.
        QGuiApplication.clipboard().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [one for one in threading.enumerate() if one not in threads] == []
    timers = [one for one in gc.get_objects() if type(one) is QTimer]
    assert [one for one in timers if isValid(one) and one.isActive()] == []


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library file with one issue."""
    path = tmp_path / "one.crank"
    small_library(path)
    return path


@pytest.fixture
def workspace(file: Path, qtbot: QtBot) -> Iterator[Workspace]:
    """A workspace on that library, its issue open."""
    assert qtbot is not None
    opened = Workspace(Library(file, write=True), Settings())
    opened.open_issue(opened.library.issue_rows()[0].uid)
    assert opened.issue == example_issue()
    yield opened
    assert opened.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look, taken off again so that no other test wears it."""
    load_fonts()
    yield Theme(ThemeChoice.LIGHT)
    qapp.setStyleSheet("")


@pytest.fixture
def shelf(theme: Theme) -> Iterator[Shelf]:
    """Where texts are kept while they are written."""
    made = Shelf(theme, theme)
    yield made
    made.deleteLater()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Work beside a window, over when the test is."""
    assert qtbot is not None
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def window(file: Path, theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    """A whole window on the library file, its issue open."""
    assert theme.choice is ThemeChoice.LIGHT
    opened = open_window(file)
    qtbot.waitExposed(opened)
    yield opened
    assert opened.close()
    opened.deleteLater()


@pytest.fixture
def desk(window: MainWindow) -> Desk:
    """What fills that window."""
    return desk_of(window)


@pytest.fixture
def side(window: MainWindow) -> RightSide:
    """What stands beside the writing in that window."""
    return side_of(window)


@pytest.fixture
def outline(window: MainWindow, desk: Desk) -> Outline:
    """The outline of that window, an issue in it that can be arranged."""
    issue = arranged_issue()
    assert desk.workspace.apply(AddIssue(issue))
    desk.workspace.open_issue(issue.uid)
    desk.workspace.stack.clear()
    window.activateWindow()
    desk.left.outline.setFocus()
    assert shown(desk.left.outline) == ["abcd", "x", "ef"]
    return desk.left.outline
