"""A second window on a library: everything can be read and taken along, nothing can be changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.libraries.samples import sample_library
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import desk_of

CONTROL = Qt.KeyboardModifier.ControlModifier
READS = {
    *("export", "copy-html", "copy-item", "find", "find-next", "find-previous"),
    *("find-in-library", "next-item", "previous-item", "issue-form", "show-left", "show-preview"),
    *("show-history", "commands", "settings", "help", "about", "tour", "quit", "trash"),
    *("focus-mode", "text-larger", "text-smaller", "text-normal", "dictionary", "next-missing"),
    *("previous-missing", "open-library", "new-library", "show-library", "backups", "newsletter"),
}
"""What can be done all the same."""
CHANGES = {
    *("new-issue", "import", "add-item", "remove-item", "double-item", "item-up", "item-down"),
    *("add-highlights", "add-links", "add-analysis", "add-perspectives", "rename-section"),
    *("section-up", "section-down", "remove-section", "rename-issue", "duplicate-issue"),
    *("archive-issue", "remove-issue", "keep-version", "move-library"),
}
"""What cannot."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    sample_library(tmp_path / "library.crank")
    return tmp_path / "library.crank"


@pytest.fixture
def reader(path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on a library that somebody else writes in."""
    with Library(path, write=True):
        window = open_window(path)
        qtbot.waitExposed(window)
        window.activateWindow()
        yield window
        assert window.close()
        window.deleteLater()


@pytest.fixture
def desk(reader: MainWindow) -> Desk:
    return desk_of(reader)


def test_what_changes_cannot_be_chosen_and_what_reads_can(reader: MainWindow, desk: Desk) -> None:
    assert desk.workspace.draft
    section = desk.workspace.draft.issue.sections[0]
    desk.workspace.open_item(section.items[1].uid)
    enabled = {one.objectName() for one in reader.actions_ if one.isEnabled()}
    assert CHANGES & enabled == set()
    assert READS - enabled == set()


def test_no_key_no_paste_and_no_input_method_writes(desk: Desk) -> None:
    assert desk.workspace.draft
    before = desk.workspace.issue
    clipboard = QApplication.clipboard()
    clipboard.setText("pasted")
    looked_at = 0
    for section in desk.workspace.draft.issue.sections:
        desk.workspace.open_item(section.items[0].uid)
        form = desk.editor.form
        assert form
        for field in form.fields:
            said = field.text()
            field.setFocus()
            QTest.keyClicks(field, "x--y")
            QTest.keyClick(field, Qt.Key.Key_V, CONTROL)
            QTest.keyClick(field, Qt.Key.Key_Backspace)
            composed = QInputMethodEvent()
            composed.setCommitString("한")
            QApplication.sendEvent(field, composed)
            assert field.text() == said, field.objectName()
            looked_at += 1
    assert looked_at > len(desk.workspace.draft.issue.sections)
    assert desk.workspace.issue == before
    assert not desk.workspace.has_unsaved
    assert not desk.workspace.stack.canUndo()


def test_what_is_chosen_by_menu_writes_nothing(desk: Desk) -> None:
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[0].uid)
    form = desk.editor.form
    assert form
    field = form.fields[-1]
    said = field.text()
    QApplication.clipboard().setText("pasted")
    field.setFocus()
    for name in ("paste-plain", "bold", "italic", "link", "print-item"):
        desk.window.actions_[name].trigger()
    assert isinstance(field, TextField)
    assert not field.document().isUndoAvailable()
    assert field.text() == said


def test_the_library_is_as_it_was(path: Path, qtbot: QtBot) -> None:
    with Library(path, write=False) as library:
        before = [library.load_uid(row.uid) for row in library.issue_rows()]
    with Library(path, write=True):
        window = open_window(path)
        qtbot.waitExposed(window)
        desk = desk_of(window)
        for row in desk.workspace.library.issue_rows():
            desk.workspace.open_issue(row.uid)
            for name in sorted(CHANGES - {"import", "new-issue", "move-library"}):
                window.actions_[name].trigger()
        assert window.close()
        window.deleteLater()
    with Library(path, write=False) as library:
        assert [library.load_uid(row.uid) for row in library.issue_rows()] == before
        assert library.trash.rows() == ()
        assert all(library.revisions.rows(one.issue.uid) == () for one in before)
