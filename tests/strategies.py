"""Issues made by hypothesis: what editors write, in the scripts and shapes that break programs.

``issues()`` gives whole portable issues. Its parameters say what may stand in them, so that a test
of a text format asks for what that format can say and no more.
"""

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from crank_desktop.document.inline import Emphasis, Inline, Link, Paragraph, Text
from crank_desktop.document.markdown_writer import write_inline, write_markdown
from crank_desktop.document.portable import (
    AnalysisItem,
    Banner,
    Editor,
    Footer,
    HighlightItem,
    Item,
    LinkItem,
    Masthead,
    Note,
    Outlet,
    Picture,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.model.kinds import (
    ITEM_KIND_OF_SECTION,
    IssueStatus,
    ItemKind,
    NoteKind,
    SectionKind,
)

Strings = st.SearchStrategy[str]
Addresses = st.SearchStrategy[str | None]

_PLAIN = "ships talks grain border envoys signed in May the of and 1,200 U.S.-led 48% (again) a—b"
_HARD = (
    "no\u00a0break",
    "nai\u0308ve",
    "café",
    "👩🏽‍🚀",
    "🇰🇵",
    "中国",
    "조선",
    "Россия",
    "ایران",
    "\u2067עברית\u2069",
    "“quoted”",
    "it’s",
    "50*60",
    "snake_case_name",
    "[bracketed]",
    "<tag>",
    "back\\slash",
    "AT&T",
)
_ADDRESSES = (
    "https://example.org/",
    "https://example.org/a/b?q=1&r=2#part",
    "http://news.example.com:8080/2025/07/grain_(deal)",
    "https://example.org/%C3%A9t%C3%A9",
    "https://例え.example/中国",
    "mailto:desk@example.org",
)


def words(*, hard: bool = True, most: int = 8) -> Strings:
    """One line of words as a heading or a name has them; ``hard`` mixes scripts and marks in."""
    choices = [*_PLAIN.split(), *(_HARD if hard else ())]
    return st.lists(st.sampled_from(choices), min_size=1, max_size=most).map(" ".join)


def anything() -> Strings:
    """Any text at all: NUL, line ends, bidi marks, lone surrogates, unassigned characters."""
    return st.text(st.characters(exclude_categories=()), max_size=40)


def addresses(*, lost: bool = True, none: bool = True) -> Addresses:
    """An address as a field holds it: there, lost (``missing:``), or never there."""
    choices: list[str | None] = [*_ADDRESSES]
    if lost:
        choices.append("missing:")
    if none:
        choices.append(None)
    return st.sampled_from(choices)


WORDS = words()
ADDRESSES = addresses()


def inlines(text: Strings, address: Addresses) -> st.SearchStrategy[tuple[Inline, ...]]:
    """The nodes of one paragraph: words, links and emphasis with words between them."""
    linked = st.builds(
        lambda said, target: Link(target, (Text(said),)) if target else Text(said), text, address
    )
    stressed = st.builds(lambda said, strong: Emphasis((Text(said),), strong), text, st.booleans())
    marked = st.lists(st.tuples(st.one_of(linked, linked, stressed), text), max_size=3)
    return st.builds(_spaced, text, marked)


def _spaced(start: str, marked: Sequence[tuple[Inline, str]]) -> tuple[Inline, ...]:
    nodes: list[Inline] = [Text(start)]
    for node, after in marked:
        nodes += [Text(" "), node, Text(f" {after}")]
    return tuple(nodes)


def sentences(text: Strings = WORDS, address: Addresses = ADDRESSES) -> Strings:
    """One paragraph of Markdown."""
    return inlines(text, address).map(write_inline)


def prose(text: Strings = WORDS, address: Addresses = ADDRESSES, *, most: int = 3) -> Strings:
    """One to ``most`` paragraphs of Markdown, as an importer would write them."""
    paragraph = inlines(text, address).map(Paragraph)
    return st.lists(paragraph, min_size=1, max_size=most).map(
        lambda blocks: write_markdown(tuple(blocks))
    )


def items(
    kind: ItemKind,
    *,
    text: Strings = WORDS,
    body: Strings | None = None,
    address: Addresses = ADDRESSES,
) -> st.SearchStrategy[Item]:
    """Items of one kind."""
    body = prose(text, address) if body is None else body
    match kind:
        case ItemKind.HIGHLIGHT:
            return st.builds(HighlightItem, heading=text, body=body)
        case ItemKind.LINK:
            outlets = st.lists(st.builds(Outlet, name=text, url=address), max_size=3).map(tuple)
            return st.builds(LinkItem, text=sentences(text, address), outlets=outlets)
        case ItemKind.ANALYSIS | ItemKind.PERSPECTIVE:
            return st.builds(
                AnalysisItem,
                kind=st.just(kind),
                title=text,
                url=address,
                authors=st.lists(text, max_size=3).map(tuple),
                byline=st.just("") | text,
                institution=st.just("") | text,
                note=st.just("") | text,
            )


def any_item(*, text: Strings = WORDS) -> st.SearchStrategy[Item]:
    """Items of any kind."""
    return st.sampled_from(ItemKind).flatmap(lambda kind: items(kind, text=text))


def sections(
    *,
    text: Strings = WORDS,
    body: Strings | None = None,
    address: Addresses = ADDRESSES,
    kinds: Sequence[SectionKind] = tuple(SectionKind),
    most: int = 3,
) -> st.SearchStrategy[Section]:
    """A section of one of the kinds with items of its kind."""

    def of(kind: SectionKind) -> st.SearchStrategy[Section]:
        item = items(ITEM_KIND_OF_SECTION[kind], text=text, body=body, address=address)
        inside = st.lists(item, max_size=most).map(tuple)
        return st.builds(Section, kind=st.just(kind), heading=text, items=inside)

    return st.sampled_from(kinds).flatmap(of)


def notes(text: Strings = WORDS) -> st.SearchStrategy[tuple[Note, ...]]:
    """Notes about places of an issue, some of which lead nowhere."""
    where = st.one_of(
        st.builds("sections/{}".format, st.integers(0, 4)),
        st.builds("sections/{}/items/{}".format, st.integers(0, 3), st.integers(0, 4)),
        st.sampled_from(("", "intro", "footer", "sections/01", "sections/0/items/0/text")),
    )
    note = st.builds(
        Note,
        where=where,
        kind=st.sampled_from(NoteKind),
        message=text,
        text=text,
        index=st.none() | st.integers(0, 9),
    )
    return st.lists(note, max_size=4).map(tuple)


def issues(  # noqa: PLR0913 - one for each thing a format may lack
    *,
    text: Strings = WORDS,
    body: Strings | None = None,
    address: Addresses = ADDRESSES,
    kinds: Sequence[SectionKind] = tuple(SectionKind),
    furniture: bool = True,
    with_notes: bool = True,
) -> st.SearchStrategy[PortableIssue]:
    """Whole issues.

    ``text`` makes every plain line, ``body`` the Markdown of highlights and intro, ``address``
    every address. ``furniture`` adds what stands around the sections: image, banner, people,
    footer, and the words all of these were sent with.
    """
    body = prose(text, address) if body is None else body
    section = sections(text=text, body=body, address=address, kinds=kinds)
    around = _furniture(text, address) if furniture else {}
    return st.builds(
        PortableIssue,
        newsletter=text,
        label=text,
        month=st.none() | st.integers(1, 12),
        year=st.none() | st.integers(1900, 2100),
        year_inferred=st.booleans(),
        send_date=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
        status=st.sampled_from(IssueStatus),
        subject=st.just("") | text,
        preheader=st.just("") | text,
        intro=st.just("") | body,
        sections=st.lists(section, max_size=4).map(tuple),
        notes=notes(text) if with_notes else st.just(()),
        **around,
    )


def banners(text: Strings, address: Addresses) -> st.SearchStrategy[Banner]:
    """What stands above the title."""
    return st.builds(Banner, url=address, alt=text, as_sent=text)


def mastheads(text: Strings, address: Addresses) -> st.SearchStrategy[Masthead]:
    """The newsletter's name and its people."""
    editors = st.lists(st.builds(Editor, role=text, name=text, email=address), max_size=3)
    return st.builds(Masthead, name=text, editors=editors.map(tuple), as_sent=text)


def footers(text: Strings, address: Addresses) -> st.SearchStrategy[Footer]:
    """What stands below the sections."""
    return st.builds(
        Footer,
        organisation=text,
        address=st.lists(text, max_size=3).map(tuple),
        copyright_year=st.none() | st.integers(1900, 2100),
        social=st.lists(st.builds(SocialLink, name=text, url=address), max_size=2).map(tuple),
        preferences_url=address,
        unsubscribe_url=address,
        as_sent=text,
    )


def _furniture(text: Strings, address: Addresses) -> dict[str, st.SearchStrategy[object]]:
    return {
        "image": st.builds(
            Picture,
            credit=text,
            alt=text,
            file=st.none() | text,
            url=address,
            width=st.none() | st.integers(0, 4000),
        ),
        "banner": banners(text, address),
        "masthead": mastheads(text, address),
        "footer": footers(text, address),
        "imported_as": st.just("") | text,
    }
