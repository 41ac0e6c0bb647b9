"""The trash: what was thrown away, from where and when, and the ways back and out."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.library.cleaning import KEPT_FOR
from crank_desktop.library.values import TrashRow
from crank_desktop.ui.forms.date_field import words_of_day
from crank_desktop.ui.theme import Space, room_for
from crank_desktop.ui.widgets.empty_state import EmptyState
from crank_desktop.ui.widgets.flowing import Flowing

_UID = Qt.ItemDataRole.UserRole
_KEPT = (
    f"Issues, sections and items that you throw away stay here for {KEPT_FOR.days} days."
    " Until then you can put them back."
)
_COLUMNS = ("What", "From", "Thrown away")
_FROM_WIDTH = 150


class TrashPage(QWidget):
    """``put_back`` and ``delete`` with the identities that are chosen, ``empty`` with all."""

    put_back = Signal(list)
    delete = Signal(list)
    empty = Signal(list)
    closed = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("trashPage")
        self.setAccessibleName("Trash")
        self.setWindowTitle("Trash")
        self._writable = writable
        self.problem = QLabel()
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.list = QTreeWidget()
        self.list.setObjectName("trashList")
        self.list.setAccessibleName("Thrown away")
        self.back = QPushButton("Put back")
        self.gone = QPushButton("Delete for good…")
        self.all_gone = QPushButton("Empty the trash…")
        self.close_page = QPushButton("Close")
        self._views = QStackedWidget()
        self._build()

    def show_rows(self, rows: Sequence[TrashRow]) -> None:
        """Show what is in the trash; what is chosen stays chosen where it is still there."""
        chosen = set(self.chosen())
        self.list.clear()
        for row in rows:
            item = QTreeWidgetItem(_words(row))
            item.setData(0, _UID, row.uid)
            for column in range(len(_COLUMNS)):
                item.setToolTip(column, item.text(column))
            self.list.addTopLevelItem(item)
            item.setSelected(row.uid in chosen)
        first = self.list.topLevelItem(0)
        if first is not None and not self.list.selectedItems():
            self.list.setCurrentItem(first)
        self._views.setCurrentIndex(0 if rows else 1)
        self._judge()

    def chosen(self) -> list[str]:
        """The identities of the chosen rows, what was thrown away last first."""
        items = sorted(self.list.selectedItems(), key=self.list.indexOfTopLevelItem)
        return [str(item.data(0, _UID)) for item in items]

    def say(self, problem: str) -> None:
        """Say why something was not done; "" says nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the page; Delete deletes for good, which is asked about."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Delete and self.gone.isEnabled():
            self.delete.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        heading = QLabel("Trash")
        heading.setProperty("role", "heading")
        head = Flowing(heading, None, self.all_gone)
        kept = QLabel(_KEPT)
        kept.setWordWrap(True)
        kept.setProperty("role", "muted")
        self.list.setHeaderLabels(_COLUMNS)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(1, room_for(self, _FROM_WIDTH))
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        self._views.addWidget(self.list)
        self._views.addWidget(
            EmptyState("The trash is empty", "What you throw away can be put back from here.")
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addLayout(head)
        for widget in (kept, self.problem):
            whole.addWidget(widget)
        whole.addWidget(self._views, 1)
        whole.addLayout(self._buttons())
        self.setFocusProxy(self.list)
        self.list.itemSelectionChanged.connect(self._judge)
        self.list.itemActivated.connect(self._ask_back)

    def _buttons(self) -> Flowing:
        self.back.setProperty("role", "primary")
        self.back.clicked.connect(self._ask_back)
        self.gone.clicked.connect(lambda: self.delete.emit(self.chosen()))
        self.all_gone.clicked.connect(lambda: self.empty.emit(self._all()))
        self.close_page.clicked.connect(self.closed)
        return Flowing(self.close_page, None, self.gone, self.back)

    def _ask_back(self) -> None:
        if self.back.isEnabled():
            self.put_back.emit(self.chosen())

    def _all(self) -> list[str]:
        items = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [str(item.data(0, _UID)) for item in items if item is not None]

    def _judge(self) -> None:
        some = self._writable and bool(self.list.selectedItems())
        for button in (self.back, self.gone):
            button.setEnabled(some)
        self.all_gone.setEnabled(self._writable and bool(self.list.topLevelItemCount()))


def _words(row: TrashRow) -> list[str]:
    label = row.label or f"Untitled {row.of_kind}"
    place = " ▸ ".join(part for part in (row.issue_label, row.section_heading) if part)
    return [label, place or "Issues", words_of_moment(row.at, datetime.now(UTC))]


def words_of_moment(at: datetime, now: datetime) -> str:
    """A moment where the editor is: "Today, 14:05", "July 12, 2025"."""
    here = at.astimezone()
    if here.date() == now.astimezone().date():
        return f"Today, {here:%H:%M}"
    return words_of_day(here.date())
