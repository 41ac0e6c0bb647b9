"""The small readers that importing is made of: links, outlets, bylines, periods, spaces."""

import re

import pytest

from crank_desktop.document.markdown_writer import write_inline
from crank_desktop.document.period import Period, read_period
from crank_desktop.importing.byline import Byline, read_byline
from crank_desktop.importing.line_joining import ends_sentence, join_broken
from crank_desktop.importing.link_ends import bare_address, read_link_ends
from crank_desktop.importing.link_guess import guess_start
from crank_desktop.importing.link_item import read_link_item
from crank_desktop.importing.marked import LinkMark, MarkedText, StyleMark, substituted
from crank_desktop.importing.sign_off import read_credit, read_editor
from crank_desktop.importing.spaces import mend_spaces
from crank_desktop.importing.vocabulary import is_furniture, section_kind
from crank_desktop.model.kinds import NoteKind, SectionKind
from crank_desktop.sources.outlets import KnownOutlets, OutletName, read_outlets, shipped_outlets

KNOWN = KnownOutlets(
    [
        OutletName("Reuters", ("reuters.com",)),
        OutletName("AP", ("apnews.com",), ("Associated Press",)),
        OutletName("South China Morning Post", ("scmp.com",)),
        OutletName("Science and Technology Daily"),
    ]
)


def guessed(line: str) -> str:
    return write_inline(read_link_ends(line).with_starts(guess_start).inlines())


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        (
            "He made a three-day visit (https://e.org/1) to Rome.",
            "He made a [three-day visit](https://e.org/1) to Rome.",
        ),
        (
            "of foreign (https://e.org/1) media (https://e.org/2) outlets (https://e.org/3) .",
            "of [foreign](https://e.org/1) [media](https://e.org/2) [outlets](https://e.org/3).",
        ),
        (
            "to “strengthen mutual support (https://e.org/1) ” with",
            "to “[strengthen mutual support](https://e.org/1)” with",
        ),
        (
            "outlets (including in Israel (https://e.org/1) ) have",
            "outlets (including in [Israel](https://e.org/1)) have",
        ),
        ("was shortened ([link removed]) , leading", "was [shortened](missing:), leading"),
        ("write to a@e.org (mailto:a@e.org) .", "write to [a@e.org](mailto:a@e.org)."),
        ("see this (https://e.org/a_(b)) now", "see [this](<https://e.org/a_(b)>) now"),
        (
            "It came quickly spreading rumors (https://e.org) .",
            "It came quickly [spreading rumors](https://e.org).",
        ),
    ],
)
def test_where_a_link_begins_is_guessed(line: str, markdown: str) -> None:
    assert guessed(line) == markdown


def test_a_bare_address_is_a_linked_picture() -> None:
    assert bare_address("[link removed]") == "missing:"
    assert bare_address("https://e.org/banner") == "https://e.org/banner"
    assert bare_address("See https://e.org") is None


def test_marks_move_with_their_words() -> None:
    marked = MarkedText(
        "one two three", (LinkMark(4, 7, "https://e.org"),), (StyleMark(8, 13, strong=True),)
    )
    assert marked.cut(4, 13).links == (LinkMark(0, 3, "https://e.org"),)
    assert (MarkedText("so ") + marked).links == (LinkMark(7, 10, "https://e.org"),)
    assert write_inline(marked.inlines()) == "one [two](https://e.org) **three**"
    shorter = substituted(marked, re.compile("one "), "")
    assert shorter.links == (LinkMark(0, 3, "https://e.org"),)
    assert shorter.text == "two three"


def test_broken_lines_are_joined_and_whole_ones_are_not() -> None:
    joined = join_broken(["North Korea gains experience", "(https://e.org) in war.", "Next."])
    assert [line.text for line in joined] == [
        "North Korea gains experience (https://e.org) in war.",
        "Next.",
    ]
    assert joined[0].joints == ("North Korea gains experience\n(https://e.org) in war.",)
    assert [line.text for line in join_broken(["No end", "* entry"])] == ["No end", "* entry"]
    assert ends_sentence("He said “so.” (https://e.org)")
    assert not ends_sentence("the experience (https://e.org)")


@pytest.mark.parametrize(
    ("text", "names", "mended", "sure"),
    [
        ("ReutersAP", ("Reuters", "AP"), True, True),
        ("ReutersSouth China Morning Post", ("Reuters", "South China Morning Post"), True, True),
        ("Korea Herald, NK News", ("Korea Herald", "NK News"), False, True),
        ("Reuters and AP", ("Reuters", "AP"), False, True),
        ("Science and Technology Daily", ("Science and Technology Daily",), False, True),
        ("ReutersWire", ("ReutersWire",), False, False),
        ("Apple Daily", ("Apple Daily",), False, True),
        ("Associated Press", ("Associated Press",), False, True),
    ],
)
def test_outlets_that_ran_together_are_parted(
    text: str, names: tuple[str, ...], *, mended: bool, sure: bool
) -> None:
    split = KNOWN.split(text)
    assert (split.names, split.mended, split.sure) == (names, mended, sure)


def test_outlets_are_known_by_domain() -> None:
    assert KNOWN.of_domain("www.reuters.com") == "Reuters"
    assert KNOWN.of_domain("notreuters.com") is None


def test_the_shipped_outlets_are_sound() -> None:
    shipped = shipped_outlets()
    names = [outlet.name for outlet in shipped.outlets]
    domains = [domain for outlet in shipped.outlets for domain in outlet.domains]
    assert len(names) == len(set(names)) >= 150
    assert len(domains) == len(set(domains))
    assert all(domain == domain.lower() and not domain.startswith("www.") for domain in domains)
    assert shipped.split("ReutersAP").names == ("Reuters", "AP")
    assert read_outlets("name,domains,earlier_names\nA,a.org;b.org,\n") == [
        OutletName("A", ("a.org", "b.org"))
    ]


def test_a_link_item_has_a_sentence_and_outlets_with_addresses() -> None:
    parts = read_link_item(
        read_link_ends(
            "It met. (Korea Herald (https://k.org) , NK News ([link removed]) )"
        ).stripped(),
        KNOWN,
    )
    assert parts.sentence.text == "It met."
    assert [(o.name, o.url) for o in parts.outlets] == [
        ("Korea Herald", "https://k.org"),
        ("NK News", "missing:"),
    ]


def test_an_address_behind_the_outlets_is_not_lost() -> None:
    line = "It met. (AP (https://a.org) ) (https://e.org/more)"
    parts = read_link_item(read_link_ends(line).stripped(), KNOWN)
    assert [(o.name, o.url) for o in parts.outlets] == [("AP", "https://a.org")]
    assert parts.unplaced == ("https://e.org/more",)


def test_a_parenthesis_inside_the_sentence_is_no_outlet() -> None:
    parts = read_link_item(MarkedText("They met at the summit of the group (SCO)."), KNOWN)
    assert (parts.sentence.text, parts.outlets) == (
        "They met at the summit of the group (SCO).",
        (),
    )


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Ann Lee, Stimson Center", Byline(("Ann Lee",), "", "Stimson Center")),
        (
            "Ann Lee and Bo Ek, Center for Strategic and International Studies",
            Byline(("Ann Lee", "Bo Ek"), "", "Center for Strategic and International Studies"),
        ),
        (
            "Ann Lee, Institute for Peace and Security",
            Byline(("Ann Lee",), "", "Institute for Peace and Security"),
        ),
        ("Ann Lee, Bo Ek, and Cy Fu, RAND", Byline(("Ann Lee", "Bo Ek", "Cy Fu"), "", "RAND")),
        (
            "Ann Lee, Defense Priorities, writing in POLITICO",
            Byline(("Ann Lee",), "", "Defense Priorities", "writing in POLITICO"),
        ),
        ("Unsigned editorial, Global Times", Byline((), "Unsigned editorial", "Global Times")),
        ("Global Times", Byline((), "", "Global Times")),
        (
            "Ann Lee, University of California, Berkeley",
            Byline(("Ann Lee",), "", "University of California, Berkeley"),
        ),
    ],
)
def test_bylines(text: str, byline: Byline) -> None:
    assert read_byline(text) == byline


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("CRANK Call | September 2024", Period(9, 2024)),
        ("July Highlights", Period(7, None)),
        ("2025-07", Period(7, 2025)),
        ("no month", Period()),
        ("OCTOBER\u00a02024", Period(10, 2024)),
    ],
)
def test_periods(text: str, period: Period) -> None:
    assert read_period(text) == period


def test_a_pair_of_no_break_spaces_is_offered_as_a_link() -> None:
    text, remarks = mend_spaces("Officials have\u00a0more directly accused\u00a0them.")
    assert text == "Officials have more directly accused them."
    assert [(r.kind, r.text) for r in remarks] == [
        (NoteKind.LOST_LINK, "\u00a0more directly accused\u00a0")
    ]


def test_a_no_break_space_before_a_parenthesis_ends_a_title() -> None:
    _, remarks = mend_spaces("The Long Game\u00a0(Unsigned editorial,\u00a0Global Times)")
    assert [(r.kind, r.text) for r in remarks] == [
        (NoteKind.LOST_LINK, "The Long Game\u00a0"),
        (NoteKind.STRAY_SPACE, "editorial,\u00a0Global"),
    ]


def test_a_no_break_space_alone_is_a_stray() -> None:
    text, remarks = mend_spaces("The US\u00a0and the UK agree. Nothing more was said.")
    assert text == "The US and the UK agree. Nothing more was said."
    assert [(r.kind, r.text) for r in remarks] == [(NoteKind.STRAY_SPACE, "US\u00a0and")]


def test_editors_and_credits() -> None:
    editor = read_editor("Editor-in-Chief, Ann Lee (a@e.org)")
    assert editor is not None
    assert (editor.role, editor.name, editor.email) == ("Editor-in-Chief", "Ann Lee", "a@e.org")
    lost = read_editor("Editor, Bo Ek ([email protected])")
    assert lost is not None
    assert lost.email == "missing:"
    assert read_editor("Editor, Bo Ek (at home)") is None
    assert read_credit("Image credit: A (via B)") == "A (via B)"
    assert read_credit("Images: x") is None


def test_section_heads_and_furniture() -> None:
    assert section_kind("September 2024 Highlights") is SectionKind.HIGHLIGHTS
    assert section_kind("Recent Analyses") is SectionKind.ANALYSIS
    assert section_kind("CRANK Perspectives") is SectionKind.PERSPECTIVES
    assert section_kind("Iran highlights its missiles") is None
    assert is_furniture("SHARE THIS ARTICLE")
    assert not is_furniture("Russia and China share concerns")
