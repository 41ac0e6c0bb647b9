"""Windows for tests: no screen is needed, and a Qt warning fails a test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from crank_desktop.library.library import Library
from crank_desktop.settings import Settings
from crank_desktop.ui.workspace import Workspace
from tests.library_files import example_issue, small_library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The web view draws in software: a test machine has no graphics to speak of.
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")

# The web view is made after the application, which must find this set.
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)

# What Qt reports of the screen and the graphics that a test machine lacks.
_NO_SCREEN = (
    r"^This plugin does not support propagateSizeHints\(\)$",
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
def _deleted_widgets_are_gone() -> Iterator[None]:
    """What a test deletes is deleted when it ends, not when the next one runs a loop."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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
