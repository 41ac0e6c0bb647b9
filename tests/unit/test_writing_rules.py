"""Rules about how an item is written: each seen to find, and to leave good sentences alone."""

from collections import Counter

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import AnalysisItem, HighlightItem, Item, LinkItem, Outlet
from crank_desktop.exports.check import check_issue, check_item
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import ItemKind, SectionKind
from crank_desktop.review.finding import Severity
from crank_desktop.sources.outlets import shipped_outlets
from tests.material import JULY_2025, SEPTEMBER_2024, seed

CNN = (Outlet(name="CNN", url="https://edition.cnn.com/a"),)


def found(item: Item) -> list[str]:
    kind = {
        ItemKind.HIGHLIGHT: SectionKind.HIGHLIGHTS,
        ItemKind.LINK: SectionKind.LINKS,
        ItemKind.ANALYSIS: SectionKind.ANALYSIS,
        ItemKind.PERSPECTIVE: SectionKind.PERSPECTIVES,
    }[item.kind]
    findings = check_item(kind, item)
    assert {one.severity for one in findings} <= {Severity.ADVICE}
    return [one.rule for one in findings]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Ships left the port.", []),
        ("The U.S. Treasury said Gen. Lee met Sen. J. Smith on Jan. 5.", []),
        ("It rose 3.5 percent, vs. April.", []),
        ("He asked “Why now?” and left.", []),
        ("She said “it is over.”", []),
        ("It is so (and stays so.)", []),
        ("Will they go?", []),
        ("[Ships](https://a.example) left *the port*.", []),
        ("Ships left. They came back.", ["one-sentence"]),
        ("Ships left! “Good,” he said.", ["one-sentence"]),
        ("Ships left the port", ["full-stop"]),
        ("[Ships](https://a.example) left *the port*", ["full-stop"]),
        ("Ships left the port (CNN).", ["outlet-in-sentence"]),
        ("Ships left the port (Reuters).", ["outlet-in-sentence"]),
        ("Ships left the port (in May).", []),
        ("Ships  left the port.", ["double-space"]),
    ],
)
def test_a_link_is_one_closed_sentence_without_its_outlet(text: str, rules: list[str]) -> None:
    assert found(LinkItem(text=text, outlets=CNN)) == rules


@pytest.mark.parametrize(
    ("name", "address", "rules"),
    [
        ("CNN", "https://edition.cnn.com/a", []),
        ("cnn", "https://cnn.com/a", []),
        ("Associated Press", "https://apnews.com/a", []),
        ("CNN", "https://unknown.example/a", []),
        ("The Quay", "https://www.reuters.com/a", []),
        ("CNN", None, []),
        ("CNN", "http://[broken", []),
        ("CNN", "https://www.reuters.com/a", ["outlet-of-another-address"]),
        ("Reuters", "https://reuters.com@apnews.com/a", ["outlet-of-another-address"]),
        ("", "https://www.reuters.com/a", ["outlet-without-name"]),
    ],
)
def test_name_and_address_speak_of_the_same_outlet(
    name: str, address: str | None, rules: list[str]
) -> None:
    outlets = (Outlet(name="AFP"), Outlet(name=name, url=address))
    assert found(LinkItem(text="Ships left.", outlets=outlets)) == rules


@pytest.mark.parametrize(
    ("heading", "body", "rules"),
    [
        ("Ships leave", "They left.\n\nThey came.", []),
        ("Ships leave the U.S.", "They left", ["full-stop"]),
        ("Ships leave.", "They left.\n\n- one\n- two", ["headline-full-stop"]),
    ],
)
def test_a_headline_is_open_and_a_text_is_closed(heading: str, body: str, rules: list[str]) -> None:
    assert found(HighlightItem(heading=heading, body=body)) == rules


@pytest.mark.parametrize(
    ("author", "rules"),
    [
        ("Ana Moor", []),
        ("Victor D. Cha", []),
        ("金正恩", []),
        ("Moor", ["author-incomplete"]),
        ("Ana Moor and Bo Reed", ["author-incomplete"]),
        ("Ana Moor et al.", ["author-incomplete"]),
    ],
)
def test_every_author_is_whole(author: str, rules: list[str]) -> None:
    item = AnalysisItem(title="Why", authors=("Cy Lund", author), institution="Dock School")
    assert found(item) == rules


def test_an_address_that_is_missing_is_told_too() -> None:
    item = HighlightItem(heading="Ships", body="They [left](missing:).")
    assert [one.rule for one in check_item(SectionKind.HIGHLIGHTS, item)] == ["missing-address"]


@pytest.mark.parametrize(("name", "most"), [(JULY_2025, 1), (SEPTEMBER_2024, 0)])
def test_what_was_published_is_not_flooded(name: str, most: int) -> None:
    """In July, one paragraph really ends without a full stop."""
    issue = read_issue(seed(name).read_bytes(), Shape.AUTO, shipped_outlets())
    counts = Counter(one.rule for one in check_issue(issue, Newsletter()))
    del counts["missing-address"], counts["no-sender"]
    assert counts.total() == most
