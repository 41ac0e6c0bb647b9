"""The palette over the window: a line to type in, and what fits below it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.ui.palette.palette_list import PaletteDelegate, PaletteList
from crank_desktop.ui.palette.palette_rows import PaletteRow, found_rows
from crank_desktop.ui.theme import Space

_LETTERS = 84
"""How many letters wide it is, where the window is wide enough."""
_MOST_ROWS = 12
_WORDS = "Find a command, an issue or an item"
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: 1 - _MOST_ROWS,
    Qt.Key.Key_PageDown: _MOST_ROWS - 1,
}


class Palette(QFrame):
    """Lies over its window until something is ``chosen`` (its key), or left.

    It is a part of the window: nothing waits for it, and it goes when an editor clicks elsewhere.
    """

    chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("commandPalette")
        self.setAccessibleName("Commands, issues and items")
        self._window = window
        self._rows: tuple[PaletteRow, ...] = ()
        self._recent: tuple[str, ...] = ()
        self._came_from: QWidget | None = None
        self.edit = QLineEdit()
        self.edit.setObjectName("paletteEdit")
        self.edit.setAccessibleName(_WORDS)
        self.edit.setPlaceholderText(_WORDS)
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName("What fits")
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self._model = PaletteList(self)
        self._build()
        window.installEventFilter(self)
        self.hide()

    def begin(self, rows: Sequence[PaletteRow], recent: Sequence[str]) -> None:
        """Show these rows, the last used first, and be ready for typing."""
        self._rows, self._recent = tuple(rows), tuple(recent)
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused
        self.edit.clear()
        self._show()
        if self.isHidden():
            QApplication.instance().focusChanged.connect(self._watch)  # type: ignore[union-attr]
        self.show()
        self.raise_()
        self.edit.setFocus()

    def leave(self) -> None:
        """Go, and give the keys back to who had them."""
        came_from = self._came_from
        self._go()
        if came_from is not None and came_from.isVisible():
            came_from.setFocus()

    def shown(self) -> list[PaletteRow]:
        """The rows that fit, from the top."""
        places = (self._model.index(number) for number in range(self._model.rowCount()))
        return [row for index in places if (row := self._model.row_at(index)) is not None]

    def current(self) -> PaletteRow | None:
        """What Return chooses."""
        return self._model.row_at(self.list.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move in the list while the caret stays in the line; Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            self._move(_MOVES.get(Qt.Key(event.key()), 0))
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the middle of the window."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        for widget in (self.edit, self.list, self.nothing):
            column.addWidget(widget)
        self.nothing.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.SMALL)
        self.edit.textChanged.connect(self._show)
        self.edit.returnPressed.connect(self._choose)
        self.list.clicked.connect(self._choose)

    def _show(self) -> None:
        rows = found_rows(self._rows, self.edit.text(), self._recent)
        self._model.show_rows(rows)
        if rows and rows[0].enabled:
            self.list.setCurrentIndex(self._model.index(0))
        self.list.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self.nothing.setText(
            f"No command, issue or item of the open issue is called “{self.edit.text().strip()}”."
            " To look through what is written, choose Find in the library."
        )
        self._place()

    def _choose(self) -> None:
        row = self.current()
        if row is not None and row.enabled:
            self.leave()
            self.chosen.emit(row.key)

    def _move(self, by: int) -> None:
        """So many rows down among those that can be chosen; they stand above the others."""
        able = sum(row.enabled for row in self.shown())
        if able and by:
            to = min(max(self.list.currentIndex().row() + by, 0), able - 1)
            self.list.setCurrentIndex(self._model.index(to))

    def _place(self) -> None:
        """In the middle, below the bars; as high as its rows, as long as the window has room."""
        window, metrics = self._window, self.fontMetrics()
        width = min(metrics.averageCharWidth() * _LETTERS, window.width() - 2 * Space.HUGE)
        top = window.height() // 10
        self.ensurePolished()
        rows = max(min(self._model.rowCount(), _MOST_ROWS), 1)
        height = rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth()
        around = self.edit.sizeHint().height() + 3 * Space.SMALL + 2 * self.frameWidth()
        self.list.setFixedHeight(min(height, window.height() - 2 * top - around))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((window.width() - width) // 2, top)

    def _watch(self, _left: QWidget | None, entered: QWidget | None) -> None:
        """Go when the keys go elsewhere in the window; another program is no elsewhere."""
        if entered is not None and entered is not self and not self.isAncestorOf(entered):
            self._go()

    def _go(self) -> None:
        if not self.isHidden():
            QApplication.instance().focusChanged.disconnect(self._watch)  # type: ignore[union-attr]
        self._came_from = None
        self.hide()
