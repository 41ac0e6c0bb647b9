"""``(Author and Author, Institution, writing in POLITICO)`` taken apart."""

import re
from dataclasses import dataclass

_NOTE = re.compile(r"(?:writing|published|in an interview|speaking|via) (?:in|for|with|at|to)?\b.*")
_UNSIGNED = re.compile(
    r"(?:unsigned )?(?:editorial|editorial board|staff|staff report|commentary|opinion)",
    re.IGNORECASE,
)
_BODY_WORDS = re.compile(
    r"\b(?:Cent(?:er|re)|Institut\w*|Universit\w*|Council|Endowment|Foundation|School|College"
    r"|Academy|Association|Society|Program\w*|Project|Group|Network|Initiative|Fund|Forum|Board"
    r"|Department|Ministry|Agency|Office|Times|Post|News|Review|Journal|Studies|Affairs|Research"
    r"|Policy|Security|Defen[cs]e|Strategic|International|for|of|on|the)\b"
)
_LONGEST_NAME = 5
"""Words."""
_AND = re.compile(r"\s+(?:and|&)\s+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an analysis: authors or, in their place, a ``byline``; institution; a note."""

    authors: tuple[str, ...] = ()
    byline: str = ""
    institution: str = ""
    note: str = ""


def read_byline(text: str) -> Byline:
    """The parts of a parenthesis; commas part authors from each other and from the institution.

    The list of authors ends at its "and"; without one the first name is the only author. What
    follows is the institution, commas and all, up to "writing in …".
    """
    parts = [part for part in (part.strip() for part in re.split(r",\s+", text)) if part]
    note = ""
    for number, part in enumerate(parts):
        if number and _NOTE.fullmatch(part):
            note = ", ".join(parts[number:])
            parts = parts[:number]
            break
    if not parts:
        return Byline(note=note)
    if _UNSIGNED.fullmatch(parts[0]):
        return Byline(byline=parts[0], institution=", ".join(parts[1:]), note=note)
    if len(parts) == 1 and not _is_person(parts[0]) and not _AND.search(parts[0]):
        return Byline(institution=parts[0], note=note)
    count = _author_parts(parts)
    names = [name for part in parts[:count] for name in _AND.split(re.sub(r"^and ", "", part))]
    return Byline(tuple(names), "", ", ".join(parts[count:]), note)


def _author_parts(parts: list[str]) -> int:
    """How many of the parts hold authors."""
    for number, part in enumerate(parts):
        if _AND.search(part) and all(_is_person(name) for name in _AND.split(part)):
            return number + 1
        if part.startswith("and ") and _is_person(part[4:]):
            return number + 1
        if not _is_person(part):
            break
    return 1


def _is_person(text: str) -> bool:
    """Whether the words look like a name: two to five of them, none of an institution's."""
    return 1 < len(text.split()) <= _LONGEST_NAME and not _BODY_WORDS.search(text)
