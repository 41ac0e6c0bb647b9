"""The markup of a clipboard made plain: what Word, Google Docs and browsers put around the words.

Word writes lists as paragraphs with their bullets as words, and tags of its own; Google Docs leads
links over its own address. What is left is markup as a newsletter's page would have it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

from crank_desktop.document.address import is_public
from crank_desktop.importing.html_looks import Part, part_of
from crank_desktop.importing.html_scan import EndTag, Mark, StartTag, Words, scan

DEEPEST_LIST = 6
"""Lists inside lists that are kept; deeper ones are entries of the last."""

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*?)(?:<!--\s*EndFragment\s*-->|\Z)", re.DOTALL)
_LEVEL = re.compile(r"mso-list:\s*\S+\s+level(\d+)", re.IGNORECASE)
_BULLET = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,4}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]")
_ABOUT_WORDS = re.compile(r"mso-element:\s*comment|mso-special-character:\s*comment", re.IGNORECASE)
_LEFT_OUT = frozenset({"xml", "del", "button", "select", "o:smarttagtype"})
_AS_BOX = frozenset({"nav", "aside", "form", "noscript", "dialog", "header", "footer"})
_KEPT = frozenset({"href", "style", "hidden", "width", "height"})
_ENDS_LISTS = frozenset(
    {"p", "div", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
)
_MOST_STEPS = 3


def fragment_of(text: str) -> str:
    """What was copied, without the page that the clipboard wraps around it."""
    found = _FRAGMENT.search(text)
    return found[1] if found and found[1].strip() else text


def pasted_marks(text: str) -> Iterator[Mark]:
    """The words and tags of copied markup, what programs put around them left out."""
    marks = [_plain(mark) for mark in _without_junk(scan(text))]
    lists = _Lists()
    for number, mark in enumerate(marks):
        level = _level(mark)
        if level:
            yield from lists.enter(min(level, DEEPEST_LIST), ordered=_is_numbered(marks, number))
        else:
            if isinstance(mark, StartTag) and mark.name in _ENDS_LISTS:
                yield from lists.close()
            yield from lists.passed(mark)
    yield from lists.close()


class _Lists:
    """The lists that Word's paragraphs make up: "ul" or "ol" for each level that is open."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._in_bullet = 0
        self._in_entry = False

    def enter(self, level: int, *, ordered: bool) -> Iterator[Mark]:
        """Begin an entry in the list of a level."""
        name = "ol" if ordered else "ul"
        yield from self.close(level)
        if len(self._open) == level:
            if self._open[-1] == name:
                yield EndTag("li")
            else:
                yield from self.close(level - 1)
        while len(self._open) < level:
            self._open.append(name)
            yield StartTag(name)
        yield StartTag("li")
        self._in_entry = True

    def close(self, level: int = 0) -> Iterator[Mark]:
        """End the lists that are deeper than a level."""
        while len(self._open) > level:
            yield EndTag("li")
            yield EndTag(self._open.pop())
        self._in_bullet = 0

    def passed(self, mark: Mark) -> Iterator[Mark]:
        """A mark that begins no entry: a bullet that was written as words is left out."""
        if self._in_bullet and not isinstance(mark, Words):
            is_span = mark.name == "span"
            self._in_bullet += is_span if isinstance(mark, StartTag) else -is_span
        elif self._in_bullet:
            return
        elif self._open and isinstance(mark, StartTag) and _BULLET.search(mark.value("style")):
            self._in_bullet = 1
        elif self._in_entry and isinstance(mark, EndTag) and mark.name == "p":
            self._in_entry = False
        else:
            yield mark


def _level(mark: Mark) -> int:
    """The level of the list whose entry a paragraph of Word's is; 0 for none."""
    if not isinstance(mark, StartTag) or mark.name != "p":
        return 0
    found = _LEVEL.search(mark.value("style"))
    return int(found[1][:2]) if found else 0


def _is_numbered(marks: list[Mark], start: int) -> bool:
    """Whether the bullet of an entry is a number or a letter."""
    inside = False
    for number in range(start + 1, len(marks)):
        mark = marks[number]
        if isinstance(mark, EndTag) and mark.name == "p":
            break
        if isinstance(mark, StartTag):
            if mark.name == "p":
                break
            inside = inside or _BULLET.search(mark.value("style")) is not None
        elif inside and isinstance(mark, Words) and unescape(mark.source).strip():
            return _NUMBER.fullmatch(unescape(mark.source).strip()) is not None
    return False


def _without_junk(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks without elements that hold no words of the text, and all that stands in these."""
    inside: list[str] = []
    for mark in marks:
        if not inside:
            if isinstance(mark, StartTag) and _is_junk(mark):
                inside.append(mark.name)
            else:
                yield mark
        elif isinstance(mark, StartTag) and mark.name == inside[0]:
            inside.append(mark.name)
        elif isinstance(mark, EndTag) and mark.name == inside[0]:
            inside.pop()


def _is_junk(tag: StartTag) -> bool:
    is_comment = _ABOUT_WORDS.search(tag.value("style")) is not None
    return tag.name in _LEFT_OUT or (is_comment and tag.name in {"div", "span", "a"})


def _plain(mark: Mark) -> Mark:
    """A tag without what its page called it: what was copied is wanted, whatever part it was."""
    if isinstance(mark, Words):
        return mark
    name = "div" if mark.name in _AS_BOX else mark.name
    if isinstance(mark, EndTag):
        return EndTag(name)
    read_aloud = part_of(mark) == Part.SCREEN_READERS
    kept = {key: value for key, value in mark.attributes.items() if key in _KEPT}
    if read_aloud:
        kept["class"] = mark.attributes.get("class", "")
    if "href" in kept:
        kept["href"] = escape(direct_address(mark.value("href")))
    return replace(mark, name=name, attributes=kept)


def direct_address(address: str) -> str:
    """An address without the detour over Google that Docs and Gmail send readers on."""
    for _ in range(_MOST_STEPS):
        try:
            parts = urlsplit(address.strip())
            host = parts.hostname or ""
        except ValueError:
            break
        if parts.path != "/url" or not re.fullmatch(r"(?:www\.)?google\.[a-z.]{2,6}", host):
            break
        asked = parse_qs(parts.query)
        target = next((asked[key][0] for key in ("q", "url") if key in asked), "")
        if not is_public(target):
            break
        address = target
    return address
