"""Blocks into items, with a note for every guess, repair and loss."""

from collections.abc import Iterable

from crank_desktop.document.inline import links_of, words_of
from crank_desktop.document.markdown_writer import write_inline
from crank_desktop.document.portable import AnalysisItem, LinkItem
from crank_desktop.importing.blocks import Block
from crank_desktop.importing.byline import read_byline
from crank_desktop.importing.link_guess import guess_start
from crank_desktop.importing.link_item import TRAILING_GROUP, read_link_item
from crank_desktop.importing.marked import MarkedText
from crank_desktop.importing.notebook import Notebook
from crank_desktop.model.kinds import ItemKind, NoteKind
from crank_desktop.sources.outlets import KnownOutlets


class ItemReader:
    """Makes items of blocks and writes the notes of one import."""

    def __init__(self, notebook: Notebook, known: KnownOutlets) -> None:
        self._notebook = notebook
        self._known = known

    def paragraphs(self, blocks: Iterable[Block], where: str) -> str:
        """Blocks that are one text, a paragraph each."""
        parts: list[str] = []
        links = 0
        for block in blocks:
            parts.append(self.prose(block, where, links))
            links += len(block.marked.links)
        return "\n\n".join(parts)

    def prose(self, block: Block, where: str, first_link: int = 0) -> str:
        """A block's words as Markdown; ``first_link`` counts the links of ``where`` before it."""
        self._notebook.add_remarks(where, block.remarks)
        return self.markdown(block.marked, where, first_link)

    def markdown(self, marked: MarkedText, where: str, first_link: int = 0) -> str:
        """Marked words as Markdown; every link's guessed beginning is noted."""
        nodes = marked.with_starts(guess_start).inlines()
        for number, (mark, link) in enumerate(zip(marked.links, links_of(nodes), strict=False)):
            if mark.start is None:
                self._notebook.add(
                    NoteKind.LINK_GUESS,
                    where,
                    "Where this link begins is a guess: check its first word.",
                    words_of(link.children),
                    first_link + number,
                )
        return write_inline(nodes)

    def link(self, block: Block, where: str) -> LinkItem:
        """One sentence and its outlets."""
        self._notebook.add_remarks(where, block.remarks)
        parts = read_link_item(block.marked, self._known)
        names = ", ".join(outlet.name for outlet in parts.outlets)
        if parts.mended:
            message = f"These outlets ran together and were parted: {names}."
            self._notebook.add(NoteKind.SPLIT_OUTLETS, where, message, parts.group)
        elif not parts.sure:
            message = "This may be more than one outlet: part them if so."
            self._notebook.add(NoteKind.UNSURE_OUTLETS, where, message, parts.group)
        for address in parts.unplaced:
            message = "This address stood behind the outlets and belongs to no words."
            self._notebook.add(NoteKind.UNRECOGNISED, where, message, address)
        return LinkItem(text=self.markdown(parts.sentence, where), outlets=parts.outlets)

    def analysis(self, block: Block, where: str, kind: ItemKind) -> AnalysisItem:
        """A title, its authors and institution."""
        self._notebook.add_remarks(where, block.remarks)
        group = TRAILING_GROUP.search(block.text)
        title = block.marked.cut(0, group.start()).stripped() if group else block.marked
        byline = read_byline(group["inside"]) if group else read_byline("")
        self._note_extra_links(block.marked, title, where)
        return AnalysisItem(
            kind=ItemKind.PERSPECTIVE if kind is ItemKind.PERSPECTIVE else ItemKind.ANALYSIS,
            title=title.text,
            url=title.links[-1].address if title.links else None,
            authors=byline.authors,
            byline=byline.byline,
            institution=byline.institution,
            note=byline.note,
        )

    def _note_extra_links(self, whole: MarkedText, title: MarkedText, where: str) -> None:
        """An analysis holds one address; every other one is kept in a note."""
        kept = title.links[-1:]
        for mark in whole.links:
            if mark not in kept:
                start = guess_start(whole.text, 0, mark.end) if mark.start is None else mark.start
                words = f"{whole.text[start : mark.end]} ({mark.address})"
                message = "An analysis has one address; this one was left out."
                self._notebook.add(NoteKind.UNRECOGNISED, where, message, words)
