"""Which of a page's headings is its title: the issue's own, not the site's and not a headline."""

from collections.abc import Sequence
from dataclasses import dataclass

from crank_desktop.document.period import read_period
from crank_desktop.importing.blocks import BlockKind
from crank_desktop.importing.html_pieces import Piece
from crank_desktop.importing.html_shapes import is_around
from crank_desktop.importing.vocabulary import TITLE, section_kind

_SHORTEST_PROSE = 80


@dataclass(frozen=True, slots=True)
class Title:
    """The piece that names the issue and, where it names the newsletter alone, the label below."""

    piece: Piece
    label: Piece | None = None

    @property
    def words(self) -> str:
        """``NAME | LABEL``, or as much of it as the page says."""
        parts = [self.piece, self.label] if self.label else [self.piece]
        return " | ".join(part.block().text for part in parts)

    def holds(self, piece: object) -> bool:
        """Whether a piece is part of the title."""
        return piece is self.piece or (self.label is not None and piece is self.label)


def find_title(pieces: Sequence[Piece], page_title: str) -> Title | None:
    """The title, None where an email leaves that to its subject.

    ``NAME | LABEL`` is one wherever it stands before the first section; else a heading of the first
    level is, above all prose, if no other one follows: where several do, they are headlines.
    ``page_title`` are the words of the page's ``title`` element.
    """
    before = _before_sections(pieces)
    for piece in before:
        marked = piece.is_heading or piece.bold or piece is before[0]
        if marked and len(piece.lines) == 1 and TITLE.fullmatch(piece.text):
            return Title(piece)
    main = [piece for piece in pieces if piece.level == 1 and _may_name(piece)]
    inside = [piece for piece in main if piece.place.content] or main
    if not inside or len({piece.text for piece in inside}) > 1:
        return None
    above_prose = _before_prose(before)
    number = next((n for n, piece in enumerate(above_prose) if piece in inside), None)
    if number is None:
        return None
    below = before[number + 1] if number + 1 < len(before) else None
    has_label = below is not None and _is_label(before[number], below, page_title)
    return Title(before[number], below if has_label else None)


def _is_label(title: Piece, below: Piece, page_title: str) -> bool:
    """A month and a year alone, or what the page's ``title`` element joins to the name."""
    period = read_period(below.text).label
    named = f"{title.text} | {below.text}"
    return not below.is_heading and (below.text == period or page_title == named)


def _may_name(piece: Piece) -> bool:
    return section_kind(piece.text) is None and not is_around(piece.text)


def _before_sections(pieces: Sequence[Piece]) -> Sequence[Piece]:
    for number, piece in enumerate(pieces):
        if section_kind(piece.text):
            return pieces[:number]
    return pieces


def _before_prose(pieces: Sequence[Piece]) -> Sequence[Piece]:
    for number, piece in enumerate(pieces):
        if piece.kind is BlockKind.PARAGRAPH and len(piece.text) >= _SHORTEST_PROSE:
            return pieces[:number]
    return pieces
