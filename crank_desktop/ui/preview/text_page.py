"""A plain text as a page that shows it, character by character, in a fixed-width face."""

from html import escape

from crank_desktop.bundled import resource_text
from crank_desktop.render.pieces import Pieces


def text_page(pieces: Pieces) -> Pieces:
    """The page of a text in pieces; what it shows is the text, every item's part in a ``span``."""
    before, after = resource_text("preview", "text.html").split("{text}")
    shown = [
        f"<span>{escape(piece)}</span>" if number % 2 else escape(piece)
        for number, piece in enumerate(pieces)
    ]
    shown[0] = before + shown[0]
    shown[-1] += after
    return tuple(shown)
