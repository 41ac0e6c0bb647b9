"""Portable issue to document: read every Markdown text, fill in subject and preheader."""

import functools

from crank_desktop.document.inline import plain_inlines
from crank_desktop.document.markdown_reader import read_inline, read_markdown
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    PortableIssue,
    Section,
)
from crank_desktop.document.tree import (
    AnalysisNode,
    Document,
    HighlightNode,
    ItemNode,
    LinkNode,
    SectionNode,
)
from crank_desktop.document.writable import writable

PREHEADER_LIMIT = 100
"""Characters; mail clients show about as many beside the subject."""


def compose(original: PortableIssue) -> Document:
    """The document of an issue; no query, no file, no clock."""
    issue = writable(original)
    title = issue.masthead.name or issue.newsletter
    return Document(
        issue=issue,
        original=original,
        title=title,
        subject=issue.subject or _subject(title, issue.label),
        preheader=issue.preheader or _preheader(issue),
        intro=read_markdown(issue.intro),
        sections=tuple(compose_section(section) for section in issue.sections),
    )


def compose_section(section: Section) -> SectionNode:
    """One section of a document."""
    return SectionNode(
        section.kind,
        plain_inlines(section.heading),
        tuple(compose_item(item) for item in section.items),
    )


def compose_item(item: Item) -> ItemNode:
    """One item of a document; the same item always gives the same frozen node."""
    return _composed(item.uid, item)


@functools.lru_cache(maxsize=1024)
def _composed(_uid: str, item: Item) -> ItemNode:
    # Equal items may have different identities, which their nodes carry.
    match item:
        case HighlightItem(heading=heading, body=body):
            return HighlightNode(item, plain_inlines(heading), read_markdown(body))
        case LinkItem(text=text):
            return LinkNode(item, read_inline(text))
        case AnalysisItem(title=title):
            return AnalysisNode(item, plain_inlines(title))


def _subject(title: str, label: str) -> str:
    return " | ".join(part for part in (title, label) if part) or "Untitled issue"


def _preheader(issue: PortableIssue) -> str:
    """The first headlines, as many whole words as fit."""
    headings = [
        item.heading
        for section in issue.sections
        for item in section.items
        if isinstance(item, HighlightItem) and item.heading
    ]
    text = "; ".join(headings)
    if len(text) <= PREHEADER_LIMIT:
        return text
    return text[: PREHEADER_LIMIT - 1].rsplit(" ", 1)[0].rstrip(";, ") + "…"
