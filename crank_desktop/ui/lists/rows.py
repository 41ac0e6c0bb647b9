"""How rows of lists look: words cut where they must be, and a quiet remark at the right."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen
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
_ACROSS = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_MOST = 0.7
"""How much of a row a remark and a count may take together."""
_FOLD, _FOLD_PEN = 1 / 8, 1 / 18
"""Of the height of a row."""


class RowRole(IntEnum):
    """What a row says beside its words: its identity, its remark, whether it heads others.

    ``SECTION`` is the identity of a section, which has no ``UID``; ``COUNT`` a number of words.
    """

    UID = Qt.ItemDataRole.UserRole
    REMARK = Qt.ItemDataRole.UserRole + 1
    HEADS = Qt.ItemDataRole.UserRole + 2
    SECTION = Qt.ItemDataRole.UserRole + 3
    COUNT = Qt.ItemDataRole.UserRole + 4


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
        words, shown.text = shown.text, ""
        widget = shown.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, widget)
        room = QRect(room.left(), shown.rect.top(), room.width(), shown.rect.height())
        room.adjust(Space.TIGHT, 0, -Space.SMALL, 0)
        painter.save()
        painter.setFont(option.font)
        for remark in reversed(remarks_in(index, room.width(), painter.fontMetrics())):
            # The style sheet has a palette for each widget; tokens stand in the window's.
            color = QPalette.ColorRole.BrightText if remark.startswith(LOUD) else _QUIET
            painter.setPen(QGuiApplication.palette().color(color))
            painter.drawText(room, int(_ACROSS | Qt.AlignmentFlag.AlignRight), remark)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(remark))
            room.setRight(room.right() - Space.SMALL)
        painter.setPen(shown.palette.color(QPalette.ColorRole.Text))
        painter.setFont(shown.font)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(_ACROSS | Qt.AlignmentFlag.AlignLeft), cut)
        painter.restore()


def remarks_in(index: Index, width: int, metrics: QFontMetrics) -> tuple[str, ...]:
    """What stands at the right of a row so wide; the count makes room where words need it."""
    remark = str(index.data(RowRole.REMARK) or "")
    words = index.data(RowRole.COUNT) or 0
    count = f"{words:,}" if words else ""
    told = tuple(one for one in (remark, count) if one)
    if index.data(RowRole.HEADS):
        told = (" · ".join(told),) if told else ()
    taken = sum(metrics.horizontalAdvance(one) + Space.SMALL for one in told)
    return told if not remark or taken <= width * _MOST else (remark,)


def draw_fold(painter: QPainter, place: QRect, *, folded: bool) -> None:
    """Draw the sign beside a row that others can be folded into; it points at them."""
    size = place.height() * _FOLD
    right, down = QPointF(size, 0), QPointF(0, size)
    tip, wing = (right, down) if folded else (down, right)
    middle = QPointF(place.center()) - tip / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QGuiApplication.palette().color(_QUIET), place.height() * _FOLD_PEN))
    painter.drawPolyline([middle - wing, middle + tip, middle + wing])
    painter.restore()
