"""``words (address) `` as Mailchimp's plain part writes links, read into marked texts.

Mailchimp puts a space after every link, punctuation or not; that space is taken away before what
closes a phrase. Archives write ``[link removed]`` where the address stood.
"""

import re

from crank_desktop.document.address import MISSING
from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.importing.marked import LinkMark, MarkedText

LOST_LINK = "[link removed]"
LOST_MAIL = "[email protected]"

_BALANCED = r"[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
_LINK_END = re.compile(
    rf"[ \n]?\((?P<address>{re.escape(LOST_LINK)}|https?://{_BALANCED}|mailto:[^\s()]+"
    rf"|{MERGE_TAG.pattern})\) ?"
)
_CLOSING = re.compile(r"[,.;:!?)\]}”’»…%/—–-]|'s\b|[\"'](?=[\s.,;:!?)]|$)")
_MAIL_AT_END = re.compile(r"[^\s()<>,;:]+@[^\s()<>,;:]+$")
BARE_ADDRESS = re.compile(rf"(?:{re.escape(LOST_LINK)}|https?://\S+)")


def read_link_ends(line: str) -> MarkedText:
    """The words of a line, with a mark where each link ends.

    An address without words, at the start of the line or behind another, stands for them.
    """
    parts: list[str] = []
    links: list[LinkMark] = []
    at = length = 0
    for match in _LINK_END.finditer(line):
        found = match["address"]
        words = line[at : match.start()].rstrip()
        parts.append(words or found)
        length += len(words or found)
        links.append(_mark(words, length, found))
        at = match.end()
        keeps_space = match[0].endswith(" ") and at < len(line) and not _CLOSING.match(line, at)
        if keeps_space:
            parts.append(" ")
            length += 1
    parts.append(line[at:])
    return MarkedText("".join(parts), tuple(links))


def _mark(words: str, end: int, found: str) -> LinkMark:
    address = MISSING if found == LOST_LINK else found
    mail = _MAIL_AT_END.search(words) if address.startswith("mailto:") else None
    known = mail[0] if mail else "" if words else found
    return LinkMark(end - len(known) if known else None, end, address)


def bare_address(line: str) -> str | None:
    """The address of a line that holds nothing else: what is left of a linked picture."""
    if not BARE_ADDRESS.fullmatch(line):
        return None
    return MISSING if line == LOST_LINK else line
