"""Where the links of a Markdown text stand in its source, found without reading it whole.

The same links that ``markdown_reader`` reads, in the same order, at the speed of a key: an editor's
highlighting and every change of one link stand on these offsets.
"""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from markdown.inlinepatterns import LINK_RE

from crank_desktop.document.address import is_allowed, is_mail_address
from crank_desktop.document.markdown_limits import LONG_RUN, BoundedLinks
from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.document.prose_runs import ProseRun, prose_runs

_HIDDEN = "\x02"
"""Stands for a character that is no markup; the reader takes it out of every text."""
_CONTROLS = re.compile("[\x02\x03]")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = frozenset("\\`*_{}[]()>#+-.!<")
_LONG_RUN = re.compile(LONG_RUN)
_PLAIN_LINK = re.compile(r"\[[^\[\]]*\]\((?:<(?P<inside>[^<>\s]*)>|(?P<bare>[^\s()<>'\"\[\]]*))\)")
_TARGET = re.compile(r"\(\s*(?:<\s*(?=[^<>]*>))?")
_ANGLED = re.compile(r"<(?:(?P<web>[A-Za-z][A-Za-z0-9+.-]*://[^<>]*)|(?P<mail>[^<>\s]+@[^<>\s]+))>")


class LinkSpan(NamedTuple):
    """One link's offsets in code points of the Markdown source.

    ``start`` and ``end`` hold the link with all its markup, ``words_start`` and ``words_end`` the
    words, ``address_start`` and ``address_end`` the address. In ``<https://…>`` words and address
    are the same.
    """

    start: int
    words_start: int
    words_end: int
    address_start: int
    address_end: int
    end: int

    @property
    def bare(self) -> bool:
        """Whether the address stands for its own words."""
        return self.words_start == self.address_start


class _Found(NamedTuple):
    """A link's brackets in a run: its start, its words' end, its address, its end."""

    start: int
    words_end: int
    address_start: int
    address_end: int
    end: int


class _Brackets(BoundedLinks):
    """The reader's own rules for brackets, on a text whose escapes are hidden already."""

    def unescape(self, text: str) -> str:
        return text


_BRACKETS = _Brackets(LINK_RE)


@functools.lru_cache(maxsize=64)
def link_spans(markdown: str) -> tuple[LinkSpan, ...]:
    """The links of a Markdown text in reading order."""
    if "[" not in markdown and "<" not in markdown:
        return ()
    controls = [match.start() for match in _CONTROLS.finditer(markdown)]
    if controls:
        return tuple(_moved(span, controls) for span in link_spans(_CONTROLS.sub("", markdown)))
    return tuple(span for run in prose_runs(markdown) for span in _spans_of(run))


def address_of(markdown: str, span: LinkSpan) -> str:
    """The address that the reader gives the link at ``span``."""
    written = _unescaped(_CONTROLS.sub("", markdown[span.address_start : span.address_end]))
    return f"mailto:{written}" if span.bare and is_mail_address(written) else written


def _moved(span: LinkSpan, controls: list[int]) -> LinkSpan:
    """A span of the text without its controls as a span of the text that has them."""

    def moved(offset: int) -> int:
        for at in controls:
            if at > offset:
                break
            offset += 1
        return offset

    return LinkSpan(
        moved(span.start),
        moved(span.words_start),
        moved(span.words_end),
        moved(span.address_start),
        moved(span.address_end),
        moved(span.end - 1) + 1,
    )


def _spans_of(run: ProseRun) -> list[LinkSpan]:
    text = run.text
    if "[" not in text and "<" not in text:
        return []
    hidden = _hide_marks(text)
    found: list[_Found] = []
    unread: list[tuple[int, int]] = []
    for link in _bracketed(hidden):
        if is_allowed(_unescaped(text[link.address_start : link.address_end])):
            found.append(link)
            unread.append((link.start, link.end))
        else:
            unread += ((link.start, link.start + 1), (link.words_end, link.end))
    angled = list(_angled(_hide_all(hidden, unread), text)) if "<" in hidden else []
    if angled:
        found = [link for link in found if not any(a.start < link.start < a.end for a in angled)]
    return [_span(run, link) for link in sorted([*found, *angled])]


def _span(run: ProseRun, link: _Found) -> LinkSpan:
    start, words_end, address_start, address_end, end = link
    if len(run.places) == 1:
        here, there = run.places[0]
        by = there - here
        return LinkSpan(
            *(start + by, start + 1 + by, words_end + by),
            *(address_start + by, address_end + by, end + by),
        )
    return LinkSpan(
        run.source(start),
        run.source(start + 1),
        run.source(words_end),
        run.source(address_start),
        run.source(address_end),
        run.source(end - 1) + 1,
    )


def _hide_marks(text: str) -> str:
    """The text with everything hidden that is read before links: placeholders, then escapes."""
    if "*|" in text or "{{" in text or "%%{" in text:
        text = MERGE_TAG.sub(_hide_match, text)
    if "\\" in text:
        text = _ESCAPE.sub(lambda m: _HIDDEN * 2 if m[1] in _ESCAPED else m[0], text)
    return _LONG_RUN.sub(_hide_match, text)


def _hide_match(match: re.Match[str]) -> str:
    return _HIDDEN * len(match[0])


def _hide_all(text: str, unread: list[tuple[int, int]]) -> str:
    """The text without what stands between these offsets, which come in order."""
    parts: list[str] = []
    at = 0
    for start, end in unread:
        parts += (text[at:start], _HIDDEN * (end - start))
        at = end
    return "".join([*parts, text[at:]])


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: m[1] if m[1] in _ESCAPED else m[0], text)


def _bracketed(text: str) -> Iterator[_Found]:
    """Every ``[words](address)``, its address allowed or not."""
    at = text.find("[")
    while at >= 0:
        link = _link_at(text, at) if text[at - 1 : at] != "!" else None
        if link is not None:
            yield link
        at = text.find("[", at + 1 if link is None else link.end)


def _link_at(text: str, at: int) -> _Found | None:
    plain = _PLAIN_LINK.match(text, at)
    if plain:
        inside = "bare" if plain["inside"] is None else "inside"
        start, end = plain.span(inside)
        return _Found(at, start - (2 if inside == "bare" else 3), start, end, plain.end())
    _, behind, closed = _BRACKETS.getText(text, at + 1)
    if not closed or not text.startswith("(", behind):
        return None
    address, _, end, closed = _BRACKETS.getLink(text, behind)
    target = _TARGET.match(text, behind)
    if not closed or target is None:
        return None
    return _Found(at, behind - 1, target.end(), target.end() + len(address), end)


def _angled(text: str, source: str) -> Iterator[_Found]:
    """Every ``<https://…>`` and ``<a@b.org>``."""
    if "<" not in text:
        return
    for match in _ANGLED.finditer(text):
        start, end = match.start() + 1, match.end() - 1
        linked = is_mail_address(match["mail"]) if match["mail"] else _is_web(source[start:end])
        if linked:
            yield _Found(match.start(), end, start, end, match.end())


def _is_web(address: str) -> bool:
    return is_allowed(_unescaped(address))
