"""Sections in the window: added, renamed, moved, thrown away; by the menu bar and the outline's."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import Section
from crank_desktop.model.kinds import SectionKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.widgets.name_field import NameField
from tests.gui.windows import child

MENU = [
    "Rename the section",
    "Move the section up",
    "Move the section down",
    "Throw the section away",
    "",
    "New section of highlights",
    "New section of links",
    "New section of analyses",
    "New section of perspectives",
]


def sections(desk: Desk) -> tuple[Section, ...]:
    assert desk.workspace.issue
    return desk.workspace.issue.sections


def headings(desk: Desk) -> list[str]:
    return [section.heading for section in sections(desk)]


def go_to(desk: Desk, number: int) -> None:
    """Make a section's heading the current row of the outline."""
    outline = desk.left.outline
    outline.setFocus()
    outline.setCurrentIndex(outline.model().index(number + 1, 0))


def act(window: MainWindow, name: str) -> None:
    assert window.actions_[name].isEnabled()
    window.actions_[name].trigger()


def test_a_section_is_added_below_and_named_at_once(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    go_to(desk, 0)
    act(window, "add-perspectives")
    assert headings(desk) == ["July Highlights", "Perspectives", "Links", "Recent Analysis"]
    assert sections(desk)[1].kind is SectionKind.PERSPECTIVES
    field = child(desk.left.outline, NameField)
    assert (field.text(), field.selectedText(), field.hasFocus()) == (*["Perspectives"] * 2, True)
    QTest.keyClicks(field, "Voices")
    with qtbot.waitSignal(field.named) as named:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert named.args == ["Voices"]
    assert headings(desk)[1] == "Voices"
    assert desk.left.outline.hasFocus()
    assert desk.left.outline.currentIndex().data() == "Voices"
    act(window, "undo")
    assert headings(desk)[1] == "Perspectives"
    act(window, "undo")
    assert headings(desk) == ["July Highlights", "Links", "Recent Analysis"]


def test_without_a_section_that_is_meant_it_goes_to_the_end(window: MainWindow, desk: Desk) -> None:
    act(window, "issue-form")
    act(window, "add-highlights")
    assert headings(desk)[-1] == "July Highlights"
    QTest.keyClick(child(desk.left.outline, NameField), Qt.Key.Key_Escape)
    desk.workspace.open_item(sections(desk)[0].items[0].uid)
    act(window, "add-links")
    assert [section.kind for section in sections(desk)][:2] == ["highlights", "links"]
    assert sections(desk)[1].items == ()


def test_escape_gives_a_name_up_and_going_elsewhere_keeps_it(
    window: MainWindow, desk: Desk
) -> None:
    go_to(desk, 1)
    act(window, "rename-section")
    field = child(desk.left.outline, NameField)
    assert desk.left.outline.viewport().rect().contains(field.geometry())
    QTest.keyClicks(field, "Not this")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert headings(desk)[1] == "Links"
    act(window, "rename-section")
    field = child(desk.left.outline, NameField)
    QTest.keyClicks(field, "  In brief ")
    popup = QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(field, popup)
    assert headings(desk)[1] == "Links"
    desk.left.issues.setFocus()
    assert headings(desk)[1] == "In brief"
    assert desk.left.issues.hasFocus()
    go_to(desk, 1)
    act(window, "rename-section")
    QTest.keyClick(child(desk.left.outline, NameField), Qt.Key.Key_Return)
    assert desk.workspace.stack.count() == 1


def test_a_name_is_given_up_where_its_issue_goes(window: MainWindow, desk: Desk) -> None:
    go_to(desk, 1)
    act(window, "rename-section")
    QTest.keyClicks(child(desk.left.outline, NameField), "Too late")
    desk.workspace.open_issue("")
    assert not [one for one in desk.left.outline.findChildren(NameField) if one.isVisible()]
    assert desk.workspace.stack.count() == 0
    assert not window.actions_["rename-section"].isEnabled()
    assert not window.actions_["add-links"].isEnabled()


def test_a_section_moves_among_the_others(window: MainWindow, desk: Desk) -> None:
    go_to(desk, 0)
    assert not window.actions_["section-up"].isEnabled()
    act(window, "section-down")
    assert headings(desk) == ["Links", "July Highlights", "Recent Analysis"]
    act(window, "section-down")
    assert headings(desk) == ["Links", "Recent Analysis", "July Highlights"]
    assert not window.actions_["section-down"].isEnabled()
    assert desk.left.outline.currentIndex().data() == "July Highlights"
    act(window, "section-up")
    act(window, "undo")
    act(window, "undo")
    assert headings(desk) == ["Links", "July Highlights", "Recent Analysis"]


def test_the_section_of_the_open_item_is_meant(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_item(sections(desk)[2].items[0].uid)
    act(window, "section-up")
    assert headings(desk) == ["July Highlights", "Recent Analysis", "Links"]
    act(window, "issue-form")
    for name in ("rename-section", "section-up", "section-down", "remove-section"):
        assert not window.actions_[name].isEnabled()


def test_thrown_away_with_its_items_and_put_back(window: MainWindow, desk: Desk) -> None:
    before = sections(desk)
    desk.workspace.open_item(before[1].items[0].uid)
    act(window, "remove-section")
    assert sections(desk) == (before[0], before[2])
    assert desk.workspace.item_uid == ""
    assert window.notice.words() == "Links is in the trash."
    window.notice._act()
    assert sections(desk) == before
    assert window.notice.words() == "“Links” is in July 2025 again."
    go_to(desk, 0)
    act(window, "remove-section")
    act(window, "undo")
    assert sections(desk) == before
    assert desk.workspace.library.trash.rows() == ()


def open_menu(desk: Desk, row: int) -> None:
    outline = desk.left.outline
    place = outline.visualRect(outline.model().index(row, 0)).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, outline.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(outline.viewport(), event)


def test_a_heading_has_a_menu(window: MainWindow, desk: Desk) -> None:
    open_menu(desk, 2)
    menu = child(window, QMenu, "sectionMenu")
    assert [one.text() for one in menu.actions()] == MENU
    menu.actions()[1].trigger()
    menu.close()
    assert headings(desk)[0] == "Links"


def test_the_issue_s_row_offers_new_sections_and_an_item_s_has_no_such_menu(
    window: MainWindow, desk: Desk
) -> None:
    open_menu(desk, 0)
    menu = child(window, QMenu, "sectionMenu")
    assert [one.text() for one in menu.actions()] == MENU[5:]
    menu.close()
    QApplication.sendPostedEvents()
    outline = desk.left.outline
    item = outline.model().index(0, 0, outline.model().index(1, 0))
    place = outline.visualRect(item).center()
    QApplication.sendEvent(
        outline.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
    )
    shown = window.findChildren(QMenu, "sectionMenu")
    assert [one for one in shown if one.isVisible()] == []


def test_the_menu_opens_by_key(window: MainWindow, desk: Desk) -> None:
    go_to(desk, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(desk.left.outline, event)
    menu = child(window, QMenu, "sectionMenu")
    assert [one.text() for one in menu.actions()] == MENU
    menu.close()


def test_without_an_issue_nothing_happens(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_issue("")
    assert not window.actions_["add-links"].isEnabled()
    assert desk.left.outline.model().rowCount() == 0
