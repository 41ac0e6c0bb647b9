"""The blocks below one section head, made into its items."""

from crank_desktop.document.portable import HighlightItem, Item, Section
from crank_desktop.importing.blocks import Block, BlockKind
from crank_desktop.importing.item_reader import ItemReader
from crank_desktop.importing.notebook import Notebook
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, NoteKind, SectionKind

_LIST_MARKS = {BlockKind.ENTRY: "- ", BlockKind.NUMBERED: "1. ", BlockKind.QUOTE: "> "}


class SectionBuilder:
    """Builds one section whose place in the issue is ``where`` ("sections/0")."""

    def __init__(self, items: ItemReader, notebook: Notebook, where: str) -> None:
        self._items = items
        self._notebook = notebook
        self._where = where

    def build(self, kind: SectionKind, head: Block | None, blocks: tuple[Block, ...]) -> Section:
        """The section with its heading as it was printed."""
        if head is not None:
            self._notebook.add_remarks(self._where, head.remarks)
            self._note_addresses(head, self._where)
        items = (
            self._highlights(blocks)
            if kind is SectionKind.HIGHLIGHTS
            else self._entries(kind, blocks)
        )
        return Section(kind=kind, heading=head.text if head else "", items=tuple(items))

    def _highlights(self, blocks: tuple[Block, ...]) -> list[Item]:
        """A headline opens an item; what follows is its body."""
        groups: list[tuple[Block | None, list[Block]]] = []
        for block in blocks:
            if block.kind is BlockKind.HEADING:
                groups.append((block, []))
            elif not groups:
                groups.append((None, [block]))
            else:
                groups[-1][1].append(block)
        return [
            self._highlight(head, body, f"{self._where}/items/{number}")
            for number, (head, body) in enumerate(groups)
        ]

    def _highlight(self, head: Block | None, body: list[Block], where: str) -> HighlightItem:
        if head is not None:
            self._notebook.add_remarks(where, head.remarks)
            self._note_addresses(head, where)
        return HighlightItem(heading=head.text if head else "", body=self._body(body, where))

    def _note_addresses(self, head: Block, where: str) -> None:
        if head.marked.links:
            message = "A heading has no address; what it led to was left out."
            text = head.marked.with_addresses
            self._notebook.add(NoteKind.UNRECOGNISED, where, message, text)

    def _body(self, blocks: list[Block], where: str) -> str:
        parts: list[str] = []
        links = 0
        previous: BlockKind | None = None
        for block in blocks:
            text = _LIST_MARKS.get(block.kind, "") + self._items.prose(block, where, links)
            same_list = block.kind is previous and block.kind in _LIST_MARKS
            if parts:
                between = "\n>\n" if block.kind is BlockKind.QUOTE else "\n"
                parts.append(between if same_list else "\n\n")
            parts.append(text)
            links += len(block.marked.links)
            previous = block.kind
        return "".join(parts)

    def _entries(self, kind: SectionKind, blocks: tuple[Block, ...]) -> list[Item]:
        """One item for each paragraph or entry; a heading here belongs to no known part."""
        items: list[Item] = []
        for block in blocks:
            if block.kind is BlockKind.HEADING:
                message = "This heading opens no known section; what follows stayed in this one."
                text = block.marked.with_addresses
                self._notebook.add_remarks(self._where, block.remarks)
                self._notebook.add(NoteKind.UNRECOGNISED, self._where, message, text)
                continue
            where = f"{self._where}/items/{len(items)}"
            if kind is SectionKind.LINKS:
                items.append(self._items.link(block, where))
            else:
                items.append(self._items.analysis(block, where, ITEM_KIND_OF_SECTION[kind]))
        return items
