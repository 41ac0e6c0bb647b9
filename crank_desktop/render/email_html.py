"""The email: one 600 px letter in tables, its style written into every element.

What the templates hold is what mail clients agree on; css-inline moves ``style.css`` into the
elements, because some clients drop every style sheet.
"""

import functools
from dataclasses import dataclass

from css_inline import CSSInliner

from crank_desktop.document.tree import Document
from crank_desktop.render.html_context import html_context
from crank_desktop.render.html_inline import finished
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.pieces import Pieces, cut_at_marks

COLUMN = 600
"""Pixels of the letter's column, and the width Outlook on Windows is told."""
TEXT_COLUMN = 536
"""Pixels between the column's gutters: no picture is wider."""
PREVIEW_ROOM = 140
"""Characters of an inbox preview; the preheader is padded to it so that no body text follows."""

_PAD = "\u034f\u200c "
_KEPT_STYLE = ' data-css-inline="keep"'


@dataclass(frozen=True, slots=True)
class Email:
    """A rendered email, in pieces: every second one is an item's part."""

    pieces: Pieces

    @property
    def html(self) -> str:
        """The whole of it."""
        return "".join(self.pieces)

    @property
    def blocks(self) -> Pieces:
        """The part that each item has in it, in the order of the issue."""
        return self.pieces[1::2]


def render_email(document: Document, options: RenderOptions) -> str:
    """The whole email."""
    return render_email_parts(document, options).html


def render_email_block(document: Document, item_uid: str, options: RenderOptions) -> str:
    """One item's part of the email, byte for byte; raises ``KeyError`` where no item is that one.

    It is cut from the whole, because neighbors decide some of its style.
    """
    uids = [node.item.uid for section in document.sections for node in section.items]
    if item_uid not in uids:
        raise KeyError(item_uid)
    return render_email_parts(document, options).blocks[uids.index(item_uid)]


def render_email_parts(document: Document, options: RenderOptions) -> Email:
    """The email and its items' parts: what the preview replaces and what a check weighs."""
    preheader = document.preheader
    written = options.layout.email.render(
        html_context(document, options, on_the_web=False),
        preheader=preheader,
        padding=_PAD * max(PREVIEW_ROOM - len(preheader), 0),
        preview=None if options.as_sent else options.service.preview,
        head_style=options.layout.head_style,
        column=COLUMN,
        text_column=TEXT_COLUMN,
    )
    inlined = _inliner(options.layout.style).inline(written)
    return Email(cut_at_marks(finished(inlined.replace(_KEPT_STYLE, "", 1))))


@functools.lru_cache(maxsize=8)
def _inliner(style: str) -> CSSInliner:
    return CSSInliner(
        load_remote_stylesheets=False, keep_style_tags=False, minify_css=True, extra_css=style
    )
