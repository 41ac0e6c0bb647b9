"""Every finding in words and fields: whole sentences, a way out, a place that is there."""

import re
from dataclasses import replace

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import (
    AnalysisItem,
    Editor,
    Footer,
    HighlightItem,
    LinkItem,
    Masthead,
    Outlet,
    Picture,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.document.portable_json import to_json_object
from crank_desktop.exports.check import check_issue
from crank_desktop.exports.export import ExportChoices
from crank_desktop.model.kinds import ItemKind, SectionKind
from crank_desktop.review.finding import Finding, Severity
from crank_desktop.review.rules import all_rules
from tests.samples import NAMES, sample

PLAIN = ExportChoices(service="plain")
SENDER = Newsletter(sender="CRANK Call <a@e.org>")
WEIGHT = {Severity.BLOCKER: 0, Severity.WARNING: 1, Severity.ADVICE: 2}
JARGON = re.compile(
    r"\b(?:null|none|url|uri|href|html|json|css|utf|str|uid|nan|alt|rfc|preheader|deprecated)\b"
    r"|[{}\[\]<>_]|sections/|items/|\d+\.\d{3,}",
    re.IGNORECASE,
)
SAMPLE = sample("2025-03.txt")
KINDS: dict[SectionKind, HighlightItem | LinkItem | AnalysisItem] = {
    SectionKind.HIGHLIGHTS: HighlightItem(),
    SectionKind.LINKS: LinkItem(),
    SectionKind.ANALYSIS: AnalysisItem(),
    SectionKind.PERSPECTIVES: AnalysisItem(kind=ItemKind.PERSPECTIVE),
}
WORST = PortableIssue(
    intro="[CRANKs](missing:) and [](missing:)",
    image=Picture(file="a.png"),
    sections=(
        *(Section(kind=kind, items=(item,)) for kind, item in KINDS.items()),
        *(Section(kind=kind) for kind in SectionKind),
        Section(
            kind=SectionKind.LINKS,
            heading="Links",
            items=(
                LinkItem(text="Words.", outlets=(Outlet(name="CNN", url="missing:"),)),
                LinkItem(text="*So* [it](missing:) is.", outlets=(Outlet(name=""),)),
                LinkItem(
                    text="One. Two and  three", outlets=(Outlet(name="", url="https://a.org"),)
                ),
                LinkItem(
                    text="Four (CNN).",
                    outlets=(Outlet(name="CNN", url="https://www.reuters.com/world/"),),
                ),
            ),
        ),
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading="Long",
            items=(HighlightItem(heading="Long.", body="word " * 30_000),),
        ),
        Section(
            kind=SectionKind.ANALYSIS,
            heading="Recent",
            items=(AnalysisItem(title="Why", authors=("Ann Example and Bo", "Lund")),),
        ),
    ),
    masthead=Masthead(editors=(Editor(role="Editor", name="Ann Example", email="missing:"),)),
    footer=Footer(
        social=(SocialLink(name="Twitter", url="missing:"),),
        preferences_url="missing:",
    ),
)
WRITING = (
    *("one-sentence", "full-stop", "headline-full-stop", "outlet-in-sentence", "double-space"),
    *("outlet-without-name", "outlet-of-another-address", "author-incomplete"),
)
DRAFTS = {
    "nothing": PortableIssue(),
    "worst": WORST,
    "label alone": PortableIssue(label="May 2026"),
    "sections without items": PortableIssue(sections=WORST.sections[4:8]),
    "items without words": PortableIssue(sections=WORST.sections[:4]),
    **{name: sample(name) for name in NAMES},
}


def found(issue: PortableIssue, choices: ExportChoices = PLAIN) -> tuple[Finding, ...]:
    return check_issue(issue, Newsletter(), choices)


def place(issue: PortableIssue, where: str) -> object:
    """What stands at a place of the portable form; KeyError or IndexError where nothing does."""
    value: object = to_json_object(issue)
    for step in where.split("/") if where else ():
        if isinstance(value, list):
            value = value[int(step)]
        else:
            assert isinstance(value, dict), where
            value = value[step]
    return value


@pytest.mark.parametrize("name", DRAFTS)
def test_every_finding_is_a_sentence_with_a_way_out(name: str) -> None:
    findings = found(DRAFTS[name])
    for finding in findings:
        assert re.fullmatch(r"[A-Z].*\.", finding.message), finding
        assert ": " in finding.message or ". Shorten it" in finding.message, finding
        assert not JARGON.search(finding.message), finding
        assert "  " not in finding.message
        assert len(finding.message) <= 240, finding
        assert finding.rule in all_rules()
        assert isinstance(finding.severity, Severity)


@pytest.mark.parametrize("name", DRAFTS)
def test_every_place_is_one_of_the_portable_form(name: str) -> None:
    for finding in found(DRAFTS[name]):
        place(DRAFTS[name], finding.where)


@pytest.mark.parametrize("name", DRAFTS)
def test_the_heaviest_come_first_and_always_the_same(name: str) -> None:
    findings = found(DRAFTS[name])
    weights = [WEIGHT[finding.severity] for finding in findings]
    assert weights == sorted(weights)
    for weight in (0, 1, 2):
        rules = [f.rule for f in findings if WEIGHT[f.severity] == weight]
        order = list(all_rules())
        assert [order.index(rule) for rule in rules] == sorted(order.index(rule) for rule in rules)
    assert found(DRAFTS[name]) == findings
    assert len(set(findings)) == len(findings)


def test_the_worst_issue_breaks_every_rule() -> None:
    assert {finding.rule for finding in found(WORST)} == set(all_rules())


@pytest.mark.parametrize("rule", list(all_rules()))
def test_the_weight_of_every_rule(rule: str) -> None:
    weights = {finding.severity for finding in found(WORST) if finding.rule == rule}
    expected = {
        "empty-section": Severity.WARNING,
        "empty-item": Severity.WARNING,
        "no-label": Severity.WARNING,
        "no-sender": Severity.ADVICE,
        "picture-not-hosted": Severity.ADVICE,
        **dict.fromkeys(WRITING, Severity.ADVICE),
    }
    assert weights == {expected.get(rule, Severity.BLOCKER)}


def test_an_issue_of_nothing() -> None:
    assert [(f.rule, f.severity, f.where, f.message) for f in found(PortableIssue())] == [
        (
            "no-unsubscribe",
            Severity.BLOCKER,
            "footer",
            (
                "There is no way to unsubscribe: choose a sending service in the newsletter "
                "settings, or give the footer an unsubscribe address."
            ),
        ),
        (
            "no-postal-address",
            Severity.BLOCKER,
            "footer",
            "There is no postal address: add it to the footer in the newsletter settings.",
        ),
        (
            "empty-section",
            Severity.WARNING,
            "sections",
            "The issue has no sections yet: add one.",
        ),
        (
            "no-label",
            Severity.WARNING,
            "label",
            'The issue has no label: give it one, such as "July 2025".',
        ),
        (
            "no-sender",
            Severity.ADVICE,
            "newsletter",
            (
                "No sender is set: a message file will carry newsletter@example.org until you "
                "name one in the newsletter settings."
            ),
        ),
    ]


@pytest.mark.parametrize(
    ("issue", "where", "words"),
    [
        (replace(SAMPLE, intro="[CRANKs](missing:)"), "intro", 'The address behind "CRANKs"'),
        (replace(SAMPLE, intro="[**a** *b*](missing:)"), "intro", 'The address behind "a b"'),
        (
            replace(SAMPLE, banner=replace(SAMPLE.banner, url="missing:", alt="")),
            "banner",
            "The address behind a link without words",
        ),
        (
            replace(
                SAMPLE,
                masthead=Masthead(editors=(Editor(role="E", name="Ann", email="missing:"),)),
            ),
            "masthead",
            'The mail address behind "Ann"',
        ),
        (
            replace(SAMPLE, footer=replace(SAMPLE.footer, unsubscribe_url="missing:")),
            "footer",
            'The address behind "unsubscribe from this list"',
        ),
        (
            replace(
                SAMPLE,
                sections=(
                    Section(
                        kind=SectionKind.PERSPECTIVES,
                        heading="P",
                        items=(
                            AnalysisItem(
                                kind=ItemKind.PERSPECTIVE,
                                title="A title",
                                byline="Unsigned editorial",
                                url="missing:",
                            ),
                        ),
                    ),
                ),
            ),
            "sections/0/items/0",
            'The address behind "A title"',
        ),
    ],
)
def test_a_lost_address_is_told_by_place_and_words(
    issue: PortableIssue, where: str, words: str
) -> None:
    (finding,) = check_issue(issue, SENDER)
    assert (finding.rule, finding.where) == ("missing-address", where)
    assert finding.message == f"{words} is missing: paste it in, or take the link away."


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        (SectionKind.HIGHLIGHTS, ["highlight has no headline", "highlight has no text"]),
        (SectionKind.LINKS, ["link has no sentence", "link has no outlet"]),
        (SectionKind.ANALYSIS, ["analysis has no title", "analysis has no author"]),
        (SectionKind.PERSPECTIVES, ["perspective has no title", "perspective has no author"]),
    ],
)
def test_what_an_empty_item_lacks(kind: SectionKind, missing: list[str]) -> None:
    section = Section(kind=kind, heading="H", items=(KINDS[kind],))
    findings = check_issue(replace(SAMPLE, sections=(section,)), SENDER)
    assert [f.message for f in findings] == [f"This {words}: write one." for words in missing]
    assert {f.where for f in findings} == {"sections/0/items/0"}


@pytest.mark.parametrize(
    "item",
    [
        HighlightItem(heading=" ", body="\n"),
        LinkItem(text=" ", outlets=(Outlet(name=" "), Outlet(name=""))),
        AnalysisItem(title="\t", authors=("", " "), byline=" "),
    ],
)
def test_blanks_are_no_words(item: HighlightItem | LinkItem | AnalysisItem) -> None:
    kind = {HighlightItem: SectionKind.HIGHLIGHTS, LinkItem: SectionKind.LINKS}.get(
        type(item), SectionKind.ANALYSIS
    )
    issue = replace(SAMPLE, sections=(Section(kind=kind, heading="H", items=(item,)),))
    assert [f.rule for f in check_issue(issue, SENDER)] == ["empty-item", "empty-item"]


def test_an_item_in_another_kinds_section_is_called_what_it_is() -> None:
    section = Section(kind=SectionKind.LINKS, heading="Links", items=(HighlightItem(body="a."),))
    (finding,) = check_issue(replace(SAMPLE, sections=(section,)), SENDER)
    assert finding.message == "This highlight has no headline: write one."


def test_an_empty_section_goes_by_its_heading_or_its_kind() -> None:
    sections = (Section(kind=SectionKind.LINKS, heading="More"), Section(kind=SectionKind.LINKS))
    findings = check_issue(replace(SAMPLE, sections=sections), SENDER)
    assert [(f.where, f.message) for f in findings] == [
        ("sections/0", 'The section "More" is empty: add an item or remove the section.'),
        ("sections/1", 'The section "links" is empty: add an item or remove the section.'),
    ]


@pytest.mark.parametrize("service", ["mailchimp", "buttondown", "listmonk", "ghost", "plain"])
def test_which_service_sees_to_what_the_law_asks(service: str) -> None:
    bare = replace(SAMPLE, footer=Footer())
    found_rules = [f.rule for f in check_issue(bare, SENDER, ExportChoices(service=service))]
    expected = {"mailchimp": [], "plain": ["no-unsubscribe", "no-postal-address"]}
    assert found_rules == expected.get(service, ["no-postal-address"])


def test_what_weighs_most_goes_by_its_words() -> None:
    (finding,) = [f for f in found(WORST) if f.rule == "message-size"]
    assert finding.message.startswith("The email will be about 154 KB once its links are rewritten")
    assert 'the largest items are "Long." (146 KB), ' in finding.message
    long_intro = replace(SAMPLE, intro="word " * 30_000, sections=())
    (finding,) = [f for f in check_issue(long_intro, SENDER) if f.rule == "message-size"]
    assert finding.message.endswith("Shorten it: it has no items, so the intro is too long.")
