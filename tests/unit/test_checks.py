"""The rules of the registry, each seen to find and seen to stay silent."""

from dataclasses import replace

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import (
    Footer,
    HighlightItem,
    LinkItem,
    Picture,
    PortableIssue,
    Section,
)
from crank_desktop.exports.check import check_issue
from crank_desktop.exports.export import ExportChoices
from crank_desktop.model.kinds import SectionKind
from crank_desktop.review.finding import Severity
from crank_desktop.review.rules import all_rules, rule
from tests.samples import sample

SENDER = Newsletter(sender="CRANK Call <a@e.org>")


def rules(issue: PortableIssue, service: str = "mailchimp") -> list[tuple[str, str]]:
    findings = check_issue(issue, SENDER, ExportChoices(service=service))
    return [(finding.rule, finding.where) for finding in findings]


def with_first_highlight(body: str, heading: str = "A headline") -> PortableIssue:
    issue = sample("2025-03.txt")
    first = replace(issue.sections[0], items=(HighlightItem(heading=heading, body=body),))
    return replace(issue, sections=(first, *issue.sections[1:]))


def test_a_whole_issue_has_no_findings() -> None:
    assert rules(sample("2025-03.txt")) == []


def test_every_rule_that_there_is() -> None:
    assert set(all_rules()) == {
        "missing-address",
        "empty-section",
        "empty-item",
        "picture-without-words",
        "no-label",
        "no-unsubscribe",
        "no-postal-address",
        "message-size",
        "no-sender",
        "picture-not-hosted",
        "one-sentence",
        "full-stop",
        "headline-full-stop",
        "outlet-in-sentence",
        "outlet-without-name",
        "outlet-of-another-address",
        "author-incomplete",
        "double-space",
    }


def test_two_rules_cannot_share_an_id() -> None:
    with pytest.raises(ValueError, match="no-label"):
        rule("no-label")(lambda _subject: iter(()))


def test_missing_addresses_are_named_by_their_words() -> None:
    issue = with_first_highlight("They [met](missing:) and [went](https://e.org).")
    (finding,) = check_issue(issue, SENDER)
    assert (finding.rule, finding.where) == ("missing-address", "sections/0/items/0")
    assert finding.severity is Severity.BLOCKER
    assert '"met"' in finding.message


def test_empty_sections_and_items() -> None:
    issue = sample("2025-03.txt")
    sections = (
        Section(kind=SectionKind.HIGHLIGHTS, heading="Highlights"),
        Section(kind=SectionKind.LINKS, heading="Links", items=(LinkItem(text="Words."),)),
    )
    assert rules(replace(issue, sections=sections)) == [
        ("empty-section", "sections/0"),
        ("empty-item", "sections/1/items/0"),
    ]
    assert rules(replace(issue, sections=())) == [("empty-section", "sections")]
    assert rules(with_first_highlight("Words.", " ")) == [("empty-item", "sections/0/items/0")]


def test_a_picture_needs_words() -> None:
    issue = replace(sample("2025-03.txt"), image=Picture(url="https://e.org/p.jpg", width=600))
    assert rules(issue) == [("picture-without-words", "image")]
    assert rules(replace(issue, image=replace(issue.image, alt="Two ministers shake hands"))) == []


def test_a_label_is_wanted() -> None:
    assert rules(replace(sample("2025-03.txt"), label=" ")) == [("no-label", "label")]


def test_the_law_asks_for_a_way_out_and_an_address() -> None:
    issue = replace(sample("2025-03.txt"), footer=Footer())
    assert rules(issue) == []
    assert rules(issue, "plain") == [("no-unsubscribe", "footer"), ("no-postal-address", "footer")]
    assert rules(sample("2025-03.txt"), "plain") == []


def test_a_message_that_gmail_would_clip() -> None:
    (warning,) = check_issue(with_first_highlight("word " * 13_000 + "end."), SENDER)
    assert (warning.rule, warning.severity) == ("message-size", Severity.WARNING)
    (blocker,) = check_issue(with_first_highlight("word " * 30_000 + "end."), SENDER)
    assert (blocker.rule, blocker.severity) == ("message-size", Severity.BLOCKER)
    assert '"A headline" (146 KB)' in blocker.message


def test_a_sender_is_wanted() -> None:
    (finding,) = check_issue(sample("2025-03.txt"), Newsletter())
    assert (finding.rule, finding.severity) == ("no-sender", Severity.ADVICE)


@pytest.mark.parametrize(
    ("image", "found"),
    [
        (Picture(), False),
        (Picture(url="https://e.org/a.png", alt="A tug"), False),
        (Picture(file="a.png", url="https://e.org/a.png", alt="A tug"), False),
        (Picture(file="a.png", alt="A tug"), True),
        (Picture(file="a.png", url="", alt="A tug"), True),
        (Picture(file="a.png", url="missing:", alt="A tug"), True),
        (Picture(file="a.png", url="a.png", alt="A tug"), True),
    ],
)
def test_a_picture_that_nobody_can_fetch_is_told(image: Picture, found: bool) -> None:  # noqa: FBT001 - parametrized
    issue = replace(sample("2025-03.txt"), image=image)
    assert (("picture-not-hosted", "image") in rules(issue)) is found


@pytest.mark.parametrize(
    ("service", "where"),
    [("mailchimp", "Mailchimp"), ("ghost", "Ghost"), ("plain", "a public place")],
)
def test_the_sending_service_is_where_a_picture_goes(service: str, where: str) -> None:
    issue = replace(sample("2025-03.txt"), image=Picture(file="a.png", alt="A tug"))
    (finding,) = (
        one
        for one in check_issue(issue, SENDER, ExportChoices(service=service))
        if one.rule == "picture-not-hosted"
    )
    assert finding.severity is Severity.ADVICE
    assert f": upload it to {where}, then paste its address here" in finding.message
