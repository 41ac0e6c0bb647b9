"""An issue with an attack in every text, and what a page that is written of it may hold."""

import functools
import re
from dataclasses import replace

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import (
    AnalysisItem,
    Banner,
    Editor,
    Footer,
    HighlightItem,
    Item,
    LinkItem,
    Masthead,
    Outlet,
    Picture,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.exports.formats import FORMATS
from crank_desktop.model.kinds import ItemKind, SectionKind
from crank_desktop.render.options import RenderOptions
from tests.attacks import Skeleton, skeleton
from tests.golden.complete_issue import ISSUE, options

MAY_STAND_IN_HREF = re.compile(
    r"https?://[^\s\"<>\\]+|mailto:[^\s\"<>\\]+|\*\|[A-Z_]+\|\*|april%20ferry\.jpg", re.IGNORECASE
)


def filled(words: str, address: str = "https://example.org/x") -> PortableIssue:
    """An issue with these words in every text and this address in every place for one."""
    analysis = AnalysisItem(
        title=f"Title {words}", url=address, authors=(f"Ann {words}", words), institution=words
    )
    perspective = replace(
        analysis, kind=ItemKind.PERSPECTIVE, authors=(), byline=f"By {words}", note=words
    )
    outlets = (Outlet(name=f"Outlet {words}", url=address), Outlet(name=words))
    return PortableIssue(
        newsletter=f"Call {words}",
        label=f"May {words}",
        subject=f"Subject {words}",
        preheader=f"Preview {words}",
        intro=f"Intro {words}",
        image=Picture(
            credit=f"Credit {words}", alt=f"Alt {words}", url="https://example.org/a.png", width=9
        ),
        sections=(
            Section(
                kind=SectionKind.HIGHLIGHTS,
                heading=f"Highlights {words}",
                items=(HighlightItem(heading=f"Heading {words}", body=f"Body {words}"),),
            ),
            Section(
                kind=SectionKind.LINKS,
                heading=f"Links {words}",
                items=(LinkItem(text=f"Text {words}", outlets=outlets),),
            ),
            Section(kind=SectionKind.ANALYSIS, heading=f"Analysis {words}", items=(analysis,)),
            Section(kind=SectionKind.PERSPECTIVES, heading=words, items=(perspective,)),
        ),
        banner=Banner(url=address, alt=words),
        masthead=Masthead(
            name=f"Call {words}",
            editors=(Editor(role=f"Editor {words}", name=f"Eve {words}", email=words),),
        ),
        footer=Footer(
            organisation=f"Center {words}",
            address=(f"Street {words}", words),
            copyright_year=2031,
            social=(SocialLink(name=f"Place {words}", url=address),),
            preferences_url=address,
            unsubscribe_url="https://example.org/u",
        ),
    )


def without_markdown(issue: PortableIssue) -> PortableIssue:
    """The issue with its three Markdown texts emptied of what Markdown may read."""
    sections = tuple(
        replace(section, items=tuple(_without_markdown(item) for item in section.items))
        for section in issue.sections
    )
    return replace(issue, intro="Intro", sections=sections)


def _without_markdown(item: Item) -> Item:
    match item:
        case HighlightItem():
            return replace(item, body="Body")
        case LinkItem():
            return replace(item, text="Text")
        case _:
            return item


def written(issue: PortableIssue, name: str, service: str = "plain") -> str:
    content = FORMATS[name].render(compose(issue), chosen(service))
    return content.decode() if isinstance(content, bytes) else content


@functools.cache
def chosen(service: str) -> RenderOptions:
    return options(service)


@functools.cache
def used_by_layout(name: str) -> frozenset[tuple[str, tuple[str, ...]]]:
    """Every element, with its attributes' names, that an issue in which all stands once needs."""
    issues = (ISSUE, filled("words"), replace(filled("words"), image=Picture(credit="words")))
    prose = replace(
        filled("words"),
        intro="*a* **b** [c](https://example.org)  \nd\n\n> q\n\n- u\n\n1. o\n\n- a\n\n    b",
    )
    pages = [written(one, name) for one in (*issues, prose)]
    return frozenset(tag for page in pages for tag in skeleton(page).tags)


def assert_harmless(page: str, name: str) -> Skeleton:
    """No element or attribute that is not the layout's own, no address that runs something."""
    found = skeleton(page)
    assert set(found.tags) - used_by_layout(name) == set()
    assert [one for one in found.links if not MAY_STAND_IN_HREF.fullmatch(one)] == []
    assert not [tag for tag, names in found.tags for each in names if each.startswith("on")]
    return found
