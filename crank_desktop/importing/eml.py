"""A saved message (``.eml``) read by the shape of the part that says most.

The HTML part keeps where links begin, the plain part does not; so the HTML part is read when it has
links.
"""

import re

from crank_desktop.importing.blocks import Reading, Remark
from crank_desktop.importing.eml_parts import MessageParts, read_parts
from crank_desktop.importing.html_reader import read_html
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


def read_eml(data: bytes) -> Reading:
    """The blocks of a message's text, with its subject.

    Raises ``InputRefused`` for a message that is cut off, damaged or in an unknown character set.
    """
    parts = read_parts(data)
    reading = _read_text(parts)
    reading.subject = parts.subject or reading.subject
    for name in parts.attachments:
        message = "An attachment of the message was not read."
        reading.remarks.append(Remark(NoteKind.DROPPED_FURNITURE, message, name))
    if parts.misread:
        message = "Some characters of the message could not be read and are shown as \ufffd."
        reading.remarks.append(Remark(NoteKind.UNRECOGNISED, message, "\ufffd"))
    return reading


def _read_text(parts: MessageParts) -> Reading:
    html, plain = parts.html or "", parts.plain or ""
    if html.strip() and (_LINK.search(html) or not plain.strip()):
        return read_html(html)
    if (HEADING_RULE in plain and _HEADING.search(plain)) or FOOTER_RULE in plain.split("\n"):
        return read_mailchimp_text(plain)
    return read_our_text(plain) if is_our_text(plain) else read_web_text(plain)
