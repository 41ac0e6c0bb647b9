"""The words that were added to the library's dictionary: seen, added, removed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.spelling.words import plain
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.empty_state import EmptyState

_WHAT = (
    "Words that are right in every issue of this library, beside the dictionary of the language."
    " Names of outlets, authors, and institutions are known without being added."
)
_WORD = Qt.ItemDataRole.UserRole


class DictionaryPage(QWidget):
    """``added`` with a word, ``removed`` with some; ``show_words`` shows that it was done."""

    added = Signal(str)
    removed = Signal(list)
    closed = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("dictionaryPage")
        self.setAccessibleName("Dictionary of this library")
        self.setWindowTitle("Dictionary")
        self._writable = writable
        self.list = QListWidget()
        self.list.setObjectName("dictionaryList")
        self.list.setAccessibleName("Words of this library")
        self.word = QLineEdit()
        self.word.setObjectName("wordEdit")
        self.word.setAccessibleName("Word to add")
        self.word.setPlaceholderText("A word to add")
        self.add = QPushButton("Add")
        self.remove = QPushButton("Remove")
        self.close_page = QPushButton("Close")
        self._views = QStackedWidget()
        self._words: Sequence[str] = ()
        self._build()

    def begin(self) -> None:
        """Be ready for a word."""
        self.word.setFocus()

    def show_words(self, words: Sequence[str]) -> None:
        """Show what is in the dictionary; the place in the list stays."""
        row = self.list.currentRow()
        self._words = words
        self.list.clear()
        for word in words:
            item = QListWidgetItem(word.replace("'", "’"))
            item.setData(_WORD, word)
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(row, len(words) - 1)))
        self._views.setCurrentIndex(0 if words else 1)
        self._judge()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the page; Delete removes the words that are chosen."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Delete and self.remove.isEnabled():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        heading = QLabel("Dictionary of this library")
        heading.setProperty("role", "heading")
        what = QLabel(_WHAT)
        what.setWordWrap(True)
        what.setProperty("role", "muted")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._views.addWidget(self.list)
        self._views.addWidget(
            EmptyState(
                "No words were added yet",
                "Right-click an underlined word and choose “Add to dictionary”, or type one above.",
            )
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(heading)
        whole.addWidget(what)
        whole.addLayout(_row(self.word, self.add))
        whole.addWidget(self._views, 1)
        whole.addLayout(_row(self.close_page, None, self.remove))
        self.setFocusProxy(self.list)
        self.word.setEnabled(self._writable)
        self.word.textChanged.connect(self._judge)
        self.word.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.close_page.clicked.connect(self.closed)
        self.list.itemSelectionChanged.connect(self._judge)
        self._judge()

    def _add(self) -> None:
        if self.add.isEnabled():
            word = self._typed()
            self.word.clear()
            self.added.emit(word)

    def _remove(self) -> None:
        self.removed.emit([str(item.data(_WORD)) for item in self.list.selectedItems()])

    def _typed(self) -> str:
        return plain(self.word.text().strip())

    def _judge(self) -> None:
        word = self._typed()
        new = bool(word) and " " not in word and word not in self._words
        self.add.setEnabled(self._writable and new)
        self.remove.setEnabled(self._writable and bool(self.list.selectedItems()))


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, int(isinstance(widget, QLineEdit)))
    return row
