"""A closed list to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOption

from crank_desktop.ui.theme import Space, room_for


class Choice(QComboBox):
    """One of some values, each with its words; the wheel moves the form below it, not the choice.

    A value that is not on the list is shown as no choice at all, and ``chosen`` gives it back.
    """

    def __init__(self, name: str, rows: Sequence[tuple[str, object]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._values: list[object] = []
        for words, value in rows:
            self.addItem(words)
            self._values.append(value)
        self._shown: object = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(max(len(words) for words, _ in rows))

    def show_value(self, value: object) -> None:
        """Show a value, without telling anybody."""
        self._shown = value
        index = self._values.index(value) if value in self._values else -1
        if index != self.currentIndex():
            blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
            self.setCurrentIndex(index)
            self.blockSignals(blocked)

    def chosen(self) -> object:
        """The value that is shown now."""
        index = self.currentIndex()
        return self._shown if index < 0 else self._values[index]

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrow that a style sheet takes away with the frame around it."""
        super().paintEvent(e)
        option = QStyleOption()
        option.initFrom(self)
        half = Space.SMALL
        option.rect = QRect(-half, -half, 2 * half, 2 * half)
        larger = room_for(self, self.width()) / self.width()
        painter = QPainter(self)
        # The style has an arrow of one size; it is to be as large as the words.
        painter.translate(self.width() - larger * (half + Space.TIGHT), self.height() / 2)
        painter.scale(larger, larger)
        arrow = QStyle.PrimitiveElement.PE_IndicatorArrowDown
        self.style().drawPrimitive(arrow, option, painter, self)

    def wheelEvent(self, e: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to the form."""
        e.ignore()
