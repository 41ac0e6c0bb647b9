"""The web page of an issue: whole and self-contained, or the body alone for a CMS."""

from crank_desktop.document.tree import Document
from crank_desktop.render.html_context import html_context
from crank_desktop.render.html_inline import finished
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.pieces import Pieces, cut_at_marks


def render_page(document: Document, options: RenderOptions) -> str:
    """A page that needs no other file, except the issue's picture where it has one."""
    return "".join(render_page_pieces(document, options))


def render_page_pieces(document: Document, options: RenderOptions) -> Pieces:
    """The page in pieces: every second one is an item's part."""
    issue = document.issue
    page_title = " | ".join(part for part in (document.title, issue.label) if part)
    page = options.layout.page.render(
        html_context(document, options, on_the_web=True),
        page_title=page_title or document.subject,
        page_style=options.layout.page_style,
    )
    return cut_at_marks(finished(page))


def render_fragment(document: Document, options: RenderOptions) -> str:
    """The issue's body from the intro to the image credit, without a style of its own.

    Its headings begin at level 2: the page it is pasted into brings the title.
    """
    context = html_context(document, options, on_the_web=True)
    return "".join(cut_at_marks(finished(options.layout.fragment.render(context))))
