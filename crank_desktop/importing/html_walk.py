"""A walk over a page's tree: its words as pieces, what it leaves out as remarks.

Every word ends up in a piece or in a remark. The walk keeps its own stack, so that no nesting
exhausts Python's.
"""

from dataclasses import dataclass, field, replace

from lxml import etree

from crank_desktop.document.address import is_allowed
from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.importing.blocks import BlockKind, Remark
from crank_desktop.importing.html_line import PADDING, LineBuilder
from crank_desktop.importing.html_looks import Look, Part
from crank_desktop.importing.html_pieces import PictureFound, Piece, Place
from crank_desktop.importing.html_words import BLOCKS, HEADINGS, words_of
from crank_desktop.importing.marked import MarkedText
from crank_desktop.model.kinds import NoteKind

_LONGEST_PREHEADER = 400
_LONGEST_NOTED_ADDRESS = 2000
_NOT_IN_ADDRESS = str.maketrans("", "", "\t\n\r")


@dataclass(slots=True)
class _Open:
    """An open element: what closes with it."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    place: Place = field(default_factory=Place)
    link: str | None = None
    pending: bool = True
    """For an entry of a list: nothing of it was handed on yet."""


@dataclass(slots=True)
class Walk:
    """One walk; ``pieces`` and ``remarks`` hold what it found."""

    pieces: list[Piece | PictureFound] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    preheader: str = ""
    _stack: list[_Open] = field(default_factory=lambda: [_Open()])
    _line: LineBuilder = field(default_factory=LineBuilder)
    _numbers: int = 0
    _pictures_in_link: int = 0

    def over(self, root: etree._Element) -> "Walk":
        """Walk the tree below ``root``."""
        steps = etree.iterwalk(root, events=("start", "end"))
        for event, element in steps:
            if event == "start" and not self._enters(element):
                steps.skip_subtree()
                self._stack.append(self._stack[-1])
                continue
            if event == "start":
                self._line.add(element.text or "")
            else:
                self._leave()
                self._line.add(element.tail or "")
        self._flush()
        return self

    def _enters(self, element: etree._Element) -> bool:
        """Open an element; False for one whose words are no part of the issue."""
        tag = str(element.tag)
        part, look = element.get("data-part", ""), element.get("data-look", "")
        if self._is_hidden(element, part, look):
            return False
        if part == Part.FURNITURE:
            self._drop(element)
            return False
        if tag == "img":
            self._picture(element, embedded=part == Part.EMBEDDED)
        elif tag == "br":
            self._line.break_line()
        elif tag in BLOCKS:
            self._flush()
        self._open(element, tag, part, look)
        return True

    def _open(self, element: etree._Element, tag: str, part: str, look: str) -> None:
        outer = self._stack[-1]
        opened = _Open(tag, outer.bold, outer.italic, self._place(outer.place, part))
        if tag in ("strong", "em"):
            opened.bold = opened.bold or tag == "strong"
            opened.italic = opened.italic or tag == "em"
        opened.bold = (opened.bold or Look.BOLD in look) and Look.NOT_BOLD not in look
        opened.italic = (opened.italic or Look.ITALIC in look) and Look.UPRIGHT not in look
        if tag == "blockquote":  # its italics are the layout's, not the writer's
            opened.italic = outer.italic
        self._stack.append(opened)
        self._line.style(bold=opened.bold, italic=opened.italic)
        address = element.get("data-address")
        if tag == "a" and address is not None:
            opened.link = _address(address)
            self._pictures_in_link = 0
            if is_allowed(opened.link):
                self._line.open_link(opened.link)

    def _place(self, outer: Place, part: str) -> Place:
        self._numbers += 1
        if part == Part.CONTENT:
            return replace(outer, content=(*outer.content, self._numbers))
        in_quote = any(one.tag == "blockquote" for one in self._stack)
        if part == Part.HEADER and not outer.header:
            return replace(outer, header=self._numbers)
        if part == Part.FOOTER and not outer.footer and not in_quote:
            return replace(outer, footer=self._numbers)
        return replace(outer, caption=True) if part == Part.CAPTION else outer

    def _leave(self) -> None:
        closed = self._stack.pop()
        if closed is self._stack[-1]:
            return
        if closed.link is not None:
            self._close_link(closed.link)
        if closed.tag in BLOCKS:
            self._flush(closed)
        self._line.style(bold=self._stack[-1].bold, italic=self._stack[-1].italic)

    def _close_link(self, address: str) -> None:
        has_words = self._line.close_link()
        if not is_allowed(address):
            message = "The words of this link were kept without its address, which opens nothing."
            self._note(message, address)
        elif not has_words and not self._pictures_in_link:
            self._note("A link without words was left out.", address)

    def _note(self, message: str, address: str) -> None:
        if address:
            text = address[:_LONGEST_NOTED_ADDRESS]
            self._line.remarks.append(Remark(NoteKind.DROPPED_MARKUP, message, text))

    def _picture(self, element: etree._Element, *, embedded: bool) -> None:
        self._pictures_in_link += 1
        address = (element.get("data-address") or "").strip()
        link = next((one.link for one in reversed(self._stack) if one.link), None)
        alt = " ".join((element.get("alt") or "").split())
        tiny = any(
            element.get(side, "").strip() in ("0", "1", "1px") for side in ("width", "height")
        )
        if address or alt:
            place = self._stack[-1].place
            self.pieces.append(PictureFound(address, alt, link, place, embedded, tiny))

    def _is_hidden(self, element: etree._Element, part: str, look: str) -> bool:
        """Take hidden words: the preview line where they come first, else they are only noted.

        An element that is only named for a preview line may be seen; it has no links if it is one.
        """
        hidden = part == Part.SCREEN_READERS or Look.HIDDEN in look
        if not hidden and part != Part.PREVIEW:
            return False
        words = words_of(element).strip(PADDING)
        if words and part != Part.SCREEN_READERS and self._may_be_preheader(element, words):
            self.preheader = words
        elif not hidden:
            return False
        elif words:
            self._remark_furniture("Hidden words of the page were left out.", words)
        return True

    def _may_be_preheader(self, element: etree._Element, words: str) -> bool:
        first = not self.preheader and not any(isinstance(one, Piece) for one in self.pieces)
        return (
            first
            and len(words) <= _LONGEST_PREHEADER
            and "\n" not in words
            and next(element.iter("a"), None) is None
        )

    def _drop(self, element: etree._Element) -> None:
        words = words_of(element)
        if words:
            if element.tag in BLOCKS:
                self._flush()
            self._remark_furniture("A part of the page around the issue was left out.", words)

    def _remark_furniture(self, message: str, words: str) -> None:
        self.remarks.append(Remark(NoteKind.DROPPED_FURNITURE, message, words))

    def _flush(self, closing: _Open | None = None) -> None:
        """Hand on the words so far as pieces: a blank line between lines parts them."""
        lines, remarks = self._line.take()
        groups: list[list[MarkedText]] = [[]]
        for line in lines:
            if line.text:
                groups[-1].append(line)
            elif groups[-1]:
                groups.append([])
        for group in filter(None, groups):
            self.pieces.append(self._piece(tuple(group), remarks, closing))
            remarks = ()
        self.remarks += remarks

    def _piece(
        self, lines: tuple[MarkedText, ...], remarks: tuple[Remark, ...], closing: _Open | None
    ) -> Piece:
        around = [*self._stack, closing] if closing else self._stack
        place = around[-1].place
        depth = sum(opened.tag in ("ul", "ol") for opened in around)
        for number in range(len(around) - 1, 0, -1):
            opened = around[number]
            if opened.tag in HEADINGS:
                level = HEADINGS[opened.tag]
                return Piece(BlockKind.HEADING, lines, place, level, remarks, depth)
            if opened.tag == "li" and opened.pending:
                opened.pending = False
                ordered = next(
                    (o.tag for o in reversed(around[:number]) if o.tag in ("ul", "ol")), ""
                )
                kind = BlockKind.NUMBERED if ordered == "ol" else BlockKind.ENTRY
                return Piece(kind, lines, place, 0, remarks, depth)
            if opened.tag == "li":
                break
            if opened.tag == "blockquote":
                return Piece(BlockKind.QUOTE, lines, place, 0, remarks, depth)
        return Piece(BlockKind.PARAGRAPH, lines, place, 0, remarks, depth)


def _address(written: str) -> str:
    """As browsers take it (WHATWG, URL Standard, 4.4); an address with a placeholder as it is."""
    address = written.strip().translate(_NOT_IN_ADDRESS)
    return address if MERGE_TAG.search(address) else address.replace(" ", "%20")
