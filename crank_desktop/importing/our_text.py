"""The program's own plain text read back: underlined heads, numbered links, addresses below.

``render.plain_text`` writes it; a link's words stand again in the list below its item, so nothing
about it is a guess.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from crank_desktop.importing.blocks import Block, BlockKind, Reading
from crank_desktop.importing.marked import MarkedText
from crank_desktop.importing.our_text_links import (
    Reference,
    address_of,
    left_over,
    linked,
    read_entry,
    read_references,
)
from crank_desktop.importing.sign_off import is_sign_off, read_credit

SHAPE = "text"
_UNDERLINE = re.compile(r"={3,72}|-{3,72}")
_HEAD_LINES = 2
_FOOTER_RULE = "-" * 72
_BULLET = re.compile(r"\* ")
_NUMBERED = re.compile(r"\d+\. ")


def is_our_text(text: str) -> bool:
    """Whether the first lines are a title underlined with equals signs."""
    lines = text.lstrip("\n").split("\n", 2)
    return len(lines) > 1 and _is_head(lines[:2]) and lines[1].startswith("=")


def read_our_text(text: str) -> Reading:
    """The blocks of a text that the program wrote."""
    groups = list(_groups(text.split("\n")))
    reading = Reading(SHAPE)
    if [_FOOTER_RULE] in groups:
        footer = groups.index([_FOOTER_RULE])
        reading.closing = [line for group in groups[footer + 1 :] for line in group]
        del groups[footer:]
    reader = _OurText(reading)
    for group in groups:
        reader.read(group)
    reader.finish()
    return reading


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """The lines between blank ones."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield group
            group = []


def _is_head(group: list[str]) -> bool:
    if len(group) != _HEAD_LINES or not _UNDERLINE.fullmatch(group[1]):
        return False
    return len(group[1]) == min(max(len(group[0]), 3), 72)


class _OurText:
    """One pass over the groups; prose waits for the list of its links."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._waiting: list[Block] = []

    def read(self, group: list[str]) -> None:
        """Take one group of lines for what it is."""
        references = read_references(group)
        if references:
            self._link_waiting(references)
        elif _is_head(group):
            self.finish()
            self._read_head(group)
        elif is_sign_off(group) or read_credit(group[0]) is not None:
            self._reading.sign_off += [line for line in group if read_credit(line) is None]
            self._waiting += [Block(BlockKind.LINE, MarkedText(line)) for line in group]
        elif self._is_banner(group):
            self._reading.banner = address_of(group[0])
        else:
            self._waiting += _prose(group)

    def finish(self) -> None:
        """Hand on what waited; its links are known now or it has none."""
        self._reading.blocks += self._waiting
        self._waiting = []

    def _read_head(self, group: list[str]) -> None:
        if not self._reading.title and not self._reading.blocks and group[1].startswith("="):
            self._reading.title = group[0]
            self._reading.opening.append(group[0])
        else:
            self._reading.blocks.append(Block(BlockKind.HEADING, MarkedText(group[0])))

    def _is_banner(self, group: list[str]) -> bool:
        nothing_yet = not (self._reading.blocks or self._waiting or self._reading.banner)
        return nothing_yet and len(group) == 1 and address_of(group[0]) is not None

    def _link_waiting(self, references: list[Reference]) -> None:
        for reference in references:
            if not self._placed(reference):
                words = f"[{reference.number}] {reference.words}\n{reference.address}"
                self._reading.remarks.append(left_over(words))

    def _placed(self, reference: Reference) -> bool:
        for number, block in enumerate(self._waiting):
            marked = linked(block.marked, reference)
            if marked is not None:
                self._waiting[number] = replace(block, marked=marked)
                return True
        return False


def _prose(group: list[str]) -> Iterator[Block]:
    if group[0].startswith("> "):
        words = " ".join(line.removeprefix(">").strip() for line in group)
        yield Block(BlockKind.QUOTE, MarkedText(words))
        return
    for kind, mark in ((BlockKind.ENTRY, _BULLET), (BlockKind.NUMBERED, _NUMBERED)):
        if mark.match(group[0]):
            for lines in _entries(group, mark):
                yield read_entry(lines, kind)
            return
    yield Block(BlockKind.PARAGRAPH, MarkedText(" ".join(line.strip() for line in group)))


def _entries(group: list[str], mark: re.Pattern[str]) -> Iterator[list[str]]:
    """Each entry's lines, the mark taken from the first."""
    lines: list[str] = []
    for line in group:
        start = mark.match(line)
        if start and lines:
            yield lines
            lines = []
        lines.append(line[start.end() :] if start else line)
    yield lines
