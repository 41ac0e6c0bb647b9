"""The plain-text part of a Mailchimp email, raw or archived, read into blocks.

Raw parts have blank lines between blocks, archived ones have none. A heading is a ``** `` line with
60 dashes under it; 60 equals signs open the footer, which is kept word for word.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from crank_desktop.importing.blocks import Block, BlockKind, Reading, Remark
from crank_desktop.importing.line_joining import JoinedLine, join_broken
from crank_desktop.importing.link_ends import bare_address, read_link_ends
from crank_desktop.importing.sign_off import (
    is_sign_off,
    joined_sign_off,
    read_credit,
    sign_off_start,
)
from crank_desktop.model.kinds import NoteKind

SHAPE = "mailchimp-text"
HEADING_MARK = "** "
HEADING_RULE = "-" * 60
FOOTER_RULE = "=" * 60
_RULE = re.compile(r"-{20,}")


def read_mailchimp_text(text: str) -> Reading:
    """The blocks of a plain part; everything from the footer's rule on stands in ``closing``."""
    reading = Reading(SHAPE)
    lines = [line.strip() for line in text.split("\n")]
    if FOOTER_RULE in lines:
        footer = lines.index(FOOTER_RULE)
        reading.closing = [line for line in lines[footer:] if line]
        del lines[footer:]
    parts = list(_parts(lines))
    last = parts[-1][1]
    start = 0 if is_sign_off(last) else sign_off_start(last)
    parts[-1:] = [(parts[-1][0], last[:start]), (None, last[start:])]
    for heading, prose in parts:
        if heading is not None:
            reading.blocks.append(_block(BlockKind.HEADING, heading))
        if prose is parts[-1][1] or is_sign_off(prose):
            _read_sign_off(prose, reading)
        else:
            _read_prose(prose, reading)
    return reading


def _parts(lines: list[str]) -> Iterator[tuple[JoinedLine | None, list[str]]]:
    """Each heading with the lines up to the next one; first what stands before any heading."""
    heading: JoinedLine | None = None
    prose: list[str] = []
    at = 0
    while at < len(lines):
        if lines[at].startswith(HEADING_MARK):
            yield heading, prose
            end = _heading_end(lines, at)
            words = [lines[at].removeprefix(HEADING_MARK), *lines[at + 1 : end]]
            joints = tuple(f"{above}\n{below}" for above, below in pairwise(words))
            heading = JoinedLine(" ".join(words), joints)
            prose = []
            at = end + 1 if end < len(lines) and _RULE.fullmatch(lines[end]) else end
        else:
            prose.append(lines[at])
            at += 1
    yield heading, prose


def _heading_end(lines: list[str], at: int) -> int:
    """The line after a heading's words, which may be broken over lines before their rule."""
    for end in range(at + 1, min(at + 4, len(lines))):
        if _RULE.fullmatch(lines[end]):
            return end
        if not lines[end] or lines[end].startswith(HEADING_MARK):
            break
    return at + 1


def _read_prose(lines: list[str], reading: Reading) -> None:
    """The paragraphs and entries below one heading."""
    for run in _runs(lines):
        if len(run) == 1 and _RULE.fullmatch(run[0]):
            message = "A rule between two parts was left out."
            reading.remarks.append(Remark(NoteKind.DROPPED_FURNITURE, message, run[0]))
            continue
        address = bare_address(run[0])
        if address is not None and not reading.blocks and reading.banner is None:
            reading.banner = address
            reading.opening.append(run.pop(0))
        for line in join_broken(run):
            reading.blocks.append(_prose_block(line, reading.blocks))


def _runs(lines: list[str]) -> Iterator[list[str]]:
    """Lines between blank lines and rules; a rule is a run of its own."""
    run: list[str] = []
    for line in [*lines, ""]:
        if line and not _RULE.fullmatch(line):
            run.append(line)
            continue
        if run:
            yield run
            run = []
        if line:
            yield [line]


def _read_sign_off(lines: list[str], reading: Reading) -> None:
    reading.sign_off += [line for line in lines if line and read_credit(line) is None]
    for line in joined_sign_off(lines):
        reading.blocks.append(_block(BlockKind.LINE, line))


def _prose_block(line: JoinedLine, above: list[Block]) -> Block:
    """An entry of a list or a paragraph; numbers make a list where they count from 1."""
    if line.text.startswith("* "):
        return _block(BlockKind.ENTRY, JoinedLine(line.text[2:], line.joints))
    run = next((n for n, b in enumerate(reversed(above)) if b.kind is not BlockKind.NUMBERED), 0)
    number = f"{run + 1}. "
    if line.text.startswith(number):
        return _block(BlockKind.NUMBERED, JoinedLine(line.text[len(number) :], line.joints))
    return _block(BlockKind.PARAGRAPH, line)


def _block(kind: BlockKind, line: JoinedLine) -> Block:
    return Block(kind, read_link_ends(line.text).stripped(), line.remarks)
