"""Lines that a mail program broke in mid-sentence, put together again.

Mailchimp breaks lines of the plain part at the last space before about 998 bytes, between a link's
words and its ``(`` as well.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crank_desktop.importing.blocks import Remark
from crank_desktop.importing.link_ends import read_link_ends
from crank_desktop.model.kinds import NoteKind

_END_MARK = re.compile(r"[.?!…:;)\]][\"”’»]*$")
_CONTEXT = 30
_FULL_LINE = 998
"""Bytes: a line that had no room left for the word below it was broken there."""
_NUMBER = re.compile(r"(\d{1,2})\. ")


@dataclass(frozen=True, slots=True)
class JoinedLine:
    """A whole line; ``joints`` holds the words around each place where it had been broken."""

    text: str
    joints: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """One remark for each joint."""
        message = "A line that was broken in mid-sentence was joined."
        return tuple(Remark(NoteKind.REJOINED_LINE, message, joint) for joint in self.joints)


def join_broken(lines: Iterable[str]) -> list[JoinedLine]:
    """Whole lines of prose: one that starts with ``(`` or follows no end mark continues a line.

    So does one whose first word had no room above it, end mark or not. A line that starts an entry
    (``* ``, ``2. `` below ``1. ``) continues nothing.
    """
    whole: list[JoinedLine] = []
    above = ""
    for raw in lines:
        line = raw.strip()
        before, above = above, line
        if whole and (_continues(whole[-1].text, line) or _had_no_room(before, line)):
            last = whole[-1]
            joint = f"{last.text[-_CONTEXT:]}\n{line[:_CONTEXT]}"
            whole[-1] = JoinedLine(f"{last.text} {line}", (*last.joints, joint))
        else:
            whole.append(JoinedLine(line))
    return whole


def ends_sentence(line: str) -> bool:
    """Whether a line's words, links aside, end with a mark that ends a sentence or an entry."""
    return _END_MARK.search(read_link_ends(line).text.rstrip()) is not None


def _continues(before: str, line: str) -> bool:
    if line.startswith("* ") or _next_number(before, line):
        return False
    return line.startswith("(") or not ends_sentence(before)


def _next_number(before: str, line: str) -> bool:
    last, this = _NUMBER.match(before), _NUMBER.match(line)
    return last is not None and this is not None and int(this[1]) == int(last[1]) + 1


def _had_no_room(before: str, line: str) -> bool:
    return len(f"{before} {line.partition(' ')[0]}".encode()) > _FULL_LINE
