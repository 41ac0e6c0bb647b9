"""Every output by name: how it is rendered, what its file is called, what it does with losses.

A new output is a renderer in ``render/`` and one row here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from crank_desktop.document.portable_json import to_json
from crank_desktop.document.tree import Document
from crank_desktop.errors import WrongUse
from crank_desktop.render.email_html import render_email
from crank_desktop.render.eml import render_eml
from crank_desktop.render.mailchimp_text import render_mailchimp_text
from crank_desktop.render.markdown import render_markdown
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.plain_text import render_text
from crank_desktop.render.web_html import render_fragment, render_page
from crank_desktop.render.web_text import render_web_text

Render = Callable[[Document, RenderOptions], str | bytes]


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


def _render_message(document: Document, options: RenderOptions) -> bytes:
    return render_eml(document, options, render_text(document, options))


def _render_json(document: Document, _options: RenderOptions) -> str:
    return to_json(document.issue)


FORMATS = {
    output.name: output
    for output in (
        Format("email", "Email (HTML)", "-email.html", render_email),
        Format("text", "Plain text", ".txt", render_text),
        Format(
            "text-mailchimp",
            "Plain text, Mailchimp's style",
            "-mailchimp.txt",
            render_mailchimp_text,
        ),
        Format("web", "Web page", "-web.html", render_page),
        Format("web-fragment", "Web page, body alone", "-fragment.html", render_fragment),
        Format("web-text", "Text of the web page", "-web.txt", render_web_text),
        Format("eml", "Message file", ".eml", _render_message),
        Format("markdown", "Markdown", ".md", render_markdown, keeps_losses=True),
        Format("json", "Portable issue (JSON)", ".json", _render_json, keeps_losses=True),
    )
}


def format_named(name: str) -> Format:
    """The output of that name; raises ``WrongUse`` with the names there are."""
    try:
        return FORMATS[name]
    except KeyError:
        raise WrongUse(f'no format "{name}"; choose one of {", ".join(FORMATS)}') from None
