"""The words published issues use for their own parts: section heads, furniture, credit, roles."""

import re

from crank_desktop.model.kinds import SectionKind

_SECTION_HEADS: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (SectionKind.HIGHLIGHTS, re.compile(r"(?:.{0,40}\b)?Highlights", re.IGNORECASE)),
    (SectionKind.LINKS, re.compile(r"(?:(?:other|more|news|further) )?links", re.IGNORECASE)),
    (
        SectionKind.ANALYSIS,
        re.compile(r"(?:(?:recent|further|other|new) )?analys[ie]s", re.IGNORECASE),
    ),
    (SectionKind.PERSPECTIVES, re.compile(r"(?:\S+ ){0,3}perspectives?", re.IGNORECASE)),
)
_FURNITURE = re.compile(
    r"share this (?:article|page|post)|share|tweet|print|email|facebook|twitter|linkedin"
    r"|subscribe to our newsletter|subscribe|\* indicates required|email address ?\*?"
    r"|view (?:this email|it) in your browser\.?|read more|back to top|menu|home"
    r"|about us|contact us",
    re.IGNORECASE,
)
CREDIT = re.compile(r"(?P<label>(?:Image|Photo|Picture|Photograph)(?: credit)?): ?", re.IGNORECASE)
EDITOR = re.compile(
    r"(?P<role>[^,()]*\b(?:Editor|Director|Publisher|Author|Researcher|Assistant|Intern|Fellow"
    r"|Contributor|Writer|Coordinator|Manager)\b[^,()]*), (?P<name>[^()]+?)"
    r"(?: ?\(\s*(?P<mail>[^()]*?)\s*\))?(?:(?<!Jr)(?<!Sr)\.)?"
)
TITLE = re.compile(r"(?P<name>[^|]{2,60}?) ?\| ?(?P<label>[^|]{3,60})")
NAMED_BY_INTRO = re.compile(
    r"(?P<name>[^.,:]{2,60}?) is (?:a|an|the|our) (?:\w+ )?"
    r"(?:monthly|weekly|daily|biweekly|quarterly|annual|regular|review|newsletter|digest|roundup)\b"
)


def section_kind(heading: str) -> SectionKind | None:
    """Which section a heading opens, None for an item's headline."""
    words = " ".join(heading.split())
    for kind, pattern in _SECTION_HEADS:
        if pattern.fullmatch(words):
            return kind
    return None


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page or the mail program, not to the issue."""
    return _FURNITURE.fullmatch(" ".join(line.split())) is not None
