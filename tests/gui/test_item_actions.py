"""The Issue menu: items added, removed, moved; and from one missing address to the next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, LinkItem, Section
from crank_desktop.model.kinds import ItemKind, SectionKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.item_actions import ItemActions, new_item
from crank_desktop.ui.link_actions import LinkActions
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child, part_of


def headings(desk: Desk) -> list[str]:
    assert desk.workspace.draft
    items = desk.workspace.draft.issue.sections[0].items
    return [item.heading for item in items if isinstance(item, HighlightItem)]


def uid(desk: Desk, section: int, place: int = 0) -> str:
    assert desk.workspace.draft
    return desk.workspace.draft.issue.sections[section].items[place].uid


def act(window: MainWindow, name: str) -> None:
    action = window.actions_[name]
    assert action.isEnabled()
    action.trigger()


def test_an_item_is_added_below_the_open_one_and_ready_to_write(
    window: MainWindow, desk: Desk
) -> None:
    desk.workspace.open_item(uid(desk, 0))
    act(window, "add-item")
    assert headings(desk) == ["Two ports agree on tugs", "", "A pier is mended"]
    assert desk.workspace.item_uid == uid(desk, 0, 1)
    field = child(window, TextField, "headingEdit")
    assert field.hasFocus()
    QTest.keyClicks(field, "New")
    act(window, "undo")
    assert headings(desk)[1] == ""
    act(window, "undo")
    assert headings(desk) == ["Two ports agree on tugs", "A pier is mended"]
    act(window, "redo")
    assert headings(desk) == ["Two ports agree on tugs", "", "A pier is mended"]


def test_without_an_open_item_a_highlight_is_added_at_the_end(
    window: MainWindow, desk: Desk
) -> None:
    act(window, "add-item")
    assert headings(desk) == ["Two ports agree on tugs", "A pier is mended", ""]


def test_a_removed_item_makes_room_for_the_next_and_comes_back(
    window: MainWindow, desk: Desk
) -> None:
    desk.workspace.open_item(uid(desk, 0))
    act(window, "remove-item")
    assert headings(desk) == ["A pier is mended"]
    assert desk.workspace.item_uid == uid(desk, 0)
    act(window, "remove-item")
    assert (headings(desk), desk.workspace.item_uid) == ([], "")
    assert not window.actions_["remove-item"].isEnabled()
    act(window, "undo")
    act(window, "undo")
    assert headings(desk) == ["Two ports agree on tugs", "A pier is mended"]


def test_an_item_moves_within_its_section_alone(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_item(uid(desk, 0))
    act(window, "item-up")
    assert headings(desk)[0] == "Two ports agree on tugs"
    act(window, "item-down")
    act(window, "item-down")
    assert headings(desk) == ["A pier is mended", "Two ports agree on tugs"]
    act(window, "item-up")
    assert headings(desk)[0] == "Two ports agree on tugs"


def test_going_from_item_to_item_ends_at_both_ends(window: MainWindow, desk: Desk) -> None:
    seen = []
    for _ in range(6):
        act(window, "next-item")
        seen.append(desk.workspace.item_uid)
    assert seen == [uid(desk, 0), uid(desk, 0, 1), uid(desk, 1), *[uid(desk, 2)] * 3]
    act(window, "previous-item")
    assert desk.workspace.item_uid == uid(desk, 1)
    act(window, "issue-form")
    assert desk.workspace.item_uid == ""


def test_without_an_issue_there_is_nothing_to_do(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_issue("")
    for name in ("add-item", "remove-item", "item-up", "next-item", "export", "copy-html"):
        assert not window.actions_[name].isEnabled()
    part_of(desk.window, ItemActions).add()
    part_of(desk.window, ItemActions).remove()
    part_of(desk.window, ItemActions).move(1)
    part_of(desk.window, ItemActions).go(1)
    assert desk.workspace.stack.count() == 0


def test_each_section_makes_items_of_its_kind() -> None:
    made = {kind: new_item(Section(kind=kind)) for kind in SectionKind}
    assert isinstance(made[SectionKind.LINKS], LinkItem)
    assert [made[kind].kind for kind in SectionKind] == [
        ItemKind.HIGHLIGHT,
        ItemKind.LINK,
        ItemKind.ANALYSIS,
        ItemKind.PERSPECTIVE,
    ]


def test_the_next_missing_address_is_found_wherever_it_is(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    act(window, "next-missing")
    body = child(window, ProseField, "bodyEdit")
    assert desk.workspace.item_uid == uid(desk, 0)
    assert body.textCursor().selectedText() == "ten tugs"
    with qtbot.waitSignal(part_of(desk.window, LinkActions).outside) as outside:
        act(window, "next-missing")
    assert outside.args is not None
    assert outside.args[0].place == "masthead"
    act(window, "next-missing")
    assert desk.workspace.item_uid == uid(desk, 0)
    with qtbot.waitSignal(part_of(desk.window, LinkActions).outside):
        act(window, "previous-missing")
    act(window, "previous-missing")
    assert desk.workspace.item_uid == uid(desk, 0)


def test_where_no_address_is_missing_the_window_says_so(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.workspace.open_issue("")
    with qtbot.waitSignal(part_of(desk.window, LinkActions).none_missing):
        act(window, "next-missing")
    assert window.notice.words() == "No address is missing in this issue."


def test_a_link_moves_by_key(window: MainWindow) -> None:
    act(window, "link-left")
    act(window, "next-missing")
    act(window, "link-right")
    assert child(window, ProseField, "bodyEdit").text().endswith("ten [tugs](missing:).")
    act(window, "link-left")
    assert child(window, ProseField, "bodyEdit").text().endswith("[ten tugs](missing:).")


def test_undo_in_a_text_goes_on_to_the_changes_before_it_was_typed(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    desk.workspace.open_item(uid(desk, 0))
    act(window, "item-down")
    field = child(window, TextField, "headingEdit")
    field.setFocus()
    QTest.keyClicks(field, "New ")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_Z, control)
    assert headings(desk) == ["A pier is mended", "Two ports agree on tugs"]
    QTest.keyClick(field, Qt.Key.Key_Z, control)
    assert headings(desk) == ["Two ports agree on tugs", "A pier is mended"]
    QTest.keyClick(field, Qt.Key.Key_Z, control)
    QTest.keyClick(field, Qt.Key.Key_Z, control | shift)
    QTest.keyClick(field, Qt.Key.Key_Z, control | shift)
    assert headings(desk)[1] in {"New Two ports agree on tugs", "Two ports agree on tugs"}
