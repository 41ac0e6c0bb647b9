"""Widgets side by side that go on in another line where there is no room for all of them."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QLineEdit, QSizePolicy, QSpacerItem, QWidget

from crank_desktop.ui.theme import Space

_GROWS = QSizePolicy.Policy.Expanding


class Flowing(QLayout):
    """Lines of widgets; free room of a line goes to a field or to a stretch in it.

    No widget is narrower than its own words, and none is wider than the whole.
    """

    def __init__(self, *widgets: QWidget | None, spacing: int = Space.SMALL) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        for widget in widgets:
            if widget is None:
                self.add_stretch()
            else:
                self.addWidget(widget)

    def add_stretch(self) -> None:
        """Let what follows stand at the right."""
        self.addItem(QSpacerItem(0, 0, _GROWS, QSizePolicy.Policy.Minimum))

    def addItem(self, arg__1: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take what Qt gives."""
        self._items.append(arg__1)
        self.invalidate()

    def count(self) -> int:
        """How many there are, stretches too."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Give one back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """It takes the width it is given, and no more height than it needs."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        return True

    def heightForWidth(self, arg__1: int) -> int:  # noqa: N802 - Qt's name
        """How high its lines are together."""
        around = self.contentsMargins()
        room = arg__1 - around.left() - around.right()
        lines = self._lines(room)
        heights = sum(self._height(line, room) for line in lines)
        gaps = self.spacing() * max(len(lines) - 1, 0)
        return heights + gaps + around.top() + around.bottom()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All in one line."""
        shown = self._shown()
        width = sum(map(_wanted, shown)) + self.spacing() * max(len(shown) - 1, 0)
        return self._with_margins(QSize(width, max((_high(one) for one in shown), default=0)))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest of them alone in its line."""
        shown = self._shown()
        width = max((one.minimumSize().width() for one in shown), default=0)
        return self._with_margins(QSize(width, max((_high(one) for one in shown), default=0)))

    def setGeometry(self, arg__1: QRect) -> None:  # noqa: N802 - Qt's name
        """Place them line by line, each in the middle of its line's height."""
        super().setGeometry(arg__1)
        inside = arg__1.marginsRemoved(self.contentsMargins())
        top = inside.top()
        for line in self._lines(inside.width()):
            height = self._height(line, inside.width())
            left = inside.left()
            for item, width in self._widths(line, inside.width()):
                high = min(_high(item, width), height)
                item.setGeometry(QRect(left, top + (height - high) // 2, width, high))
                left += width + (0 if _is_space(item) else self.spacing())
            top += height + self.spacing()

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [one for one in self._items if not _is_space(one) and not one.isEmpty()]

    def _lines(self, room: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        taken = 0
        for item in self._items:
            if _is_space(item):
                lines[-1].append(item)
            elif not item.isEmpty():
                wanted = min(_wanted(item), room)
                if taken and taken + self.spacing() + wanted > room:
                    lines.append([])
                    taken = 0
                taken += wanted + (self.spacing() if taken else 0)
                lines[-1].append(item)
        return [line for line in lines if any(not _is_space(one) for one in line)]

    def _widths(self, line: list[QLayoutItem], room: int) -> Iterable[tuple[QLayoutItem, int]]:
        """Each with its width; what is free goes to the first that grows, a stretch last."""
        widths = [0 if _is_space(one) else min(_wanted(one), room) for one in line]
        gaps = self.spacing() * (sum(not _is_space(one) for one in line) - 1)
        growing = sorted(
            (_is_space(one), at) for at, one in enumerate(line) if _is_space(one) or _grows(one)
        )
        if growing:
            widths[growing[0][1]] += max(room - sum(widths) - gaps, 0)
        return zip(line, widths, strict=True)

    def _height(self, line: list[QLayoutItem], room: int) -> int:
        return max(_high(item, width) for item, width in self._widths(line, room))


def _is_space(item: QLayoutItem) -> bool:
    return item.spacerItem() is not None


def _grows(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _wanted(item: QLayoutItem) -> int:
    # Fields and sentences want to be wide; they are content with what is left of a line.
    if isinstance(item.widget(), QLineEdit) or item.hasHeightForWidth():
        return max(item.minimumSize().width(), item.sizeHint().width() * 3 // 5)
    return item.sizeHint().width()


def _high(item: QLayoutItem, width: int = 0) -> int:
    if _is_space(item):
        return 0
    if width and item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
