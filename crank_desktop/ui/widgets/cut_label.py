"""A line of words that is cut where the room ends; the whole stands in its tool tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel


class CutLabel(QLabel):
    """Shows as much of ``text`` as there is room for, with an ellipsis for the rest."""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._whole = ""
        self.setText(words)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Say other words."""
        self._whole = text
        self.setToolTip(text)
        self._cut()

    def whole(self) -> str:
        """The words, cut or not."""
        return self._whole

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No narrower than an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("……"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Cut anew."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        metrics = self.fontMetrics()
        room = max(self.contentsRect().width(), 0)
        super().setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room))
