"""The list of issues, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QWidget

from crank_desktop.document.counting import counted, counted_items
from crank_desktop.document.portable import PortableIssue
from crank_desktop.library.values import IssueRow
from crank_desktop.model.kinds import IssueStatus, ItemKind
from crank_desktop.ui.lists.rows import RowDelegate, RowRole


class IssueList(QListView):
    """Issues by label; ``chosen`` with the identity of the one an editor goes to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("issueList")
        self.setAccessibleName("Issues")
        self.setItemDelegate(RowDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_rows(self, rows: Sequence[IssueRow]) -> None:
        """Show these issues; the current one stays the current one."""
        current = self.current_uid
        self._model.clear()
        for row in rows:
            item = QStandardItem()
            item.setData(row.uid, RowRole.UID)
            item.setToolTip(_tool_tip(row))
            _describe(item, row.label, row.status)
            self._model.appendRow(item)
        self.go_to(current)

    def describe(self, issue: PortableIssue) -> None:
        """Show what an issue is called now, while that is typed."""
        for number in range(self._model.rowCount()):
            item = self._model.item(number)
            if item.data(RowRole.UID) == issue.uid:
                _describe(item, issue.label, issue.status)

    @property
    def current_uid(self) -> str:
        """The identity of the current row; "" where there is none."""
        return str(self.currentIndex().data(RowRole.UID) or "")

    def go_to(self, uid: str) -> None:
        """Make the row of this issue the current one; nothing is chosen by that."""
        start = self._model.index(0, 0)
        found = self._model.match(start, RowRole.UID, uid, 1, Qt.MatchFlag.MatchExactly)
        index = found[0] if found and uid else QModelIndex()
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(str(index.data(RowRole.UID)))


def _describe(item: QStandardItem, label: str, status: IssueStatus) -> None:
    item.setText(label or "Untitled issue")
    item.setData("" if status is IssueStatus.DRAFT else str(status), RowRole.REMARK)


def _tool_tip(row: IssueRow) -> str:
    items = (row.highlights, row.links, row.analyses, row.perspectives)
    told = [
        counted_items(count, kind) for kind, count in zip(ItemKind, items, strict=True) if count
    ]
    if row.open_notes:
        told.append(counted(row.open_notes, "note to look at", "notes to look at"))
    said = f"{row.label} ({row.status})"
    return f"{said}: {', '.join(told)}" if told else said
