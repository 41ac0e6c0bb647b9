"""A field for Markdown: links are found at the caret, moved, and filled by pasting an address."""

from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QTextCursor

from crank_desktop.document.address import is_missing
from crank_desktop.document.link_spans import link_spans
from crank_desktop.editing.emphasis import toggled
from crank_desktop.editing.links import (
    fill_address,
    looks_like_address,
    make_link,
    move_link_start,
)
from crank_desktop.editing.pasting import fitted
from crank_desktop.ui.editor.markdown_marks import MarkdownMarks
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.editor.written_text import WrittenText

_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""A menu or another window is looked at; the caret stays where it is."""


class ReadsPasted(Protocol):
    """Makes Markdown of a clipboard's HTML; None where its plain words say as much."""

    def __call__(self, html: str, words: str, *, single: bool) -> str | None:
        """The Markdown, in one paragraph where ``single``."""


class ProseField(TextField):
    """Markdown with links, which are counted from 0 in the order they are read."""

    reads_pasted: ReadsPasted | None = None
    """Set once what reads HTML is loaded; until then words alone are pasted."""

    def __init__(
        self,
        name: str,
        words: str,
        *,
        single: bool = True,
        growing: bool = True,
        page: bool = False,
    ) -> None:
        super().__init__(name, words, single=single, growing=growing, page=page)
        self._held = False
        self.cursorPositionChanged.connect(self._open_link)

    def show_text(self, written: WrittenText) -> None:
        """Show another text; the link that was open in the former one is closed."""
        if written is not self.written:
            self._show_caret(None)
        super().show_text(written)
        self._open_link()

    def focusInEvent(self, e: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The link with the caret opens."""
        super().focusInEvent(e)
        self._open_link()

    def focusOutEvent(self, e: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The link with the caret closes, unless the caret is coming back."""
        super().focusOutEvent(e)
        if e.reason() not in _PASSING:
            self._show_caret(None)

    def mousePressEvent(self, e: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing opens under the mouse while it selects: the words would run away from it."""
        self._held = True
        super().mousePressEvent(e)

    def mouseReleaseEvent(self, e: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The link that the mouse led to opens."""
        super().mouseReleaseEvent(e)
        self._held = False
        self._open_link()

    def _open_link(self) -> None:
        seen = self.hasFocus() or self.textCursor().hasSelection()
        if seen and not self._held:
            self._show_caret(self.textCursor())

    def _show_caret(self, caret: QTextCursor | None) -> None:
        marks = self.written.highlighter if self.written else None
        if isinstance(marks, MarkdownMarks):
            marks.show_caret(caret)

    def link_number(self) -> int | None:
        """The link that holds the caret or all that is selected; None where there is none."""
        start, end = self.selected()
        spans = link_spans(self.text())
        return next(
            (n for n, one in enumerate(spans) if one.start <= start <= end <= one.end), None
        )

    def select_link(self, number: int) -> None:
        """Select the words of a link and bring them into view; one that is gone changes nothing."""
        spans = link_spans(self.text())
        if number < len(spans):
            self.select(spans[number].words_start, spans[number].words_end)

    def move_link_start(self, words: int) -> bool:
        """Let the link at the caret begin some words later, or earlier where negative.

        False where there is no link or it cannot begin there.
        """
        number = self.link_number()
        if number is None or self.written is None or self.isReadOnly():
            return False
        moved = move_link_start(self.text(), number, words)
        changed = moved != self.text()
        self.written.take(moved)
        self.select_link(number)
        return changed

    def toggle_emphasis(self, *, strong: bool) -> None:
        """Set the selected words, or the word at the caret, in bold or italics; or no longer."""
        if self.written is None or self.isReadOnly():
            return
        text, start, end = toggled(self.text(), *self.selected(), strong=strong)
        self.written.take(text)
        self.select(start, end)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste; an address fills a link that misses one, or makes a link of selected words."""
        address = source.text().strip()
        linked = self._linked(address) if looks_like_address(address) else self.text()
        markdown = self._markdown_of(source)
        if linked != self.text() and self.written is not None:
            self.written.take(linked)
        elif markdown is not None:
            self.insert_as_step(fitted(self.text(), *self.selected(), markdown))
        else:
            super().insertFromMimeData(source)

    def _markdown_of(self, source: QMimeData) -> str | None:
        """What is pasted with its links, emphasis and lists; None where it has none to speak of."""
        if self.reads_pasted is None or not source.hasHtml():
            return None
        return self.reads_pasted(source.html(), source.text(), single=self.is_single)

    def _linked(self, address: str) -> str:
        """The text with a pasted address in its link; the same text where there is none for it."""
        text, number = self.text(), self.link_number()
        start, end = self.selected()
        if number is None:
            return make_link(text, start, end, address) if start < end else text
        span = link_spans(text)[number]
        lost = is_missing(text[span.address_start : span.address_end])
        whole = (start, end) == (span.words_start, span.words_end)
        return fill_address(text, number, address) if lost or whole else text
