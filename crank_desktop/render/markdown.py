"""An issue as one Markdown file: a readable second copy from which everything can be rebuilt.

What is no prose stands in the YAML head; sections are ``##``, headlines ``###``, links and
analyses list entries with their outlets or authors in a parenthesis on the line below.
``importing.markdown_file`` reads it back to an equal issue.
"""

import re

import yaml

from crank_desktop.document.markdown_writer import link_markdown
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    PortableIssue,
    Section,
)
from crank_desktop.document.portable_json import to_json_object
from crank_desktop.document.tree import Document
from crank_desktop.render.options import RenderOptions

_HEADING_LIKE = re.compile(r"^(\\*#)", re.MULTILINE)
_MARKUP = re.compile(r"[\\*_\[\]<]")
_FIELD_MARKUP = re.compile(r"[\\*_\[\]<,;()]")


def render_markdown(document: Document, _options: RenderOptions) -> str:
    """The issue's Markdown file; lost addresses stay ``missing:``."""
    issue = document.issue
    parts = [f"---\n{_head(issue)}---\n", _prose(issue.intro)]
    parts += [_section(section) for section in issue.sections]
    return "\n".join(parts)


def _head(issue: PortableIssue) -> str:
    fields = to_json_object(issue)
    del fields["intro"], fields["sections"]
    fields["sections"] = [
        {"kind": str(s.kind), "uid": s.uid, "items": [item.uid for item in s.items]}
        for s in issue.sections
    ]
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)


def _section(section: Section) -> str:
    items = "\n".join(render_item(item) for item in section.items)
    return f"## {_words(section.heading)}\n\n{items}"


def render_item(item: Item) -> str:
    """One item as it stands in the file of its issue, with an end of line."""
    match item:
        case HighlightItem(heading=heading, body=body):
            return f"### {_words(heading)}\n\n{_prose(body)}"
        case LinkItem(text=text, outlets=outlets):
            names = (_linked(outlet.name, outlet.url) for outlet in outlets)
            return _entry(text.replace("\n", "\n  "), ", ".join(names))
        case AnalysisItem(title=title, url=url):
            return _entry(_linked(title, url), "; ".join(_details(item)))


def _prose(text: str) -> str:
    """A text of any number of lines, with a backslash before what would open a part of the file."""
    return _HEADING_LIKE.sub(r"\\\1", text) + "\n"


def _entry(first: str, below: str) -> str:
    return f"- {first}\n  ({below})\n"


def _linked(words: str, url: str | None) -> str:
    """Words with their address; the parentheses are empty where there is none."""
    return link_markdown(_words(words), url or "")


def _details(item: AnalysisItem) -> list[str]:
    """Authors or, in italics, the byline; institution; note: up to the last that says something."""
    authors = ", ".join(_field(name) for name in item.authors)
    byline = f"*{_field(item.byline)}*" if item.byline else ""
    details = [authors + byline, _field(item.institution), _field(item.note)]
    while details and not details[-1]:
        details.pop()
    return details


def _words(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.splitlines()))


def _field(text: str) -> str:
    return _FIELD_MARKUP.sub(r"\\\g<0>", " ".join(text.splitlines()))
