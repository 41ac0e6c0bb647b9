"""The findings on an issue as a list: the heaviest first, each leading to its place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView

from crank_desktop.review.finding import Finding, Severity
from crank_desktop.ui.lists.rows import RowDelegate, RowRole

_MARKS = {Severity.BLOCKER: "✕", Severity.WARNING: "!", Severity.ADVICE: "·"}
_REMARKS = {Severity.BLOCKER: "blocks", Severity.WARNING: "warning", Severity.ADVICE: "advice"}


class FindingsList(QListView):
    """Shows findings; ``place_chosen`` with the place of the one an editor goes to."""

    place_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findingsList")
        self.setAccessibleName("What stands in the way")
        self.setItemDelegate(RowDelegate(self))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.activated.connect(self._choose)
        self.doubleClicked.connect(self._choose)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings instead."""
        self._model.clear()
        for finding in findings:
            row = QStandardItem(f"{_MARKS[finding.severity]}  {finding.message}")
            row.setData(finding.where, RowRole.UID)
            row.setData(_REMARKS[finding.severity], RowRole.REMARK)
            row.setToolTip(finding.message)
            self._model.appendRow(row)

    def _choose(self, index: QModelIndex) -> None:
        self.place_chosen.emit(str(index.data(RowRole.UID)))
