"""The unknown words of one field, underlined; not the one that is being typed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QObject

from crank_desktop.spelling.words import Word
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.editor.written_text import points
from crank_desktop.ui.lull import Lull
from crank_desktop.ui.spelling.speller import Speller
from crank_desktop.ui.theme import Theme

MOST = 500
"""Marks in one text; who has more is not helped by more."""
_BEHIND, _AT_MOST_BEHIND = 200, 700
"""Milliseconds by which marks may be behind what is typed, and where no key leaves a lull."""
_WIDE = re.compile("[\U00010000-\U0010ffff]")
_INSIDE_WORD = re.compile(r"[\w\u0300-\u036f'’-]*\Z")


class Marked(NamedTuple):
    """An unknown word of a text: its place in units of Qt, and what it is."""

    start: int
    end: int
    word: Word


class FieldMarks(QObject):
    """Keeps the marks of a field up with what is typed; ``prose`` is Markdown."""

    def __init__(self, field: TextField, speller: Speller, theme: Theme, *, prose: bool) -> None:
        super().__init__(field)
        self._field, self._speller, self._theme = field, speller, theme
        self._prose = prose
        self._typed_at: tuple[int, int] | None = None
        self._lull = Lull(self, after=_BEHIND, latest=_AT_MOST_BEHIND)
        self._lull.timeout.connect(self.refresh)
        field.shown.connect(self._start_over)
        field.edited.connect(self._note_edit)
        field.cursorPositionChanged.connect(self._follow_caret)
        speller.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Mark what is unknown now."""
        self._lull.stop()
        caret = self._field.textCursor().position() if self._typed_at is not None else -1
        found = [one for one in self.found() if not one.start <= caret <= one.end][:MOST]
        spans = [(one.start, one.end) for one in found]
        color = self._theme.color("danger")
        underlines = self._field.underlines
        if spans != underlines.spans() or color != underlines.color:
            underlines.put(spans, color)

    def found(self) -> Iterator[Marked]:
        """The unknown words of the text that is shown."""
        at = 0
        for line in self._field.text().split("\n") if self._speller.language else ():
            wide = [] if line.isascii() else [sign.start() for sign in _WIDE.finditer(line)]
            for word in self._speller.unknown(line, prose=self._prose):
                start = at + word.start + bisect_left(wide, word.start)
                end = at + word.end + bisect_left(wide, word.end)
                yield Marked(start, end, word)
            at += len(line) + len(wide) + 1

    def at(self, position: int) -> Marked | None:
        """The unknown word that holds or touches a place."""
        return next((one for one in self.found() if one.start <= position <= one.end), None)

    def _start_over(self) -> None:
        self._typed_at = None
        self.refresh()

    def _note_edit(self) -> None:
        self._typed_at = self._word_at_caret()
        self._lull.note_key()

    def _follow_caret(self) -> None:
        """The word being typed is let be until the caret leaves it."""
        if self._typed_at is not None and self._word_at_caret() != self._typed_at:
            self._typed_at = None
            self._lull.note_key()

    def _word_at_caret(self) -> tuple[int, int]:
        """The block and where in it the word before the caret begins."""
        cursor = self._field.textCursor()
        block = cursor.block().text()
        before = block[: points(block, cursor.positionInBlock())]
        inside = _INSIDE_WORD.search(before[-80:])
        return cursor.blockNumber(), len(before) - len(inside[0] if inside else "")
