"""Waves below words of a field, drawn by the field itself.

Qt's own way (``ExtraSelections``) draws the lines of a word anew for each of them, which makes a
key in a long paragraph half as dear again; and those stay free for others.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextEdit

_LONG, _HIGH = 4, 3
"""Pixels of one wave."""


class Underlines:
    """The waves in one field; they move with the text until they are set again."""

    def __init__(self, field: QTextEdit) -> None:
        self._field = field
        self._cursors: list[QTextCursor] = []
        self._color = QColor()
        self._wave: QPixmap | None = None

    @property
    def color(self) -> QColor:
        """What they are drawn in."""
        return self._color

    def put(self, spans: Iterable[tuple[int, int]], color: QColor) -> None:
        """Set them anew: spans in units of Qt, in the order of the text."""
        self._cursors = [self._cursor(*span) for span in spans]
        if color != self._color:
            self._color, self._wave = color, None
        self._field.viewport().update()

    def spans(self) -> list[tuple[int, int]]:
        """Where they are now."""
        return [(one.selectionStart(), one.selectionEnd()) for one in self._cursors]

    def clear(self) -> None:
        """Take them away: another text is about to be shown."""
        self._cursors = []

    def paint(self, rect: QRect) -> None:
        """Draw those in a part of the field, whose text is drawn already."""
        if not self._cursors:
            return
        field = self._field
        right = QPoint(field.viewport().width(), rect.bottom())
        first = field.cursorForPosition(QPoint(0, rect.top())).position()
        last = field.cursorForPosition(right).position()
        painter = QPainter(field.viewport())
        painter.translate(-field.horizontalScrollBar().value(), -field.verticalScrollBar().value())
        if self._wave is None:
            self._wave = _tile(self._color, field.devicePixelRatioF())
        for place in self._places(first, last):
            painter.drawTiledPixmap(place, self._wave)
        painter.end()

    def _places(self, first: int, last: int) -> Iterator[QRectF]:
        """Where the waves of a part of the text lie in the document."""
        document = self._field.document()
        for cursor in self._cursors:
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            if start > last:
                break
            if end < first or start == end:
                continue
            block = document.findBlock(start)
            layout, at = block.layout(), block.position()
            line = layout.lineForTextPosition(start - at)
            if line.isValid():
                origin = layout.position()
                left, right = (_x(line, place - at) for place in (start, end))
                below = line.y() + line.ascent() + 1
                yield QRectF(origin.x() + left, origin.y() + below, right - left, _HIGH)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _x(line: QTextLine, position: int) -> float:
    # The stubs know only the number, Qt gives the place it was found for as well.
    found: object = line.cursorToX(position)
    return float(found[0]) if isinstance(found, tuple) else line.x()


def _tile(color: QColor, ratio: float) -> QPixmap:
    """One wave."""
    tile = QPixmap(round(_LONG * ratio), round(_HIGH * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1))
    half, low = _LONG / 2, _HIGH - 0.5
    painter.drawPolyline([QPointF(0, low), QPointF(half, 0.5), QPointF(_LONG, low)])
    painter.end()
    return tile
