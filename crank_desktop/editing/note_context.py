"""The words around what a note is about, without Markdown, for somebody to judge by."""

import re
from dataclasses import dataclass

from crank_desktop.document.inline import Emphasis, Inlines, Link, links_of, paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.portable import LinkItem, Note, PortableIssue
from crank_desktop.editing.note_texts import item_of, markdown_of, said_at
from crank_desktop.model.kinds import NoteKind

MOST_AROUND = 80
"""Characters on each side of the marked words."""
_SPACED = (NoteKind.LOST_LINK, NoteKind.STRAY_SPACE)
_OUTLETS = (NoteKind.SPLIT_OUTLETS, NoteKind.UNSURE_OUTLETS)
_ADDRESS = re.compile(r" ?\((?:\[link removed\]|(?:https?|mailto):[^\s()]*)\) ?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AROUND_JOINT = 2
"""Words on each side by which the place of a joint is found again."""


@dataclass(frozen=True, slots=True)
class Context:
    """The marked words and what stands before and after them, each in one line."""

    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """Words in one of the texts of ``said_at``: its number, and offsets in code points.

    ``joint`` is where the words are parted, for a line that was joined.
    """

    text: int
    start: int
    end: int
    joint: int | None = None


def context_of(issue: PortableIssue, position: int) -> Context:
    """The context of a note by its position among the issue's notes."""
    note = issue.notes[position]
    linked = _linked(issue, note)
    if linked is not None:
        return linked
    if note.kind in _OUTLETS:
        return _outlets(issue, note)
    place = place_of(issue, position)
    if place is not None:
        text = said_at(issue, note)[place.text]
        return _cut(text[: place.start], text[place.start : place.end], text[place.end :])
    if note.kind is NoteKind.INFERRED_YEAR and (year := _YEAR.search(note.text)):
        return _cut(note.text[: year.start()], year[0], note.text[year.end() :])
    return _cut("", note.text, "")


def place_of(issue: PortableIssue, position: int) -> Place | None:
    """Where the words of a lost link, a stray space or a joined line stand, None if nowhere.

    Notes of one kind are in reading order, so each is looked for behind the one before it.
    """
    note = issue.notes[position]
    if note.kind not in (*_SPACED, NoteKind.REJOINED_LINE):
        return None
    texts = said_at(issue, note)
    kinds = _SPACED if note.kind in _SPACED else (NoteKind.REJOINED_LINE,)
    found: Place | None = None
    for other in issue.notes[: position + 1]:
        if other.where == note.where and other.kind in kinds:
            after = found
            found = _found(texts, other, after) or _found(texts, other, None)
    return found


def joint_of(note: Note) -> tuple[str, str]:
    """The last words before a joint and the first ones behind it, addresses left out."""
    before, _, after = note.text.partition("\n")
    ahead = " ".join(_ADDRESS.sub(" ", before).split()[-_AROUND_JOINT:])
    if _ADDRESS.match(after) or after.startswith("("):
        return ahead, ""
    return ahead, " ".join(_ADDRESS.sub(" ", after).split()[:_AROUND_JOINT])


def _found(texts: tuple[str, ...], note: Note, after: Place | None) -> Place | None:
    if note.kind is NoteKind.REJOINED_LINE:
        ahead, behind = (_pattern(part) for part in joint_of(note))
        pattern = re.compile(rf"({ahead})\s*({behind})" if behind else rf"({ahead})()")
        empty = not ahead
    else:
        words = _pattern(note.text)
        pattern = re.compile(rf"(?<!\w)({words})()(?!\w)")
        empty = not words
    if empty:
        return None
    for number, text in enumerate(texts):
        if after is not None and number < after.text:
            continue
        start = after.end if after is not None and number == after.text else 0
        match = pattern.search(text, start)
        if match:
            joint = match.end(1) if match[2] else None
            return Place(number, match.start(), match.end(), joint)
    return None


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _linked(issue: PortableIssue, note: Note) -> Context | None:
    """The context of a link that a note counts."""
    markdown = markdown_of(issue, note)
    if markdown is None or note.index is None:
        return None
    left = note.index
    for paragraph in paragraphs_of(read_markdown(markdown)):
        links = list(links_of(paragraph.children))
        if left < len(links):
            before = _words_before(paragraph.children, links[left])
            marked = words_of(links[left].children)
            whole = words_of(paragraph.children)
            return _cut(before, marked, whole[len(before) + len(marked) :])
        left -= len(links)
    return None


def _words_before(nodes: Inlines, link: Link) -> str:
    """The words of the nodes up to a link, which is one of them or inside one."""
    words = ""
    for node in nodes:
        if node is link:
            break
        if isinstance(node, Emphasis) and any(one is link for one in links_of(node.children)):
            return words + _words_before(node.children, link)
        words += words_of((node,))
    return words


def _outlets(issue: PortableIssue, note: Note) -> Context:
    item = item_of(issue, note)
    if not isinstance(item, LinkItem):
        return _cut("", note.text, "")
    sentence, names = said_at(issue, note)
    return _cut(f"{sentence} ", names, "")


def _cut(before: str, marked: str, after: str) -> Context:
    return Context(_end(_line(before)), _line(marked).strip(), _start(_line(after)))


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _end(text: str) -> str:
    if len(text) <= MOST_AROUND:
        return text
    return "… " + text[-MOST_AROUND:].partition(" ")[2]


def _start(text: str) -> str:
    if len(text) <= MOST_AROUND:
        return text
    return text[:MOST_AROUND].rpartition(" ")[0] + " …"
