"""How a note looks in the list: its words marked among those around them, where it stands below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette
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
CONFIRM_ALL = "Confirm all"
"""The words of the button beside a group's heading."""


class NoteDelegate(QStyledItemDelegate):
    """Two lines for a note, two for the heading of a group."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Two lines with room around them; a row that holds choices grows by itself."""
        del index
        return QSize(0, 2 * QFontMetrics(option.font).height() + 2 * Space.SMALL)

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
            self._paint_words(painter, first, context, is_link=bool(index.data(NoteRole.LINKED)))
            self._paint_remark(painter, second, remark, state)
        else:
            # The button at the right confirms the whole group.
            beside = QFontMetrics(option.font).horizontalAdvance(CONFIRM_ALL) + 2 * Space.WIDE
            first.setRight(first.right() - beside)
            second.setRight(second.right() - beside)
            self._paint_heading(painter, shown, first, context.before, state)
            self._paint_remark(painter, second, remark, "")
        painter.restore()

    def _paint_heading(
        self, painter: QPainter, shown: QStyleOptionViewItem, room: QRect, words: str, state: str
    ) -> None:
        arrow = QStyleOption(shown)
        side = min(_ARROW, room.height())
        arrow.rect = QRect(room.left() - Space.LARGE, room.center().y() - side // 2 + 1, side, side)
        is_open = bool(shown.state & QStyle.StateFlag.State_Open)
        which = QStyle.PrimitiveElement
        element = which.PE_IndicatorArrowDown if is_open else which.PE_IndicatorArrowRight
        shown.widget.style().drawPrimitive(element, arrow, painter, shown.widget)
        plain = painter.font()
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(_color(_Role.Text))
        painter.drawText(room, int(_LINE), words)
        room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(words) + Space.MEDIUM)
        painter.setFont(plain)
        painter.setPen(_color(_Role.PlaceholderText))
        if painter.fontMetrics().horizontalAdvance(state) <= room.width():
            painter.drawText(room, int(_LINE), state)

    def _paint_words(
        self, painter: QPainter, room: QRect, context: Context, *, is_link: bool
    ) -> None:
        """The marked words whole as far as they fit, and as much around them as there is room."""
        plain = painter.font()
        marked_font = QFont(plain)
        marked_font.setUnderline(is_link)
        alone = not context.before + context.after
        if not is_link and not alone:
            marked_font.setWeight(QFont.Weight.DemiBold)
        metrics, wide = painter.fontMetrics(), QFontMetrics(marked_font)
        most = room.width() if alone else int(room.width() * _MOST_MARKED)
        marked = wide.elidedText(context.marked, _ELIDE.ElideRight, most)
        before, after = _shares(
            room.width() - wide.horizontalAdvance(marked),
            metrics.horizontalAdvance(context.before),
            metrics.horizontalAdvance(context.after),
        )
        at = room.left()
        for words, font, role in (
            (_end(context.before, metrics, before), plain, _Role.Text),
            (marked, marked_font, _Role.Link if is_link else _Role.Text),
            (_start(context.after, metrics, after), plain, _Role.Text),
        ):
            width = QFontMetrics(font).horizontalAdvance(words)
            painter.setFont(font)
            painter.setPen(_color(role))
            painter.drawText(QRect(at, room.top(), width + 1, room.height()), int(_LINE), words)
            at += width
        painter.setFont(plain)

    def _paint_remark(self, painter: QPainter, room: QRect, words: str, state: str) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(_color(_Role.PlaceholderText))
        painter.drawText(room, int(_LINE | Qt.AlignmentFlag.AlignRight), state)
        left = room.width() - metrics.horizontalAdvance(state) - Space.LARGE
        cut = metrics.elidedText(words, _ELIDE.ElideRight, left)
        painter.drawText(room, int(_LINE), cut)


def _color(role: QPalette.ColorRole) -> QColor:
    """The application's own: a style sheet thins out some colors of a widget's palette."""
    return QGuiApplication.palette().color(role)


def _end(words: str, metrics: QFontMetrics, room: int) -> str:
    """As many of the last words as fit."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    return f"… {metrics.elidedText(words, _ELIDE.ElideLeft, room).partition(' ')[2]}"


def _start(words: str, metrics: QFontMetrics, room: int) -> str:
    """As many of the first words as fit."""
    if metrics.horizontalAdvance(words) <= room:
        return words
    return f"{metrics.elidedText(words, _ELIDE.ElideRight, room).rpartition(' ')[0]} …"


def _shares(room: int, before: int, after: int) -> tuple[int, int]:
    """Pixels for the words on both sides: half of the room each, what one leaves to the other."""
    first = min(before, max(room // 2, room - after))
    return first, room - first
