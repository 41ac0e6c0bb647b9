"""Changes to one link of a Markdown text: its first word, its address, whether it is one at all.

``index`` counts the links of the text from 0, offsets are code points of the source. Every change
leaves the words of the text as they were; one that cannot be made gives the text back unchanged.
"""

import re
from collections.abc import Iterator

from crank_desktop.document.address import is_allowed, is_missing
from crank_desktop.document.inline import (
    Block,
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Paragraph,
    Quote,
    Text,
    joined,
    links_of_blocks,
    words_of,
)
from crank_desktop.document.link_spans import LinkSpan, link_spans
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import (
    escape,
    link_markdown,
    needs_brackets,
    write_inline,
)
from crank_desktop.document.merge_tags import is_merge_tag
from crank_desktop.document.prose_runs import prose_runs

_WORD = re.compile(r"\S+")
_OPENING = re.compile(r"(?:\\?[(\[“«—–‘\"])+(?=\S)")
_STARS = re.compile(r"[*_]+(?=[^*_|])")
_EMPHASIS = re.compile(r"\\.|([*_]+)", re.DOTALL)


def move_link_start(markdown: str, index: int, words: int) -> str:
    """Let a link begin earlier by ``-words`` words or later by ``words``.

    It keeps its last word and passes no other link, and no paragraph's beginning.
    """
    span = _span(markdown, index)
    if span is None or span.bare or not words:
        return markdown
    places = _earlier(markdown, span) if words < 0 else _later(markdown, span)
    left = abs(words)
    for place in places:
        moved = _with_start(markdown, span, place)
        if _only_link_changed(markdown, moved, index):
            left -= 1
            if not left:
                return moved
    return markdown


def fill_address(markdown: str, index: int, address: str) -> str:
    """Let a link lead to another address; one that may not leave the program changes nothing."""
    span = _span(markdown, index)
    if span is None or not is_allowed(address):
        return markdown
    if span.bare:
        words = escape(markdown[span.words_start : span.words_end])
        return _replaced(markdown, span.start, span.end, link_markdown(words, address))
    bracketed = markdown[: span.address_start].rstrip().endswith("<")
    target = f"<{address}>" if needs_brackets(address) and not bracketed else address
    return _replaced(markdown, span.address_start, span.address_end, target)


def remove_link(markdown: str, index: int) -> str:
    """Let a link be words alone."""
    span = _span(markdown, index)
    if span is None:
        return markdown
    links = list(links_of_blocks(read_markdown(markdown)))
    written = markdown[span.words_start : span.words_end]
    for words in (written, write_inline((Text(words_of(links[index].children)),))):
        without = _replaced(markdown, span.start, span.end, words)
        if _says_the_same(markdown, without) and _addresses(without) == [
            link.address for number, link in enumerate(links) if number != index
        ]:
            return without
    return markdown


def make_link(markdown: str, start: int, end: int, address: str) -> str:
    """Let the words from ``start`` up to ``end`` of the source be a link."""
    written = markdown[start:end]
    start += len(written) - len(written.lstrip())
    end -= len(written) - len(written.rstrip())
    if start >= end or not is_allowed(address):
        return markdown
    made = _replaced(markdown, start, end, link_markdown(markdown[start:end], address))
    before = _addresses(markdown)
    number = sum(1 for span in link_spans(markdown) if span.start < start)
    linked = _addresses(made) == [*before[:number], address, *before[number:]]
    return made if linked and _says_the_same(markdown, made) else markdown


def looks_like_address(text: str) -> bool:
    """Whether a text is one http, https or mailto address and nothing else."""
    return is_allowed(text) and not is_missing(text) and not is_merge_tag(text)


def _span(markdown: str, index: int) -> LinkSpan | None:
    spans = link_spans(markdown)
    return spans[index] if 0 <= index < len(spans) else None


def _replaced(markdown: str, start: int, end: int, text: str) -> str:
    return f"{markdown[:start]}{text}{markdown[end:]}"


def _with_start(markdown: str, span: LinkSpan, place: int) -> str:
    """The text with the link's bracket at ``place``."""
    before, after = markdown[: span.start], markdown[span.words_start :]
    if place < span.start:
        return f"{before[:place]}[{before[place:]}{after}"
    kept = place - span.words_start
    return f"{before}{after[:kept]}[{after[kept:]}"


def _earlier(markdown: str, span: LinkSpan) -> Iterator[int]:
    """Where words begin before the link, the nearest first."""
    floor = max((one.end for one in link_spans(markdown) if one.end <= span.start), default=0)
    for run in prose_runs(markdown):
        start = run.source(0)
        if start <= span.start:
            floor = max(floor, start)
    for place in sorted(_word_starts(markdown, floor, span.start), reverse=True):
        if _balanced(markdown[place : span.start]):
            yield place


def _later(markdown: str, span: LinkSpan) -> Iterator[int]:
    """Where words begin inside the link, after its first one."""
    for place in _word_starts(markdown, span.words_start, span.words_end):
        if place > span.words_start and _balanced(markdown[span.words_start : place]):
            yield place


def _word_starts(markdown: str, start: int, end: int) -> Iterator[int]:
    """The beginning of each word behind what opens it, before and behind an emphasis' mark."""
    for word in _WORD.finditer(markdown, start, end):
        opening = _OPENING.match(markdown, word.start(), word.end())
        place = opening.end() if opening else word.start()
        yield place
        emphasis = _STARS.match(markdown, place, word.end())
        if emphasis:
            yield emphasis.end()


def _balanced(markdown: str) -> bool:
    """Whether every emphasis that begins in the text may end in it: the reader has the last word.

    It spares reading the text once for each word of a long emphasis.
    """
    return sum(len(mark[1] or "") for mark in _EMPHASIS.finditer(markdown)) % 2 == 0


def _only_link_changed(before: str, after: str, index: int) -> bool:
    """Whether the same link has other words, at least one of them, and nothing else differs."""
    said = list(links_of_blocks(read_markdown(before)))
    says = list(links_of_blocks(read_markdown(after)))
    if len(said) != len(says) or not any(c.isalnum() for c in words_of(says[index].children)):
        return False
    del said[index + 1 :], says[index + 1 :]
    same = said[:-1] == says[:-1] and said[-1].address == says[-1].address
    return same and _addresses(before) == _addresses(after) and _says_the_same(before, after)


def _addresses(markdown: str) -> list[str]:
    return [link.address for link in links_of_blocks(read_markdown(markdown))]


def _says_the_same(before: str, after: str) -> bool:
    """Whether two texts differ in their links alone."""
    return _unlinked(read_markdown(before)) == _unlinked(read_markdown(after))


def _unlinked(blocks: Blocks) -> Blocks:
    return tuple(_unlinked_block(block) for block in blocks)


def _unlinked_block(block: Block) -> Block:
    match block:
        case Paragraph(children):
            return Paragraph(_plain(children))
        case ListBlock(entries, ordered):
            return ListBlock(tuple(_unlinked(entry) for entry in entries), ordered)
        case Quote(children):
            return Quote(_unlinked(children))


def _plain(nodes: Inlines) -> Inlines:
    plain: list[Inline] = []
    for node in nodes:
        match node:
            case Link(_, children):
                plain += _plain(children)
            case Emphasis(children, strong):
                plain.append(Emphasis(_plain(children), strong))
            case _:
                plain.append(node)
    return joined(plain)
