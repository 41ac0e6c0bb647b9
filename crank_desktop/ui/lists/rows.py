"""How rows of lists look: words cut where they must be, and a quiet remark at the right."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from crank_desktop.ui.theme import Space

Index = QModelIndex | QPersistentModelIndex

LOUD = "●"
"""Begins a remark on something that is missing."""
_QUIET = QPalette.ColorRole.PlaceholderText


class RowRole(IntEnum):
    """What a row says beside its words: its identity, its remark, whether it heads others."""

    UID = Qt.ItemDataRole.UserRole
    REMARK = Qt.ItemDataRole.UserRole + 1
    HEADS = Qt.ItemDataRole.UserRole + 2


class RowDelegate(QStyledItemDelegate):
    """Paints a row; the whole of its words stands in the tool tip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room: words are cut, never scrolled to."""
        return QSize(0, super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        if index.data(RowRole.HEADS):
            shown.font.setWeight(QFont.Weight.DemiBold)
        remark = str(index.data(RowRole.REMARK) or "")
        words, shown.text = shown.text, ""
        widget = shown.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, widget)
        room = QRect(room.left(), shown.rect.top(), room.width(), shown.rect.height())
        room.adjust(Space.TIGHT, 0, -Space.SMALL, 0)
        painter.save()
        color = QPalette.ColorRole.BrightText if remark.startswith(LOUD) else _QUIET
        # The style sheet has a palette of its own for each widget; tokens stand in the window's.
        painter.setPen(QGuiApplication.palette().color(color))
        painter.setFont(option.font)
        width = painter.fontMetrics().horizontalAdvance(remark) if remark else -Space.SMALL
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags | Qt.AlignmentFlag.AlignRight), remark)
        painter.setPen(shown.palette.color(QPalette.ColorRole.Text))
        painter.setFont(shown.font)
        room.setRight(room.right() - width - Space.SMALL)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(flags | Qt.AlignmentFlag.AlignLeft), cut)
        painter.restore()
