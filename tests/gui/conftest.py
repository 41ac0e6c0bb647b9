"""Windows for tests: no screen is needed, and a Qt warning fails a test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The web view draws in software: a test machine has no graphics to speak of.
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")

from crank_desktop.library.library import Library
from crank_desktop.settings import Settings
from crank_desktop.ui.workspace import Workspace
from tests.library_files import example_issue, small_library


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
