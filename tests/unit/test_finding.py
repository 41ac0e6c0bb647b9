"""Finding in the texts of an issue, and replacing."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Outlet,
    Picture,
    PortableIssue,
    Section,
)
from crank_desktop.editing.finding import (
    AROUND,
    Match,
    Search,
    Spot,
    find,
    next_match,
    pattern_of,
    read_text,
)
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.issue_texts import texts_of, with_issue_text, with_item_text
from crank_desktop.editing.replacing import replaced, replacement, replacing
from crank_desktop.errors import InputRefused
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import SectionKind

ISSUE = PortableIssue(
    label="Tug month",
    subject="Tugs",
    preheader="All tugs",
    intro="The [tugs](https://tug.example) left.",
    image=Picture(alt="A tug", credit="Tug Press"),
    sections=(
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading="Tug Highlights",
            items=(
                HighlightItem(
                    heading="A tug’s day", body="No \U0001f6a2 but a [blue tug](missing:) came."
                ),
            ),
        ),
        Section(
            kind=SectionKind.LINKS,
            heading="Links",
            items=(
                LinkItem(
                    text="Tugs rest.",
                    outlets=(
                        Outlet(name="Tug Times", url="https://x.example/tug"),
                        Outlet(name=""),
                    ),
                ),
            ),
        ),
        Section(
            kind=SectionKind.ANALYSIS,
            items=(
                AnalysisItem(
                    title="Why tugs",
                    url="https://y.example/tug",
                    authors=("Ann Tug", "Bo Tugwell"),
                    byline="Tug desk",
                    institution="Tug School",
                    note="writing in Tug",
                ),
            ),
        ),
    ),
)


def body(markdown: str) -> PortableIssue:
    item = HighlightItem(body=markdown)
    return PortableIssue(sections=(Section(kind=SectionKind.HIGHLIGHTS, items=(item,)),))


def found_in(markdown: str, search: Search) -> list[str]:
    """What is found, cut out of the source."""
    return [markdown[one.start : one.end] for one in find(body(markdown), search)]


def test_every_text_is_searched_in_reading_order() -> None:
    names = [(match.name, match.words) for match in find(ISSUE, Search("tug"))]
    assert names == [
        ("label", "Tug"),
        ("subject", "Tug"),
        ("preheader", "tug"),
        ("intro", "tug"),
        ("alt", "tug"),
        ("credit", "Tug"),
        ("heading", "Tug"),
        ("heading", "tug"),
        ("body", "tug"),
        ("text", "Tug"),
        ("outlet 0", "Tug"),
        ("title", "tug"),
        ("authors", "Tug"),
        ("authors", "Tug"),
        ("institution", "Tug"),
        ("byline", "Tug"),
        ("note", "Tug"),
    ]


def test_a_match_says_where_it_is_and_what_is_around() -> None:
    item = ISSUE.sections[0].items[0]
    (match,) = find(ISSUE, Search("blue tug"))
    assert match == Match(item.uid, "body", 12, 20, "blue tug", "No \U0001f6a2 but a ", " came.")
    assert isinstance(item, HighlightItem)
    assert item.body[match.start : match.end] == "blue tug"
    (long,) = find(body("a" * 100 + "tug" + "b" * 100), Search("tug"))
    assert (len(long.before), len(long.after)) == (AROUND, AROUND)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        (Search("tug", case=True), ["tug", "tug"]),
        (Search("tug", whole=True), ["Tug", "tug"]),
        (Search("TUG", case=True), []),
        (Search("t.g", regular=True), ["Tug", "tug", "tug"]),
        (Search("t.g"), []),
        (Search(r"^a \w+$", regular=True), ["a tug"]),
        (Search("x*", regular=True), []),
        (Search(""), []),
        (Search("tug|gs", regular=True, whole=True), ["Tug", "tug"]),
    ],
)
def test_how_words_are_looked_for(search: Search, found: list[str]) -> None:
    assert found_in("Tug, tugs\na tug", search) == found


def test_quotes_and_spaces_are_found_in_every_form() -> None:
    text = "the port’s “own”\u00a0tug"
    assert found_in(text, Search('port\'s "own" tug')) == ["port’s “own”\u00a0tug"]
    assert found_in("the port's own", Search("port’s")) == ["port's"]


def test_words_go_on_over_the_markup_of_a_link() -> None:
    text = "covers [ten tugs](https://x.example/ten) today"
    assert found_in(text, Search("tugs today")) == ["tugs](https://x.example/ten) today"]
    (match,) = find(body(text), Search("covers ten"))
    assert (match.words, match.before, match.after) == ("covers ten", "", " tugs today")
    assert match.parted
    assert not find(body(text), Search("ten tugs"))[0].parted


def test_addresses_are_searched_when_asked() -> None:
    text = "a [ten](https://x.example/ten) b <https://ten.example> ten"
    assert found_in(text, Search("ten")) == ["ten", "ten"]
    matches = find(body(text), Search("ten", addresses=True))
    assert [match.start for match in matches] == [3, 26, 42, 55]
    names = [match.name for match in find(ISSUE, Search("tug", addresses=True)) if match.name]
    assert [name for name in names if name in {"address 0", "url"}] == ["address 0", "url"]
    assert not find(ISSUE, Search("missing:", addresses=False))


def test_from_a_spot_the_search_goes_round() -> None:
    matches = find(ISSUE, Search("tug"))
    intro, heading = matches[3], matches[7]
    assert (intro.name, heading.name) == ("intro", "heading")

    def to(spot: Spot, by: int) -> int | None:
        return next_match(ISSUE, matches, spot, by)

    at_intro = Spot("", "intro", intro.start, intro.end)
    assert [to(at_intro, by) for by in (-1, 0, 1)] == [2, 3, 4]
    caret = Spot("", "intro", intro.start, intro.start)
    assert [to(caret, by) for by in (-1, 0, 1)] == [2, 3, 3]
    assert [to(Spot(heading.place), by) for by in (-1, 0, 1)] == [6, 7, 7]
    last = matches[-1]
    assert to(Spot(last.place, last.name, last.start, last.end), 1) == 0
    assert to(Spot(""), -1) == len(matches) - 1
    assert to(Spot("gone"), 1) == 0
    assert next_match(ISSUE, (), Spot(""), 1) is None
    empty = ISSUE.sections[1].items[0]
    assert to(Spot(empty.uid, "outlet 7"), 1) == 9


def test_what_is_read_has_a_place_in_the_source() -> None:
    text = "[a](x) *b* [c [d](https://d.example) <https://e.example>f"
    read, addresses = read_text(text)
    assert read.words == "[a](x) *b* [c d f"
    assert [text[read.source(n)] for n in range(len(read.words))] == list(read.words)
    assert [text[start:end] for start, end in addresses] == [
        "https://d.example",
        "https://e.example",
    ]


@pytest.mark.parametrize("words", ["(", "[", "a{2", "*", "(?P<a", "a)(b", "\\"])
def test_what_is_no_expression_is_refused(words: str) -> None:
    if words == "a{2":
        assert pattern_of(Search(words, regular=True)) is not None
        return
    with pytest.raises(InputRefused, match="not a regular expression"):
        find(ISSUE, Search(words, regular=True))
    assert pattern_of(Search(words)) is not None


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "l.crank", write=True) as opened:
        opened.apply(AddIssue(ISSUE))
        yield opened


def test_everything_is_replaced_by_one_change(library: Library) -> None:
    done = replacing(ISSUE, Search("tug", whole=True), "boat")
    assert (done.count, done.left) == (11, 0)
    assert done.change is not None
    assert done.change.label == "Replace 11 matches"
    library.apply(done.change)
    after = library.load_uid(ISSUE.uid).issue
    assert find(after, Search("tug", whole=True)) == ()
    assert len(find(after, Search("boat"))) == 11
    assert after.label == "boat month"
    assert after.image == Picture(alt="A boat", credit="boat Press")
    assert after.sections[0].heading == "boat Highlights"
    highlight, link, analysis = (section.items[0] for section in after.sections)
    assert highlight == HighlightItem(
        heading="A boat’s day", body="No \U0001f6a2 but a [blue boat](missing:) came."
    )
    assert isinstance(link, LinkItem)
    assert link.outlets[0] == Outlet(name="boat Times", url="https://x.example/tug")
    assert isinstance(analysis, AnalysisItem)
    assert analysis.authors == ("Ann boat", "Bo Tugwell")
    assert analysis.url == "https://y.example/tug"
    library.revert(done.change)
    assert library.load_uid(ISSUE.uid).issue == ISSUE


def test_the_edge_of_a_link_is_left_as_it_is() -> None:
    issue = body("covers [ten tugs](https://x.example) covers ten")
    done = replacing(issue, Search("covers ten"), "has")
    assert (done.count, done.left) == (1, 1)
    none = replacing(body("covers [ten](https://x.example)"), Search("covers ten"), "has")
    assert (none.change, none.count, none.left) == (None, 0, 1)


def test_addresses_are_replaced_when_asked() -> None:
    search = Search("x.example", addresses=True)
    done = replacing(body("a [ten](https://x.example/ten)"), search, "y.example")
    assert done.count == 1
    assert replacing(ISSUE, search, "y.example").count == 1
    assert replacing(ISSUE, replace(search, addresses=False), "y").change is None


def test_groups_of_an_expression_stand_in_the_replacement() -> None:
    issue, search = body("Lee Ann, Roe Bo"), Search(r"(\w+) (\w+)", regular=True)
    matches = find(issue, search)
    assert replaced("Lee Ann, Roe Bo", matches, search, r"\2 \1") == "Ann Lee, Bo Roe"
    assert replaced("Lee Ann, Roe Bo", matches, Search("x"), r"\2") == r"\2, \2"
    with pytest.raises(InputRefused, match="cannot stand in"):
        replacement(matches[0], search, r"\3")


def test_an_expression_that_looks_too_far_keeps_the_words() -> None:
    text = "start" + " " * AROUND + "tug"
    search = Search(r"tug(?=\s{41}end)|(?<=start\s{40})tug", regular=True)
    (match,) = find(body(text), search)
    assert replacement(match, search, "boat") == "tug"


def test_replacing_a_word_with_itself_is_no_change() -> None:
    assert replacing(body("a tug"), Search("tug"), "tug").change is None


def test_every_text_can_be_written() -> None:
    items = {item.uid: item for section in ISSUE.sections for item in section.items}
    for text in texts_of(ISSUE):
        if text.place in items:
            written = with_item_text(items[text.place], text.name, "said")
            assert written != items[text.place]
            assert written.uid == text.place
        elif not text.place:
            assert with_issue_text(ISSUE, text.name, "said") != ISSUE
    with pytest.raises(KeyError):
        with_item_text(HighlightItem(), "title", "said")
    with pytest.raises(KeyError):
        with_issue_text(ISSUE, "sections", "said")
