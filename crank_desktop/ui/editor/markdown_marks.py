"""Markdown while it is written: links in the accent, their addresses quiet, lost ones loud."""

import re
from bisect import bisect_left

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from crank_desktop.document.address import is_missing
from crank_desktop.document.link_spans import LinkSpan, link_spans
from crank_desktop.ui.theme import Theme

_EMPHASIS = re.compile(r"(?<![\\\w*])(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?!\*)")


class MarkdownMarks(QSyntaxHighlighter):
    """Shows what is a link, what is its address and what is set off, in the words themselves."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Mark one paragraph."""
        unit = _Units(text)
        for found in _EMPHASIS.finditer(text):
            style = QTextCharFormat()
            if len(found[1]) > 1:
                style.setFontWeight(QFont.Weight.DemiBold)
            else:
                style.setFontItalic(True)
            self.setFormat(unit.at(found.start()), unit.between(found.start(), found.end()), style)
        for span in link_spans(text):
            self._mark_link(text, span, unit)

    def _mark_link(self, text: str, span: LinkSpan, unit: "_Units") -> None:
        lost = is_missing(text[span.address_start : span.address_end])
        quiet, words = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(self._theme.color("danger" if lost else "muted"))
        words.setForeground(self._theme.color("danger" if lost else "accent"))
        words.setFontUnderline(True)
        self.setFormat(unit.at(span.start), unit.between(span.start, span.end), quiet)
        start, end = span.words_start, span.words_end
        self.setFormat(unit.at(start), unit.between(start, end), words)


class _Units:
    """Offsets of one text, from code points to Qt's UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._wide = [index for index, sign in enumerate(text) if sign > "\uffff"]

    def at(self, index: int) -> int:
        """Where a code point begins."""
        return index + bisect_left(self._wide, index)

    def between(self, start: int, end: int) -> int:
        """How many units a span has."""
        return self.at(end) - self.at(start)
