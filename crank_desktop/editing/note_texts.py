"""The texts of an issue that an import's notes speak of, found by a note's path."""

from dataclasses import replace

from crank_desktop.document.compose import compose_item
from crank_desktop.document.inline import paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    Note,
    PortableIssue,
)
from crank_desktop.document.tree import AnalysisNode, HighlightNode, LinkNode
from crank_desktop.library.note_places import bind

INTRO = "intro"


def item_of(issue: PortableIssue, note: Note) -> Item | None:
    """The item a note is about, None where it is about something else."""
    uid = bind(note.where, issue.sections).uid
    items = (item for section in issue.sections for item in section.items)
    return next((item for item in items if item.uid == uid), None)


def with_item(issue: PortableIssue, item: Item) -> PortableIssue:
    """The issue with another content of the item of this identity."""
    sections = tuple(
        replace(
            section,
            items=tuple(item if one.uid == item.uid else one for one in section.items),
        )
        for section in issue.sections
    )
    return replace(issue, sections=sections)


def markdown_of(issue: PortableIssue, note: Note) -> str | None:
    """The Markdown whose links a note counts: an item's body or sentence, or the intro."""
    if note.where == INTRO:
        return issue.intro
    match item_of(issue, note):
        case HighlightItem(body=body):
            return body
        case LinkItem(text=text):
            return text
        case _:
            return None


def with_markdown(issue: PortableIssue, note: Note, markdown: str) -> PortableIssue:
    """The issue with another text in that place."""
    if note.where == INTRO:
        return replace(issue, intro=markdown)
    match item_of(issue, note):
        case HighlightItem() as item:
            return with_item(issue, replace(item, body=markdown))
        case LinkItem() as item:
            return with_item(issue, replace(item, text=markdown))
        case _:
            return issue


def said_at(issue: PortableIssue, note: Note) -> tuple[str, ...]:
    """What is read where a note speaks of it, heading first and then paragraph by paragraph."""
    if note.where == INTRO:
        return _paragraphs(issue.intro)
    item = item_of(issue, note)
    if item is not None:
        match compose_item(item):
            case HighlightNode(_, heading, _) if isinstance(item, HighlightItem):
                return (words_of(heading), *_paragraphs(item.body))
            case LinkNode(_, words) | AnalysisNode(_, words):
                return (words_of(words), _byline(item))
    uid = bind(note.where, issue.sections).uid
    return tuple(section.heading for section in issue.sections if section.uid == uid)


def _paragraphs(markdown: str) -> tuple[str, ...]:
    return tuple(words_of(one.children) for one in paragraphs_of(read_markdown(markdown)))


def _byline(item: Item) -> str:
    match item:
        case LinkItem(outlets=outlets):
            return ", ".join(outlet.name for outlet in outlets)
        case AnalysisItem():
            parts = (*item.authors, item.byline, item.institution, item.note)
            return ", ".join(part for part in parts if part)
        case HighlightItem():
            return ""
