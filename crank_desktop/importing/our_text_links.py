"""The lists of addresses in the program's own plain text, and the words they belong to."""

import re
from dataclasses import dataclass, replace

from crank_desktop.document.address import MISSING
from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.importing.blocks import Block, BlockKind, Remark
from crank_desktop.importing.link_ends import LOST_LINK
from crank_desktop.importing.link_item import TRAILING_GROUP
from crank_desktop.importing.marked import LinkMark, MarkedText
from crank_desktop.model.kinds import NoteKind

_ADDRESS = rf"\({re.escape(LOST_LINK)}\)|https?://\S+|mailto:\S+|{MERGE_TAG.pattern}"
_REFERENCE = re.compile(r"\[(?P<number>\d+)\] (?P<words>.*)")
_OUTLET = re.compile(rf"(?P<name>.*): (?P<address>{_ADDRESS})")


@dataclass(frozen=True, slots=True)
class Reference:
    """One link of a list: its number in the text, the words in front of it, its address."""

    number: str
    words: str
    address: str


def address_of(line: str) -> str | None:
    """The address of a line that holds nothing else."""
    if not re.fullmatch(_ADDRESS, line.strip()):
        return None
    return MISSING if LOST_LINK in line else line.strip()


def read_references(lines: list[str]) -> list[Reference]:
    """``[3] words`` and an address below, again and again; empty where the lines are no list."""
    references: list[Reference] = []
    for head, below in zip(lines[::2], lines[1::2], strict=False):
        found = _REFERENCE.fullmatch(head.strip())
        address = address_of(below)
        if found is None or address is None:
            return []
        references.append(Reference(found["number"], found["words"], address))
    return references if len(lines) % 2 == 0 else []


def linked(marked: MarkedText, reference: Reference) -> MarkedText | None:
    """The text with a number turned into a link on the words the list gives it.

    None where those words and their number are not in the text.
    """
    signed = f"{reference.words} [{reference.number}]"
    at = marked.text.find(signed)
    if at < 0:
        return None
    end = at + len(reference.words)
    without = marked.cut(0, end) + marked.cut(at + len(signed), len(marked.text))
    links = (*without.links, LinkMark(at, end, reference.address))
    return replace(without, links=tuple(sorted(links, key=lambda mark: mark.end)))


def left_over(words: str) -> Remark:
    """A remark on an address that belongs to no words above it."""
    message = "These words belong to nothing in the text above them."
    return Remark(NoteKind.UNRECOGNISED, message, words)


def read_entry(lines: list[str], kind: BlockKind) -> Block:
    """A sentence or a title with the addresses that stand under it."""
    tail = next((n for n, line in enumerate(lines) if n and _opens_tail(line)), len(lines))
    marked = MarkedText(" ".join(line.strip() for line in lines[:tail]))
    below = [line.strip() for line in lines[tail:]]
    remarks: list[Remark] = []
    while below:
        references = read_references(below[:2])
        if references:
            found, words = linked(marked, references[0]), "\n".join(below[:2])
        else:
            found, words = _with_address(marked, below[0]), below[0]
        if found is None:
            remarks.append(left_over(words))
        marked = found or marked
        del below[: 2 if references else 1]
    return Block(kind, marked, tuple(remarks))


def _opens_tail(line: str) -> bool:
    words = line.strip()
    return any(
        found is not None
        for found in (_REFERENCE.fullmatch(words), address_of(words), _OUTLET.fullmatch(words))
    )


def _with_address(marked: MarkedText, line: str) -> MarkedText | None:
    """The text with the outlet or the title of a line linked, None where it has neither."""
    outlet = _OUTLET.fullmatch(line)
    if outlet:
        return _with_outlet(marked, outlet["name"], address_of(outlet["address"]) or "")
    address = address_of(line)
    return None if address is None else _with_title(marked, address)


def _with_outlet(marked: MarkedText, name: str, address: str) -> MarkedText | None:
    """The outlet's name in the closing parenthesis, linked, the first time it is not yet."""
    group = TRAILING_GROUP.search(marked.text)
    start = group.start("inside") if group else 0
    taken = [mark.end for mark in marked.links if mark.end > start]
    whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if name else None
    found = whole.search(marked.text, max(taken, default=start)) if whole else None
    if found is None:
        return None
    return replace(marked, links=(*marked.links, LinkMark(*found.span(), address)))


def _with_title(marked: MarkedText, address: str) -> MarkedText | None:
    """The words before the closing parenthesis, linked where they hold no link yet."""
    group = TRAILING_GROUP.search(marked.text)
    end = group.start() if group else len(marked.text)
    if not end or any(mark.end <= end for mark in marked.links):
        return None
    return replace(marked, links=(LinkMark(0, end, address), *marked.links))
