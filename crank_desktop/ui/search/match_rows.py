"""Rows of what was found in a library: an issue, and its matches with the words around."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from crank_desktop.editing.finding import Match
from crank_desktop.editing.library_finding import FoundIssue
from crank_desktop.ui.lists.rows import Index, RowDelegate, RowRole
from crank_desktop.ui.theme import Space

_BEFORE = 0.4
"""How much of a row the words before a match may take."""


class MatchRole(IntEnum):
    """What the row of a match holds beside the identity of its issue (``RowRole.UID``)."""

    MATCH = Qt.ItemDataRole.UserRole + 10


class MatchRows(QStandardItemModel):
    """What was found, issue by issue."""

    def show_found(self, found: Sequence[FoundIssue]) -> None:
        """Show other matches."""
        self.clear()
        for issue in found:
            head = QStandardItem(issue.label or "Untitled issue")
            head.setData(f"{issue.count:,}", RowRole.REMARK)
            head.setData(True, RowRole.HEADS)  # noqa: FBT003 - Qt's signature
            head.appendRows([_row(issue.uid, match) for match in issue.matches])
            self.appendRow(head)


class MatchDelegate(RowDelegate):
    """Paints the words that were found in bold, always to be seen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        match = index.data(MatchRole.MATCH)
        if not isinstance(match, Match):
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style, widget = shown.widget.style(), shown.widget
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, widget)
        room.adjust(Space.TIGHT, 0, -Space.SMALL, 0)
        painter.save()
        painter.setPen(shown.palette.color(QPalette.ColorRole.Text))
        bold = QFont(shown.font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(shown.font)
        most = round(room.width() * _BEFORE)
        before = metrics.elidedText(_line(match.before), Qt.TextElideMode.ElideLeft, most)
        for words, font in ((before, shown.font), (_line(match.words), bold)):
            painter.setFont(font)
            room = _drawn(painter, room, words)
        painter.setFont(shown.font)
        _drawn(painter, room, _line(match.after))
        painter.restore()


def _row(uid: str, match: Match) -> QStandardItem:
    row = QStandardItem(_line(f"{match.before}{match.words}{match.after}"))
    row.setData(uid, RowRole.UID)
    row.setData(match, MatchRole.MATCH)
    return row


def _line(words: str) -> str:
    return words.replace("\n", " ")


def _drawn(painter: QPainter, room: QRect, words: str) -> QRect:
    """Draw words at the left of the room, cut where they must be; the room that is left."""
    metrics = painter.fontMetrics()
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(room, int(flags | Qt.AlignmentFlag.AlignLeft), cut)
    return room.adjusted(metrics.horizontalAdvance(cut), 0, 0, 0)
