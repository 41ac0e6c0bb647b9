"""Our own Markdown file read back to an equal issue (``render.markdown`` writes it)."""

import re
from collections.abc import Iterator
from typing import cast

import yaml

from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.portable_json import JsonObject, from_json_object
from crank_desktop.errors import InputRefused
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, ItemKind, SectionKind

_HEAD = re.compile(r"---\n(.*?\n)---\n\n?", re.DOTALL)
_PART = re.compile(r"^(###?)(?: (.*))?\n\n?", re.MULTILINE)
_ESCAPED_HEADING = re.compile(r"^\\(\\*#)", re.MULTILINE)
_ENTRY = re.compile(r"^- ", re.MULTILINE)
_ESCAPED = re.compile(r"\\(.)")
_LINKED = re.compile(r"\[((?:\\.|[^\]\\])*)\]\((?:<([^>]*)>|([^()\s]*))\)")
_BYLINE = re.compile(r"\*((?:\\.|[^*\\])*)\*$")


def is_our_markdown(text: str) -> bool:
    """Whether the text opens with the YAML head of our own files."""
    head = _HEAD.match(text)
    return head is not None and head[1].startswith("format: crank-issue/")


def read_our_markdown(text: str) -> PortableIssue:
    """The issue of one of our files; raises ``InputRefused`` naming what is wrong."""
    head = _HEAD.match(text)
    if head is None:
        raise InputRefused("the head between the two --- lines is missing")
    try:
        fields = yaml.safe_load(head[1])
    except yaml.YAMLError as error:
        words = " ".join(str(error).split())
        raise InputRefused(f"the head is not readable as YAML: {words}") from error
    known = fields.pop("sections", None)
    if not isinstance(known, list):
        raise InputRefused('the head has no list of "sections"')
    starts = list(_PART.finditer(text, head.end()))
    end = starts[0].start() if starts else len(text)
    fields["intro"] = _prose(text[head.end() : end], last=not starts)
    fields["sections"] = _sections(text, starts, known)
    return from_json_object(fields)


def _sections(text: str, starts: list[re.Match[str]], known: list[object]) -> list[JsonObject]:
    sections: list[JsonObject] = []
    for number, start in enumerate(starts):
        last = number + 1 == len(starts)
        content = text[start.end() : len(text) if last else starts[number + 1].start()]
        if start[1] == "##":
            sections.append(_section(start, content, _identity(known, len(sections))))
            continue
        if not sections:
            raise InputRefused(f'the headline "{start[2]}" stands before any section')
        items = _items_of(sections[-1])
        items.append(
            {"kind": "highlight", "heading": _words(start[2]), "body": _prose(content, last=last)}
        )
    return [_identified(section, _identity(known, n)) for n, section in enumerate(sections)]


def _section(start: re.Match[str], content: str, identity: JsonObject) -> JsonObject:
    try:
        kind = SectionKind(str(identity.get("kind", SectionKind.HIGHLIGHTS)))
    except ValueError as error:
        raise InputRefused(f"the head names an unknown kind of section: {error}") from error
    items = [] if kind is SectionKind.HIGHLIGHTS else list(_entries(content, kind))
    return {"kind": kind, "heading": _words(start[2]), "items": items}


def _identity(known: list[object], number: int) -> JsonObject:
    found = known[number] if number < len(known) else None
    return found if isinstance(found, dict) else {}


def _identified(section: JsonObject, identity: JsonObject) -> JsonObject:
    """The section with the identities of the head, where it still has as many items."""
    uids = identity.get("items")
    items = _items_of(section)
    if identity.get("uid"):
        section["uid"] = identity["uid"]
    if isinstance(uids, list) and len(uids) == len(items):
        for item, uid in zip(items, uids, strict=True):
            item["uid"] = uid
    return section


def _items_of(section: JsonObject) -> list[JsonObject]:
    return cast(list[JsonObject], section["items"])


def _entries(content: str, kind: SectionKind) -> Iterator[JsonObject]:
    for entry in _ENTRY.split(content)[1:]:
        *first, below = entry.rstrip("\n").split("\n  ")
        if not (first and below.startswith("(") and below.endswith(")")):
            start = " ".join(entry[:40].split())
            raise InputRefused(f'the entry "{start}" has no parenthesis on a line of its own')
        words = "\n".join(first)
        if kind is SectionKind.LINKS:
            yield {"kind": ItemKind.LINK, "text": words, "outlets": _outlets(below[1:-1])}
        else:
            yield {"kind": ITEM_KIND_OF_SECTION[kind], **_analysis(words, below[1:-1])}


def _outlets(below: str) -> list[JsonObject]:
    return [
        {"name": _words(found[1]), "url": found[2] or found[3] or None}
        for found in _LINKED.finditer(below)
    ]


def _analysis(words: str, below: str) -> JsonObject:
    title = _LINKED.fullmatch(words)
    fields = [*_parted(below, ";"), "", "", ""]
    byline = _BYLINE.search(fields[0])
    authors = fields[0][: byline.start()] if byline else fields[0]
    return {
        "title": _words(title[1] if title else words),
        "url": (title[2] or title[3] or None) if title else None,
        "authors": [_words(name) for name in _parted(authors, ",")],
        "byline": _words(byline[1]) if byline else "",
        "institution": _words(fields[1]),
        "note": _words(fields[2]),
    }


def _parted(text: str, separator: str) -> list[str]:
    """The parts between separators that no backslash escapes; none of an empty text."""
    parts = [""]
    for piece in re.findall(r"\\.|[^\\]", text, re.DOTALL):
        if piece == separator:
            parts.append("")
        else:
            parts[-1] += piece
    return [part.removeprefix(" ") for part in parts] if text else []


def _words(text: str | None) -> str:
    return _ESCAPED.sub(r"\1", text or "")


def _prose(content: str, *, last: bool) -> str:
    """A text without the line breaks that part it from what follows."""
    return _ESCAPED_HEADING.sub(r"\1", content.removesuffix("\n" if last else "\n\n"))
