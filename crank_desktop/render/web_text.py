"""The text of an issue's web page, as it is read and copied: words without addresses."""

from crank_desktop.document.tree import Document, SectionNode
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.text_lines import (
    Line,
    LineKind,
    block_lines,
    editor_words,
    item_lines,
    words_only,
    write_nodes,
    written_as_sent,
)

SHAPE = "web-text"


def render_web_text(document: Document, options: RenderOptions) -> str:
    """The page's text, one blank line between blocks."""
    issue = document.issue
    as_sent = written_as_sent(issue, SHAPE, options)
    if as_sent:
        opening = issue.banner.as_sent.split("\n")
    else:
        opening = [" | ".join(part for part in (document.title, issue.label) if part)]
    lines = [*opening, *(_line(line) for line in block_lines(document.intro))]
    for section in document.sections:
        lines += _section(section)
    lines += _sign_off(document, as_sent=as_sent)
    if as_sent:
        lines += issue.footer.as_sent.split("\n")
    return "\n\n".join(line for line in lines if line) + "\n"


def _section(section: SectionNode) -> list[str]:
    lines = [write_nodes(section.heading, words_only)]
    for node in section.items:
        lines += [_line(line) for line in item_lines(node)]
    return lines


def _line(line: Line) -> str:
    marks = {LineKind.LINK: "—", LineKind.BULLET: "* ", LineKind.NUMBERED: f"{line.number}. "}
    return marks.get(line.kind, "") + write_nodes(line.nodes, words_only)


def _sign_off(document: Document, *, as_sent: bool) -> list[str]:
    issue = document.issue
    if as_sent:
        editors = issue.masthead.as_sent
    else:
        editors = "\n".join(
            f"{who} ({mail})" if mail else who
            for who, mail in map(editor_words, issue.masthead.editors)
        )
    credit = f"Image credit: {issue.image.credit}" if issue.image.credit else ""
    return [document.title, editors, credit] if editors else [credit]
