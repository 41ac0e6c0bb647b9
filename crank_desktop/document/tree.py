"""The document: an issue composed into one frozen tree that every renderer takes."""

from dataclasses import dataclass

from crank_desktop.document.inline import Blocks, Inlines
from crank_desktop.document.portable import AnalysisItem, HighlightItem, LinkItem, PortableIssue
from crank_desktop.model.kinds import SectionKind


@dataclass(frozen=True, slots=True)
class HighlightNode:
    """A highlight with its prose read."""

    item: HighlightItem
    heading: Inlines
    body: Blocks


@dataclass(frozen=True, slots=True)
class LinkNode:
    """A link item with its sentence read."""

    item: LinkItem
    text: Inlines


@dataclass(frozen=True, slots=True)
class AnalysisNode:
    """An analysis or a perspective with its title read."""

    item: AnalysisItem
    title: Inlines


ItemNode = HighlightNode | LinkNode | AnalysisNode


@dataclass(frozen=True, slots=True)
class SectionNode:
    """A section's heading and its items in order."""

    kind: SectionKind
    heading: Inlines
    items: tuple[ItemNode, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One issue, ready to render: the portable issue it was made from and its prose as nodes.

    ``issue`` holds no character that a file cannot (see ``writable``); ``original`` is the issue
    exactly as it was given, which JSON alone can write.
    ``title`` names the newsletter, ``subject`` and ``preheader`` are never empty where the issue
    has anything to make them from. ``language`` is a BCP 47 tag, ``direction`` ltr or rtl.
    """

    issue: PortableIssue
    original: PortableIssue
    title: str
    subject: str
    preheader: str
    intro: Blocks
    sections: tuple[SectionNode, ...]
    language: str = "en"
    direction: str = "ltr"
