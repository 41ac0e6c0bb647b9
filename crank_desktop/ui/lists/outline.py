"""The outline of the open issue: where an editor is in it, and where its items are arranged."""

from collections.abc import Callable

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QTreeView, QWidget

from crank_desktop.document.portable import Item, PortableIssue
from crank_desktop.editing.arranging import Gap, chosen_items, takes
from crank_desktop.ui.lists.drop_place import gaps_at, line_of
from crank_desktop.ui.lists.outline_rows import OutlineRows
from crank_desktop.ui.lists.rows import RowDelegate, RowRole, draw_fold

DRAGGED = "application/x-crank-items"
"""What a drag carries: the identities of items, one on each line."""
_UNFOLD_AFTER = 600
"""Milliseconds that something is held over a folded section until it unfolds."""
_LINE = 2
_INDENT = 14
Index = QModelIndex | QPersistentModelIndex


class Outline(QTreeView):
    """Rows of an issue and its items, several of which can be selected.

    ``item_chosen`` with the identity of the item an editor goes to, "" for the issue itself;
    ``selected`` with the identities of the items that are selected, in reading order.
    """

    item_chosen = Signal(str)
    selected = Signal(object)
    dropped = Signal(object, object)
    """The identities of items and the ``Gap`` they were dropped into; it takes them."""
    removal_asked = Signal()
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName("Outline of the issue")
        self.setHeaderHidden(True)
        self.setItemDelegate(RowDelegate(self))
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(_INDENT)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setAutoExpandDelay(_UNFOLD_AFTER)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._rows = OutlineRows()
        self._rows.setParent(self)
        self.setModel(self._rows)
        self._issue: PortableIssue | None = None
        self._folded: set[str] = set()
        self._gap: Gap | None = None
        self.collapsed.connect(self._note_folded)
        self.expanded.connect(self._note_unfolded)
        self.selectionModel().currentChanged.connect(self._choose)
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        # The current row leads back from another page.
        self.clicked.connect(self._choose)

    def show_issue(self, issue: PortableIssue | None) -> None:
        """Show an issue; place, selection and what is folded are kept."""
        before = self.selected_uids()
        current = self.currentIndex().data(RowRole.UID)
        scrolled = self.verticalScrollBar().value()
        same = issue is not None and self._issue is not None and issue.uid == self._issue.uid
        self._issue = issue
        with QSignalBlocker(self), QSignalBlocker(self.selectionModel()):
            self._rows.show_issue(issue)
            self._fold()
            if same:
                self._select(before, current)
        if same:
            self.verticalScrollBar().setValue(scrolled)
        if self.selected_uids() != before:
            self.selected.emit(self.selected_uids())
        self.viewport().update()

    def show_item(self, item: Item) -> None:
        """Show what an item of the issue says now."""
        self._rows.show_item(item)

    def go_to(self, uid: str) -> None:
        """Make an item's row the current one, "" that of the issue; nothing is chosen by that."""
        row = self._rows.row_of(uid)
        if row is None:
            return
        if row.index() != self.currentIndex() or not self.selectionModel().hasSelection():
            with QSignalBlocker(self):
                _choose_alone(self, row.index())
            self.selected.emit(self.selected_uids())
        self.scrollTo(row.index())

    def go_to_section(self, uid: str) -> None:
        """Make a section's row the current one."""
        row = self._rows.section_row(uid)
        if row is not None:
            _choose_alone(self, row.index())

    def select(self, uids: tuple[str, ...]) -> None:
        """Select these items; the current row stays the current one."""
        self._select(uids, self.currentIndex().data(RowRole.UID))

    def selected_uids(self) -> tuple[str, ...]:
        """The items that are selected, in reading order."""
        chosen = {index.data(RowRole.UID) for index in self.selectedIndexes()}
        uids = (row.data(RowRole.UID) for row in self._rows.rows())
        return tuple(uid for uid in uids if uid and uid in chosen)

    def current_section(self) -> str:
        """The section whose row is the current one; "" where it is another one's."""
        return str(self.currentIndex().data(RowRole.SECTION) or "")

    def words_of(self, uid: str) -> str:
        """What the row of an item says; "" where there is none."""
        row = self._rows.row_of(uid)
        return row.text() if row else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Delete removes what is selected, copying copies it."""
        asked: Callable[[], None] | None = None
        if event.matches(QKeySequence.StandardKey.Delete):
            asked = self.removal_asked.emit
        elif event.matches(QKeySequence.StandardKey.Copy):
            asked = self.copy_asked.emit
        if asked is None:
            super().keyPressEvent(event)
        elif self.selected_uids():
            asked()

    def startDrag(self, supportedActions: Qt.DropAction) -> None:  # noqa: N802, N803 - Qt's names
        """Drag all items that are selected."""
        del supportedActions
        uids = self.selected_uids()
        if uids:
            drag = QDrag(self)
            drag.setMimeData(carrying(uids))
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Let items of this issue in."""
        if carried(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Show where the items would go; they are refused where no section takes them."""
        super().dragMoveEvent(event)
        self._show_gap(self._gap_for(event))
        if self._gap is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Forget where they would go."""
        super().dragLeaveEvent(event)
        self._show_gap(None)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Tell where they go."""
        gap, uids = self._gap_for(event), carried(event.mimeData())
        self._show_gap(None)
        self.stopAutoScroll()
        if gap is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(uids, gap)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line where dragged items would go over the rows."""
        super().paintEvent(event)
        if self._gap is not None:
            line = line_of(self, self._gap)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QGuiApplication.palette().color(QPalette.ColorRole.Accent), _LINE))
            painter.drawLine(line.topLeft(), line.topRight())
            painter.end()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:  # noqa: N802 - Qt's name
        """Draw whether a section is folded."""
        super().drawBranches(painter, rect, index)
        if self._rows.hasChildren(index):
            draw_fold(painter, rect, folded=not self.isExpanded(index))

    def _gap_for(self, event: QDropEvent) -> Gap | None:
        uids = carried(event.mimeData())
        items = chosen_items(self._issue, uids) if self._issue else ()
        if self._issue is None or not items or len(items) != len(uids):
            return None
        fitting = {one.uid for one in self._issue.sections if takes(one, items)}
        gaps = gaps_at(self, event.position().toPoint())
        return next((gap for gap in gaps if gap.section_uid in fitting), None)

    def _show_gap(self, gap: Gap | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _select(self, uids: tuple[str, ...], current: str | None) -> None:
        rows = {row.data(RowRole.UID): row.index() for row in self._rows.rows()}
        flag = QItemSelectionModel.SelectionFlag
        if current in rows:
            self.selectionModel().setCurrentIndex(rows[current], flag.NoUpdate)
        chosen = QItemSelection()
        for uid in uids or ((current,) if current is not None else ()):
            if uid in rows:
                chosen.select(rows[uid], rows[uid])
        self.selectionModel().select(chosen, flag.ClearAndSelect)

    def _fold(self) -> None:
        for number in range(self._rows.rowCount()):
            row = self._rows.item(number)
            self.setExpanded(row.index(), row.data(RowRole.SECTION) not in self._folded)

    def _note_folded(self, index: Index) -> None:
        self._folded.add(index.data(RowRole.SECTION))

    def _note_unfolded(self, index: Index) -> None:
        self._folded.discard(index.data(RowRole.SECTION))

    def _choose(self, current: Index, _previous: Index | None = None) -> None:
        uid = current.data(RowRole.UID)
        if uid is not None:
            self.item_chosen.emit(uid)

    def _tell_selected(self) -> None:
        self.selected.emit(self.selected_uids())


def _choose_alone(view: QTreeView, index: QModelIndex) -> None:
    # The view's own way would add to what is selected while Ctrl is held, as in Ctrl+Return.
    alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
    view.selectionModel().setCurrentIndex(index, alone)


def carrying(uids: tuple[str, ...]) -> QMimeData:
    """What a drag of these items carries."""
    dragged = QMimeData()
    dragged.setData(DRAGGED, QByteArray("\n".join(uids).encode()))
    return dragged


def carried(dragged: QMimeData) -> tuple[str, ...]:
    """The items that a drag carries; none where it carries something else."""
    return tuple(dragged.data(DRAGGED).toStdString().split())
