"""Every output by name: how it is rendered, what its file is called, what it does with losses.

A new output is a renderer in ``render/`` and one row here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from crank_desktop.document.portable import Picture
from crank_desktop.document.portable_json import to_json
from crank_desktop.document.tree import Document
from crank_desktop.errors import WrongUse
from crank_desktop.exports.archive import render_archive
from crank_desktop.render.email_html import render_email
from crank_desktop.render.eml import render_eml
from crank_desktop.render.html_context import picture_beside
from crank_desktop.render.mailchimp_text import render_mailchimp_text
from crank_desktop.render.markdown import render_markdown
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.plain_text import render_text
from crank_desktop.render.web_html import render_fragment, render_page
from crank_desktop.render.web_text import render_web_text

Render = Callable[[Document, RenderOptions], str | bytes]


class Shows(Enum):
    """Whether an output shows the issue's picture, and from where."""

    NO_PICTURE = "none"
    HOSTED_PICTURE = "from its hosted address, where it has one"
    OWN_PICTURE = "from a file beside it"


@dataclass(frozen=True, slots=True)
class Format:
    """One output; ``suffix`` ends its file's name.

    ``keeps_losses``: a lost address stays readable as one, so that nothing has to be allowed first.
    """

    name: str
    title: str
    suffix: str
    render: Render
    keeps_losses: bool = False
    shows: Shows = Shows.NO_PICTURE

    def picture_beside(self, picture: Picture) -> str | None:
        """The name of the picture's file that this output needs beside it, if any."""
        if self.shows is Shows.NO_PICTURE:
            return None
        return picture_beside(picture, on_the_web=self.shows is Shows.OWN_PICTURE)


def _render_message(document: Document, options: RenderOptions) -> bytes:
    return render_eml(document, options, render_text(document, options))


def _render_json(document: Document, _options: RenderOptions) -> str:
    return to_json(document.original)


FORMATS = {
    output.name: output
    for output in (
        Format("email", "Email (HTML)", "-email.html", render_email, shows=Shows.HOSTED_PICTURE),
        Format("text", "Plain text", ".txt", render_text),
        Format(
            "text-mailchimp",
            "Plain text, Mailchimp’s style",
            "-mailchimp.txt",
            render_mailchimp_text,
        ),
        Format("web", "Web page", "-web.html", render_page, shows=Shows.OWN_PICTURE),
        Format(
            "web-fragment",
            "Web page, body alone",
            "-fragment.html",
            render_fragment,
            shows=Shows.OWN_PICTURE,
        ),
        Format("web-text", "Text of the web page", "-web.txt", render_web_text),
        Format("eml", "Message file", ".eml", _render_message),
        Format("markdown", "Markdown", ".md", render_markdown, keeps_losses=True),
        Format("json", "Portable issue (JSON)", ".json", _render_json, keeps_losses=True),
        Format("archive", "Archive of the issue (zip)", ".zip", render_archive, keeps_losses=True),
    )
}


def format_named(name: str) -> Format:
    """The output of that name; raises ``WrongUse`` with the names there are."""
    try:
        return FORMATS[name]
    except KeyError:
        raise WrongUse(f'no format "{name}"; choose one of {", ".join(FORMATS)}') from None
