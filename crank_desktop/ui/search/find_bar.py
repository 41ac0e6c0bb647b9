"""The bar above the editor: what to find, how many there are, and what to put in its place."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.editing.finding import Search
from crank_desktop.ui.icons import Icons
from crank_desktop.ui.search.search_fields import SearchFields
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.flowing import Flowing

_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class FindBar(QFrame):
    """Tells what an editor looks for and wants done; it finds nothing itself."""

    searched = Signal(object)
    """A ``Search``: the words or the way to look for them are others than before."""
    stepped = Signal(int)
    """To the next match (1) or the one before (-1)."""
    replace_asked = Signal(str)
    replace_all_asked = Signal(str)
    closed = Signal()

    def __init__(self, icons: Icons, library: QAction) -> None:
        super().__init__()
        self.setObjectName("findBar")
        self.setProperty("role", "bar")
        self.fields = SearchFields("findEdit", "Find in this issue", self)
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setProperty("role", "muted")
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("1,000 of 1,000"))
        self.by = QLineEdit()
        self.by.setObjectName("replaceEdit")
        self.by.setAccessibleName("Replace with")
        self.by.setPlaceholderText("Replace with")
        self.one = QPushButton("Replace")
        self.all = QPushButton("Replace all")
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self._fill(icons, library)
        self._bind()
        self.show_replacing(shown=False)

    def begin(self, words: str, *, replacing: bool) -> None:
        """Show the bar, ready for typing; ``words`` were selected, "" leaves what was there."""
        self.show_replacing(shown=replacing)
        self.show()
        if words:
            self.fields.words.setText(words)
        self.fields.words.setFocus()
        self.fields.words.selectAll()

    def show_search(self, search: Search) -> None:
        """Show the bar with what was looked for elsewhere; nobody is told."""
        with QSignalBlocker(self):
            self.fields.show_search(search)
        self.show()

    def show_replacing(self, *, shown: bool) -> None:
        """Show or hide what replaces."""
        for widget in (self.by, self.one, self.all):
            widget.setVisible(shown)

    def set_writable(self, *, writable: bool) -> None:
        """Let matches be replaced, or only found."""
        for widget in (self.by, self.one, self.all):
            widget.setEnabled(writable)

    def show_count(self, at: int | None, count: int) -> None:
        """Say how many there are; ``at`` counts the one that is selected from 0."""
        if not self.fields.words.text():
            self.count.setText("")
        elif at is None:
            self.count.setText(f"{count:,}" if count else "Not found")
        else:
            self.count.setText(f"{at + 1:,} of {count:,}")

    def say(self, words: str) -> None:
        """Say what was done or why it cannot be, below the fields."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Return goes on, with Shift back; in the other field it replaces."""
        pressed = event.type() is QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() in _RETURN:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if watched is self.by:
                self.one.click()
            else:
                self.stepped.emit(-1 if back else 1)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def close_bar(self) -> None:
        """Hide the bar and give the caret back."""
        self.hide()
        self.closed.emit()

    def _fill(self, icons: Icons, library: QAction) -> None:
        back = _button(icons, "Match before (Shift+F3)", "mdi6.chevron-up")
        back.clicked.connect(lambda: self.stepped.emit(-1))
        ahead = _button(icons, "Next match (F3)", "mdi6.chevron-down")
        ahead.clicked.connect(lambda: self.stepped.emit(1))
        close = _button(icons, "Close (Esc)", "mdi6.close")
        close.clicked.connect(self.close_bar)
        everywhere = QToolButton()
        everywhere.setText("In the library")
        everywhere.setToolTip(f"{library.text()} ({library.shortcut().toString()})")
        everywhere.clicked.connect(library.trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.TIGHT)
        column.addLayout(_row(self.fields.words, self.count, back, ahead, close))
        column.addLayout(_row(*self.fields.ways.values(), None, everywhere))
        column.addLayout(_row(self.by, self.one, self.all))
        column.addWidget(self.told)
        self.told.hide()

    def _bind(self) -> None:
        for field in (self.fields.words, self.by):
            field.installEventFilter(self)
        self.fields.edited.connect(self._tell)
        self.one.clicked.connect(lambda: self.replace_asked.emit(self.by.text()))
        self.all.clicked.connect(lambda: self.replace_all_asked.emit(self.by.text()))

    def _tell(self) -> None:
        search: Search = self.fields.search()
        self.searched.emit(search)


def _button(icons: Icons, words: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(words)
    icons.bind(button, icon)
    return button


def _row(*widgets: QWidget | None) -> Flowing:
    """Widgets side by side; None is free room."""
    return Flowing(*widgets, spacing=Space.TIGHT)
