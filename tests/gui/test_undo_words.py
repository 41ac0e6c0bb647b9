"""Undo and redo say what they would take back."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crank_desktop.document.portable import HighlightItem, Section
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


def test_what_came_last_is_taken_back_first(window: MainWindow, desk: Desk) -> None:
    workspace = desk.workspace
    assert workspace.draft
    workspace.open_item(workspace.draft.issue.sections[0].items[1].uid)
    window.activateWindow()
    body = child(window, ProseField, "bodyEdit")
    body.setFocus()
    before = body.text()
    QTest.keyClicks(body, "So")
    window.actions_["item-up"].trigger()
    body.setFocus()
    QTest.keyClicks(body, "on")
    assert body.text() == f"Soon{before}"
    seen = []
    for _step in range(3):
        seen.append(words(window)[0])
        window.actions_["undo"].trigger()
        seen.append(body.text().removesuffix(before))
    move = "Undo move “A pier is mended”"
    assert seen == ["Undo typing", "So", move, "So", "Undo typing", ""]
    assert words(window)[0] == "Undo"
    for _step in range(3):
        window.actions_["redo"].trigger()
    assert body.text() == f"Soon{before}"
    assert words(window) == (move, "Redo")


def test_a_change_that_came_before_the_text_was_opened_waits_for_its_typing(
    window: MainWindow, desk: Desk
) -> None:
    workspace = desk.workspace
    assert workspace.draft
    window.activateWindow()
    window.actions_["item-up"].trigger()
    workspace.open_item(workspace.draft.issue.sections[0].items[1].uid)
    window.actions_["item-up"].trigger()
    body = child(window, ProseField, "bodyEdit")
    body.setFocus()
    QTest.keyClicks(body, "So")
    assert words(window)[0] == "Undo typing"
    window.actions_["undo"].trigger()
    assert words(window) == ("Undo move “A pier is mended”", "Redo typing")


def test_a_sign_that_menus_use_is_shown(window: MainWindow, desk: Desk) -> None:
    assert desk.workspace.draft
    section = Section(kind=SectionKind.LINKS, heading="Q&A")
    assert desk.workspace.apply(InsertSection(desk.workspace.draft.uid, 0, section))
    assert words(window)[0] == "Undo add Q&&A"


def able(window: MainWindow) -> tuple[bool, bool]:
    return window.actions_["undo"].isEnabled(), window.actions_["redo"].isEnabled()


def test_nothing_to_undo_cannot_be_chosen(window: MainWindow, desk: Desk) -> None:
    workspace = desk.workspace
    assert workspace.draft
    assert able(window) == (False, False)
    workspace.open_item(workspace.draft.issue.sections[0].items[1].uid)
    window.activateWindow()
    body = child(window, ProseField, "bodyEdit")
    body.setFocus()
    QTest.keyClicks(body, "So ")
    assert able(window) == (True, False)
    desk.left.outline.setFocus()
    assert able(window) == (False, False)
    body.setFocus()
    assert able(window) == (True, False)
    window.actions_["undo"].trigger()
    assert able(window) == (False, True)
    window.actions_["redo"].trigger()
    assert able(window) == (True, False)
    desk.left.outline.setFocus()
    window.actions_["item-up"].trigger()
    assert able(window) == (True, False)
    window.actions_["undo"].trigger()
    assert able(window) == (False, True)


def test_keys_never_take_back_in_a_text_what_a_change_wrote(window: MainWindow, desk: Desk) -> None:
    workspace = desk.workspace
    assert workspace.draft
    item = workspace.draft.issue.sections[0].items[1]
    assert isinstance(item, HighlightItem)
    workspace.open_item(item.uid)
    window.activateWindow()
    body = child(window, ProseField, "bodyEdit")
    body.setFocus()
    assert body.written is not None
    body.written.follow("Written by a change.")
    desk.left.outline.setFocus()
    body.setFocus()
    assert able(window) == (False, False)
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(body, key, Qt.KeyboardModifier.ControlModifier)
        assert body.text() == "Written by a change."
