"""The list of notes: keys and clicks become what an editor asks for, by name."""

from PySide6.QtCore import (
    QEvent,
    QKeyCombination,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeView, QVBoxLayout, QWidget

from crank_desktop.editing.import_review import ImportReview
from crank_desktop.ui.import_page.note_choices import NoteChoices
from crank_desktop.ui.import_page.note_delegate import CONFIRM_ALL, NoteDelegate
from crank_desktop.ui.import_page.note_fields import field_for
from crank_desktop.ui.import_page.note_model import Index, NoteModel
from crank_desktop.ui.theme import Space

_KEYS = {
    "Return": "confirm",
    "Enter": "confirm",
    "S": "skip",
    "[": "earlier",
    "Alt+Left": "earlier",
    "]": "later",
    "Alt+Right": "later",
    "E": "change",
    "F2": "change",
    "Ctrl+V": "paste",
    "Backspace": "reopen",
}


class NoteList(QTreeView):
    """Shows a review. ``asked`` with the name of a choice, ``taken`` with a field's ``Step``."""

    asked = Signal(str)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("importNotes")
        self.setAccessibleName("What was noted")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self._review: ImportReview | None = None
        self._chosen = QPersistentModelIndex()
        self.setItemDelegate(NoteDelegate(self))
        self.notes = NoteModel(self)
        self.setModel(self.notes)

    def begin(self, review: ImportReview) -> None:
        """Show the notes of an issue just read and choose the first one."""
        self._review = review
        self.notes.begin(review)
        self.expandAll()
        for row in range(self.notes.rowCount()):
            self.setIndexWidget(self._group(row), self._group_button())
        self.go_on()

    def show_review(self, review: ImportReview) -> None:
        """Show another step of the review, the chosen note still chosen."""
        self._review = review
        self.notes.show(review)
        self._show_choices()
        self.viewport().update()

    @property
    def position(self) -> int | None:
        """The chosen note, None where a heading is chosen or nothing is."""
        index = self.currentIndex()
        return self.notes.positions(index)[0] if index.parent().isValid() else None

    @property
    def open_positions(self) -> list[int]:
        """The chosen note, or all of the chosen heading's, as far as they are open."""
        index = self.currentIndex()
        return self.notes.open_positions(index) if index.isValid() else []

    def go_on(self) -> bool:
        """Choose the next open note below, else the first one; False where none is open."""
        rows = [
            self.notes.index(row, 0, group)
            for group in map(self._group, range(self.notes.rowCount()))
            for row in range(self.notes.rowCount(group))
        ]
        here = self.currentIndex()
        after = [index for index in rows if _place(index) > _place(here)]
        for index in (*after, *rows):
            if self.notes.open_positions(index):
                self.choose(index)
                return True
        return False

    def choose(self, index: QModelIndex) -> None:
        """Make a row the chosen one and bring it into view."""
        self.expand(index.parent())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def edit_note(self) -> bool:
        """Open the field that changes the chosen note; False where it has none."""
        if self._review is None or self.position is None:
            return False
        field = field_for(self._review, self.position)
        if field is None:
            return False
        field.taken.connect(self._take)
        field.left.connect(self._leave)
        self._put_in_row(field)
        field.setFocus()
        return True

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from the window's own shortcuts."""
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and _asked_by(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for what the key means; move among the rows by any other."""
        asked = _asked_by(event)
        if asked:
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Choose a row, which stays below the pointer while others grow and shrink."""
        index = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        before = self.visualRect(_plain(index)).top() if index.isValid() else 0
        super().mousePressEvent(event)
        if index.isValid():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(_plain(index)).top() - before)
        if _is_group(index) and event.button() is Qt.MouseButton.LeftButton:
            self.setExpanded(_plain(index), not self.isExpanded(_plain(index)))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Give the chosen row room for its choices."""
        super().currentChanged(current, previous)
        self._show_choices()

    def _group(self, row: int) -> QModelIndex:
        return self.notes.index(row, 0)

    def _group_button(self) -> QWidget:
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(0, 0, Space.SMALL, 0)
        row.addStretch(1)
        button = QPushButton(CONFIRM_ALL)
        button.setObjectName("confirmAll")
        button.setProperty("role", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._confirm_group)
        row.addWidget(button)
        return across

    def _confirm_group(self) -> None:
        button = self.sender()
        for row in range(self.notes.rowCount()):
            widget = self.indexWidget(self._group(row))
            if isinstance(button, QPushButton) and widget.isAncestorOf(button):
                self.setCurrentIndex(self._group(row))
                self.asked.emit("confirm")

    def _show_choices(self) -> None:
        if self._review is None or self.position is None:
            self._put_in_row(None)
            return
        choices = NoteChoices(self._review, self.position)
        choices.asked.connect(self.asked)
        self._put_in_row(choices)

    def _put_in_row(self, widget: QWidget | None) -> None:
        """Let the chosen row hold choices or a field below its words; no other row holds any."""
        before, now = self._chosen, QPersistentModelIndex(self.currentIndex())
        if before.isValid() and before.parent().isValid():
            self.indexWidget(_plain(before)).hide()
            self.setIndexWidget(_plain(before), None)  # type: ignore[arg-type] # Qt takes none
        self._chosen = now if widget is not None else QPersistentModelIndex()
        if widget is not None:
            self.setIndexWidget(_plain(now), self._below_words(widget))
        # The rows grow and shrink at once, so that the chosen one is brought into view whole.
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())

    def _below_words(self, widget: QWidget) -> QWidget:
        """A row's widget: its upper part is see-through and leaves clicks to the list."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        words = Space.SMALL + 2 * QFontMetrics(self.font()).height() + Space.SMALL
        column.setContentsMargins(Space.WIDE, words, Space.MEDIUM, Space.MEDIUM)
        column.addWidget(widget)
        # The row is as high as its choices need, which take two lines where it is narrow.
        whole.ensurePolished()
        if column.hasHeightForWidth():
            whole.setMinimumHeight(column.totalHeightForWidth(self.viewport().width()))
        return whole

    def _take(self, step: object) -> None:
        self._leave()
        self.taken.emit(step)

    def _leave(self) -> None:
        """Close a field: the keys are the list's again."""
        self.setFocus()
        self._show_choices()


def _asked_by(event: QKeyEvent) -> str:
    """What a key asks for; brackets count whichever keys of a keyboard make them."""
    if event.text() in ("[", "]"):
        return _KEYS[event.text()]
    keypad = Qt.KeyboardModifier.KeypadModifier
    keys = QKeyCombination(event.modifiers() & ~keypad, Qt.Key(event.key()))
    return _KEYS.get(QKeySequence(keys).toString(), "")


def _is_group(index: Index) -> bool:
    return index.isValid() and not index.parent().isValid()


def _place(index: Index) -> tuple[int, int]:
    """Where a row stands; a heading stands before its notes."""
    if not index.isValid():
        return (-1, -1)
    above = index.parent()
    return (above.row(), index.row()) if above.isValid() else (index.row(), -1)


def _plain(index: QPersistentModelIndex) -> QModelIndex:
    return index.model().index(index.row(), 0, index.parent())
