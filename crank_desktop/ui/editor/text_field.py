"""The one field in which an item's texts are written: a view that documents are swapped into."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from crank_desktop.editing.typography import SIGNS, printed_before
from crank_desktop.ui.editor.underlines import Underlines
from crank_desktop.ui.editor.written_text import WrittenText, insert_as_step, points, units


class TextField(QTextEdit):
    """Shows a ``WrittenText``; each has its own undo, caret and place.

    A ``single`` field holds one paragraph: Return leads to the next field. A ``growing`` one is as
    high as its text. ``edited`` when the words of the shown text changed, ``shown`` when another
    text is shown. ``menu_asked`` with a menu that is about to open and the place in the text that
    it is for, in units of Qt: whoever knows of more to do there adds rows.
    """

    edited = Signal()
    shown = Signal()
    menu_asked = Signal(object, int)
    prints_signs = False
    """Whether quotation marks and dashes become those of print while they are typed."""

    def __init__(
        self,
        name: str,
        words: str,
        *,
        single: bool = True,
        growing: bool = True,
        page: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._single, self._growing = single, growing
        self._written: WrittenText | None = None
        self.underlines = Underlines(self)
        if page:
            self.setProperty("role", "page")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if growing:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def written(self) -> WrittenText | None:
        """The text that is shown."""
        return self._written

    @property
    def is_single(self) -> bool:
        """Whether it holds one paragraph."""
        return self._single

    def text(self) -> str:
        """What is written in it now."""
        return self._written.text if self._written else ""

    def show_text(self, written: WrittenText) -> None:
        """Show another text, at the place where it was left."""
        if written is self._written:
            return
        self._leave()
        self._written = written
        self.ensurePolished()
        written.document.setDefaultFont(self.font())
        self.setDocument(written.document)
        written.changed.connect(self.edited)
        if self._growing:
            written.document.documentLayout().documentSizeChanged.connect(self.updateGeometry)
        cursor = self.textCursor()
        cursor.setPosition(min(written.caret, written.document.characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(written.scroll)
        self.updateGeometry()
        self.shown.emit()

    def select(self, start: int, end: int) -> None:
        """Select a span of the text, in code points, and bring it into view."""
        text = self.text()
        cursor = self.textCursor()
        cursor.setPosition(units(text, start))
        cursor.setPosition(units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def selected(self) -> tuple[int, int]:
        """The selected span, in code points; an empty one is the caret."""
        cursor, text = self.textCursor(), self.text()
        return points(text, cursor.selectionStart()), points(text, cursor.selectionEnd())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Words, but no files: those are the window's to take in."""
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste the words alone; a single paragraph stays one."""
        words = source.text().replace("\r\n", "\n").replace("\r", "\n")
        if self._single:
            words = " ".join(words.split("\n")).strip(" ")
        self.insert_as_step(words)

    def paste_plainly(self) -> None:
        """Paste the words of the clipboard, whatever they look like where they come from."""
        words = QGuiApplication.clipboard().text()
        if words and not self.isReadOnly():
            plain = QMimeData()
            plain.setText(words)
            TextField.insertFromMimeData(self, plain)

    def insert_as_step(self, words: str) -> None:
        """Put words in the place of what is selected: a step of undo by itself."""
        cursor = self.textCursor()
        insert_as_step(cursor, words)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def event(self, e: QEvent) -> bool:
        """Leave undo and redo to a window that has them: they lead on to changes of the issue."""
        if e.type() is QEvent.Type.ShortcutOverride and isinstance(e, QKeyEvent):
            keys = QKeySequence.StandardKey
            if e.matches(keys.Undo) or e.matches(keys.Redo):
                return False
        return super().event(e)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the text, and the waves below it."""
        super().paintEvent(e)
        self.underlines.paint(e.rect())

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Open the menu of the place that is pointed at; asked for by key, that of the caret."""
        if e.reason() is QContextMenuEvent.Reason.Mouse:
            self._open_menu(self.cursorForPosition(e.pos()).position(), e.globalPos())
        else:
            self.open_menu()

    def open_menu(self) -> None:
        """Open the menu of the place where the caret is."""
        below = self.cursorRect().bottomLeft()
        self._open_menu(self.textCursor().position(), self.viewport().mapToGlobal(below))

    def _open_menu(self, position: int, where: QPoint) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            # Qt writes this one row unlike all others of the window.
            action.setText(action.text().replace("Select All", "Select all"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_asked.emit(menu, position)
        menu.popup(where)

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Return ends a single paragraph."""
        if self._single and e.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
            return
        if self.written is not None and (
            (e.matches(QKeySequence.StandardKey.Undo) and not self.written.undoes_typing)
            or (e.matches(QKeySequence.StandardKey.Redo) and not self.written.redoes_typing)
        ):
            # The window has nothing to undo then; what a change wrote is not the text's to undo.
            e.ignore()
            return
        super().keyPressEvent(e)
        if self.prints_signs and e.text() in SIGNS:
            self._print_signs()

    def inputMethodEvent(self, e: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is composed where nothing can be written; Qt would let it in."""
        if self.isReadOnly():
            e.ignore()
        else:
            super().inputMethodEvent(e)

    def _print_signs(self) -> None:
        """Make quotation marks and dashes those of print, in a step of undo by itself."""
        cursor = self.textCursor()
        text = cursor.block().text()
        at = points(text, cursor.positionInBlock())
        changed = None if self.isReadOnly() else printed_before(text, at)
        if changed is not None:
            many, words = changed
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, many
            )
            insert_as_step(cursor, words)
            self.setTextCursor(cursor)

    def wheelEvent(self, e: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to the window while Ctrl is held: it makes texts larger."""
        if e.modifiers() == Qt.KeyboardModifier.ControlModifier:
            e.ignore()
        else:
            super().wheelEvent(e)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the text where the field grows with it."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._height()) if self._growing else hint

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As ``sizeHint`` where the field grows; else Qt's own."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self._height()) if self._growing else hint

    def _height(self) -> int:
        frame = self.contentsMargins()
        return round(self.document().size().height()) + frame.top() + frame.bottom()

    def _leave(self) -> None:
        if self._written is None:
            return
        self._written.caret = self.textCursor().position()
        self._written.scroll = self.verticalScrollBar().value()
        self.underlines.clear()
        self._written.changed.disconnect(self.edited)
        if self._growing:
            layout = self._written.document.documentLayout()
            layout.documentSizeChanged.disconnect(self.updateGeometry)
