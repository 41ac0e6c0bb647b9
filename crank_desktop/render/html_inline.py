"""Nodes of prose as HTML: what every HTML output shares, down to the last escaped character."""

import functools
import re
from html import escape, unescape
from urllib.parse import quote, urlsplit

from markupsafe import Markup
from markupsafe import escape as markup_escape

from crank_desktop.document.address import is_allowed, is_mail_address, is_missing
from crank_desktop.document.inline import (
    Block,
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    MergeTag,
    Paragraph,
    Quote,
    Text,
    plain_inlines,
)
from crank_desktop.document.merge_tags import MERGE_TAG, is_merge_tag

_ESCAPED_TAG = re.compile(r"\*\|[A-Za-z][A-Za-z0-9_]*:(?=[^|\n]*&)[^|\n]*\|\*")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SAFE_IN_MAILTO = "@!$'*+/=^_`{|}~.-"


def words_html(words: str) -> Markup:
    """Words that hold no Markdown: a heading, a name."""
    return inlines_html(plain_inlines(words))


def inlines_html(nodes: Inlines) -> Markup:
    """What stands inside a paragraph."""
    return Markup("".join([_inline(node) for node in nodes]))  # noqa: S704 - each node escapes


def blocks_html(blocks: Blocks) -> Markup:
    """Paragraphs, lists and quotations, each block on a line of its own."""
    return Markup("\n".join([_block(block) for block in blocks]))  # noqa: S704 - as above


def linked(address: str | None, words: Markup) -> Markup:
    """The words as a link to the address.

    A lost address leaves the words without a link; one that may not leave the program is shown
    behind them as the text it is.
    """
    if not address or is_missing(address):
        return words
    if not is_allowed(address):
        return words + Markup(" ({})").format(address) if words else Markup(escape(address))  # noqa: S704 - escaped
    shown = words or markup_escape(host_of(address))
    return Markup(f'<a href="{markup_escape(address)}">{shown}</a>')  # noqa: S704 - escaped


def mail_linked(address: str | None) -> Markup:
    """A mail address as a link to write to it; nothing where it was lost or never stood."""
    if not address or is_missing(address):
        return Markup()
    if is_merge_tag(address) or not is_mail_address(address):
        return words_html(address)
    return linked("mailto:" + quote(address, safe=_SAFE_IN_MAILTO), words_html(address))


def host_of(address: str) -> str:
    """The host an address leads to, without ``www.``: words for a link that has none."""
    return urlsplit(address).netloc.removeprefix("www.") or address


def finished(html: str) -> str:
    """The HTML with its merge tags byte for byte, without forbidden characters, ended by one line.

    Templates and the style inliner escape what stands inside a merge tag (``>= 20``) like any
    other words.
    """
    return _FORBIDDEN.sub("", _ESCAPED_TAG.sub(_restored, html)).strip() + "\n"


def _restored(found: re.Match[str]) -> str:
    tag = unescape(found[0])
    return tag if MERGE_TAG.fullmatch(tag) else found[0]


@functools.lru_cache(maxsize=8192)
def _inline(node: Inline) -> str:
    match node:
        case Text(text) | MergeTag(text):
            return escape(text, quote=False)
        case LineBreak():
            return "<br>"
        case Emphasis(children, strong):
            mark = "strong" if strong else "em"
            return f"<{mark}>{inlines_html(children)}</{mark}>"
        case Link(address, children):
            return linked(address, inlines_html(children))


@functools.lru_cache(maxsize=2048)
def _block(block: Block) -> str:
    match block:
        case Paragraph(children):
            return f"<p>{inlines_html(children)}</p>"
        case ListBlock(entries, ordered):
            mark = "ol" if ordered else "ul"
            listed = "\n".join(f"<li>{_entry(entry)}</li>" for entry in entries)
            return f"<{mark}>\n{listed}\n</{mark}>"
        case Quote(children):
            return f"<blockquote>\n{blocks_html(children)}\n</blockquote>"


def _entry(blocks: Blocks) -> str:
    """One entry of a list; a lone paragraph stands without its ``p``."""
    match blocks:
        case (Paragraph(children),):
            return inlines_html(children)
        case (Paragraph(children), *others):
            return f"{inlines_html(children)}\n{blocks_html(tuple(others))}"
        case _:
            return blocks_html(blocks)
