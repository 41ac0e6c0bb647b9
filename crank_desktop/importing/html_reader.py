"""Published issues as HTML, of an email or a web page, read into blocks.

What a page holds besides its issue is left out with a remark that keeps the words; every link keeps
its address as an HTML parser decodes it, tracking addresses and merge tags too.
"""

import re
from collections.abc import Sequence

from crank_desktop.document.address import is_allowed
from crank_desktop.document.merge_tags import is_merge_tag
from crank_desktop.importing.blocks import Reading, Remark
from crank_desktop.importing.html_around import Around, Found
from crank_desktop.importing.html_body import Body
from crank_desktop.importing.html_closing import Closing
from crank_desktop.importing.html_end import part_at_end
from crank_desktop.importing.html_pieces import PictureFound, Piece
from crank_desktop.importing.html_shapes import is_credit_line
from crank_desktop.importing.html_title import Title, find_title
from crank_desktop.importing.html_tree import parse_page
from crank_desktop.importing.html_walk import Walk
from crank_desktop.model.kinds import NoteKind

SHAPE = "html"
_CONDITIONS = re.compile(r"\*\|(?:MC_PREVIEW_TEXT|(?:IF|IFNOT|ELSEIF|ELSE|END)\b[^|]*)\|\*")


def read_html(text: str) -> Reading:
    """The blocks of a page, an email or a fragment of either.

    Raises ``InputRefused`` for one that is too large or too tangled to be a newsletter.
    """
    page = parse_page(text)
    walk = Walk().over(page.body)
    reading = Reading(SHAPE, remarks=walk.remarks)
    _read_preheader(walk.preheader, reading)
    title = find_title([one for one in walk.pieces if isinstance(one, Piece)], page.title)
    around = Around(title)
    found = around.taken_away(walk.pieces)
    reading.remarks += around.remarks
    on_the_web = any(one.place.content for one in walk.pieces)
    _name(reading, title, page.title, on_the_web=on_the_web)
    found = [one for one in found if title is None or not title.holds(one)]
    found = _without_banner(found, reading)
    _read_issue(found, reading)
    return reading


def _read_preheader(words: str, reading: Reading) -> None:
    """The preview line without the conditions that a sending service puts around it."""
    placeholders = " ".join(_CONDITIONS.findall(words))
    if placeholders:
        message = "Placeholders of the preview line were left out."
        reading.remarks.append(Remark(NoteKind.DROPPED_MARKUP, message, placeholders))
    reading.preheader = " ".join(_CONDITIONS.sub(" ", words).split())


def _name(reading: Reading, title: Title | None, page_title: str, *, on_the_web: bool) -> None:
    """The title from the page's heading; an email's ``title`` element holds its subject."""
    if title is not None:
        reading.title = title.words
        reading.opening.append(reading.title)
        _take_title_links(reading, title)
    placeholder = is_merge_tag(page_title)
    if page_title and not placeholder and not (title and on_the_web):
        reading.subject = page_title
    elif page_title and page_title != reading.title:
        message = "The title in the window's frame was left out."
        reading.remarks.append(Remark(NoteKind.DROPPED_FURNITURE, message, page_title))


def _take_title_links(reading: Reading, title: Title) -> None:
    """Where the newsletter's name leads is where a banner would; other links are noted."""
    for piece in filter(None, (title.piece, title.label)):
        reading.remarks += piece.remarks
        for mark in piece.marked.links:
            if reading.banner is None and piece is title.piece:
                reading.banner = mark.address
            else:
                message = "A title has one address; this one was left out."
                reading.remarks.append(Remark(NoteKind.DROPPED_MARKUP, message, mark.address))


def _without_banner(found: Sequence[Found], reading: Reading) -> list[Found]:
    """A linked picture above all words is the banner."""
    for number, one in enumerate(found):
        if isinstance(one, Piece):
            break
        if reading.banner is None and one.link and is_allowed(one.link) and not one.invisible:
            reading.banner, reading.banner_alt = one.link, one.alt
            reading.opening.insert(0, one.link)
            reading.remarks.append(one.remark)
            return [*found[:number], *found[number + 1 :]]
    return list(found)


def _read_issue(found: Sequence[Found], reading: Reading) -> None:
    """The issue's body, then what stands behind its last section."""
    pieces, end, signed = part_at_end([one for one in found if isinstance(one, Piece)])
    credit_lines = [piece for piece in pieces[:end] if _is_credit(piece)]
    body = [piece for piece in pieces[:end] if not _is_credit(piece)]
    Body(reading, signed=signed).take(body)
    closing = Closing(reading)
    for piece in (*pieces[end:], *credit_lines):
        closing.take(piece)
    for one in found:
        if isinstance(one, PictureFound):
            closing.take_picture(one)
    closing.finish()


def _is_credit(piece: Piece) -> bool:
    return len(piece.lines) == 1 and is_credit_line(piece.text)
