"""The findings on an issue as a list: the heaviest first, each leading to its place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem

from crank_desktop.review.finding import Finding, Severity
from crank_desktop.ui.lists.rows import Index, RowRole
from crank_desktop.ui.theme import Space, room_for

_WORDS = {Severity.BLOCKER: "Blocks", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}
_MOST, _LEAST = 220, 64
"""How high it is at the most, and how low it can be made."""


class _Whole(QStyledItemDelegate):
    """Gives a row the height of its words in the width of its list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        hint = super().sizeHint(option, index)
        view = self.parent()
        if not isinstance(view, QListView):
            return hint
        width = view.viewport().width() - 2 * Space.SMALL
        words = QRect(0, 0, width, 0)
        flags = int(Qt.TextFlag.TextWordWrap)
        high = view.fontMetrics().boundingRect(words, flags, str(index.data())).height()
        return QSize(width, max(hint.height(), high + 2 * Space.TIGHT))


class FindingsList(QListView):
    """Shows findings whole, in as many lines as they take; as high as they are, up to a height.

    ``place_chosen`` with the place of the one an editor goes to.
    """

    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findingsList")
        self.setAccessibleName("What stands in the way")
        self.setWordWrap(True)
        self.setItemDelegate(_Whole(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.activated.connect(self._choose)
        self.doubleClicked.connect(self._choose)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings instead."""
        self._model.clear()
        for finding in findings:
            row = QStandardItem(f"{_WORDS[finding.severity]}: {finding.message}")
            row.setData(finding.where, RowRole.UID)
            self._model.appendRow(row)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its rows."""
        numbers = range(self._model.rowCount())
        rows = sum(self.visualRect(self._model.index(row, 0)).height() for row in numbers)
        high = min(rows + 2 * self.frameWidth(), room_for(self, _MOST))
        return QSize(super().sizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A row or two."""
        low = min(self.sizeHint().height(), room_for(self, _LEAST))
        return QSize(super().minimumSizeHint().width(), low)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _choose(self, index: QModelIndex) -> None:
        self.place_chosen.emit(str(index.data(RowRole.UID)))
