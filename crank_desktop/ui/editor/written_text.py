"""One text of one item while it is written: its document with undo, its marks, its caret."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import (
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

LINE_HEIGHT = 120
"""Percent of the face's own height, which makes about one and a half of its size."""


class WrittenText(QObject):
    r"""A text with its own undo. ``changed`` when its words are others than before.

    Lines are parted by ``\n``; every other character, the no-break space too, is kept as it is.
    """

    changed = Signal()

    def __init__(self, text: str, parent: QObject, *, prose: bool) -> None:
        super().__init__(parent)
        self.document = QTextDocument(self)
        self.highlighter: QSyntaxHighlighter | None = None
        self.caret = 0
        self.scroll = 0
        self._behind: list[tuple[int, str]] = []
        self._ahead: list[tuple[int, str]] = []
        self._changes: list[tuple[int, int]] = []
        self.document.setDocumentMargin(0)
        self.document.setUndoRedoEnabled(False)
        self.document.setPlainText(text)
        if prose:
            self._space_lines()
        self.document.setUndoRedoEnabled(True)
        self._text = text
        self.document.contentsChanged.connect(self._look)

    @property
    def text(self) -> str:
        """What is written now."""
        return self._text

    def take(self, text: str) -> None:
        """Say ``text`` from now on: a step that can be undone like any other typing."""
        if text == self._text:
            return
        start, old_end, new_end = _changed_span(self._text, text)
        cursor = QTextCursor(self.document)
        cursor.setPosition(units(self._text, start))
        cursor.setPosition(units(self._text, old_end), QTextCursor.MoveMode.KeepAnchor)
        insert_as_step(cursor, text[start:new_end])

    @property
    def undoes_typing(self) -> bool:
        """Whether the last step was made here, and no change of the issue came after it.

        What ``follow`` did only the issue's undo can take back.
        """
        steps = self.document.availableUndoSteps()
        before = self._changes[-1][1] if self._changes else 0
        return steps > before and not self._is_at(self._behind, steps)

    @property
    def redoes_typing(self) -> bool:
        """Whether the step that was taken back last was made here."""
        steps = self.document.availableUndoSteps()
        return self.document.isRedoAvailable() and not self._is_at(self._ahead, steps)

    def note_change(self, number: int) -> None:
        """Know that a change was done, the ``number``th of those that can be undone.

        What is typed here from now on came after it.
        """
        self._changes.append((number, self.document.availableUndoSteps()))
        # Qt lets a key go on in the step of the one before while the document is modified.
        self.document.setModified(False)

    def forget_changes(self, number: int) -> None:
        """Of the changes only the first ``number`` are done any more."""
        while self._changes and self._changes[-1][0] > number:
            self._changes.pop()

    def follow(self, text: str) -> None:
        """Say what the issue says now: a change did that, or took it back."""
        steps, before = self.document.availableUndoSteps(), self._text
        if text == before:
            return
        if self._is_at(self._behind, steps, text):
            self._behind.pop()
            self.document.undo()
            self._ahead.append((self.document.availableUndoSteps(), before))
        elif self.document.isRedoAvailable() and self._is_at(self._ahead, steps, text):
            self._ahead.pop()
            self.document.redo()
            self._behind.append((self.document.availableUndoSteps(), before))
        else:
            self.take(text)
            self._ahead.clear()
            self._behind.append((self.document.availableUndoSteps(), before))

    def _forget(self) -> None:
        """Let go of steps that the document no longer has."""
        steps = self.document.availableUndoSteps()
        while self._behind and self._behind[-1][0] > steps:
            self._behind.pop()
        if not self.document.isRedoAvailable():
            self._ahead.clear()

    def _is_at(self, steps: list[tuple[int, str]], at: int, text: str | None = None) -> bool:
        """Whether the last of these is ``at`` so many steps, and leads to ``text`` where given."""
        return bool(steps) and steps[-1][0] == at and text in {None, steps[-1][1]}

    def _space_lines(self) -> None:
        spaced = QTextBlockFormat()
        spaced.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spaced)

    def _look(self) -> None:
        # Marks are drawn by changing formats, which Qt reports as a change of contents too.
        text = raw_text(self.document)
        if text != self._text:
            self._text = text
            self._forget()
            self.changed.emit()


def raw_text(document: QTextDocument) -> str:
    """The document's words; ``toPlainText`` would turn no-break spaces into plain ones."""
    return document.toRawText().replace("\u2029", "\n")


def insert_as_step(cursor: QTextCursor, words: str) -> None:
    """Put words in the place of what is selected: one step of undo, whatever is typed beside it."""
    cursor.beginEditBlock()
    cursor.insertText(words)
    if words:
        # Qt lets typing go on in a step that is one insertion; what is typed next is another one.
        cursor.insertText(" ")
        cursor.deletePreviousChar()
    cursor.endEditBlock()


def units(text: str, index: int) -> int:
    """An offset in code points as Qt's offset in UTF-16 units."""
    before = text[:index]
    return index if before.isascii() else index + sum(sign > "\uffff" for sign in before)


def points(text: str, unit: int) -> int:
    """Qt's offset in UTF-16 units as an offset in code points; inside a pair, the one before."""
    if text.isascii():
        return unit
    seen = 0
    for index, sign in enumerate(text):
        seen += 2 if sign > "\uffff" else 1
        if seen > unit:
            return index
    return len(text)


def _changed_span(old: str, new: str) -> tuple[int, int, int]:
    """Where the texts begin to differ, and where their common end begins in each."""
    start = 0
    most = min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, len(old) - end, len(new) - end
