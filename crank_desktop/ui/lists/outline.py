"""The outline of the open issue: the issue itself, its sections, their items."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QWidget

from crank_desktop.document.addresses import item_addresses
from crank_desktop.document.compose import compose_item
from crank_desktop.document.counting import counted
from crank_desktop.document.inline import words_of
from crank_desktop.document.portable import Item, PortableIssue
from crank_desktop.document.tree import AnalysisNode, HighlightNode, LinkNode
from crank_desktop.ui.lists.rows import LOUD, RowDelegate, RowRole


class Outline(QTreeView):
    """Where an editor is in the open issue.

    ``item_chosen`` with the identity of the item an editor goes to, "" for the issue itself.
    """

    item_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName("Outline of the issue")
        self.setHeaderHidden(True)
        self.setItemDelegate(RowDelegate(self))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(12)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self._shape: list[list[str]] = []
        self.selectionModel().currentChanged.connect(self._choose)
        # The current row leads back from another page.
        self.clicked.connect(self._choose)

    def show_issue(self, issue: PortableIssue | None) -> None:
        """Show an issue; where only words changed, place and selection are untouched."""
        shape = _shape(issue) if issue else []
        if shape != self._shape:
            self._rebuild(issue)
            self._shape = shape
        if issue is None:
            return
        _describe(self._model.item(0), issue.label or "Untitled issue", str(issue.status))
        for number, section in enumerate(issue.sections, start=1):
            row = self._model.item(number)
            _describe(row, section.heading or str(section.kind).capitalize(), str(row.rowCount()))
            for place, item in enumerate(section.items):
                self._describe_item(row.child(place), item)

    def show_item(self, item: Item) -> None:
        """Show what an item of the issue says now."""
        row = next((one for one in self._rows() if one.data(RowRole.UID) == item.uid), None)
        if row is not None:
            self._describe_item(row, item)

    def go_to(self, uid: str) -> None:
        """Make an item's row the current one, "" that of the issue; nothing is chosen by that."""
        for row in self._rows():
            if row.data(RowRole.UID) == uid:
                with QSignalBlocker(self):
                    self.selectionModel().setCurrentIndex(
                        row.index(), QItemSelectionModel.SelectionFlag.ClearAndSelect
                    )
                self.scrollTo(row.index())
                return

    def words_of(self, uid: str) -> str:
        """What the row of an item says; "" where there is none."""
        return next((row.text() for row in self._rows() if row.data(RowRole.UID) == uid), "")

    def _rows(self) -> Iterator[QStandardItem]:
        """Every row that stands for the issue or an item; headings of sections have no name."""
        for number in range(self._model.rowCount()):
            top = self._model.item(number)
            if not number:
                yield top
            yield from (top.child(place) for place in range(top.rowCount()))

    def _rebuild(self, issue: PortableIssue | None) -> None:
        with QSignalBlocker(self):
            self._model.clear()
            if issue is not None:
                self._model.appendRow(_row(uid="", heads=True))
            for section in issue.sections if issue else ():
                row = _row(heads=True)
                row.appendRows([_row(uid=item.uid) for item in section.items])
                self._model.appendRow(row)
            self.expandAll()

    def _describe_item(self, row: QStandardItem, item: Item) -> None:
        node = compose_item(item)
        lost = sum(1 for placed in item_addresses(node, "") if placed.lost)
        _describe(row, _first_words(node), f"{LOUD} {lost}" if lost else "")
        if lost:
            missing = counted(lost, "missing address", "missing addresses")
            row.setToolTip(f"{row.text()}\n{missing}")

    def _choose(self, current: QModelIndex, _previous: QModelIndex | None = None) -> None:
        uid = current.data(RowRole.UID)
        if uid is not None:
            self.item_chosen.emit(uid)


def _row(*, uid: str | None = None, heads: bool = False) -> QStandardItem:
    row = QStandardItem()
    row.setData(uid, RowRole.UID)
    row.setData(heads, RowRole.HEADS)
    return row


def _shape(issue: PortableIssue) -> list[list[str]]:
    return [[issue.uid], *([item.uid for item in section.items] for section in issue.sections)]


def _describe(row: QStandardItem, words: str, remark: str) -> None:
    if (row.text(), row.data(RowRole.REMARK)) != (words, remark):
        row.setText(words)
        row.setData(remark, RowRole.REMARK)
        row.setToolTip(words)


def _first_words(node: HighlightNode | LinkNode | AnalysisNode) -> str:
    match node:
        case HighlightNode(heading=words) | LinkNode(text=words) | AnalysisNode(title=words):
            return words_of(words) or f"New {node.item.kind}"
