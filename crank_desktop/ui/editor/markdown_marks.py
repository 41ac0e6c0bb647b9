"""Markdown while it is written: links in the accent, their addresses quiet, lost ones loud.

An address shows its domain alone until the caret is in the link. What is not shown stays in the
text: it is drawn without width and color, and comes back before the caret can stand in it.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument

from crank_desktop.document.address import is_missing
from crank_desktop.document.address_shown import shown_part
from crank_desktop.document.link_spans import LinkSpan, link_spans
from crank_desktop.ui.theme import Theme

_EMPHASIS = re.compile(r"(?<![\\\w*])(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?!\*)")
_NO_WIDTH = 0.1
"""Points of a face so small that its letters take no room."""


class MarkdownMarks(QSyntaxHighlighter):
    """Shows what is a link, what is its address and what is set off, in the words themselves."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._caret: QTextCursor | None = None
        self._opened: QTextCursor | None = None

    def show_caret(self, caret: QTextCursor | None) -> None:
        """Open the link with the caret and close the one without; None where no caret is shown."""
        self._caret = None if caret is None else QTextCursor(caret)
        former, self._opened = self._opened, self._link_at_caret()
        if former == self._opened:
            return
        changed = [one.block() for one in (former, self._opened) if one is not None]
        for block in changed[:1] if len(changed) > 1 and changed[0] == changed[1] else changed:
            self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Mark one paragraph."""
        unit, looks = _Units(text), _Looks(self._theme)
        set_off = [(one.start(), one.end(), len(one[1]) > 1) for one in _EMPHASIS.finditer(text)]
        for start, end, bold in set_off:
            self.setFormat(unit.at(start), unit.between(start, end), looks.set_off(strong=bold))
        here = self._caret is not None and self._caret.block() == self.currentBlock()
        caret = self._caret.positionInBlock() if here and self._caret else -1
        for span in link_spans(text):
            around = [one[2] for one in set_off if one[0] < span.start < one[1]] if set_off else []
            strong = around[0] if around else None
            is_open = unit.at(span.start) <= caret <= unit.at(span.end)
            self._mark_link(
                text, span, unit, looks.of_link(text, span, strong=strong), is_open=is_open
            )

    def _mark_link(
        self, text: str, span: LinkSpan, unit: "_Units", look: "_LinkLook", *, is_open: bool
    ) -> None:
        start, end = span.words_start, span.words_end
        if is_open:
            self.setFormat(unit.at(span.start), unit.between(span.start, span.end), look.quiet)
            self.setFormat(unit.at(start), unit.between(start, end), look.words)
            return
        address = text[span.address_start : span.address_end]
        first, last = (span.address_start + one for one in shown_part(address))
        self.setFormat(unit.at(span.start), unit.between(span.start, span.end), look.hidden)
        if span.bare:
            self.setFormat(unit.at(first), unit.between(first, last), look.words)
            return
        self.setFormat(unit.at(start), unit.between(start, end), look.words)
        self.setFormat(unit.at(end), 1, look.gap)
        self.setFormat(unit.at(first), unit.between(first, last), look.quiet)

    def _link_at_caret(self) -> QTextCursor | None:
        """A cursor at the beginning of the link that holds the caret."""
        if self._caret is None:
            return None
        block = self._caret.block()
        text, at = block.text(), self._caret.positionInBlock()
        unit = _Units(text)
        for span in link_spans(text):
            if unit.at(span.start) <= at <= unit.at(span.end):
                found = QTextCursor(block)
                found.setPosition(block.position() + unit.at(span.start))
                return found
        return None


class _LinkLook(NamedTuple):
    """How the parts of a link are drawn."""

    words: QTextCharFormat
    quiet: QTextCharFormat
    hidden: QTextCharFormat
    gap: QTextCharFormat


class _Looks:
    """The formats of one paragraph, made once for all its links."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._links: dict[tuple[bool, bool | None], _LinkLook] = {}

    def set_off(self, *, strong: bool) -> QTextCharFormat:
        """Words in italics or bold."""
        style = QTextCharFormat()
        if strong:
            style.setFontWeight(QFont.Weight.DemiBold)
        else:
            style.setFontItalic(True)
        return style

    def of_link(self, text: str, span: LinkSpan, *, strong: bool | None) -> _LinkLook:
        """A link's parts; ``strong`` is how it is set off, None where it is not."""
        lost = is_missing(text[span.address_start : span.address_end])
        look = self._links.get((lost, strong))
        if look is None:
            look = self._links[lost, strong] = self._made(lost=lost, strong=strong)
        return look

    def _made(self, *, lost: bool, strong: bool | None) -> _LinkLook:
        words = QTextCharFormat() if strong is None else self.set_off(strong=strong)
        words.setForeground(self._theme.color("danger" if lost else "accent"))
        words.setFontUnderline(True)
        quiet, hidden, gap = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(self._theme.color("danger" if lost else "muted"))
        hidden.setFontPointSize(_NO_WIDTH)
        for unseen in (hidden, gap):
            unseen.setForeground(Qt.GlobalColor.transparent)
        return _LinkLook(words, quiet, hidden, gap)


class _Units:
    """Offsets of one text, from code points to Qt's UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [n for n, sign in enumerate(text) if sign > "\uffff"]

    def at(self, index: int) -> int:
        """Where a code point begins."""
        return index + bisect_left(self._wide, index) if self._wide else index

    def between(self, start: int, end: int) -> int:
        """How many units a span has."""
        return self.at(end) - self.at(start) if self._wide else end - start
