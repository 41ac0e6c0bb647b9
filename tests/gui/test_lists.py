"""Issues, and the outline of the open one."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.item_changes import InsertItem
from crank_desktop.library.values import IssueFields
from crank_desktop.model.kinds import IssueStatus
from crank_desktop.ui.lists.left_column import LeftColumn
from crank_desktop.ui.lists.rows import RowRole
from crank_desktop.ui.theme import Theme, ThemeChoice
from crank_desktop.ui.workspace import Workspace
from tests.library_files import example_issue


@pytest.fixture
def column(workspace: Workspace, theme: Theme, qtbot: QtBot) -> LeftColumn:
    assert theme.choice is ThemeChoice.LIGHT
    shown = LeftColumn(workspace)
    qtbot.addWidget(shown)
    shown.resize(260, 500)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def rows(view: QAbstractItemView) -> list[tuple[str, str]]:
    """The words and the remark of each row, those inside others indented."""
    model = view.model()
    found = []
    for number in range(model.rowCount()):
        top = model.index(number, 0)
        found.append((str(top.data()), str(top.data(RowRole.REMARK))))
        for place in range(model.rowCount(top)):
            inner = model.index(place, 0, top)
            found.append((f"  {inner.data()}", str(inner.data(RowRole.REMARK))))
    return found


def test_the_outline_shows_sections_items_and_what_they_miss(column: LeftColumn) -> None:
    assert rows(column.outline) == [
        ("July 2025", "draft"),
        ("July Highlights", "2"),
        ("  Two ports agree on tugs", "● 1"),
        ("  A pier is mended", ""),
        ("Links", "1"),
        ("  Pilots went home early.", ""),
        ("Recent Analysis", "1"),
        ("  Why tugs matter", ""),
    ]
    tip = (
        column.outline.model()
        .index(0, 0, column.outline.model().index(1, 0))
        .data(Qt.ItemDataRole.ToolTipRole)
    )
    assert tip == "Two ports agree on tugs\n1 missing address\n10 words"


def test_walking_the_outline_opens_items(
    workspace: Workspace, column: LeftColumn, qtbot: QtBot
) -> None:
    column.outline.setFocus()
    opened: list[str] = []
    workspace.item_opened.connect(opened.append)
    for _ in range(3):
        QTest.keyClick(column.outline, Qt.Key.Key_Down)
    assert workspace.draft
    items = workspace.draft.issue.sections[0].items
    assert opened == [items[0].uid, items[1].uid]
    with qtbot.waitSignal(column.entered):
        QTest.keyClick(column.outline, Qt.Key.Key_Return)


def test_opening_an_item_elsewhere_moves_the_outline(
    workspace: Workspace, column: LeftColumn, qtbot: QtBot
) -> None:
    assert workspace.draft
    uid = workspace.draft.issue.sections[1].items[0].uid
    with qtbot.assertNotEmitted(column.outline.item_chosen):
        workspace.open_item(uid)
    assert column.outline.currentIndex().data() == "Pilots went home early."
    assert column.outline.words_of(uid) == "Pilots went home early."
    assert column.outline.words_of("nobody") == ""


def test_typing_shows_in_outline_and_list(
    workspace: Workspace, column: LeftColumn, qtbot: QtBot
) -> None:
    assert workspace.draft
    first = workspace.draft.issue.sections[0].items[0]
    assert isinstance(first, HighlightItem)
    workspace.write_item(replace(first, heading="Nine ports", body="All found."))
    workspace.write_fields(
        replace(IssueFields.of(workspace.draft.issue), label="August 2025", status=IssueStatus.SENT)
    )
    qtbot.waitUntil(lambda: rows(column.issues) == [("August 2025", "sent")])
    assert rows(column.outline)[:3] == [
        ("August 2025", "sent"),
        ("July Highlights", "2"),
        ("  Nine ports", ""),
    ]


def test_structure_changes_and_the_place_is_kept(workspace: Workspace, column: LeftColumn) -> None:
    assert workspace.draft
    section = workspace.draft.issue.sections[0]
    workspace.open_item(section.items[1].uid)
    workspace.apply(InsertItem(section.uid, 0, HighlightItem()))
    assert rows(column.outline)[2] == ("  New highlight", "")
    assert column.outline.currentIndex().data() == "A pier is mended"


def test_another_issue_is_chosen_by_mouse_and_key(
    workspace: Workspace, column: LeftColumn, qtbot: QtBot
) -> None:
    workspace.apply(AddIssue(replace(example_issue("August 2025", 8), sections=())))
    assert [label for label, _ in rows(column.issues)] == ["August 2025", "July 2025"]
    assert column.issues.currentIndex().data() == "July 2025"
    place = column.issues.visualRect(column.issues.model().index(0, 0)).center()
    with qtbot.waitSignal(column.issues.chosen):
        QTest.mouseClick(
            column.issues.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            place,
        )
    assert workspace.issue
    assert workspace.issue.label == "August 2025"
    assert rows(column.outline) == [("August 2025", "draft")]
    QTest.keyClick(column.issues, Qt.Key.Key_Down)
    QTest.keyClick(column.issues, Qt.Key.Key_Return)
    assert workspace.issue.label == "July 2025"


def test_choosing_the_open_issue_goes_to_its_own_form(
    workspace: Workspace, column: LeftColumn
) -> None:
    assert workspace.draft
    draft = workspace.draft
    workspace.open_item(draft.issue.sections[0].items[0].uid)
    column.issues.chosen.emit(draft.uid)
    assert (workspace.item_uid, workspace.draft) == ("", draft)


def test_a_tool_tip_counts_what_an_issue_holds(column: LeftColumn) -> None:
    tip = column.issues.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "July 2025 (draft): 2 highlights, 1 link, 1 analysis, 3 notes to look at"


def test_closing_the_issue_empties_the_outline(workspace: Workspace, column: LeftColumn) -> None:
    workspace.open_issue("")
    assert rows(column.outline) == []
    assert column.issues.current_uid == ""


def test_rows_are_painted_in_the_colors_of_the_theme(column: LeftColumn, theme: Theme) -> None:
    image: QImage = column.outline.grab().toImage()
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert {theme.color(token).name() for token in ("text", "danger")} <= seen


def test_the_heights_of_the_lists_are_remembered(workspace: Workspace, column: LeftColumn) -> None:
    column.parts.setSizes([300, 200])
    column.keep_settings()
    again = LeftColumn(workspace)
    again.resize(260, 500)
    assert again.parts.saveState() == column.parts.saveState()
    again.deleteLater()
