"""A saved message (``.eml``) read by the shape of the part that says most.

The HTML part keeps where links begin, the plain part does not; so the HTML part is read when it has
links. Both are to say the same: what the other one alone says is kept in a note.
"""

import re

from crank_desktop.importing.blocks import Reading, Remark
from crank_desktop.importing.eml_parts import read_parts
from crank_desktop.importing.html_reader import read_html
from crank_desktop.importing.html_tree import parse_page
from crank_desktop.importing.html_words import words_of
from crank_desktop.importing.link_ends import LOST_LINK, LOST_MAIL
from crank_desktop.importing.mailchimp_text import (
    FOOTER_RULE,
    HEADING_MARK,
    HEADING_RULE,
    read_mailchimp_text,
)
from crank_desktop.importing.our_text import is_our_text, read_our_text
from crank_desktop.importing.web_text import read_web_text
from crank_desktop.model.kinds import NoteKind

_LINK = re.compile(r"<a\s[^>]*href", re.IGNORECASE)
_HEADING = re.compile(
    rf"^{re.escape(HEADING_MARK)}.+\n(?:.+\n){{0,3}}?{HEADING_RULE}[ \t]*$", re.MULTILINE
)
_ADDRESS = re.compile(
    r"\S*(?:://|@)\S*|\*\|[^|\n]*\|\*" + f"|{re.escape(LOST_LINK)}|{re.escape(LOST_MAIL)}"
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_eml(data: bytes) -> Reading:
    """The blocks of a message's text, with its subject.

    Raises ``InputRefused`` for a message that is cut off, damaged or in an unknown character set.
    """
    parts = read_parts(data)
    html, plain = parts.html or "", parts.plain or ""
    if html.strip() and (_LINK.search(html) or not plain.strip()):
        reading = read_html(html)
        unread = _said_alone(plain, _words_of_page(html)) if plain.strip() else ""
    else:
        reading = _read_plain(plain)
        unread = _said_alone(_words_of_page(html), plain) if html.strip() else ""
    reading.subject = parts.subject or reading.subject
    if unread:
        message = "The message’s other text alone says this; it was not read."
        reading.remarks.append(Remark(NoteKind.UNRECOGNISED, message, unread))
    for name in parts.attachments:
        message = "An attachment of the message was not read."
        reading.remarks.append(Remark(NoteKind.DROPPED_FURNITURE, message, name))
    if parts.misread:
        message = "Some characters of the message could not be read and are shown as \ufffd."
        reading.remarks.append(Remark(NoteKind.UNRECOGNISED, message, "\ufffd"))
    return reading


def _read_plain(plain: str) -> Reading:
    if (HEADING_RULE in plain and _HEADING.search(plain)) or FOOTER_RULE in plain.split("\n"):
        return read_mailchimp_text(plain)
    return read_our_text(plain) if is_our_text(plain) else read_web_text(plain)


def _words_of_page(html: str) -> str:
    page = parse_page(html)
    return f"{page.title}\n{words_of(page.body)}"


def _said_alone(text: str, other: str) -> str:
    """The lines of a text that hold a word which the other text has nowhere."""
    known = set(_words(other))
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if not known.issuperset(_words(line)))


def _words(text: str) -> list[str]:
    return _WORD.findall(_ADDRESS.sub(" ", text).casefold())
