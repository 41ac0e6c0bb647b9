"""The list of an issue's versions, by days, the last one first."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from crank_desktop.library.values import RevisionRow
from crank_desktop.ui.history.words import count_of, day_of, signs_of, time_of, words_of
from crank_desktop.ui.widgets.name_field import NameField

_UID = Qt.ItemDataRole.UserRole
_COLUMNS = ("Version", "Why it was kept", "Words")
_WHY, _WORDS = 1, 2


class RevisionList(QTreeWidget):
    """``chosen`` when another version is; ``named`` with what an editor wrote over its row."""

    chosen = Signal()
    named = Signal(str, str)
    delete = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("revisionList")
        self.setAccessibleName("Versions of this issue")
        self.setHeaderLabels(_COLUMNS)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.header()
        header.setStretchLastSection(False)
        for column, mode in enumerate(
            (
                QHeaderView.ResizeMode.ResizeToContents,
                QHeaderView.ResizeMode.Stretch,
                QHeaderView.ResizeMode.ResizeToContents,
            )
        ):
            header.setSectionResizeMode(column, mode)
        self._rows: tuple[tuple[RevisionRow, ...], date] = (), date.min
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self.chosen)

    @property
    def rows(self) -> tuple[RevisionRow, ...]:
        """What is listed."""
        return self._rows[0]

    @property
    def current(self) -> RevisionRow | None:
        """The chosen version."""
        item: QTreeWidgetItem | None = self.currentItem()
        uid = item.data(0, _UID) if item is not None else None
        return next((row for row in self.rows if row.uid == uid), None)

    def show_rows(self, rows: Sequence[RevisionRow], today: date) -> None:
        """List these; the chosen one stays chosen where it is still there, else the one before."""
        if (tuple(rows), today) == self._rows:
            return
        former, current = self.rows, self.current
        number = former.index(current) if current in former else 0
        self.blockSignals(True)  # noqa: FBT003 - Qt's only form
        self.clear()
        self._items.clear()
        self._rows = tuple(rows), today
        for day, some in groupby(self.rows, lambda row: day_of(row.at, today)):
            group = QTreeWidgetItem(self, [day])
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            group.setFirstColumnSpanned(True)
            for row in some:
                self._items[row.uid] = self._item(group, row)
        self.expandAll()
        self.blockSignals(False)  # noqa: FBT003 - as above
        uids = list(self._items)
        if current is not None and current.uid in self._items:
            self.go_to(current.uid)
        elif uids:
            self.go_to(uids[min(number, len(uids) - 1)])
        self.chosen.emit()

    def show_words(self, uid: str, added: int, removed: int) -> None:
        """Say how many words came and went since the version before."""
        item = self._items.get(uid)
        if item is not None:
            item.setText(_WORDS, signs_of(added, removed))
            item.setToolTip(_WORDS, f"Since the version before: {count_of(added, removed)}")
            item.setData(_WORDS, Qt.ItemDataRole.AccessibleTextRole, count_of(added, removed))

    def go_to(self, uid: str) -> None:
        """Choose a version."""
        item = self._items.get(uid)
        if item is not None:
            self.setCurrentItem(item)
            self.scrollToItem(item)

    def edit_name(self) -> None:
        """Let the name of the chosen version be written over its row."""
        row = self.current
        if row is None:
            return
        place = self.visualItemRect(self._items[row.uid])
        place.setLeft(self.columnViewportPosition(_WHY))
        place.setRight(self.viewport().width())
        field = NameField(row.label, place, self.viewport(), self)
        field.setPlaceholderText("Name of this version")
        field.named.connect(lambda name: self.named.emit(row.uid, name))

    def event(self, e: QEvent) -> bool:
        """F2 is for the version here, elsewhere for the issue."""
        override = e.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(e, QKeyEvent) and e.key() == Qt.Key.Key_F2 and not e.modifiers():
            e.accept()
            return True
        return super().event(e)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """F2 names a version, Delete takes it out."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_name()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete.emit()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _item(group: QTreeWidgetItem, row: RevisionRow) -> QTreeWidgetItem:
        item = QTreeWidgetItem(group, [time_of(row.at), words_of(row), ""])
        item.setData(0, _UID, row.uid)
        item.setToolTip(_WHY, words_of(row))
        item.setTextAlignment(_WORDS, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item
