"""Whether a reading is a newsletter at all: a recipe, noise and a shopping list are refused.

A newsletter of another house is taken as far as it goes, so little is asked: a section head the
newsletter uses, or two links, headings over prose, or entries that are sentences.
"""

from itertools import pairwise

from crank_desktop.errors import InputRefused
from crank_desktop.importing.blocks import Block, BlockKind, Reading
from crank_desktop.importing.vocabulary import section_kind

_ENOUGH = 2
_HEADING_WORDS = 3
_PROSE = 120
"""Characters of a paragraph that is prose, not a label."""


def check_evidence(reading: Reading) -> None:
    """Raise ``InputRefused`` where nothing shows that the words are a newsletter's."""
    blocks = reading.blocks
    links = sum(len(block.marked.links) for block in blocks)
    if links >= _ENOUGH or _headings(blocks) >= _ENOUGH or _entries(blocks) >= _ENOUGH:
        return
    if any(_opens_section(block, after) for block, after in pairwise(blocks)):
        return
    raise InputRefused(
        "this is no newsletter issue: it has no two headings over prose, entries or links"
    )


def _headings(blocks: list[Block]) -> int:
    return sum(
        1
        for block, after in pairwise(blocks)
        if block.kind is BlockKind.HEADING
        and len(block.text.split()) >= _HEADING_WORDS
        and after.kind is BlockKind.PARAGRAPH
        and len(after.text) >= _PROSE
    )


def _entries(blocks: list[Block]) -> int:
    """Entries that are sentences with an outlet behind them or a link inside."""
    return sum(
        1
        for block in blocks
        if block.kind is BlockKind.ENTRY and (block.marked.links or block.text.endswith(")"))
    )


def _opens_section(block: Block, after: Block) -> bool:
    opens = block.kind is BlockKind.HEADING and section_kind(block.text) is not None
    return opens and after.kind is not BlockKind.LINE
