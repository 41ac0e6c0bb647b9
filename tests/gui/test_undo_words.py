"""Undo and redo say what they would take back."""

from PySide6.QtTest import QTest

from crank_desktop.document.portable import Section
from crank_desktop.editing.section_changes import InsertSection
from crank_desktop.model.kinds import SectionKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child


def words(window: MainWindow) -> tuple[str, str]:
    return window.actions_["undo"].text(), window.actions_["redo"].text()


def test_typing_comes_before_the_last_change(window: MainWindow, desk: Desk) -> None:
    workspace = desk.workspace
    assert workspace.draft
    assert words(window) == ("Undo", "Redo")
    workspace.open_item(workspace.draft.issue.sections[0].items[1].uid)
    window.activateWindow()
    window.actions_["item-up"].trigger()
    assert words(window) == ("Undo move “A pier is mended”", "Redo")
    body = child(window, ProseField, "bodyEdit")
    body.setFocus()
    QTest.keyClicks(body, "So ")
    assert words(window) == ("Undo typing", "Redo")
    window.actions_["undo"].trigger()
    assert words(window) == ("Undo move “A pier is mended”", "Redo typing")
    desk.left.outline.setFocus()
    window.actions_["undo"].trigger()
    assert words(window) == ("Undo", "Redo move “A pier is mended”")


def test_a_sign_that_menus_use_is_shown(window: MainWindow, desk: Desk) -> None:
    assert desk.workspace.draft
    section = Section(kind=SectionKind.LINKS, heading="Q&A")
    assert desk.workspace.apply(InsertSection(desk.workspace.draft.uid, 0, section))
    assert words(window)[0] == "Undo add Q&&A"
