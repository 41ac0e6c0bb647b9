"""The texts of an issue that an editor writes, each by its place and name.

A place is an item's identity, a section's, or "" for the issue itself. Names are those that the
window's fields have: heading, body, text, title, url, authors (one on each line), institution,
byline, note, "outlet 0", "address 0"; label, subject, preheader, intro, alt, credit; a section has
its heading alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from crank_desktop.document.address import is_missing
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    Outlet,
    PortableIssue,
)

_PLAIN = ("label", "subject", "preheader")
_CREDITS = ("institution", "byline", "note")
_NAMES = {
    HighlightItem: ("heading", "body"),
    LinkItem: ("text",),
    AnalysisItem: ("title", "url", *_CREDITS),
}


@dataclass(frozen=True, slots=True)
class IssueText:
    """One text: ``prose`` is Markdown, ``address`` leads somewhere and is no words."""

    place: str
    name: str
    text: str
    prose: bool = False
    address: bool = False


def texts_of(issue: PortableIssue) -> Iterator[IssueText]:
    """What an issue says, text by text in the order they are read; empty ones are left out."""
    return (text for text in every_text(issue) if text.text)


def every_text(issue: PortableIssue) -> Iterator[IssueText]:
    """Every text of an issue in the order they are read."""
    for name in _PLAIN:
        yield IssueText("", name, getattr(issue, name))
    yield IssueText("", "intro", issue.intro, prose=True)
    yield IssueText("", "alt", issue.image.alt)
    yield IssueText("", "credit", issue.image.credit)
    for section in issue.sections:
        yield IssueText(section.uid, "heading", section.heading)
        for item in section.items:
            yield from _item_texts(item)


def with_item_text(item: Item, name: str, text: str) -> Item:
    """The item with another text of this name; one that it does not have is a ``KeyError``."""
    part, _, number = name.partition(" ")
    said: dict[str, Any] = {name: text}
    if isinstance(item, LinkItem) and number:
        said = {"outlets": _with_outlet(item.outlets, part, int(number), text)}
    elif isinstance(item, AnalysisItem) and name == "authors":
        said = {name: tuple(one for one in text.split("\n") if one.strip())}
    elif name not in _NAMES[type(item)]:
        raise KeyError(name)
    return replace(item, **said)


def with_issue_text(issue: PortableIssue, name: str, text: str) -> PortableIssue:
    """The issue with another text of its own; one that it does not have is a ``KeyError``."""
    said: dict[str, Any] = {name: text}
    if name in {"alt", "credit"}:
        return replace(issue, image=replace(issue.image, **said))
    if name not in {*_PLAIN, "intro"}:
        raise KeyError(name)
    return replace(issue, **said)


def _with_outlet(
    outlets: tuple[Outlet, ...], part: str, number: int, text: str
) -> tuple[Outlet, ...]:
    said: dict[str, Any] = {"name" if part == "outlet" else "url": text}
    return (*outlets[:number], replace(outlets[number], **said), *outlets[number + 1 :])


def _item_texts(item: Item) -> Iterator[IssueText]:
    match item:
        case HighlightItem(heading=heading, body=body):
            yield IssueText(item.uid, "heading", heading)
            yield IssueText(item.uid, "body", body, prose=True)
        case LinkItem(text=sentence, outlets=outlets):
            yield IssueText(item.uid, "text", sentence, prose=True)
            for number, outlet in enumerate(outlets):
                yield IssueText(item.uid, f"outlet {number}", outlet.name)
                yield _address(item.uid, f"address {number}", outlet.url)
        case AnalysisItem():
            yield IssueText(item.uid, "title", item.title)
            yield _address(item.uid, "url", item.url)
            yield IssueText(item.uid, "authors", "\n".join(item.authors))
            for name in _CREDITS:
                yield IssueText(item.uid, name, getattr(item, name))


def _address(place: str, name: str, url: str | None) -> IssueText:
    """A lost address shows as an empty field, so it is an empty text."""
    return IssueText(place, name, "" if is_missing(url) else url or "", address=True)
