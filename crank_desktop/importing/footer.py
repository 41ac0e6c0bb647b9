"""A published issue's footer read for what it says: who sends it, from where, and its links."""

import re
from collections.abc import Sequence

from crank_desktop.document.portable import Footer, SocialLink
from crank_desktop.importing.link_ends import LOST_LINK, read_link_ends
from crank_desktop.importing.notebook import Notebook
from crank_desktop.importing.our_text_links import address_of
from crank_desktop.model.kinds import NoteKind

_COPYRIGHT = re.compile(
    r"(?:Copyright\b|©|\(c\))[\s©]*(?:\(c\))?\s*(?:\d{4}\s*[-–]\s*)?(?P<year>\d{4}),?\s+"
    r"(?P<owner>.+?)(?:,? All rights reserved)?\.?$",
    re.IGNORECASE,
)
_ADDRESS_HEAD = re.compile(r"Our (?:mailing|postal) address is:", re.IGNORECASE)
_PREFERENCES = re.compile(r"update your preferences", re.IGNORECASE)
_UNSUBSCRIBE = re.compile(r"unsubscribe", re.IGNORECASE)
_FIXED = re.compile(
    r"=+|want to change how you receive these emails\?|you can|or|\*\|[^|]*\|\*", re.IGNORECASE
)
_LABELLED = re.compile(r"(?P<words>.*): (?P<address>\S+|\(.*\))")
_LINK_MARK = re.compile(r"\*\* ")
_MOST_ADDRESS_LINES = 6


def read_footer(lines: Sequence[str], notebook: Notebook) -> Footer:
    """The footer of a plain part; its lines stand word for word in ``as_sent``.

    A line that says nothing the footer keeps is noted, once.
    """
    found = _Found()
    for line in lines:
        found.read(line)
    noted = {note.text for note in notebook.notes}
    message = "A line of the footer says nothing of its own."
    for line in found.unread:
        if line not in noted:
            notebook.add(NoteKind.DROPPED_FURNITURE, "footer", message, line)
    return Footer(
        organisation=found.organisation,
        address=tuple(found.address),
        copyright_year=found.year,
        social=tuple(found.social),
        preferences_url=found.preferences,
        unsubscribe_url=found.unsubscribe,
        as_sent="\n".join(lines),
    )


class _Found:
    """What the lines read so far have told."""

    def __init__(self) -> None:
        self.organisation = ""
        self.year: int | None = None
        self.address: list[str] = []
        self.social: list[SocialLink] = []
        self.preferences: str | None = None
        self.unsubscribe: str | None = None
        self.unread: list[str] = []
        self._in_address = False

    def read(self, line: str) -> None:
        """Take one line for what it is."""
        links = _links_of(line)
        if links:
            self._in_address = False
            for words, address, sociable in links:
                self._read_link(line, words, address, sociable=sociable)
        elif copyright_line := _COPYRIGHT.match(line):
            self.year = int(copyright_line["year"])
            self.organisation = copyright_line["owner"].strip().rstrip(",")
        elif _ADDRESS_HEAD.fullmatch(line):
            self._in_address = True
        elif _FIXED.fullmatch(line):
            self._in_address = False
        elif self._in_address and len(self.address) < _MOST_ADDRESS_LINES:
            self.address.append(line)
        else:
            self.unread.append(line)

    def _read_link(self, line: str, words: str, address: str, *, sociable: bool) -> None:
        if _PREFERENCES.search(words):
            self.preferences = address
        elif _UNSUBSCRIBE.search(words):
            self.unsubscribe = address
        elif sociable:
            self.social.append(SocialLink(name=words, url=address))
        else:
            self.unread.append(line)


def _links_of(line: str) -> list[tuple[str, str, bool]]:
    """Words and address of each ``** words (address)``, or of ``words: address``.

    The last value tells whether it is formed like a link to one of the newsletter's places.
    """
    labelled = _LABELLED.fullmatch(line)
    if labelled and (address := address_of(labelled["address"])) is not None:
        return [(labelled["words"], address, True)]
    links: list[tuple[str, str, bool]] = []
    sociable = _LINK_MARK.match(line) is not None
    at = 0
    marked = read_link_ends(_LINK_MARK.sub("", line))
    for mark in marked.links:
        words = marked.text[at : mark.end].strip()
        links.append(("" if words == LOST_LINK else words, mark.address, sociable))
        at = mark.end
    return links
