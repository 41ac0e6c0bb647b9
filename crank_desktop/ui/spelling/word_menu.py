"""What can be done with an unknown word, above the usual rows of a field's menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.spelling.field_marks import Marked
from crank_desktop.ui.spelling.speller import Speller

Do = Callable[[str], object]


class WordMenu(QObject):
    """The rows for one word in one menu; they end with it.

    ``add`` is None where the library cannot be changed.
    """

    def __init__(  # noqa: PLR0913 - what the rows speak of, and what they do
        self,
        menu: QMenu,
        field: TextField,
        marked: Marked,
        speller: Speller,
        *,
        add: Do | None,
        ignore: Do,
    ) -> None:
        super().__init__(menu)
        self._menu, self._field, self._marked, self._speller = menu, field, marked, speller
        self._before = menu.actions()[0] if menu.actions() else None
        self._rows: list[QAction] = []
        self._end = self._separator()
        key = marked.word.key
        if add is not None:
            self._row("Add to dictionary", self._end).triggered.connect(lambda: add(key))
        self._row("Ignore until the program is closed", self._end).triggered.connect(
            lambda: ignore(key)
        )
        speller.suggested.connect(self._suggested)
        self._show(speller.suggestions(key))

    def _suggested(self, key: str) -> None:
        if key == self._marked.word.key:
            self._show(self._speller.suggestions(key))

    def _show(self, words: tuple[str, ...] | None) -> None:
        for row in self._rows:
            self._menu.removeAction(row)
        first = self._menu.actions()[0]
        self._rows = [self._suggestion(one, first) for one in words or ()]
        if not self._rows:
            told = self._row("Looking…" if words is None else "No suggestions", first)
            told.setEnabled(False)
            self._rows = [told]
        line = QAction(self._menu)
        line.setSeparator(True)
        self._menu.insertAction(first, line)
        self._rows.append(line)
        if self._rows[0].isEnabled():
            self._menu.setActiveAction(self._rows[0])

    def _suggestion(self, words: str, before: QAction) -> QAction:
        row = self._row(words.replace("&", "&&"), before)
        font = row.font()
        font.setBold(True)
        row.setFont(font)
        row.setEnabled(not self._field.isReadOnly())
        row.triggered.connect(lambda: self._replace(words))
        return row

    def _replace(self, words: str) -> None:
        """Put the words in the place of the word: one step of the text's own undo."""
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(self._marked.start)
        cursor.setPosition(self._marked.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(words)
        cursor.endEditBlock()
        self._field.setTextCursor(cursor)

    def _row(self, words: str, before: QAction) -> QAction:
        row = QAction(words, self._menu)
        self._menu.insertAction(before, row)
        return row

    def _separator(self) -> QAction:
        line = QAction(self._menu)
        line.setSeparator(True)
        if self._before is None:
            self._menu.addAction(line)
        else:
            self._menu.insertAction(self._before, line)
        return line
