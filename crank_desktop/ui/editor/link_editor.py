"""The link at the caret, edited where it stands: its words, its address, or words alone again."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from crank_desktop.editing.link_there import LinkThere, full_address, link_there, with_link
from crank_desktop.editing.links import remove_link
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.theme import Space

_WIDTH = 440
_NO_ADDRESS = "This is no web or mail address."
_NO_LINK = "These words cannot be one link: they begin or end inside another one."


class LinkEditor(QFrame):
    """A small panel below the caret. Return applies it, Esc leaves it; typing beside it goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("linkEditor")
        self.setAccessibleName("Link")
        self.setMaximumWidth(_WIDTH)
        self._field: ProseField | None = None
        self._text = ""
        self._there = LinkThere(0, 0)
        self.words = self._line("linkWords", "Words of the link")
        self.address = self._line("linkAddress", "Address of the link")
        self.address.setPlaceholderText("https://…")
        self.remark = QLabel()
        self.remark.setProperty("role", "danger")
        self.remark.setWordWrap(True)
        self.remove = QPushButton("Remove the link")
        self.remove.setProperty("role", "quiet")
        self.remove.clicked.connect(self._remove)
        self.done = QPushButton("Set the link")
        self.done.setProperty("role", "primary")
        self.done.clicked.connect(self._apply)
        self._lay_out()
        self.hide()
        parent.installEventFilter(self)

    def open_at(self, field: ProseField) -> None:
        """Show the link at the caret of a field, or an empty one for what is selected."""
        if field.written is None or field.isReadOnly():
            return
        self._field, self._text = field, field.text()
        self._there = link_there(self._text, *field.selected())
        self.words.setText(self._there.words)
        self.address.setText(self._there.address)
        self.remark.hide()
        self.remove.setVisible(self._there.number is not None)
        self._place()
        self.show()
        self.raise_()
        wanted = self.address if self._there.words else self.words
        wanted.setFocus()
        # From its end, so that a long address shows where it begins.
        wanted.setSelection(len(wanted.text()), -len(wanted.text()))
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the caret where the text is laid out anew, as wide or as narrow as it is now."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            QTimer.singleShot(0, self, self._place)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes back to the text, which is as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is this panel's while it is open, whatever the window does with it."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_key and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the field."""
        super().hideEvent(event)
        if self._field is not None:
            QApplication.instance().focusChanged.disconnect(self._follow)  # type: ignore[union-attr]
            self._field = None

    def _line(self, name: str, words: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setAccessibleName(words)
        line.returnPressed.connect(self._apply)
        line.textEdited.connect(lambda _words: self.remark.hide())
        return line

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        grid.setSpacing(Space.SMALL)
        for row, (caption, line) in enumerate((("Words", self.words), ("Address", self.address))):
            label = QLabel(caption)
            label.setProperty("role", "muted")
            label.setBuddy(line)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        grid.addWidget(self.remark, 2, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.done)
        grid.addLayout(buttons, 3, 0, 1, 2)

    def _place(self) -> None:
        """Below the caret, or above it where there is no room; always whole within the window."""
        field, around = self._field, self._around
        if field is None:
            return
        self.resize(min(_WIDTH, around.width() - 2 * Space.SMALL), self.sizeHint().height())
        caret = field.cursorRect()
        below = field.viewport().mapTo(around, caret.bottomLeft() + QPoint(0, Space.SMALL))
        above = field.viewport().mapTo(around, caret.topLeft()).y() - Space.SMALL - self.height()
        left = max(Space.SMALL, min(below.x(), around.width() - self.width() - Space.SMALL))
        fits = below.y() + self.height() <= around.height()
        self.move(left, below.y() if fits else max(Space.SMALL, above))

    def _apply(self) -> None:
        field, address = self._field, full_address(self.address.text())
        if field is None or field.written is None or field.text() != self._text:
            self._leave()
        elif address is None:
            self._say(_NO_ADDRESS)
        else:
            made, caret = with_link(self._text, self._there, self.words.text(), address)
            if made == self._text and address != self._there.address:
                self._say(_NO_LINK)
                return
            field.written.take(made)
            self._leave(caret)

    def _remove(self) -> None:
        field, number = self._field, self._there.number
        if field is not None and field.written is not None and number is not None:
            if field.text() == self._text:
                field.written.take(remove_link(self._text, number))
            self._leave()

    def _say(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.show()
        self._place()
        self.address.setFocus()

    def _leave(self, caret: int | None = None) -> None:
        field = self._field
        self.hide()
        if field is not None:
            field.setFocus()
            if caret is not None:
                field.select(caret, caret)

    def _follow(self, _former: QWidget | None, focused: QWidget | None) -> None:
        """Close when the caret goes elsewhere; another program's window is not elsewhere."""
        if focused is not None and not self.isAncestorOf(focused):
            self.hide()
