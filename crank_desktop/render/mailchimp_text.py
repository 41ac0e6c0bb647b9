"""The plain-text part as Mailchimp makes it of an email.

Two blank lines, ``** heading`` and a line of 60 dashes; ``words (address)`` and a space before
whatever follows; lines broken at the last space before 998 bytes (RFC 5322, 2.1.1); a footer under
60 equals signs whose links carry ``** ``.
"""

from itertools import pairwise

from crank_desktop.document.inline import Inlines
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.tree import Document, ItemNode, SectionNode
from crank_desktop.render.footer import footer_words
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.pieces import PART, Pieces, cut_text
from crank_desktop.render.text_lines import (
    LOST_MAIL,
    Line,
    LineKind,
    block_lines,
    editor_words,
    item_lines,
    shown_address,
    write_nodes,
    written_as_sent,
)

SHAPE = "mailchimp-text"
LONGEST_LINE = 998
"""Bytes."""
_END = "\x00"
"""Stands behind a link while a line is put together; no text holds it."""


def render_mailchimp_text(document: Document, options: RenderOptions) -> str:
    """The whole part, ended by one line break."""
    return "".join(render_mailchimp_pieces(document, options))


def render_mailchimp_pieces(document: Document, options: RenderOptions) -> Pieces:
    """The text in pieces: every second one is an item's part."""
    issue = document.issue
    as_sent = written_as_sent(issue, SHAPE, options)
    opening = issue.banner.as_sent if as_sent else shown_address(issue.banner.url or "")
    lines = [opening, *(_prose(line) for line in block_lines(document.intro))]
    parts = ["\n\n".join(line for line in lines if line)]
    parts += [_section(section) for section in document.sections]
    parts.append(_sign_off(document, as_sent=as_sent))
    parts.append(issue.footer.as_sent if as_sent else _footer(issue, options))
    return cut_text("\n\n\n".join(part for part in parts if part))


def _section(section: SectionNode) -> str:
    heading = _heading(write_nodes(section.heading, _link).replace(_END, ""))
    items = [_item(node) for node in section.items]
    parts = [f"{PART}{item}{PART}" for item in items]
    if items and not items[0].startswith("** "):
        return "\n".join([heading, "\n\n".join(parts)])
    return "\n\n\n".join([heading, *parts])


def _item(node: ItemNode) -> str:
    """A headline stands on its body without a blank line."""
    lines = list(item_lines(node))
    if lines[0].kind is not LineKind.HEADLINE:
        return "\n\n".join(_prose(line) for line in lines)
    heading = _heading(write_nodes(lines[0].nodes, _link)) if lines[0].nodes else ""
    body = "\n".join(
        ("" if _same_list(before, line) else "\n") + _prose(line)
        for before, line in pairwise(lines)
    )
    return "\n".join(part for part in (heading, body.removeprefix("\n")) if part)


def _same_list(before: Line, line: Line) -> bool:
    return before.kind is line.kind and line.kind in (LineKind.BULLET, LineKind.NUMBERED)


def _heading(words: str) -> str:
    return f"** {words}\n{'-' * 60}"


def _prose(line: Line) -> str:
    marks = {LineKind.BULLET: "* ", LineKind.NUMBERED: f"{line.number}. "}
    return broken(marks.get(line.kind, "") + _words(line.nodes))


def _words(nodes: Inlines) -> str:
    """The words with a space behind every link, unless one stands there or the line ends."""
    text = write_nodes(nodes, _link)
    parts = text.split(_END)
    return "".join(
        part + (" " if following and not following[0].isspace() else "")
        for part, following in zip(parts, [*parts[1:], ""], strict=True)
    )


def _link(words: str, address: str) -> str:
    if words == LOST_MAIL:
        return words
    return f"{words.replace(_END, '')} ({shown_address(address)}){_END}"


def broken(line: str) -> str:
    """The line in pieces of at most 998 bytes, broken at spaces alone."""
    pieces: list[str] = []
    piece = ""
    for word in line.split(" "):
        longer = f"{piece} {word}" if piece else word
        if piece and len(longer.encode()) > LONGEST_LINE:
            pieces.append(piece)
            piece = word
        else:
            piece = longer
    return "\n".join([*pieces, piece])


def _sign_off(document: Document, *, as_sent: bool) -> str:
    issue = document.issue
    if as_sent:
        lines = issue.masthead.as_sent.split("\n")
    else:
        lines = [_editor(*editor_words(editor)) for editor in issue.masthead.editors]
    credit = f"Image: {issue.image.credit}" if issue.image.credit else ""
    lines = [line for line in (*lines, credit) if line]
    return "\n".join([_heading(document.title), *lines]) if lines else ""


def _editor(who: str, mail: str | None) -> str:
    if mail is None:
        return who
    return f"{who} ({mail})" if mail == LOST_MAIL else f"{who} ({mail} (mailto:{mail}) )"


def _footer(issue: PortableIssue, options: RenderOptions) -> str:
    words = footer_words(issue, options, html=False)
    lines = ["=" * 60]
    lines += [f"** {s.name} ({shown_address(s.url)})" for s in issue.footer.social if s.url]
    lines += [words.copyright] if words.copyright else []
    lines += ["Our mailing address is:", *words.address] if words.address else []
    choices = [
        f"** {label} ({shown_address(address)})"
        for label, address in (
            ("update your preferences", words.preferences),
            ("unsubscribe from this list", words.unsubscribe),
        )
        if address
    ]
    if choices:
        lines.append("Want to change how you receive these emails?")
        lines += [
            f"{start} {choice}" for start, choice in zip(("You can", "or"), choices, strict=False)
        ]
    return "\n".join(lines) if len(lines) > 1 else ""
