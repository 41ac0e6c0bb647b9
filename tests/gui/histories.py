"""What the tests of the history have in common."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.library.values import RevisionRow
from crank_desktop.model.kinds import Occasion
from crank_desktop.ui.history.room import HistoryRoom
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.workspace import Workspace


def issue_of(workspace: Workspace) -> PortableIssue:
    assert workspace.issue is not None
    return workspace.issue


def first(workspace: Workspace) -> HighlightItem:
    item = issue_of(workspace).sections[0].items[0]
    assert isinstance(item, HighlightItem)
    return item


def write(workspace: Workspace, heading: str) -> None:
    """Type a headline into the first item."""
    workspace.write_item(replace(first(workspace), heading=heading))
    QApplication.sendPostedEvents()


def shown(room: HistoryRoom, number: int) -> list[str]:
    """The words of a listed version of the first day."""
    group = room.pane.list.topLevelItem(0)
    row = group.child(number) if group is not None else None
    return [row.text(column) for column in range(3)] if row is not None else []


def kept(workspace: Workspace) -> list[Occasion]:
    """Why the versions of the open issue were kept, the last first."""
    return [row.occasion for row in rows_of(workspace)]


def rows_of(workspace: Workspace) -> tuple[RevisionRow, ...]:
    return workspace.library.revisions.rows(issue_of(workspace).uid)


def compared(room: HistoryRoom, qtbot: QtBot, words: str) -> None:
    """Wait until the comparison says something."""
    qtbot.waitUntil(lambda: words in room.pane.page.toPlainText())


def version(room: HistoryRoom, workspace: Workspace, heading: str = "Later") -> None:
    """A version of how it was, something else written since; the pane shows it."""
    assert room.keeper.keep_open(Occasion.PAUSE)
    write(workspace, heading)
    assert workspace.save()
    window = room.parent()
    assert isinstance(window, MainWindow)
    window.actions_["show-history"].trigger()
