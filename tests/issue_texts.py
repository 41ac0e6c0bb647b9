"""Issues as editors write them, made at random: prose with links, outlets, authors, a footer."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from crank_desktop.document.markdown_writer import escape, link_markdown
from crank_desktop.document.period import MONTHS
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
from crank_desktop.model.kinds import ItemKind, SectionKind

_LETTERS = "abcdefghijklmnopqrstuvwxyzéöçşñ"
_lower = st.text(_LETTERS, min_size=2, max_size=9)
_word = st.one_of(
    _lower, st.sampled_from(["Кремль", "中国", "조선", "U.S.", "snake_case", "5*3", "“so”"])
)
_capital = _lower.map(str.capitalize)
_place = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)

addresses = st.builds(
    lambda host, path, tail: f"https://{host}.example.org/{path}{tail}",
    _place,
    _place,
    st.sampled_from(["", "?a=1&b=2", "_(x)", "/a-b/", "?q=%C3%A9", "/"]),
)


@st.composite
def sentences(draw: st.DrawFn, *, linked: bool = True) -> str:
    """A sentence in Markdown, some of its words linked, ended by a full stop."""
    start = draw(_capital)
    parts = [start]
    for words in draw(st.lists(st.lists(_word, min_size=1, max_size=3), min_size=1, max_size=6)):
        text = escape(" ".join(words))
        if linked and draw(st.booleans()):
            text = link_markdown(text, draw(addresses))
        parts.append(text)
    return " ".join(parts) + "."


paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
bodies = st.lists(paragraphs, min_size=1, max_size=3).map("\n\n".join)
titles = st.lists(_capital, min_size=4, max_size=8).map(" ".join)
people = st.tuples(_capital, _capital).map(" ".join)
institutions = _capital.map(lambda name: f"Center for {name} Studies")
outlets = st.builds(
    Outlet, name=st.tuples(_capital, st.just("Gazette")).map(" ".join), url=addresses
)
highlights = st.builds(HighlightItem, heading=titles, body=bodies)
links = st.builds(
    LinkItem,
    text=sentences(linked=False),
    outlets=st.lists(outlets, min_size=1, max_size=2).map(tuple),
)


def analyses(kind: ItemKind) -> st.SearchStrategy[AnalysisItem]:
    """Analyses or perspectives with a title, authors and an institution."""
    signed = st.builds(
        AnalysisItem,
        kind=st.just(kind),
        title=titles,
        url=addresses,
        authors=st.lists(people, min_size=1, max_size=3).map(tuple),
        institution=institutions,
        note=st.sampled_from(["", "writing in POLITICO"]),
    )
    unsigned = st.builds(
        AnalysisItem,
        kind=st.just(kind),
        title=titles,
        url=addresses,
        byline=st.just("Unsigned editorial"),
        institution=institutions,
    )
    return st.one_of(signed, unsigned)


@st.composite
def issues(draw: st.DrawFn) -> PortableIssue:
    """A whole issue with addresses, of a newsletter that names itself in its intro."""
    month, year = draw(st.integers(1, 12)), draw(st.integers(2020, 2035))
    name = "CRANK Call"
    perspectives = draw(st.lists(analyses(ItemKind.PERSPECTIVE), max_size=1))
    sections = [
        _section(
            SectionKind.HIGHLIGHTS, f"{MONTHS[month - 1]} Highlights", draw(_some(highlights))
        ),
        _section(SectionKind.LINKS, "Links", draw(_some(links))),
        _section(SectionKind.ANALYSIS, "Recent Analysis", draw(_some(analyses(ItemKind.ANALYSIS)))),
    ]
    if perspectives:
        sections.append(_section(SectionKind.PERSPECTIVES, "CRANK Perspectives", perspectives))
    organisation = draw(institutions)
    return PortableIssue(
        newsletter=name,
        label=f"{MONTHS[month - 1]} {year}",
        month=month,
        year=year,
        intro=f"{name} is a monthly review of {draw(sentences())}",
        image=Picture(credit=draw(titles)),
        sections=tuple(sections),
        banner=Banner(url=draw(addresses)),
        masthead=Masthead(
            name=name,
            editors=(
                Editor(role="Editor-in-Chief", name=draw(people)),
                Editor(role="Editor", name=draw(people), email=f"{draw(_place)}@example.org"),
            ),
        ),
        footer=Footer(
            organisation=organisation,
            address=(organisation, "100 Example Street", "Washington, DC 20000"),
            copyright_year=year,
            social=(SocialLink(name="LinkedIn", url=draw(addresses)),),
            preferences_url=draw(addresses),
            unsubscribe_url=draw(addresses),
        ),
    )


def _some(items: st.SearchStrategy[Item]) -> st.SearchStrategy[list[Item]]:
    return st.lists(items, min_size=1, max_size=3)


def _section(kind: SectionKind, heading: str, items: Sequence[Item]) -> Section:
    return Section(kind=kind, heading=heading, items=tuple(items))


def said(issue: PortableIssue) -> PortableIssue:
    """What an issue says, without what an import adds to it: notes and furniture word for word."""
    return replace(
        issue,
        notes=(),
        imported_as="",
        banner=replace(issue.banner, as_sent=""),
        masthead=replace(issue.masthead, as_sent=""),
        footer=replace(issue.footer, as_sent=""),
    )
