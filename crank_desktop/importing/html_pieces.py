"""What a walk over a page finds, in reading order: words in blocks, and pictures."""

from dataclasses import dataclass, replace
from functools import cached_property

from crank_desktop.importing.blocks import Block, BlockKind, Remark
from crank_desktop.importing.marked import LinkMark, MarkedText, StyleMark
from crank_desktop.model.kinds import NoteKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the page something stands.

    ``content`` numbers the ``main`` and ``article`` elements around it, outermost first;
    ``header`` and ``footer`` number the element of that name around it, 0 for none; ``caption``:
    it stands below a picture.
    """

    content: tuple[int, ...] = ()
    header: int = 0
    footer: int = 0
    caption: bool = False


@dataclass(frozen=True)
class Piece:
    """One block of words: its lines, and the level of its heading (0 for none).

    ``depth`` counts the lists around it.
    """

    kind: BlockKind
    lines: tuple[MarkedText, ...]
    place: Place = Place()
    level: int = 0
    remarks: tuple[Remark, ...] = ()
    depth: int = 0

    @cached_property
    def text(self) -> str:
        """The words alone, a line break between lines."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def marked(self) -> MarkedText:
        """The lines as one text with line breaks."""
        return joined_lines(self.lines)

    @cached_property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(_is_bold(line) for line in self.lines)

    @property
    def is_heading(self) -> bool:
        """Whether the page calls it a heading."""
        return self.kind is BlockKind.HEADING

    def block(self) -> Block:
        """The piece as every reader hands it on; a heading is one line without emphasis."""
        marked = self.marked
        if self.is_heading:
            marked = replace(marked, text=marked.text.replace("\n", " "), styles=())
        return Block(self.kind, marked, self.remarks)

    def with_lines(self, lines: tuple[MarkedText, ...], kind: BlockKind) -> "Piece":
        """A part of this piece, without the remarks, which stay with its first part."""
        return Piece(kind, lines, self.place)


@dataclass(frozen=True, slots=True)
class PictureFound:
    """A picture or another embedded thing; ``link`` is where a click on it leads."""

    address: str
    alt: str
    link: str | None
    place: Place
    embedded: bool = False
    invisible: bool = False

    @property
    def words(self) -> str:
        """Its words, address and link, as a note holds them."""
        where = f"({self.address})" if self.address else ""
        leading = f"-> {self.link}" if self.link else ""
        return " ".join(part for part in (self.alt, where, leading) if part)

    @property
    def remark(self) -> Remark:
        """The note that it was left out."""
        message = "A picture was left out: here are its words and its address."
        if self.embedded:
            message = "Something embedded in the page was left out: here is its address."
        elif self.invisible:
            message = "A picture too small to see, which counts readers, was left out."
        return Remark(NoteKind.DROPPED_MARKUP, message, self.words)


def joined_lines(lines: tuple[MarkedText, ...]) -> MarkedText:
    """The lines as one text, a line break between them."""
    links: list[LinkMark] = []
    styles: list[StyleMark] = []
    at = 0
    for line in lines:
        links += [replace(m, start=(m.start or 0) + at, end=m.end + at) for m in line.links]
        styles += [replace(m, start=m.start + at, end=m.end + at) for m in line.styles]
        at += len(line.text) + 1
    return MarkedText("\n".join(line.text for line in lines), tuple(links), tuple(styles))


def _is_bold(line: MarkedText) -> bool:
    at = 0
    for mark in line.styles:
        if line.text[at : mark.start].strip() or not mark.strong:
            return False
        at = mark.end
    return not line.text[at:].strip() and at > 0
