"""Markup in one pass from left to right, the way the HTML standard's tokenizer reads it.

Parsers that build a tree need time that grows with the square of hostile input: a million
attributes on one element, a hundred thousand open ones. This pass needs none of that, stops at its
limits, and what it hands on holds little enough for any parser.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from crank_desktop.errors import InputRefused

MOST_MARKS = 200_000
"""Tags, comments and declarations of one page."""
MOST_ATTRIBUTES = 500
"""Attributes of one element."""

_SPACE = "\t\n\f\r "
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_END_TAG = re.compile(rf"</([A-Za-z][^{_SPACE}/>]*)")
_START_TAG = re.compile(rf"<([A-Za-z][^{_SPACE}/>]*)")
_ATTRIBUTE = re.compile(
    rf"[{_SPACE}/]*(?P<name>=?[^{_SPACE}/>=]+|=)"
    rf"(?:[{_SPACE}]*=[{_SPACE}]*"
    rf"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^{_SPACE}>\"'][^{_SPACE}>]*))?)?"
)
_TAG_CLOSE = re.compile(rf"[{_SPACE}/]*>")
_RAW = {
    name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE)
    for name in ("script", "style", "xmp", "iframe", "noembed", "noframes", "title", "textarea")
}
_UNREAD = frozenset({"script", "style", "iframe", "noembed", "noframes"})


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags, character references and all."""

    source: str


@dataclass(frozen=True, slots=True)
class StartTag:
    """An opening tag; the attributes' values are as they were written, references and all."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str:
        """An attribute's value with its character references read; "" when it is not there."""
        return unescape(self.attributes.get(name, ""))


@dataclass(frozen=True, slots=True)
class EndTag:
    """A closing tag."""

    name: str


Mark = Words | StartTag | EndTag


def scan(text: str) -> Iterator[Mark]:
    """The words and tags of a page; comments, declarations, scripts and styles are left out.

    Raises ``InputRefused`` beyond the limits of this module.
    """
    at = 0
    for _ in range(MOST_MARKS):
        found = _MARKUP.search(text, at)
        if found is None:
            yield Words(text[at:])
            return
        if found.start() > at:
            yield Words(text[at : found.start()])
        mark, at = _mark(text, found.start())
        if mark is not None:
            yield mark
        if isinstance(mark, StartTag) and mark.name in _RAW:
            close = _RAW[mark.name].search(text, at)
            end = close.start() if close else len(text)
            if mark.name not in _UNREAD:
                yield Words(text[at:end])
            at = end
    raise InputRefused(
        f"this page has more than {MOST_MARKS:,} tags and comments, which no newsletter has:"
        " save the issue alone and import that"
    )


def _mark(text: str, at: int) -> tuple[Mark | None, int]:
    """The tag that begins at ``at`` and the place behind it; None for what nobody reads."""
    if text.startswith("<!--", at):
        comment = _COMMENT.match(text, at)
        return None, comment.end() if comment else len(text)
    start = _START_TAG.match(text, at)
    if start is not None:
        attributes, end = _attributes(text, start.end())
        return (None if end is None else StartTag(start[1].lower(), attributes)), end or len(text)
    close = _END_TAG.match(text, at)
    if close is not None:
        _, end = _attributes(text, close.end())
        return (None if end is None else EndTag(close[1].lower())), end or len(text)
    end_of_bogus = text.find(">", at)
    return None, end_of_bogus + 1 if end_of_bogus >= 0 else len(text)


def _attributes(text: str, at: int) -> tuple[dict[str, str], int | None]:
    """The attributes from ``at`` on and the place behind the tag; None if the page ends first."""
    found: dict[str, str] = {}
    for _ in range(MOST_ATTRIBUTES):
        close = _TAG_CLOSE.match(text, at)
        if close is not None:
            return found, close.end()
        attribute = _ATTRIBUTE.match(text, at)
        if attribute is None:
            return found, None
        value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
        found.setdefault(attribute["name"].lower(), value)
        at = attribute.end()
    raise InputRefused(
        f"an element of this page has more than {MOST_ATTRIBUTES} attributes:"
        " this is no newsletter, or the file is damaged"
    )
