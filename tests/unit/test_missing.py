"""Lost addresses, found in reading order and filled one by one."""

from dataclasses import replace

import pytest
from hypothesis import given

from crank_desktop.document.addresses import addresses as placed_addresses
from crank_desktop.document.compose import compose
from crank_desktop.document.portable import (
    AnalysisItem,
    Banner,
    Editor,
    Footer,
    HighlightItem,
    LinkItem,
    Masthead,
    Outlet,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.editing.missing import MissingAddress, fill, fill_item, missing_addresses
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import SectionKind
from crank_desktop.sources.outlets import shipped_outlets
from tests.material import JULY_2025, seed
from tests.strategies import issues

LOST = "missing:"
HIGHLIGHT = HighlightItem(
    uid="h", heading="A visit", body=f"[One]({LOST}) and [two](https://e.org) and [three]({LOST})."
)
LINK = LinkItem(
    uid="l",
    text=f"A [sentence]({LOST}).",
    outlets=(Outlet(name="AP", url="https://e.org"), Outlet(name="TASS", url=LOST)),
)
ANALYSIS = AnalysisItem(uid="a", title="A title", url=LOST)
ISSUE = PortableIssue(
    intro=f"The [CRANKs]({LOST})",
    banner=Banner(url=LOST, alt="A picture"),
    sections=(
        Section(kind=SectionKind.HIGHLIGHTS, items=(HIGHLIGHT,)),
        Section(kind=SectionKind.LINKS, items=(LINK,)),
        Section(kind=SectionKind.ANALYSIS, items=(ANALYSIS,)),
    ),
    masthead=Masthead(editors=(Editor(role="Editor", name="A. Writer", email=LOST),)),
    footer=Footer(
        social=(SocialLink(name="X", url="https://x.org"), SocialLink(name="Site", url=LOST)),
        preferences_url=LOST,
        unsubscribe_url=LOST,
    ),
)
EVERY = (
    MissingAddress("banner", "url", 0, "A picture"),
    MissingAddress("intro", "intro", 0, "CRANKs"),
    MissingAddress("h", "body", 0, "One"),
    MissingAddress("h", "body", 2, "three"),
    MissingAddress("l", "text", 0, "sentence"),
    MissingAddress("l", "outlets", 1, "TASS"),
    MissingAddress("a", "url", 0, "A title"),
    MissingAddress("masthead", "editors", 0, "A. Writer", mail=True),
    MissingAddress("footer", "social", 1, "Site"),
    MissingAddress("footer", "preferences_url", 0, "update your preferences"),
    MissingAddress("footer", "unsubscribe_url", 0, "unsubscribe from this list"),
)


def paste_for(missing: MissingAddress, number: int) -> str:
    return f"desk{number}@example.org" if missing.mail else f"https://example.org/new/{number}"


def test_every_place_is_found_in_reading_order() -> None:
    assert missing_addresses(ISSUE) == EVERY


@pytest.mark.parametrize("number", range(len(EVERY)))
def test_each_place_is_filled_alone(number: int) -> None:
    address = paste_for(EVERY[number], number)
    filled = fill(ISSUE, EVERY[number], address)
    assert missing_addresses(filled) == (*EVERY[:number], *EVERY[number + 1 :])
    before = [one.address for one in placed_addresses(compose(ISSUE))]
    after = [one.address for one in placed_addresses(compose(filled))]
    assert [new for old, new in zip(before, after, strict=True) if old != new] == [address]


def test_an_item_is_filled_without_its_issue() -> None:
    assert fill_item(ANALYSIS, EVERY[6], " https://e.org/x\n") == replace(
        ANALYSIS, url="https://e.org/x"
    )
    assert fill_item(ANALYSIS, EVERY[2], "https://e.org/x") is ANALYSIS


@pytest.mark.parametrize("text", ["", "e.org", "javascript:x", "two https://e.org", LOST])
@pytest.mark.parametrize("missing", EVERY)
def test_what_is_no_address_fills_nothing(missing: MissingAddress, text: str) -> None:
    assert fill(ISSUE, missing, text) is ISSUE


def test_a_mail_address_is_kept_bare_for_an_editor_and_with_its_scheme_in_a_text() -> None:
    editor, link = EVERY[7], EVERY[2]
    assert editor.taken("mailto:a@e.org") == editor.taken(" a@e.org ") == "a@e.org"
    assert editor.taken("https://e.org") is None
    assert link.taken("a@e.org") == link.taken("mailto:a@e.org") == "mailto:a@e.org"


@pytest.mark.parametrize("place", ["gone", "masthead", "intro"])
def test_a_place_that_is_gone_changes_nothing(place: str) -> None:
    mail = place == "masthead"
    gone = MissingAddress(place, "body", 9, "words", mail)
    assert fill(ISSUE, gone, paste_for(gone, 0)) == ISSUE


@given(issues())
def test_filling_all_leaves_none(issue: PortableIssue) -> None:
    left = missing_addresses(issue)
    for number in range(len(left)):
        first = missing_addresses(issue)[0]
        assert (first.place, first.part, first.number) == (
            left[number].place,
            left[number].part,
            left[number].number,
        )
        issue = fill(issue, first, paste_for(first, number))
    assert missing_addresses(issue) == ()


def test_july_is_filled_from_top_to_bottom() -> None:
    issue = read_issue(seed(JULY_2025).read_bytes(), Shape.AUTO, shipped_outlets())
    places = [missing.place for missing in missing_addresses(issue)]
    assert len(places) == 49
    assert places[:2] == ["banner", "intro"]
    for left in range(49, 0, -1):
        first = missing_addresses(issue)[0]
        issue = fill(issue, first, paste_for(first, left))
        assert len(missing_addresses(issue)) == left - 1
