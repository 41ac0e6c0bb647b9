"""The last lines of an issue on a page: sign-off, credit, and the footer in the plain part's shape.

``footer.read_footer`` reads footers as Mailchimp's plain part writes them (``** Twitter (URL)``),
so that is how they are handed on.
"""

import re
from collections.abc import Iterator

from crank_desktop.document.address import is_mail_address
from crank_desktop.importing.blocks import Block, BlockKind, Reading, Remark
from crank_desktop.importing.html_pieces import PictureFound, Piece
from crank_desktop.importing.html_shapes import is_credit_line, is_social
from crank_desktop.importing.marked import LinkMark, MarkedText
from crank_desktop.importing.sign_off import read_editor
from crank_desktop.model.kinds import NoteKind

_COPYRIGHT = re.compile(r"copyright\b|©", re.IGNORECASE)
_LEAVING = re.compile(r"preferences|unsubscribe", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[?!]) +")
_NO_WORDS = re.compile(r"[\s|·•.,;:–—-]*")


class Closing:
    """Takes what stands behind the last section and sorts it into sign-off, credit and footer."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._lines: list[Block] = []

    def take(self, piece: Piece) -> None:
        """One piece; its remarks go with its first line."""
        remarks = piece.remarks
        for line in piece.lines:
            text, made = editor_words(line)
            if read_editor(text) is not None and not self._reading.closing:
                self._reading.sign_off.append(text)
                self._lines.append(Block(BlockKind.LINE, MarkedText(text), remarks + made))
            elif is_credit_line(line.text):
                made = tuple(_left_out(line, mark) for mark in line.links)
                self._lines.append(Block(BlockKind.LINE, MarkedText(line.text), remarks + made))
            else:
                self._reading.closing += footer_lines(line)
                # Blanks between the links of a footer part them and say nothing.
                kept = (one for one in remarks if one.kind is not NoteKind.STRAY_SPACE)
                self._reading.remarks += (*kept, *_copyright_links(line))
            remarks = ()

    def take_picture(self, picture: PictureFound) -> None:
        """A picture is noted; one that stands for a link to another place goes to the footer."""
        self._reading.remarks.append(picture.remark)
        if picture.link and is_social(picture.alt):
            self._reading.closing.append(f"** {picture.alt} ({picture.link})")

    def finish(self) -> None:
        """Put sign-off and credit behind all other blocks; a link shown twice stands once."""
        self._reading.blocks += self._lines
        self._reading.closing = list(dict.fromkeys(self._reading.closing))


def footer_lines(line: MarkedText) -> Iterator[str]:
    """One line of a footer as the plain part has it: each link on a line of its own."""
    if not line.links or _COPYRIGHT.match(line.text):
        yield line.text
        return
    at = 0
    for mark in line.links:
        yield from _plain_lines(line.text[at : mark.start])
        words = line.text[mark.start : mark.end]
        opens = "** " if is_social(words) or _LEAVING.search(words) else ""
        yield f"{opens}{words} ({mark.address})"
        at = mark.end
    yield from _plain_lines(line.text[at:])


def is_social_line(line: MarkedText) -> bool:
    """Whether a line holds links to the newsletter's other places and nothing else."""
    at = 0
    for mark in line.links:
        between, words = line.text[at : mark.start], line.text[mark.start : mark.end]
        if not _NO_WORDS.fullmatch(between) or not is_social(words):
            return False
        at = mark.end
    return at > 0 and _NO_WORDS.fullmatch(line.text, at) is not None


def _plain_lines(words: str) -> Iterator[str]:
    for sentence in _SENTENCE.split(words.strip()):
        if not _NO_WORDS.fullmatch(sentence):
            yield sentence.strip(" |·•")


def _copyright_links(line: MarkedText) -> Iterator[Remark]:
    if _COPYRIGHT.match(line.text):
        yield from (_left_out(line, mark) for mark in line.links)


def _left_out(line: MarkedText, mark: LinkMark) -> Remark:
    words = line.text[mark.start : mark.end]
    message = "This line keeps its words alone; here is where its link led."
    return Remark(NoteKind.DROPPED_MARKUP, message, f"{words} ({mark.address})")


def editor_words(line: MarkedText) -> tuple[str, tuple[Remark, ...]]:
    """A line of the sign-off with the mail address in its words, wherever its link had it."""
    text = line.text
    remarks: list[Remark] = []
    for mark in reversed(line.links):
        scheme, _, address = mark.address.partition(":")
        address = address.partition("?")[0]
        words = text[mark.start : mark.end]
        if scheme.lower() != "mailto":
            remarks.append(_left_out(line, mark))
        elif not is_mail_address(words):
            inside = text[: mark.start].endswith("(")
            shown = address if inside else f"{words} ({address})"
            text = text[: mark.start] + shown + text[mark.end :]
            if inside:
                message = "These words stood where the editor's mail address is now."
                remarks.append(Remark(NoteKind.DROPPED_MARKUP, message, words))
    return text, tuple(remarks)
