"""Whole issues in the window: begun, renamed, copied, archived, thrown away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from crank_desktop.document.period import Period
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, RemoveIssue
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.model.kinds import IssueStatus
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.dialogs.new_issue_dialog import NewIssueDialog
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.lists.issue_list import IssueList
from crank_desktop.ui.lists.rows import RowRole
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child, desk_of
from tests.library_files import example_issue

LEFT = Qt.MouseButton.LeftButton


def issue_of(desk: Desk) -> PortableIssue:
    issue = desk.workspace.issue
    assert issue is not None
    return issue


def labels(desk: Desk) -> list[str]:
    return [row.label for row in desk.workspace.library.issue_rows()]


def listed(desk: Desk) -> list[str]:
    """What the list of issues shows, row by row; what is folded away is not shown."""
    issues, model = desk.left.issues, desk.left.issues.model()
    return [
        str(model.index(row, 0).data())
        for row in range(model.rowCount())
        if not issues.isRowHidden(row)
    ]


def point_at(issues: IssueList, row: int) -> QMenu:
    """Open the menu of a row by the mouse."""
    place = issues.visualRect(issues.model().index(row, 0)).center()
    shown = issues.viewport().mapToGlobal(place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(issues.viewport(), QContextMenuEvent(reason, place, shown))
    return child(issues.window(), QMenu, "issueMenu")


def choose(menu: QMenu, words: str) -> None:
    (action,) = [one for one in menu.actions() if one.text() == words]
    action.trigger()
    menu.close()


def dialog_of(window: MainWindow) -> NewIssueDialog:
    window.actions_["new-issue"].trigger()
    return child(window, NewIssueDialog)


def test_a_new_issue_from_the_last_one(window: MainWindow, desk: Desk) -> None:
    last = issue_of(desk)
    dialog = dialog_of(window)
    assert dialog.focusWidget() is dialog.label
    assert (dialog.words, dialog.period) == ("August 2025", Period(8, 2025))
    QTest.keyClick(dialog.label, Qt.Key.Key_Return)
    fresh = issue_of(desk)
    assert (fresh.label, fresh.month, fresh.year) == ("August 2025", 8, 2025)
    assert [(one.heading, one.items) for one in fresh.sections] == [
        ("August Highlights", ()),
        ("Links", ()),
        ("Recent Analysis", ()),
    ]
    assert fresh.intro == last.intro
    assert desk.workspace.library.load_uid(fresh.uid).own_masthead
    assert listed(desk) == ["August 2025", "July 2025"]
    window.actions_["undo"].trigger()
    assert listed(desk) == ["July 2025"]
    assert desk.workspace.issue == last
    window.actions_["redo"].trigger()
    assert listed(desk) == ["August 2025", "July 2025"]


def test_the_label_follows_until_it_is_written(window: MainWindow, desk: Desk) -> None:
    dialog = dialog_of(window)
    assert dialog.remark.text() == ""
    dialog.month.setCurrentIndex(6)
    assert dialog.words == "July 2025"
    assert dialog.remark.text().startswith("“July 2025” is of this month already")
    QTest.keyClick(dialog.year, Qt.Key.Key_Backspace)
    assert dialog.period == Period(7, None)
    assert dialog.remark.text() == "Give it a year from 1900 to 2199."
    assert not dialog.make.isEnabled()
    QTest.keyClicks(dialog.year, "6")
    assert (dialog.words, dialog.make.isEnabled()) == ("July 2026", True)
    dialog.label.selectAll()
    QTest.keyClick(dialog.label, Qt.Key.Key_Delete)
    assert dialog.remark.text() == "Give it a label."
    QTest.keyClicks(dialog.label, "  Summer ")
    dialog.month.setCurrentIndex(7)
    assert dialog.words == "Summer"
    QTest.mouseClick(dialog.make, LEFT)
    assert (issue_of(desk).label, issue_of(desk).month) == ("Summer", 8)


def test_without_a_month_to_go_by_a_new_issue_is_of_this_one(
    window: MainWindow, desk: Desk
) -> None:
    issue = issue_of(desk)
    desk.workspace.apply(RemoveIssue(desk.workspace.library.load_uid(issue.uid)))
    dialog = dialog_of(window)
    assert dialog.make.isEnabled()
    QTest.mouseClick(dialog.make, LEFT)
    assert [section.items for section in issue_of(desk).sections] == [()] * 4
    desk.workspace.apply(RemoveIssue(desk.workspace.library.load_uid(issue_of(desk).uid)))
    desk.workspace.apply(AddIssue(PortableIssue(label="Special")))
    dialog = dialog_of(window)
    assert dialog.period.year is not None
    dialog.reject()
    assert labels(desk) == ["Special"]


def test_the_last_issue_is_one_that_is_not_archived(window: MainWindow, desk: Desk) -> None:
    window.actions_["duplicate-issue"].trigger()
    window.actions_["archive-issue"].trigger()
    assert "sections of July 2025, without" in _source(dialog_of(window))
    desk.workspace.open_issue(desk.workspace.library.find_issue("July 2025").uid)
    window.actions_["archive-issue"].trigger()
    assert "sections of July 2025 copy, without" in _source(dialog_of(window))


def _source(dialog: NewIssueDialog) -> str:
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)
    return said


def test_what_was_typed_goes_into_the_new_issue(window: MainWindow, desk: Desk) -> None:
    intro = child(window, TextField, "introEdit")
    intro.setFocus()
    QTest.keyClicks(intro, "Now: ")
    QTest.mouseClick(dialog_of(window).make, LEFT)
    assert issue_of(desk).intro.startswith("Now: ")


def test_f2_leads_to_the_label(window: MainWindow, desk: Desk) -> None:
    other = example_issue("June 2025", 6)
    desk.workspace.apply(AddIssue(other))
    desk.workspace.open_item(issue_of(desk).sections[0].items[0].uid)
    window.actions_["rename-issue"].trigger()
    field = child(window, TextField, "labelEdit")
    assert field.hasFocus()
    QTest.keyClicks(field, "Seventh")
    assert issue_of(desk).label == "Seventh"
    assert listed(desk)[0] == "July 2025"
    # From the list it means the row there.
    desk.left.issues.setFocus()
    QTest.keyClick(desk.left.issues, Qt.Key.Key_Down)
    window.actions_["rename-issue"].trigger()
    assert issue_of(desk).label == "June 2025"
    assert child(window, TextField, "labelEdit").hasFocus()


def test_a_copy_is_opened(window: MainWindow, desk: Desk) -> None:
    issue = issue_of(desk)
    window.actions_["duplicate-issue"].trigger()
    assert issue_of(desk).label == "July 2025 copy"
    assert issue_of(desk).sections == issue.sections
    assert issue_of(desk).uid != issue.uid
    window.actions_["undo"].trigger()
    assert labels(desk) == ["July 2025"]


def test_archived_issues_are_folded_away(window: MainWindow, desk: Desk) -> None:
    desk.workspace.apply(AddIssue(example_issue("June 2025", 6)))
    desk.workspace.apply(AddIssue(example_issue("May 2025", 5)))
    issues = desk.left.issues
    choose(point_at(issues, 1), "Archive the issue")
    assert listed(desk) == ["July 2025", "May 2025", "▸ Archived"]
    assert window.notice.words() == "June 2025 is archived: it stands at the end of the list."
    heading = issues.visualRect(issues.model().index(2, 0)).center()
    QTest.mouseClick(issues.viewport(), LEFT, pos=heading)
    assert listed(desk) == ["July 2025", "May 2025", "▾ Archived", "June 2025"]
    assert issue_of(desk).label == "July 2025"
    window.actions_["archive-issue"].trigger()
    assert listed(desk) == ["May 2025", "▾ Archived", "July 2025", "June 2025"]
    assert window.actions_["archive-issue"].text() == "Bring the issue back from the archive"
    QTest.mouseClick(
        issues.viewport(), LEFT, pos=issues.visualRect(issues.model().index(1, 0)).center()
    )
    assert listed(desk) == ["May 2025", "▸ Archived"]
    choose(point_at(issues, 0), "Archive the issue")
    assert listed(desk) == ["▸ Archived"]
    window.actions_["archive-issue"].trigger()
    assert listed(desk) == ["July 2025", "▸ Archived"]
    assert issue_of(desk).status is IssueStatus.DRAFT
    window.actions_["undo"].trigger()
    assert listed(desk) == ["▸ Archived"]


def test_the_heading_of_the_archive_goes_by_keys(window: MainWindow, desk: Desk) -> None:
    desk.workspace.apply(AddIssue(example_issue("June 2025", 6)))
    issues = desk.left.issues
    choose(point_at(issues, 1), "Archive the issue")
    issues.setFocus()
    QTest.keyClick(issues, Qt.Key.Key_Down)
    assert issues.currentIndex().data(RowRole.HEADS)
    assert issues.current_uid == ""
    for key, row in (
        (Qt.Key.Key_Right, "▾ Archived"),
        (Qt.Key.Key_Left, "▸ Archived"),
        (Qt.Key.Key_Return, "▾ Archived"),
        (Qt.Key.Key_Space, "▸ Archived"),
        (Qt.Key.Key_Left, "▸ Archived"),
        (Qt.Key.Key_Enter, "▾ Archived"),
    ):
        QTest.keyClick(issues, key)
        assert listed(desk)[1] == row
        issues.setCurrentIndex(issues.model().index(1, 0))
    assert window.isVisible()


def test_an_archived_issue_that_is_opened_is_unfolded(window: MainWindow, desk: Desk) -> None:
    june = example_issue("June 2025", 6)
    desk.workspace.apply(AddIssue(june))
    choose(point_at(desk.left.issues, 1), "Archive the issue")
    desk.workspace.open_issue(june.uid)
    assert listed(desk) == ["July 2025", "▾ Archived", "June 2025"]
    assert desk.left.issues.current_uid == june.uid
    assert window.actions_["archive-issue"].text() == "Bring the issue back from the archive"


def test_a_status_that_is_chosen_in_the_form_regroups_the_list(desk: Desk) -> None:
    issue = issue_of(desk)
    fields = desk.workspace.draft
    assert fields is not None
    for status, rows in (
        (IssueStatus.ARCHIVED, ["▸ Archived"]),
        (IssueStatus.SENT, ["July 2025"]),
    ):
        desk.left.issues.describe(PortableIssue(label=issue.label, status=status, uid=issue.uid))
        assert listed(desk) == rows


def test_thrown_away_and_put_back_by_the_notice(window: MainWindow, desk: Desk) -> None:
    issue = issue_of(desk)
    june = example_issue("June 2025", 6)
    desk.workspace.apply(AddIssue(june))
    window.actions_["remove-issue"].trigger()
    assert labels(desk) == ["June 2025"]
    assert issue_of(desk).uid == june.uid
    assert window.notice.words() == "July 2025 is in the trash."
    window.notice._act()
    assert labels(desk) == ["July 2025", "June 2025"]
    assert issue_of(desk).uid == june.uid
    assert window.notice.words() == "July 2025 is among the issues again."
    window.notice._act()
    assert issue_of(desk) == issue
    choose(point_at(desk.left.issues, 1), "Throw the issue away")
    assert issue_of(desk) == issue
    window.actions_["remove-issue"].trigger()
    assert desk.workspace.issue is None
    for name in ("rename-issue", "duplicate-issue", "archive-issue", "remove-issue"):
        assert not window.actions_[name].isEnabled()
    assert window.actions_["new-issue"].isEnabled()


def test_the_menu_opens_by_key_and_not_beside_the_rows(desk: Desk) -> None:
    issues = desk.left.issues
    issues.setFocus()
    QApplication.sendEvent(
        issues, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    )
    menu = child(desk.window, QMenu, "issueMenu")
    assert [one.text() for one in menu.actions()] == [
        "Rename the issue",
        "Duplicate the issue",
        "Archive the issue",
        "Throw the issue away",
    ]
    choose(menu, "Rename the issue")
    assert child(desk.window, TextField, "labelEdit").hasFocus()
    below = QPoint(5, issues.viewport().height() - 2)
    QApplication.sendEvent(
        issues.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, below, below)
    )
    assert [one for one in desk.window.findChildren(QMenu, "issueMenu") if one.isVisible()] == []


@pytest.mark.parametrize("name", ["new-issue", "duplicate-issue", "add-links", "remove-section"])
def test_a_library_that_is_only_read_offers_none_of_it(
    name: str, window: MainWindow, file: Path
) -> None:
    assert window.isVisible()
    second = open_window(file)
    assert not desk_of(second).workspace.library.is_writable
    assert not second.actions_[name].isEnabled()
    assert second.actions_["trash"].isEnabled()
    assert second.close()
    second.deleteLater()


def test_nothing_is_done_while_saving_fails(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(type(desk.workspace), "save", lambda _self: False)
        names: tuple[str, ...] = ("new-issue", "duplicate-issue", "archive-issue", "remove-issue")
        for name in names:
            window.actions_[name].trigger()
    assert labels(desk) == ["July 2025"]
    assert not [one for one in window.findChildren(NewIssueDialog) if one.isVisible()]


Refuse = Callable[..., object]


def test_a_library_s_refusal_leaves_everything(
    window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = issue_of(desk)
    with monkeypatch.context() as patched:
        patched.setattr(type(desk.workspace), "apply", lambda _self, _change: False)
        for name in ("duplicate-issue", "archive-issue", "remove-issue"):
            window.actions_[name].trigger()
        QTest.mouseClick(dialog_of(window).make, LEFT)
    assert issue_of(desk) == issue
    assert isinstance(desk.workspace.library, Library)
    assert labels(desk) == ["July 2025"]
