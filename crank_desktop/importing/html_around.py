"""The page around an issue, taken away from it and kept in remarks."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from crank_desktop.importing.blocks import Remark
from crank_desktop.importing.html_pieces import PictureFound, Piece
from crank_desktop.importing.html_shapes import is_credit_line, is_editor_line, is_footer_line
from crank_desktop.importing.html_title import Title
from crank_desktop.model.kinds import NoteKind

_SHARE_OF_ISSUE = 0.5
_LONGEST_FOOTER = 25
"""Lines; a site's own footer has its whole map."""

Found = Piece | PictureFound


@dataclass(slots=True)
class Around:
    """Takes away what stands outside of the issue; each part of the page becomes one remark."""

    title: Title | None
    remarks: list[Remark] = field(default_factory=list)
    _dropped: list[Found] = field(default_factory=list)
    _part: object = None

    def taken_away(self, found: list[Found]) -> list[Found]:
        """What is left: the issue with its own footer, in the same order."""
        inside = _issue_element(found)
        kept_footers = _footers_of_issues(found)
        kept = []
        for one in found:
            part = self._part_around(one, inside, kept_footers)
            if part is None:
                kept.append(one)
            else:
                self._drop(one, part)
        self._close()
        return kept

    def _part_around(self, one: Found, inside: int, kept_footers: set[int]) -> object:
        """Which part of the page something belongs to, None for the issue itself."""
        if self.title is not None and self.title.holds(one):
            return None
        place = one.place
        if inside and inside not in place.content and place.footer not in kept_footers:
            return "outside", place.header, place.footer
        if place.header:
            return "header", place.header
        if place.footer and place.footer not in kept_footers:
            return "footer", place.footer
        if place.caption and not (isinstance(one, Piece) and is_credit_line(one.text)):
            return "caption", id(one)
        return None

    def _drop(self, one: Found, part: object) -> None:
        if part != self._part:
            self._close()
            self._part = part
        self._dropped.append(one)

    def _close(self) -> None:
        """One remark for all that was dropped of one part."""
        words = "\n".join(found_words(one) for one in self._dropped)
        if words:
            message = "A part of the page around the issue was left out."
            self.remarks.append(Remark(NoteKind.DROPPED_FURNITURE, message, words))
        for one in self._dropped:
            if isinstance(one, Piece):
                self.remarks += one.remarks
        self._dropped = []


def found_words(one: Found) -> str:
    """The words of something that is left out, with the addresses of its links behind them."""
    if isinstance(one, PictureFound):
        return one.words
    addresses = [mark.address for line in one.lines for mark in line.links]
    return one.text + "".join(f" ({address})" for address in addresses)


def _issue_element(found: Iterable[Found]) -> int:
    """The innermost ``main`` or ``article`` that holds half of the page's words, 0 for none.

    Headers and footers do not count, of the page or of the issue.
    """
    sizes: dict[int, int] = {}
    order: list[int] = []
    total = 0
    for one in found:
        if isinstance(one, Piece) and not (one.place.header or one.place.footer):
            total += len(one.text)
            for number in one.place.content:
                order += [] if number in sizes else [number]
                sizes[number] = sizes.get(number, 0) + len(one.text)
    large = [number for number in order if sizes[number] >= total * _SHARE_OF_ISSUE]
    return large[-1] if large else 0


def _footers_of_issues(found: Iterable[Found]) -> set[int]:
    """The footers that hold an issue's own last lines: editors, credit, a short email footer."""
    lines: dict[int, list[str]] = {}
    for one in found:
        if isinstance(one, Piece) and one.place.footer:
            lines.setdefault(one.place.footer, []).extend(line.text for line in one.lines)
    return {
        number
        for number, of_footer in lines.items()
        if len(of_footer) <= _LONGEST_FOOTER and any(map(_ends_issue, of_footer))
    }


def _ends_issue(line: str) -> bool:
    bare_sign = line.startswith("©")
    return is_editor_line(line) or is_credit_line(line) or (is_footer_line(line) and not bare_sign)
