"""Text copied from an issue's web page: no marks, no addresses, at times no blank lines."""

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    Editor,
    HighlightItem,
    LinkItem,
    Outlet,
    PortableIssue,
)
from crank_desktop.errors import InputRefused
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.sources.outlets import shipped_outlets

NBSP = "\u00a0"
PROSE = "Ministers of the two countries met for the third time this year and agreed on little. " * 2
TITLE = "CRANK Call | May 2026"
INTRO = "CRANK Call is a monthly review of four countries (the CRANKs)."
TOP = [TITLE, "SHARE THIS ARTICLE", INTRO, "May 2026 Highlights"]
FIRST = ["Ministers meet again in the capital", PROSE.strip()]
SECOND = ["Harvests fail in the south of the country", PROSE.strip()]
LINKS = ["Links", "—They met. (Reuters)", "—They left. (AP)"]
ANALYSIS = ["Recent Analysis", "The Long Game (Ann Lee and Bo Ek, RAND)"]
SIGN_OFF = ["CRANK Call", "Editor-in-Chief, Ann Lee", "Editor, Bo Ek (b@e.org)"]
END = ["Image credit: Somebody (via Wikimedia Commons)", "Subscribe to Our Newsletter"]
END += ["* indicates required"]
ALL = [*TOP, *FIRST, *SECOND, *LINKS, *ANALYSIS, *SIGN_OFF, *END]


def read(lines: list[str], between: str = "\n\n") -> PortableIssue:
    return read_issue(between.join(lines).encode(), Shape.WEB_TEXT, shipped_outlets())


def bodies(issue: PortableIssue, section: int = 0) -> list[tuple[str, str]]:
    items = issue.sections[section].items
    return [(item.heading, item.body) for item in items if isinstance(item, HighlightItem)]


def noted(issue: PortableIssue, kind: NoteKind) -> list[str]:
    return [note.text for note in issue.notes if note.kind is kind]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n", "  \n", "\n\u00a0\n"])
def test_a_page_with_and_without_blank_lines(between: str) -> None:
    issue = read(ALL, between)
    assert (issue.newsletter, issue.label, issue.intro) == ("CRANK Call", "May 2026", INTRO)
    assert (issue.month, issue.year, issue.year_inferred) == (5, 2026, False)
    assert bodies(issue) == [(head, body) for head, body in (FIRST, SECOND)]
    assert [str(section.kind) for section in issue.sections] == ["highlights", "links", "analysis"]
    assert [section.heading for section in issue.sections] == [
        "May 2026 Highlights",
        "Links",
        "Recent Analysis",
    ]
    assert issue.masthead.editors == (
        Editor(role="Editor-in-Chief", name="Ann Lee"),
        Editor(role="Editor", name="Bo Ek", email="b@e.org"),
    )
    assert issue.image.credit == "Somebody (via Wikimedia Commons)"
    assert noted(issue, NoteKind.DROPPED_FURNITURE) == [
        "SHARE THIS ARTICLE",
        "Subscribe to Our Newsletter",
        "* indicates required",
    ]


def test_nothing_is_a_lost_address_where_none_ever_showed() -> None:
    issue = read(ALL)
    items = [item for item in issue.sections[1].items if isinstance(item, LinkItem)]
    assert [(item.text, item.outlets) for item in items] == [
        ("They met.", (Outlet(name="Reuters", url=None),)),
        ("They left.", (Outlet(name="AP", url=None),)),
    ]
    (analysis,) = issue.sections[2].items
    assert isinstance(analysis, AnalysisItem)
    assert (analysis.url, issue.banner.url, issue.footer.social) == (None, None, ())


def test_two_paragraphs_and_one_that_lacks_its_full_stop() -> None:
    unfinished = PROSE + "and nobody stopped"
    issue = read([*TOP, *FIRST, unfinished, PROSE.strip(), *SECOND, *LINKS], "\n")
    assert bodies(issue) == [
        (FIRST[0], f"{PROSE.strip()}\n\n{unfinished}\n\n{PROSE.strip()}"),
        (SECOND[0], PROSE.strip()),
    ]


@pytest.mark.parametrize(
    "head", ["Will the alliance hold?", "A deal is struck in the U.S.", "Kim Jong Un’s plan"]
)
def test_headlines_that_end_in_other_marks(head: str) -> None:
    assert bodies(read([*TOP, *FIRST, head, PROSE.strip(), *LINKS], "\n"))[1] == (
        head,
        PROSE.strip(),
    )


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_lists_of_a_highlight_are_no_headlines(between: str) -> None:
    listed = ["* one of them", "• another", "1. the first", "2. the second"]
    issue = read([*TOP, *FIRST, *listed, *SECOND, *LINKS], between)
    assert bodies(issue) == [
        (
            FIRST[0],
            f"{PROSE.strip()}\n\n- one of them\n- another\n\n1. the first\n1. the second",
        ),
        (SECOND[0], PROSE.strip()),
    ]


def test_a_year_in_front_of_a_full_stop_opens_no_list() -> None:
    issue = read([*TOP, *FIRST, "14. That was the count in the end.", *LINKS], "\n")
    assert bodies(issue)[0][1] == f"{PROSE.strip()}\n\n14\\. That was the count in the end."


@pytest.mark.parametrize("mark", ["—", "— ", "– ", "- ", "* ", "•", ""])
def test_marks_of_links(mark: str) -> None:
    issue = read([*TOP, *FIRST, "Links", f"{mark}They met. (Reuters)"], "\n")
    (item,) = issue.sections[1].items
    assert isinstance(item, LinkItem)
    assert (item.text, item.outlets) == ("They met.", (Outlet(name="Reuters"),))


def test_outlets_that_ran_together_are_parted_or_asked_about() -> None:
    entries = ["—A. (ReutersAP)", "—B. (Korea Herald, NK News)", "—C. (ReutersZzz)", "—D (E)."]
    issue = read([*TOP, *FIRST, "Links", *entries], "\n")
    items = [item for item in issue.sections[1].items if isinstance(item, LinkItem)]
    assert [[outlet.name for outlet in item.outlets] for item in items] == [
        ["Reuters", "AP"],
        ["Korea Herald", "NK News"],
        ["ReutersZzz"],
        [],
    ]
    assert noted(issue, NoteKind.SPLIT_OUTLETS) == ["ReutersAP"]
    assert noted(issue, NoteKind.UNSURE_OUTLETS) == ["ReutersZzz"]
    assert items[3].text == "D (E)."


def test_sections_in_another_order_and_twice() -> None:
    more = ["More Links", "—It rained. (TASS)"]
    perspective = ["CRANK Perspectives", "Patience Pays (Unsigned editorial, Global Times)"]
    issue = read([TITLE, INTRO, *LINKS, *perspective, *ANALYSIS, *more, TOP[3], *FIRST, *SIGN_OFF])
    assert [(str(s.kind), s.heading, len(s.items)) for s in issue.sections] == [
        ("links", "Links", 2),
        ("perspectives", "CRANK Perspectives", 1),
        ("analysis", "Recent Analysis", 1),
        ("links", "More Links", 1),
        ("highlights", "May 2026 Highlights", 1),
    ]
    assert len(issue.masthead.editors) == 2


def test_a_masthead_of_another_name() -> None:
    issue = read(["The CRANK Report | May 2024", *ALL[1:]])
    assert (issue.newsletter, issue.masthead.name) == ("The CRANK Report", "The CRANK Report")
    assert len(issue.masthead.editors) == 2
    assert "CRANK Call" in noted(issue, NoteKind.DROPPED_FURNITURE)
    assert (issue.label, issue.month, issue.year) == ("May 2024", 5, 2024)


@pytest.mark.parametrize(
    ("title", "head", "label", "period"),
    [
        ("CRANK Call | May 2026", "Highlights", "May 2026", (5, 2026)),
        ("CRANK Call | October", "October Highlights", "October", (10, None)),
        ("CRANK Call | Issue Seven", "April 2025 Highlights", "April 2025", (4, 2025)),
        ("CRANK Call | January 2025", "December 2024 Highlights", "January 2025", (1, 2025)),
    ],
)
def test_labels_and_months(
    title: str, head: str, label: str, period: tuple[int, int | None]
) -> None:
    issue = read([title, INTRO, head, *FIRST, *LINKS])
    assert (issue.label, (issue.month, issue.year)) == (label, period)
    assert issue.banner.as_sent == title


def test_no_title_and_no_intro() -> None:
    issue = read(ALL[3:], "\n")
    assert (issue.newsletter, issue.intro, issue.label) == ("CRANK Call", "", "May 2026")
    assert bodies(issue)[0] == (FIRST[0], PROSE.strip())
    assert len(issue.masthead.editors) == 2


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_sign_off_without_a_heading(between: str) -> None:
    issue = read([*ALL[: -len(SIGN_OFF + END)], *SIGN_OFF[1:], *END], between)
    assert [len(section.items) for section in issue.sections] == [2, 2, 1]
    assert [editor.name for editor in issue.masthead.editors] == ["Ann Lee", "Bo Ek"]
    assert issue.image.credit == "Somebody (via Wikimedia Commons)"
    assert issue.newsletter == "CRANK Call"


def test_neither_sign_off_nor_credit() -> None:
    issue = read([*ALL[: -len(SIGN_OFF + END)], *END[1:]], "\n")
    assert [len(section.items) for section in issue.sections] == [2, 2, 1]
    assert issue.masthead.editors == ()
    assert noted(issue, NoteKind.DROPPED_FURNITURE)[1:] == END[1:]


def test_several_credits_and_words_of_nobody() -> None:
    issue = read([*ALL[: -len(END)], "Photo: One", "Image credit: Two", "Written in haste"], "\n")
    assert issue.image.credit == "One; Two"
    credited = ["Photo: One", "Image credit: Two"]
    assert noted(issue, NoteKind.DROPPED_FURNITURE) == ["SHARE THIS ARTICLE", *credited]
    assert noted(issue, NoteKind.UNRECOGNISED) == ["Written in haste"]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("last", [[], END])
def test_a_sign_off_line_broken_after_its_parenthesis(last: list[str], between: str) -> None:
    broken = ["CRANK Call", "Editor-in-Chief, Ann Lee (", "a@e.org)", "Editor, Bo Ek (b@e.org)"]
    issue = read([*ALL[: -len(SIGN_OFF + END)], *broken, *last], between)
    assert issue.masthead.editors == (
        Editor(role="Editor-in-Chief", name="Ann Lee", email="a@e.org"),
        Editor(role="Editor", name="Bo Ek", email="b@e.org"),
    )
    assert issue.masthead.as_sent.split("\n") == broken[1:]
    assert noted(issue, NoteKind.REJOINED_LINE) == ["Editor-in-Chief, Ann Lee (\na@e.org)"]
    assert noted(issue, NoteKind.UNRECOGNISED) == []
    assert [len(section.items) for section in issue.sections] == [2, 2, 1]


def test_a_parenthesis_that_nothing_closes_is_kept() -> None:
    issue = read([*ALL[: -len(END)], "Thanks to all (", "Intern, Cy Dow ("], "\n")
    assert noted(issue, NoteKind.UNRECOGNISED) == ["Thanks to all (Intern, Cy Dow ("]
    assert issue.footer.as_sent == "Thanks to all (\nIntern, Cy Dow ("


def test_a_sign_off_of_five() -> None:
    roles = ["Editor-in-Chief", "Deputy Editor", "Contributing Editor", "Research Fellow", "Intern"]
    lines = [
        f"{role}, {name} Lee" for role, name in zip(roles, "Ann Bo Cy Di Ed".split(), strict=True)
    ]
    issue = read([*ALL[: -len(SIGN_OFF + END)], "CRANK Call", *lines], "\n")
    assert [editor.role for editor in issue.masthead.editors] == roles
    assert [editor.name for editor in issue.masthead.editors] == [
        "Ann Lee",
        "Bo Lee",
        "Cy Lee",
        "Di Lee",
        "Ed Lee",
    ]


def test_no_break_spaces_everywhere() -> None:
    issue = read([line.replace(" ", NBSP) for line in ALL], "\n")
    plain = read(ALL, "\n")
    assert issue.sections == plain.sections
    assert (issue.newsletter, issue.label, issue.intro) == ("CRANK Call", "May 2026", INTRO)
    assert issue.masthead.editors == plain.masthead.editors
    assert issue.image.credit == plain.image.credit


def test_pairs_are_offered_as_links_and_strays_are_told_apart() -> None:
    words = f"They have{NBSP}more directly accused{NBSP}them, and the US{NBSP}and the UK agree. "
    title = f"The Long Game{NBSP}(Unsigned editorial,{NBSP}Global Times)"
    issue = read([*TOP, FIRST[0], words + PROSE.strip(), "Recent Analysis", title], "\n")
    assert [(n.where, n.text) for n in issue.notes if n.kind is NoteKind.LOST_LINK] == [
        ("sections/0/items/0", f"{NBSP}more directly accused{NBSP}"),
        ("sections/1/items/0", f"The Long Game{NBSP}"),
    ]
    assert noted(issue, NoteKind.STRAY_SPACE) == [f"US{NBSP}and", f"editorial,{NBSP}Global"]
    assert NBSP not in bodies(issue)[0][1]


@pytest.mark.parametrize(
    "words", ["🚀 up 👩‍👩‍👧", "שלום עולם", "e\u0301te\u0301", "Кремль 中国", "*x* [y] <z>"]
)
def test_any_words_pass(words: str) -> None:
    issue = read([*TOP, f"{words} meet again", PROSE + words + ".", *LINKS], "\n")
    (heading, body) = bodies(issue)[0]
    assert heading == f"{words} meet again"
    assert body.replace("\\", "") == PROSE + words + "."


def test_a_line_of_200_kb_is_a_paragraph() -> None:
    line = "So it went on and on. " * 10_000
    assert bodies(read([*TOP, FIRST[0], line, *LINKS], "\n")) == [(FIRST[0], line.strip())]


def test_a_page_of_another_house() -> None:
    page = ["The Week in Rice", FIRST[0], PROSE * 2, SECOND[0], PROSE * 2]
    issue = read(page, "\n\n")
    assert [heading for heading, _ in bodies(issue)] == [FIRST[0], SECOND[0]]
    assert "The Week in Rice" in issue.intro


def test_a_shopping_list_is_refused() -> None:
    with pytest.raises(InputRefused, match="no newsletter"):
        read(["Shopping", "milk", "eggs", "Links of sausage"], "\n")
