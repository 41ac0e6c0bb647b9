"""Which of a page's headings is its title: the issue's own, not the site's and not a headline."""

from collections.abc import Sequence

from crank_desktop.importing.blocks import BlockKind
from crank_desktop.importing.html_pieces import Piece
from crank_desktop.importing.html_shapes import is_around
from crank_desktop.importing.vocabulary import TITLE, section_kind

_SHORTEST_PROSE = 80


def find_title(pieces: Sequence[Piece]) -> Piece | None:
    """The piece that names the issue, None where an email leaves that to its subject.

    ``NAME | LABEL`` is one wherever it stands before the first section; else a heading of the first
    level is, above all prose, if no other one follows: where several do, they are headlines.
    """
    before = _before_sections(pieces)
    for piece in before:
        marked = piece.is_heading or piece.bold or piece is before[0]
        if marked and len(piece.lines) == 1 and TITLE.fullmatch(piece.text):
            return piece
    main = [piece for piece in pieces if piece.level == 1 and _may_name(piece)]
    inside = [piece for piece in main if piece.place.content] or main
    if not inside or len({piece.text for piece in inside}) > 1:
        return None
    above_prose = _before_prose(before)
    return next((piece for piece in inside if piece in above_prose), None)


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
