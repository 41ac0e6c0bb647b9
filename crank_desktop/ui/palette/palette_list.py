"""The list of the palette: words, where they belong, and the keys at the right."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from crank_desktop.ui.palette.palette_rows import PaletteRow
from crank_desktop.ui.theme import Space

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_QUIET = QPalette.ColorRole.PlaceholderText
_ACROSS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MOST_PLACE = 0.4
"""How much of a row its place may take."""
_TOP = QModelIndex()


class PaletteList(QAbstractListModel):
    """Rows for a view; one that cannot be chosen now is passed over by the arrow keys."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def show_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, index: Index) -> PaletteRow | None:
        """The row of an index; None for no index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _TOP) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What cannot be chosen now is off."""
        row = self.row_at(index)
        able = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return able if row is not None and row.enabled else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """The words; all of a row for who hears it, and for a tool tip."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(part for part in (row.words, row.place, row.keys) if part)
        return row if role == _ROW else None


class PaletteDelegate(QStyledItemDelegate):
    """Paints a row: its words, quietly where they belong, and the keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room: words are cut, never scrolled to."""
        return QSize(0, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row = index.data(_ROW)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style, widget = shown.widget.style(), shown.widget
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        room = shown.rect.adjusted(Space.MEDIUM, 0, -Space.MEDIUM, 0)
        palette = QGuiApplication.palette()
        quiet = palette.color(_QUIET)
        painter.save()
        painter.setFont(shown.font)
        painter.setPen(quiet)
        for words, most in ((row.keys, 1.0), (row.place, _MOST_PLACE)):
            room = _drawn_right(painter, room, words, round(room.width() * most))
        painter.setPen(palette.color(QPalette.ColorRole.Text) if row.enabled else quiet)
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(row.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_ACROSS | Qt.AlignmentFlag.AlignLeft), cut)
        painter.restore()


def _drawn_right(painter: QPainter, room: QRect, words: str, most: int) -> QRect:
    """Draw words at the right of the room; the room that is left."""
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
    painter.drawText(room, int(_ACROSS | Qt.AlignmentFlag.AlignRight), cut)
    taken = metrics.horizontalAdvance(cut) + Space.LARGE if cut else 0
    return room.adjusted(0, 0, -taken, 0)
