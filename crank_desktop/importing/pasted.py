"""What was copied in Word, Google Docs, a mail or a web page, as Markdown.

Links, italics, bold and lists are kept and everything else is dropped. It is read as a published
page is, and written only in a form that reads back as the same words.
"""

import re
from collections.abc import Iterable

from crank_desktop.document.inline import (
    Block,
    Blocks,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Text,
    joined,
    paragraphs_of,
    words_of,
)
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import write_markdown
from crank_desktop.errors import InputRefused
from crank_desktop.importing.blocks import BlockKind
from crank_desktop.importing.html_pieces import Piece
from crank_desktop.importing.html_tree import parse_page
from crank_desktop.importing.html_walk import Walk
from crank_desktop.importing.pasted_marks import fragment_of, pasted_marks

LONGEST = 1_000_000
"""Characters of markup that are read while somebody waits; of more, the words alone are taken."""

_OWN_WORDS = '<meta name="qrichtext"'
"""Stands in what is copied from a field of this program, whose words are Markdown already."""
_NEEDLESS = (re.compile(r"\\([\[\]_*<])"), re.compile(r"\\([\[\]])"))
"""Backslashes that an editor need not see, where the words read the same without them."""


def pasted_markdown(html: str, words: str, *, single: bool = False) -> str | None:
    """What a clipboard holds as Markdown; ``single`` makes one paragraph of it.

    ``words`` is the clipboard's plain text. None where that says as much as the markup does, or
    more: where it is Markdown already.
    """
    if _OWN_WORDS in html or len(html) > LONGEST:
        return None
    blocks = pasted_blocks(html)
    if not any(words_of(one.children).strip() for one in paragraphs_of(blocks)):
        return None
    if not _says_more(blocks) and _says_more(read_markdown(words)):
        return None
    if single:
        blocks = (Paragraph(_flat(blocks)),)
    written = "\n\n".join(_written(block) for block in blocks)
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        before = " " if words[:1] == " " else ""
        return f"{before}{written}{' ' if words[-1:] == ' ' and len(words) > 1 else ''}"
    return written


def pasted_blocks(html: str) -> Blocks:
    """The paragraphs and lists of copied markup; none where it is beyond what can be read."""
    try:
        pieces = Walk().over(parse_page(fragment_of(html), pasted_marks).body).pieces
    except InputRefused:
        return ()
    return _nested(one for one in pieces if isinstance(one, Piece))


class _OpenList:
    """A list that is being read, at so many lists' depth."""

    def __init__(self, depth: int, *, ordered: bool) -> None:
        self.depth, self.ordered = depth, ordered
        self.entries: list[list[Block]] = []


def _nested(pieces: Iterable[Piece]) -> Blocks:
    """The pieces as blocks, lists inside the entries that they stand in."""
    blocks: list[Block] = []
    lists: list[_OpenList] = []

    def close() -> None:
        done = lists.pop()
        entries = tuple(tuple(entry) for entry in done.entries)
        (lists[-1].entries[-1] if lists else blocks).append(ListBlock(entries, done.ordered))

    for piece in pieces:
        paragraph = _sure(Paragraph(piece.block().marked.inlines()))
        is_entry = piece.kind in {BlockKind.ENTRY, BlockKind.NUMBERED}
        ordered = piece.kind is BlockKind.NUMBERED
        while lists and (
            lists[-1].depth > piece.depth
            or (is_entry and lists[-1].depth == piece.depth and lists[-1].ordered != ordered)
        ):
            close()
        if is_entry:
            if not lists or lists[-1].depth < piece.depth:
                lists.append(_OpenList(piece.depth, ordered=ordered))
            lists[-1].entries.append([paragraph])
        else:
            (lists[-1].entries[-1] if lists else blocks).append(paragraph)
    while lists:
        close()
    return tuple(blocks)


def _says_more(blocks: Blocks) -> bool:
    """Whether there is anything in the blocks that plain words do not say."""
    nodes = (node for paragraph in paragraphs_of(blocks) for node in paragraph.children)
    lists = any(isinstance(block, ListBlock) for block in blocks)
    return lists or any(isinstance(node, Link | Emphasis) for node in nodes)


def _flat(blocks: Blocks) -> Inlines:
    """Everything in one line."""
    nodes: list[Inline] = []
    for paragraph in paragraphs_of(blocks):
        nodes += (Text(" ") if nodes else Text(""), *paragraph.children)
    return joined(Text(" ") if isinstance(node, LineBreak) else node for node in nodes)


def _written(block: Block) -> str:
    """A block as Markdown that reads back as the same; a list that does not is made simpler."""
    flat = ListBlock(tuple((one,) for one in paragraphs_of((block,))), ordered=False)
    for one in (block, flat) if isinstance(block, ListBlock) else (block,):
        written = write_markdown((one,))
        for markdown in (*(marks.sub(r"\1", written) for marks in _NEEDLESS), written):
            if read_markdown(markdown) == (one,):
                return markdown
    return "\n\n".join(write_markdown((one,)) for one in paragraphs_of((block,)))


def _sure(paragraph: Paragraph) -> Paragraph:
    """A paragraph that Markdown can say, without the emphasis or the links that it cannot."""
    nodes = paragraph.children
    for children in (nodes, _without_emphasis(nodes), (Text(words_of(nodes)),)):
        one = Paragraph(children)
        if read_markdown(write_markdown((one,))) == (one,):
            return one
    return Paragraph((Text(" ".join(words_of(nodes).split())),))


def _without_emphasis(nodes: Inlines) -> Inlines:
    plain: list[Inline] = []
    for node in nodes:
        match node:
            case Emphasis(children):
                plain += _without_emphasis(children)
            case Link(address, children):
                plain.append(Link(address, _without_emphasis(children)))
            case _:
                plain.append(node)
    return joined(plain)
