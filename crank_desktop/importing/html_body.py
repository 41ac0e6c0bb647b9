"""The issue itself on a page: heads, headlines, prose and entries told apart in reading order.

Section heads are told by their words, whatever element they stand in; headlines by their element
or, where an editor only set them in bold, by their shape and the prose below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crank_desktop.importing.blocks import Block, BlockKind, Reading, Remark
from crank_desktop.importing.html_closing import footer_lines
from crank_desktop.importing.html_pieces import Piece
from crank_desktop.importing.html_shapes import is_around, is_date, is_headline
from crank_desktop.importing.marked import MarkedText
from crank_desktop.importing.vocabulary import section_kind
from crank_desktop.model.kinds import NoteKind, SectionKind

_LONGEST_HEADING = 250
_DASH = re.compile(r"(?:[—–*•]|- )\s*")
_BULLET = re.compile(r"[*•]\s")
_PARENTHESIS_AT_END = re.compile(r"\)[.\s]*$")
_LONGEST_BYLINE = 200
_WORKS = (SectionKind.ANALYSIS, SectionKind.PERSPECTIVES)
_PROSE = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ENTRY, BlockKind.NUMBERED)


class Body:
    """One pass over the pieces of an issue, knowing which section they are in."""

    def __init__(self, reading: Reading, *, signed: bool) -> None:
        self._reading = reading
        self._signed = signed
        self._section: SectionKind | None = None
        self._work: Block | None = None

    def take(self, pieces: Sequence[Piece]) -> None:
        """Every piece in its place."""
        for number, piece in enumerate(pieces):
            following = pieces[number + 1] if number + 1 < len(pieces) else None
            above_editors = self._signed and following is None
            if self._is_around(piece):
                self._drop(piece)
            elif piece.is_heading and not above_editors and self._is_work(piece, following):
                self._add_work(piece)
            elif self._is_byline(piece):
                self._add_byline(piece)
            else:
                for part in self._parts(piece, following):
                    self._add(part)

    def _is_around(self, piece: Piece) -> bool:
        if len(piece.lines) > 1:
            return all(is_around(line.text) for line in piece.lines)
        return is_around(piece.text) or (self._section is None and is_date(piece.text))

    def _drop(self, piece: Piece) -> None:
        words = [words for line in piece.lines for words in footer_lines(line)]
        message = "A line of the page around the issue was left out."
        remark = Remark(NoteKind.DROPPED_FURNITURE, message, "\n".join(words))
        self._reading.remarks += (remark, *piece.remarks)
        if not self._reading.blocks:
            self._reading.opening += words

    def _parts(self, piece: Piece, following: Piece | None) -> Iterator[Piece]:
        """The piece, or its parts where line breaks alone part a headline or entries."""
        first, rest = piece.lines[:1], piece.lines[1:]
        if piece.kind is BlockKind.PARAGRAPH and self._is_head(piece, following):
            yield replace(piece, kind=BlockKind.HEADING)
        elif piece.is_heading and len(piece.text) > _LONGEST_HEADING:
            yield replace(piece, kind=BlockKind.PARAGRAPH)
        elif piece.kind is not BlockKind.PARAGRAPH or not rest:
            yield piece
        elif self._is_head(
            replace(piece, lines=first), piece.with_lines(rest, BlockKind.PARAGRAPH)
        ):
            yield replace(piece, kind=BlockKind.HEADING, lines=first)
            rest_piece = piece.with_lines(rest, BlockKind.PARAGRAPH)
            self._open_section(first[0].text)
            yield from self._parts(rest_piece, following)
        elif self._section not in (None, SectionKind.HIGHLIGHTS) and _are_entries(piece.lines):
            for number, line in enumerate(piece.lines):
                remarks = () if number else piece.remarks
                yield replace(piece, lines=(line,), remarks=remarks)
        else:
            yield piece

    def _is_head(self, piece: Piece, following: Piece | None) -> bool:
        """Whether a paragraph is the head of a section or a headline set in bold."""
        words = piece.text.replace("\n", " ")
        if section_kind(words):
            return True
        if self._section not in (None, SectionKind.HIGHLIGHTS) or following is None:
            return False
        prose_follows = following.kind in _PROSE and not (
            following.bold and is_headline(following.text)
        )
        return piece.bold and is_headline(words) and prose_follows

    def _open_section(self, words: str) -> None:
        self._section = section_kind(words) or self._section

    def _add(self, piece: Piece) -> None:
        block = piece.block()
        if piece.is_heading:
            self._open_section(block.text)
        elif piece.kind is BlockKind.PARAGRAPH:
            block = self._entry(block)
        self._reading.blocks.append(block)

    def _is_work(self, piece: Piece, following: Piece | None) -> bool:
        """Whether a heading is the title of an analysis: it has a link or a byline below."""
        if self._section not in _WORKS or section_kind(piece.block().text):
            return False
        return bool(piece.marked.links) or (following is not None and _looks_like_byline(following))

    def _add_work(self, piece: Piece) -> None:
        self._work = replace(piece.block(), kind=BlockKind.PARAGRAPH)
        self._reading.blocks.append(self._work)

    def _is_byline(self, piece: Piece) -> bool:
        last = self._reading.blocks[-1] if self._reading.blocks else None
        return self._work is not None and last is self._work and _looks_like_byline(piece)

    def _add_byline(self, piece: Piece) -> None:
        """Authors below a title stand in its parentheses, as in other shapes."""
        block = self._reading.blocks.pop()
        in_parentheses = piece.text.startswith("(") and piece.text.endswith(")")
        opens, closes = (" ", "") if in_parentheses else (" (", ")")
        marked = block.marked + MarkedText(opens) + piece.marked + MarkedText(closes)
        self._reading.blocks.append(Block(block.kind, marked, block.remarks + piece.remarks))

    def _entry(self, block: Block) -> Block:
        """A paragraph that starts with a dash or a bullet is an entry without it."""
        in_prose = self._section in (None, SectionKind.HIGHLIGHTS)
        mark = (_BULLET if in_prose else _DASH).match(block.text)
        if mark is None or mark.end() == len(block.text):
            return block
        rest = block.marked.cut(mark.end(), len(block.text)).stripped()
        return replace(block, kind=BlockKind.ENTRY, marked=_from_start(rest))


def _from_start(marked: MarkedText) -> MarkedText:
    """Links that began before a cut begin with the words that are left."""
    links = tuple(replace(mark, start=max(mark.start or 0, 0)) for mark in marked.links)
    return replace(marked, links=links)


def _looks_like_byline(piece: Piece) -> bool:
    """One short line that is no sentence."""
    short = len(piece.lines) == 1 and len(piece.text) <= _LONGEST_BYLINE
    return short and piece.kind is BlockKind.PARAGRAPH and not piece.text.endswith((".", "?", "!"))


def _are_entries(lines: Sequence[MarkedText]) -> bool:
    """Whether each line is an entry of its own: it starts with a dash or ends with its outlets."""
    return all(_DASH.match(line.text) or _PARENTHESIS_AT_END.search(line.text) for line in lines)
