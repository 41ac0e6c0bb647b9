"""The list of issues, the newest first; archived ones folded away at its end."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from crank_desktop.document.counting import counted, counted_items
from crank_desktop.document.portable import PortableIssue
from crank_desktop.library.values import IssueRow
from crank_desktop.model.kinds import IssueStatus, ItemKind
from crank_desktop.ui.lists.rows import RowDelegate, RowRole

_SHUT, _OPEN = "▸", "▾"


class IssueList(QListView):
    """Issues by label; ``chosen`` with the identity of the one an editor goes to.

    Archived ones stand below a heading that unfolds them.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("issueList")
        self.setAccessibleName("Issues")
        self.setItemDelegate(RowDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self._rows: tuple[IssueRow, ...] = ()
        self._unfolded = False
        self._led_to = ""
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.clicked.connect(self._click)
        self.activated.connect(self._choose)

    def show_rows(self, rows: Sequence[IssueRow]) -> None:
        """Show these issues; the current one stays the current one."""
        current = self.current_uid
        self._rows = tuple(rows)
        self._model.clear()
        for row in rows:
            if not _is_archived(row.status):
                self._model.appendRow(_row(row))
        archived = [row for row in rows if _is_archived(row.status)]
        if archived:
            self._model.appendRow(self._heading(len(archived)))
            for row in archived:
                self._model.appendRow(_row(row))
        self._fold()
        self._set_current(current)

    def describe(self, issue: PortableIssue) -> None:
        """Show what an issue is called now, while that is typed."""
        for number in range(self._model.rowCount()):
            item = self._model.item(number)
            if item.data(RowRole.UID) == issue.uid:
                _describe(item, issue.label, issue.status)
        former = [_is_archived(row.status) for row in self._rows]
        self._rows = tuple(
            replace(row, label=issue.label, status=issue.status) if row.uid == issue.uid else row
            for row in self._rows
        )
        if former != [_is_archived(row.status) for row in self._rows]:
            self.show_rows(self._rows)

    def uid_at(self, index: QModelIndex) -> str:
        """The identity of a row's issue; "" for the heading, and where there is no row."""
        return str(index.data(RowRole.UID) or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """On the heading, Return and Space fold and unfold, as do the arrows of a tree."""
        folds = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        turns = Qt.Key.Key_Left if self._unfolded else Qt.Key.Key_Right
        if self.currentIndex().data(RowRole.HEADS) and event.key() in {*folds, turns}:
            self._turn()
        else:
            super().keyPressEvent(event)

    @property
    def current_uid(self) -> str:
        """The identity of the current row; "" where there is none."""
        return self.uid_at(self.currentIndex())

    def go_to(self, uid: str) -> None:
        """Make the row of this issue the current one; nothing is chosen by that."""
        archived = {row.uid for row in self._rows if _is_archived(row.status)}
        # Unfolded once, for the issue to be seen; the list can be folded above it after that.
        if uid in archived and uid != self._led_to and not self._unfolded:
            self._turn()
        self._led_to = uid
        self._set_current(uid)

    def _set_current(self, uid: str) -> None:
        start = self._model.index(0, 0)
        found = self._model.match(start, RowRole.UID, uid, 1, Qt.MatchFlag.MatchExactly)
        index = found[0] if found and uid else QModelIndex()
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _heading(self, count: int) -> QStandardItem:
        item = QStandardItem()
        item.setData(True, RowRole.HEADS)  # noqa: FBT003 - Qt's signature
        item.setData(str(count), RowRole.REMARK)
        item.setToolTip(counted(count, "archived issue"))
        return item

    def _fold(self) -> None:
        """Hide the archived rows, or show them, and let the heading say which."""
        below = False
        for number in range(self._model.rowCount()):
            self.setRowHidden(number, below and not self._unfolded)
            item = self._model.item(number)
            if item.data(RowRole.HEADS):
                below = True
                item.setText(f"{_OPEN if self._unfolded else _SHUT} Archived")

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()

    def _click(self, index: QModelIndex) -> None:
        if index.data(RowRole.HEADS):
            self._turn()
        else:
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        if self.uid_at(index):
            self.chosen.emit(self.uid_at(index))


def _row(row: IssueRow) -> QStandardItem:
    item = QStandardItem()
    item.setData(row.uid, RowRole.UID)
    item.setToolTip(_tool_tip(row))
    _describe(item, row.label, row.status)
    return item


def _is_archived(status: IssueStatus) -> bool:
    return status is IssueStatus.ARCHIVED


def _describe(item: QStandardItem, label: str, status: IssueStatus) -> None:
    item.setText(label or "Untitled issue")
    quiet = (IssueStatus.DRAFT, IssueStatus.ARCHIVED)
    item.setData("" if status in quiet else str(status), RowRole.REMARK)


def _tool_tip(row: IssueRow) -> str:
    items = (row.highlights, row.links, row.analyses, row.perspectives)
    told = [
        counted_items(count, kind) for kind, count in zip(ItemKind, items, strict=True) if count
    ]
    if row.open_notes:
        told.append(counted(row.open_notes, "note to look at", "notes to look at"))
    said = f"{row.label} ({row.status})"
    return f"{said}: {', '.join(told)}" if told else said
