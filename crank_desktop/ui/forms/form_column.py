"""The column of a form: as wide as is pleasant to read, in the middle, scrolled when it is long."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.theme import Space, room_for
from crank_desktop.ui.widgets.scrolled import Scrolled

_MOST = 10_000
"""What the form takes of the width, beside 1 for each side: all of it until it is wide enough."""
_NARROW = 480
"""Pixels below which what stands side by side goes below one another."""


def is_narrow(widget: QWidget, width: int) -> bool:
    """Whether so many pixels are too few for a widget to have things side by side in it."""
    return width < room_for(widget, _NARROW)


class FormColumn(Scrolled):
    """Takes widgets from the top; the caret of a field in it never leaves the part that is seen.

    ``around`` is how many pixels are free at its sides.
    """

    def __init__(self, around: int = Space.WIDE) -> None:
        super().__init__()
        inner = QWidget()
        inner.setProperty("role", "measure")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.LARGE)
        self._column.addStretch(1)
        self._page = QWidget()
        row = QHBoxLayout(self._page)
        row.setContentsMargins(around, Space.WIDE, around, Space.WIDE)
        row.addStretch(1)
        row.addWidget(inner, _MOST)
        row.addStretch(1)
        self.setWidget(self._page)
        _application().focusChanged.connect(self._watch)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the foot of the form."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def add_beside(self, *widgets: QWidget, shares: tuple[int, ...]) -> None:
        """Put widgets side by side, each with its share of the width."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.MEDIUM)
        for widget, share in zip(widgets, shares, strict=True):
            layout.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        self.add(row)

    def begin_part(self, heading: str, sentence: str = "") -> None:
        """Begin another part of the form, with a hairline above its heading."""
        line = QFrame()
        line.setProperty("role", "hairline")
        title = QLabel(heading)
        title.setProperty("role", "strong")
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(line)
        column.addWidget(title)
        if sentence:
            words = QLabel(sentence)
            words.setProperty("role", "muted")
            words.setWordWrap(True)
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            column.addWidget(words)
        self.add(part)

    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(left, TextField) and self.isAncestorOf(left):
            left.cursorPositionChanged.disconnect(self._follow_caret)
        if isinstance(entered, TextField) and self.isAncestorOf(entered):
            entered.cursorPositionChanged.connect(self._follow_caret)

    def _follow_caret(self) -> None:
        field = self.sender()
        if isinstance(field, TextField):
            caret: QRect = field.cursorRect()
            place = field.viewport().mapTo(self._page, caret.center())
            self.ensureVisible(place.x(), place.y(), 0, caret.height() + Space.WIDE)


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError(application)
    return application
