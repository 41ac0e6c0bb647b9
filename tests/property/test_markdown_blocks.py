"""Paragraphs, lists and quotations in any order, written as Markdown, read back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.inline import (
    Block,
    Blocks,
    ListBlock,
    Paragraph,
    Quote,
    Text,
    joined,
)
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import write_markdown
from tests.strategies import inlines, words

LINES = words(hard=False, most=3) | st.sampled_from(("1. not a list", "- nor this", "> nor this"))
paragraphs = st.one_of(
    inlines(words(most=2), st.just("https://example.org/")).map(
        lambda nodes: Paragraph(joined(nodes))
    ),
    LINES.map(lambda line: Paragraph((Text(line),))),
)


def runs(block: st.SearchStrategy[Block]) -> st.SearchStrategy[Blocks]:
    """Blocks in a row.

    Two quotations or two lists of one kind are one where nothing stands between them.
    """
    return st.lists(block, min_size=1, max_size=4).map(_parted)


def _parted(drawn: list[Block]) -> Blocks:
    kept: list[Block] = []
    for block in drawn:
        if not kept or not _one_when_read(kept[-1], block):
            kept.append(block)
    return tuple(kept)


def _one_when_read(before: Block, after: Block) -> bool:
    match before, after:
        case (Quote(), Quote()):
            return True
        case (ListBlock(_, first), ListBlock(_, second)):
            return first is second
        case _:
            return False


def _holding(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    entry = st.tuples(paragraphs, st.lists(inner, max_size=2)).map(
        lambda parts: _parted([parts[0], *parts[1]])
    )
    lists = st.builds(ListBlock, st.lists(entry, min_size=1, max_size=3).map(tuple), st.booleans())
    return st.one_of(paragraphs, lists, runs(inner).map(Quote))


blocks = runs(st.recursive(paragraphs, _holding, max_leaves=8))


@given(blocks)
def test_blocks_come_back_as_they_were(written: Blocks) -> None:
    assert read_markdown(write_markdown(written)) == written
