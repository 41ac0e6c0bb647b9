"""Text copied from an issue's web page, with or without blank lines, read into blocks.

Nothing marks a heading here: section heads are told by their words, headlines by their position,
length and missing full stop.
"""

import re

from crank_desktop.importing.blocks import Block, BlockKind, Reading, Remark
from crank_desktop.importing.line_joining import JoinedLine
from crank_desktop.importing.marked import MarkedText
from crank_desktop.importing.sign_off import (
    is_sign_off,
    joined_sign_off,
    read_credit,
    read_editor,
    sign_off_start,
)
from crank_desktop.importing.spaces import NO_BREAK, mend_spaces
from crank_desktop.importing.vocabulary import (
    NAMED_BY_INTRO,
    TITLE,
    is_furniture,
    section_kind,
)
from crank_desktop.model.kinds import NoteKind, SectionKind

SHAPE = "web-text"
_END_MARK = re.compile(r"[.?!…:;)][\"”’»]*$")
_ABBREVIATION_AT_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_LISTED = re.compile(r"(?:[*•]|(?P<number>\d{1,2})\.) +")
_BULLET = re.compile(r"[*•] ?")
_ENTRY = re.compile(r"(?:[—–*•]|- )\s*")
_LONGEST_HEADLINE = 140
_SHORTEST_PARAGRAPH = 150


def read_web_text(text: str) -> Reading:
    """The blocks of a page's text."""
    lines = [line.strip(" \t\r\f\v") for line in text.split("\n")]
    return _WebText([line for line in lines if line.strip()]).read()


class _WebText:
    """One pass over the lines, knowing which section they are in."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._reading = Reading(SHAPE)
        self._section: SectionKind | None = None
        self._name = ""
        self._signed_off = False
        self._after_head = False
        self._broken: list[str] = []
        self._sign_off_start = sign_off_start(lines)

    def read(self) -> Reading:
        """Every line in its place."""
        for number, line in enumerate(self._lines):
            following = self._lines[number + 1] if number + 1 < len(self._lines) else ""
            if number == self._sign_off_start and self._section is not None:
                self._section, self._signed_off = None, True
            self._read_line(line, following)
        if self._broken:
            self._read_whole(joined_sign_off(self._broken)[0])
        return self._reading

    def _read_line(self, line: str, following: str) -> None:
        if self._is_title(line):
            return
        if is_furniture(line) and self._section is None:
            self._drop(line)
        elif self._opens_sign_off(line, following):
            self._add(BlockKind.HEADING, line)
            self._section, self._signed_off = None, True
        elif self._signed_off:
            self._read_after_sign_off(line)
        elif kind := section_kind(line.replace(NO_BREAK, " ")):
            self._add(BlockKind.HEADING, line)
            self._section, self._after_head = kind, True
        else:
            self._read_prose(line, following)

    def _is_title(self, line: str) -> bool:
        """The first line names the newsletter and the issue: ``NAME | September 2024``."""
        if self._reading.blocks or self._reading.title:
            return False
        found = TITLE.fullmatch(line)
        if found is None:
            return False
        self._name = " ".join(found["name"].split())
        self._reading.title = line
        self._reading.opening.append(line)
        return True

    def _drop(self, line: str) -> None:
        message = "A line of the page around the issue was left out."
        self._reading.remarks.append(Remark(NoteKind.DROPPED_FURNITURE, message, line))
        (self._reading.closing if self._signed_off else self._reading.opening).append(line)

    def _opens_sign_off(self, line: str, following: str) -> bool:
        """The newsletter's name again, or any short line with an editor below it."""
        if self._section is None:
            return False
        named = bool(self._name) and line.replace(NO_BREAK, " ").casefold() == self._name.casefold()
        return named or (not _END_MARK.search(line) and is_sign_off([following]))

    def _read_after_sign_off(self, line: str) -> None:
        """One line, or its part up to a parenthesis that the next line goes on in."""
        self._broken.append(line)
        if not line.endswith("("):
            self._read_whole(joined_sign_off(self._broken)[0])
            self._broken = []

    def _read_whole(self, line: JoinedLine) -> None:
        words = line.text.replace(NO_BREAK, " ")
        if read_credit(words) is not None:
            self._add(BlockKind.LINE, line.text, line.remarks)
        elif read_editor(words):
            self._add(BlockKind.LINE, line.text, line.remarks)
            self._reading.sign_off += self._broken
        elif is_furniture(line.text):
            self._drop(line.text)
        else:
            message = "These words after the sign-off belong to no part of an issue."
            self._reading.remarks.append(Remark(NoteKind.UNRECOGNISED, message, line.text))
            self._reading.closing += self._broken

    def _read_prose(self, line: str, following: str) -> None:
        if not self._name and (found := NAMED_BY_INTRO.match(line)):
            self._name = " ".join(found["name"].split())
        listed = self._section is SectionKind.HIGHLIGHTS and _LISTED.match(line)
        headed = self._section in (None, SectionKind.HIGHLIGHTS)
        if headed and not listed and self._is_headline(line, following):
            self._add(BlockKind.HEADING, line)
            self._after_head = False
            return
        self._after_head = False
        if listed and listed["number"]:
            self._add_numbered(line, listed)
            return
        entry = (_BULLET if self._section is SectionKind.HIGHLIGHTS else _ENTRY).match(line)
        if entry:
            self._add(BlockKind.ENTRY, line[entry.end() :])
        else:
            self._add(BlockKind.PARAGRAPH, line)

    def _add_numbered(self, line: str, listed: re.Match[str]) -> None:
        """An entry of a list that counts from 1; any other number belongs to the words."""
        blocks = self._reading.blocks
        run = next(
            (n for n, b in enumerate(reversed(blocks)) if b.kind is not BlockKind.NUMBERED), 0
        )
        if int(listed["number"]) == run + 1:
            self._add(BlockKind.NUMBERED, line[listed.end() :])
        else:
            self._add(BlockKind.PARAGRAPH, line)

    def _is_headline(self, line: str, following: str) -> bool:
        if len(line) > _LONGEST_HEADLINE or not following:
            return False
        if self._after_head:
            return True
        if _ABBREVIATION_AT_END.search(line) or line.endswith("?"):
            return len(line) < _SHORTEST_PARAGRAPH <= len(following)
        if self._section is None and len(following) < _SHORTEST_PARAGRAPH:
            return False
        return _END_MARK.search(line) is None

    def _add(self, kind: BlockKind, line: str, made: tuple[Remark, ...] = ()) -> None:
        words, remarks = mend_spaces(line)
        self._reading.blocks.append(Block(kind, MarkedText(words).stripped(), made + remarks))
