"""Where the body of an issue on a page ends and its sign-off or footer begins."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crank_desktop.importing.blocks import BlockKind
from crank_desktop.importing.html_closing import editor_words, is_social_line
from crank_desktop.importing.html_pieces import Piece
from crank_desktop.importing.html_shapes import (
    is_around,
    is_credit_line,
    is_editor_line,
    is_footer_line,
    is_headline,
)
from crank_desktop.importing.marked import MarkedText
from crank_desktop.importing.vocabulary import section_kind

_LONGEST_NAME = 60


def part_at_end(pieces: Sequence[Piece]) -> tuple[list[Piece], int, bool]:
    """The pieces, the number of the first one behind the body, and whether that is an editor.

    The first editor or footer line behind the last section head ends the body; where there is no
    such head, most of the words stand above it. Links to other places and the picture's credit
    above a footer belong to it.
    """
    parted = [part for piece in pieces for part in _parted_at_editor(piece)]
    last_head = max((n for n, one in enumerate(parted) if section_kind(one.text)), default=-1)
    below = sum(len(piece.text) for piece in parted)
    total = below
    for number, piece in enumerate(parted):
        if number > last_head and (last_head >= 0 or below * 2 <= total):
            if _is_editor(piece.lines[0]):
                return _with_heading(parted, number), number, True
            if any(is_footer_line(line.text) for line in piece.lines):
                return parted, _footer_start(parted, number, last_head + 1), False
        below -= len(piece.text)
    return parted, len(parted), False


def _is_editor(line: MarkedText) -> bool:
    return is_editor_line(editor_words(line)[0])


def _parted_at_editor(piece: Piece) -> Iterator[Piece]:
    """A piece in whose middle the first editor stands, parted above that line."""
    at = next((number for number, line in enumerate(piece.lines) if _is_editor(line)), 0)
    if at == 0:
        yield piece
        return
    yield replace(piece, lines=piece.lines[:at])
    yield piece.with_lines(piece.lines[at:], BlockKind.PARAGRAPH)


def _with_heading(pieces: list[Piece], editors: int) -> list[Piece]:
    """The short line above the editors is the heading of the sign-off."""
    above = pieces[editors - 1] if editors else None
    if above is None or above.kind is not BlockKind.PARAGRAPH or len(above.lines) > 1:
        return pieces
    if len(above.text) > _LONGEST_NAME or not is_headline(above.text) or is_credit_line(above.text):
        return pieces
    heading = replace(above, kind=BlockKind.HEADING)
    return [*pieces[: editors - 1], heading, *pieces[editors:]]


def _footer_start(pieces: Sequence[Piece], clue: int, floor: int) -> int:
    start = clue
    while start > floor and all(_leads_to_footer(line) for line in pieces[start - 1].lines):
        start -= 1
    return start


def _leads_to_footer(line: MarkedText) -> bool:
    return is_around(line.text) or is_credit_line(line.text) or is_social_line(line)
