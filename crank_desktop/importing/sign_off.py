"""The sign-off below the last section: editors with their roles, then the image credit."""

import re
from collections.abc import Sequence

from crank_desktop.document.address import MISSING, is_mail_address
from crank_desktop.document.portable import Editor
from crank_desktop.importing.line_joining import JoinedLine
from crank_desktop.importing.link_ends import LOST_MAIL, read_link_ends
from crank_desktop.importing.spaces import NO_BREAK
from crank_desktop.importing.vocabulary import CREDIT, EDITOR, is_furniture

_LONGEST_LINE = 160
_SENTENCE = re.compile(r"(?<!\bJr)(?<!\bSr)[.?!][\"”’]*$")
"""The end of a sentence, which no editor's line has."""
_USUAL_LABELS = ("image", "image credit")
_ROLE_AHEAD = re.compile(r"[^,()]{0,40}\bEditor\b[^,()]{0,20}, \S")


def is_sign_off(lines: Sequence[str]) -> bool:
    """Whether the lines below a heading are a sign-off: the first one names an editor."""
    first = next((line for line in lines if line), "").replace(NO_BREAK, " ")
    if len(first) >= _LONGEST_LINE or _SENTENCE.search(first):
        return False
    return _ROLE_AHEAD.match(first) is not None


def sign_off_start(lines: Sequence[str]) -> int:
    """Where a sign-off without a heading begins: the last lines that name editors or a credit.

    The number of lines where there is none.
    """
    start = len(lines)
    below = ""
    for number in range(len(lines) - 1, -1, -1):
        line, below = lines[number] + below, ""
        if number and lines[number - 1].endswith("("):
            below = line
            continue
        if line and not _signs_off(line):
            break
        start = number if line else start
    return start


def _signs_off(line: str) -> bool:
    if len(line) >= _LONGEST_LINE:
        return False
    words = read_link_ends(line).text.replace(NO_BREAK, " ").strip()
    editor = read_editor(words) is not None and not _SENTENCE.search(words)
    return editor or read_credit(words) is not None or is_furniture(words)


def joined_sign_off(lines: Sequence[str]) -> list[JoinedLine]:
    """The lines of a sign-off, one for each editor: only an opened parenthesis is continued."""
    whole: list[JoinedLine] = []
    for line in filter(None, lines):
        if whole and whole[-1].text.endswith("("):
            last = whole[-1]
            whole[-1] = JoinedLine(last.text + line, (*last.joints, f"{last.text}\n{line}"))
        else:
            whole.append(JoinedLine(line))
    return whole


def read_editor(line: str) -> Editor | None:
    """``Role, Name (address)`` as an editor, None for any other line."""
    found = EDITOR.fullmatch(line.strip())
    if found is None:
        return None
    mail = found["mail"] or None
    if mail == LOST_MAIL:
        mail = MISSING
    elif mail is not None and not is_mail_address(mail):
        return None
    return Editor(role=found["role"], name=found["name"].strip(), email=mail)


def read_credit(line: str) -> str | None:
    """The words after ``Image:``, ``Image credit:``, ``Photo:``; None for any other line."""
    found = CREDIT.match(line)
    return line[found.end() :].strip() if found else None


def has_usual_label(line: str) -> bool:
    """Whether a credit's label is one that exports write back."""
    found = CREDIT.match(line)
    return found is not None and found["label"].lower() in _USUAL_LABELS
