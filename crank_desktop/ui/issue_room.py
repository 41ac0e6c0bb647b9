"""What an editor does with whole issues: begin, rename, copy, archive, throw away."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from crank_desktop.document.period import Period
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import RemoveIssue
from crank_desktop.editing.new_issue import (
    adding_new,
    archiving,
    duplicating,
    new_issue,
    period_after,
)
from crank_desktop.library.touched import Touched
from crank_desktop.model.kinds import IssueStatus
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.dialogs.new_issue_dialog import NewIssueDialog
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.trash_room import TrashRoom

_OF_ISSUE = ("rename-issue", "duplicate-issue", "archive-issue", "remove-issue")
_ARCHIVE, _BRING_BACK = "Archive the issue", "Bring the issue back from the archive"


class IssueRoom(QObject):
    """Binds the actions on whole issues, and gives the list of issues its menu.

    ``label`` is where an issue is renamed. An action means the open issue, the menu of the list
    the one it is opened on.
    """

    def __init__(self, desk: Desk, label: TextField, trash: TrashRoom) -> None:
        super().__init__(desk)
        self._window, self._workspace = desk.window, desk.workspace
        self._list, self._label, self._trash = desk.left.issues, label, trash
        self.dialog: NewIssueDialog | None = None
        if not self._workspace.library.is_writable:
            return
        actions = self._window.actions_
        actions.on("new-issue", self.begin)
        for name, do in zip(_OF_ISSUE, self._doings, strict=True):
            actions.on(name, _with_open(do, self))
        self._list.installEventFilter(self)
        self._list.viewport().installEventFilter(self)
        self._workspace.issue_opened.connect(self._enable)
        self._workspace.changed.connect(self._enable)
        self._workspace.typed.connect(self._follow)
        self._enable()

    def begin(self) -> None:
        """Ask what the new issue is called, then make it from the last one."""
        if not self._workspace.save():
            return
        last = self._last()
        period = _this_month() if last is None else period_after(Period(last.month, last.year))
        if period == Period():
            period = _this_month()
        source = "It begins with an empty section of each kind."
        if last is not None:
            name = last.label or "the last issue"
            source = f"It begins with the intro and the sections of {name}, without their items."
        self.dialog = NewIssueDialog(period, source, self._label_of, self._window)
        self.dialog.accepted.connect(self._make)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def rename(self, uid: str) -> None:
        """Go to the label of an issue."""
        self._open(uid)
        self._window.actions_["issue-form"].trigger()
        self._label.setFocus()
        self._label.selectAll()

    def duplicate(self, uid: str) -> None:
        """Add a copy of an issue and open it."""
        if self._workspace.save():
            change = duplicating(self._workspace.library.load_uid(uid))
            if self._workspace.apply(change):
                self._workspace.open_issue(change.uid)

    def archive(self, uid: str) -> None:
        """Archive an issue, or bring it back."""
        if self._workspace.save():
            change = archiving(self._workspace.library.load_uid(uid).issue)
            if self._workspace.apply(change) and change.after.status is IssueStatus.ARCHIVED:
                name = change.after.label or "The issue"
                self._window.notice.say(f"{name} is archived: it stands at the end of the list.")

    def remove(self, uid: str) -> None:
        """Throw an issue away; where it was open, the next one is."""
        if not self._workspace.save():
            return
        change = RemoveIssue(self._workspace.library.load_uid(uid))
        rows = [row.uid for row in self._workspace.library.issue_rows()]
        place = rows.index(uid)
        was_open = self._open_uid == uid
        if not self._workspace.apply(change):
            return
        left = [one for one in rows if one != uid]
        if was_open and left:
            self._workspace.open_issue(left[min(place, len(left) - 1)])
        said = f"{change.before.issue.label or 'The issue'} is in the trash."
        self._window.notice.say(said, "Put it back", lambda: self._trash.put_back([change.thrown]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open the menu of the row that was pointed at, or of the current one by key."""
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self._list.currentIndex() if by_key else self._list.indexAt(event.pos())
        uid = self._list.uid_at(index)
        if not uid:
            return False
        place = self._list.visualRect(index).bottomLeft() if by_key else event.pos()
        self._menu(uid, self._list.viewport().mapToGlobal(place))
        return True

    @property
    def _doings(self) -> tuple[Callable[[str], None], ...]:
        return self.rename, self.duplicate, self.archive, self.remove

    @property
    def _open_uid(self) -> str:
        draft = self._workspace.draft
        return draft.uid if draft else ""

    def do(self, what: Callable[[str], None]) -> None:
        """Do something with the open issue; where the list has the keys, with its current one."""
        uid = self._list.current_uid if self._list.hasFocus() else ""
        uid = uid or self._open_uid
        if uid:
            what(uid)

    def _menu(self, uid: str, place: QPoint) -> None:
        menu = QMenu(self._window)
        menu.setObjectName("issueMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        archived = self._workspace.library.load_uid(uid).issue.status is IssueStatus.ARCHIVED
        for name, do in zip(_OF_ISSUE, self._doings, strict=True):
            words = self._window.actions_[name].text()
            if name == "archive-issue":
                words = _BRING_BACK if archived else _ARCHIVE
            menu.addAction(words).triggered.connect(_with(do, uid))
        menu.popup(place)

    def _open(self, uid: str) -> None:
        if uid != self._open_uid:
            self._workspace.open_issue(uid)

    def _last(self) -> PortableIssue | None:
        """The issue of the newest month; an archived one where that is the only one of it."""
        rows = self._workspace.library.issue_rows()
        if not rows:
            return None
        newest = [row for row in rows if (row.year, row.month) == (rows[0].year, rows[0].month)]
        shown = [row for row in newest if row.status is not IssueStatus.ARCHIVED]
        return self._workspace.library.load_uid((shown or newest)[0].uid).issue

    def _label_of(self, period: Period) -> str:
        rows = self._workspace.library.issue_rows()
        same = [row for row in rows if Period(row.month, row.year) == period]
        return (same[0].label or "Untitled issue") if same else ""

    def _make(self) -> None:
        if self.dialog is None:
            return
        issue = new_issue(self._last(), self.dialog.period, self.dialog.words)
        change = adding_new(issue, self._workspace.newsletter)
        if self._workspace.apply(change):
            self._workspace.open_issue(change.uid)

    def _follow(self, item_uid: str) -> None:
        if not item_uid:
            self._enable()

    def _enable(self, _touched: Touched | None = None) -> None:
        issue = self._workspace.issue
        self._window.actions_.enable(*_OF_ISSUE, enabled=issue is not None)
        archived = issue is not None and issue.status is IssueStatus.ARCHIVED
        self._window.actions_["archive-issue"].setText(_BRING_BACK if archived else _ARCHIVE)


def _with(do: Callable[[str], None], uid: str) -> Callable[[], None]:
    return lambda: do(uid)


def _with_open(do: Callable[[str], None], room: IssueRoom) -> Callable[[], None]:
    return lambda: room.do(do)


def _this_month() -> Period:
    today: date = datetime.now(UTC).astimezone().date()
    return Period(today.month, today.year)
