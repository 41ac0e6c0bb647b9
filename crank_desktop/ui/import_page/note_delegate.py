"""How a note looks in the list: its words marked among those around them, where it stands below."""

from PySide6.QtCore import QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOption, QStyleOptionViewItem

from crank_desktop.editing.note_context import Context
from crank_desktop.ui.import_page.note_model import Index, NoteRole
from crank_desktop.ui.theme import Space

_Role = QPalette.ColorRole
_ELIDE = Qt.TextElideMode
_MOST_MARKED = 0.7
"""The part of a row's width that the marked words may take."""
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_ARROW = 12


class NoteDelegate(QStyledItemDelegate):
    """Two lines for a note, two for the heading of a group; the chosen row has room for choices."""

    def __init__(self, choices_height: int, parent: QObject) -> None:
        super().__init__(parent)
        self._choices_height = choices_height
        self.chosen = QPersistentModelIndex()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Two lines with room around them."""
        height = 2 * QFontMetrics(option.font).height() + 2 * Space.SMALL
        if index.parent().isValid() and self.chosen == index:
            height += self._choices_height
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        context = index.data(NoteRole.CONTEXT)
        if not isinstance(context, Context):
            return
        line = QFontMetrics(option.font).height()
        room = shown.rect.adjusted(Space.WIDE, Space.SMALL, -Space.MEDIUM, 0)
        first = QRect(room.left(), room.top(), room.width(), line)
        second = first.translated(0, line)
        painter.save()
        painter.setFont(option.font)
        remark, state = str(index.data(NoteRole.REMARK)), str(index.data(NoteRole.STATE))
        if index.parent().isValid():
            self._paint_words(painter, shown, first, context)
            self._paint_remark(painter, shown, second, remark, state)
        else:
            self._paint_heading(painter, shown, first, context.before)
            self._paint_remark(painter, shown, second, f"{remark} {state}.", "")
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, shown: QStyleOptionViewItem, room: QRect, words: str
    ) -> None:
        arrow = QStyleOption(shown)
        side = min(_ARROW, room.height())
        arrow.rect = QRect(room.left() - Space.LARGE, room.center().y() - side // 2 + 1, side, side)
        is_open = bool(shown.state & QStyle.StateFlag.State_Open)
        which = QStyle.PrimitiveElement
        element = which.PE_IndicatorArrowDown if is_open else which.PE_IndicatorArrowRight
        shown.widget.style().drawPrimitive(element, arrow, painter, shown.widget)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(shown.palette.color(_Role.Text))
        painter.drawText(room, int(_LINE), words)

    def _paint_words(
        self, painter: QPainter, shown: QStyleOptionViewItem, room: QRect, context: Context
    ) -> None:
        """The marked words whole as far as they fit, and as much around them as there is room."""
        metrics = painter.fontMetrics()
        most = room.width() if not context.before + context.after else room.width() * _MOST_MARKED
        marked = metrics.elidedText(context.marked, _ELIDE.ElideRight, int(most))
        before, after = _shares(
            room.width() - metrics.horizontalAdvance(marked),
            metrics.horizontalAdvance(context.before),
            metrics.horizontalAdvance(context.after),
        )
        pieces = (
            (metrics.elidedText(context.before, _ELIDE.ElideLeft, before), False),
            (marked, bool(context.before + context.after)),
            (metrics.elidedText(context.after, _ELIDE.ElideRight, after), False),
        )
        at = room.left()
        plain = QFont(painter.font())
        underlined = QFont(plain)
        underlined.setUnderline(True)
        for words, is_marked in pieces:
            painter.setFont(underlined if is_marked else plain)
            painter.setPen(shown.palette.color(_Role.Link if is_marked else _Role.Text))
            width = metrics.horizontalAdvance(words)
            painter.drawText(QRect(at, room.top(), width + 1, room.height()), int(_LINE), words)
            at += width
        painter.setFont(plain)

    def _paint_remark(
        self, painter: QPainter, shown: QStyleOptionViewItem, room: QRect, words: str, state: str
    ) -> None:
        painter.setFont(shown.font)
        metrics = painter.fontMetrics()
        painter.setPen(shown.palette.color(_Role.PlaceholderText))
        painter.drawText(room, int(_LINE | Qt.AlignmentFlag.AlignRight), state)
        left = room.width() - metrics.horizontalAdvance(state) - Space.LARGE
        cut = metrics.elidedText(words, _ELIDE.ElideRight, left)
        painter.drawText(room, int(_LINE), cut)


def _shares(room: int, before: int, after: int) -> tuple[int, int]:
    """Pixels for the words on both sides: half of the room each, what one leaves to the other."""
    first = min(before, max(room // 2, room - after))
    return first, room - first
