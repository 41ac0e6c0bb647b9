"""What the program exported as an email, a page or a message comes back by import as it was."""

from dataclasses import replace

import pytest

from crank_desktop.document.inline import links_of_blocks, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.portable import AnalysisItem, HighlightItem, LinkItem, PortableIssue
from crank_desktop.importing.reader import Shape, detect
from crank_desktop.model.kinds import SectionKind
from tests.golden.complete_issue import ISSUE
from tests.html_returns import MESSAGES, PAGES, expected_back, exported, read_back
from tests.issue_texts import said
from tests.samples import NAMES, sample

COMPLETE = "complete"
ISSUES = (*NAMES, COMPLETE)
WAYS = (
    *((name, service) for name in MESSAGES for service in ("mailchimp", "buttondown", "plain")),
    *((name, "plain") for name in PAGES),
)


def issue_named(name: str) -> PortableIssue:
    return ISSUE if name == COMPLETE else sample(name)


def noted(issue: PortableIssue) -> str:
    return "\n".join(note.text for note in issue.notes)


@pytest.mark.parametrize(("output", "service"), WAYS)
@pytest.mark.parametrize("name", ISSUES)
def test_issue_comes_back_with_all_its_html_can_say(name: str, output: str, service: str) -> None:
    issue = issue_named(name)
    assert said(read_back(issue, output, service)) == expected_back(said(issue), output, service)


@pytest.mark.parametrize(("output", "service"), WAYS)
def test_shape_is_told_from_the_words(output: str, service: str) -> None:
    text = exported(ISSUE, output, service).decode()
    assert detect(text) is (Shape.EML if output == "eml" else Shape.HTML)


@pytest.mark.parametrize(("output", "service"), WAYS)
@pytest.mark.parametrize("name", ISSUES)
def test_going_out_and_in_again_changes_nothing_more(name: str, output: str, service: str) -> None:
    once = read_back(issue_named(name), output, service)
    twice = read_back(once, output, service)
    if output == "web-fragment":
        assert twice.sections == once.sections
        assert twice.masthead.editors == once.masthead.editors
    else:
        assert said(twice) == said(once)


@pytest.mark.parametrize(("output", "service"), WAYS)
def test_complete_issue_item_by_item(output: str, service: str) -> None:
    back = read_back(ISSUE, output, service)
    assert [(section.kind, section.heading, len(section.items)) for section in back.sections] == [
        (SectionKind.HIGHLIGHTS, "April Highlights", 2),
        (SectionKind.LINKS, "Links", 2),
        (SectionKind.ANALYSIS, "Recent Analysis", 2),
        (SectionKind.PERSPECTIVES, "CRANK Perspectives", 1),
    ]
    ferry, fence = back.sections[0].items
    assert isinstance(ferry, HighlightItem)
    assert isinstance(fence, HighlightItem)
    assert ferry.heading == "A ferry opens & prices fall"
    assert [
        (words_of(link.children), link.address)
        for link in links_of_blocks(read_markdown(ferry.body))
    ] == [
        ("officials said", "https://example.org/ferry?a=1&b=2"),
        ("more of it", "*|ARCHIVE|*"),
    ]
    assert "**less than 2 %**, *Kaspi* wrote — “if A < B & C > D”." in ferry.body
    assert "> The line will carry grain first.\n>\n> Everything else follows." in ferry.body
    assert "- Two ships with forty cars each\n- One harbor, still in dispute" in ferry.body
    assert "1. Spring: trial runs\n2. Fall: regular service" in ferry.body
    assert ferry.body.endswith("Signed in Baku  \non April 2.")
    assert fence.body == "The last [section](http://example.org/fence) was closed."


@pytest.mark.parametrize(("output", "service"), WAYS)
def test_complete_issue_outlets_and_authors(output: str, service: str) -> None:
    back = read_back(ISSUE, output, service)
    counted, unreported = back.sections[1].items
    assert isinstance(counted, LinkItem)
    assert isinstance(unreported, LinkItem)
    assert counted.text == "Two outlets counted the same [ships](https://example.org/ships)."
    assert [(one.name, one.url) for one in counted.outlets] == [
        ("Harbor News", "https://example.org/harbor"),
        ("The Quay & Co.", None),
        ("Radio Anzali", None),
    ]
    assert (unreported.text, unreported.outlets) == ("Nobody reported this.", ())
    fences, lost = back.sections[2].items
    (rules,) = back.sections[3].items
    assert isinstance(fences, AnalysisItem)
    assert isinstance(lost, AnalysisItem)
    assert isinstance(rules, AnalysisItem)
    assert (fences.title, fences.url) == ("What Fences Say", "https://example.org/fences")
    assert fences.authors == ("Ada Sample", "Ben Sample", "Cleo Sample")
    assert (fences.institution, fences.note) == ("Institute of Samples", "writing in The Quay")
    assert (lost.title, lost.url, lost.authors) == (
        "A Title Whose Address Was Lost",
        None,
        ("Dora Sample",),
    )
    assert (rules.byline, rules.institution) == ("Unsigned editorial", "Daily Sample")


@pytest.mark.parametrize(("output", "service"), WAYS)
def test_complete_issue_names_and_credit(output: str, service: str) -> None:
    back = read_back(ISSUE, output, service)
    assert back.newsletter == back.masthead.name == "Sample Call"
    assert (back.month, back.year) == (4, None if output == "web-fragment" else 2031)
    assert back.label == ("April" if output == "web-fragment" else "April 2031")
    assert back.intro == ISSUE.intro
    assert back.image.credit == "Port of Anzali <press office>"
    assert [(one.role, one.name, one.email) for one in back.masthead.editors] == [
        ("Editor-in-Chief", "Eve Sample", None),
        ("Editor", "Finn Sample", "finn@example.org"),
        ("Intern", "Gus Sample", None),
    ]


@pytest.mark.parametrize("output", MESSAGES)
def test_placeholders_leave_no_organisation_and_no_address(output: str) -> None:
    back = read_back(ISSUE, output, "mailchimp")
    assert (back.footer.organisation, back.footer.address) == ("", ())
    assert back.footer.copyright_year is None
    assert back.footer.unsubscribe_url == "*|UNSUB|*"
    assert back.footer.preferences_url == "*|UPDATE_PROFILE|*"
    assert "*|LIST:COMPANY|*" in noted(back)
    assert "*|ARCHIVE|*" in noted(back)


@pytest.mark.parametrize("output", MESSAGES)
def test_plain_message_brings_the_whole_footer(output: str) -> None:
    footer = read_back(ISSUE, output, "plain").footer
    assert footer.organisation == "Center for <Samples>"
    assert footer.address == ("Center for Samples", "1 Sample Street", "Springfield, IL 62701")
    assert footer.copyright_year == 2031
    assert [(one.name, one.url) for one in footer.social] == [("Website", "https://example.org")]
    assert footer.unsubscribe_url == "https://example.org/unsubscribe?u=1&id=2"


def test_page_brings_the_organisation_and_its_postal_address() -> None:
    back = read_back(ISSUE, "web", "plain")
    assert (back.footer.organisation, back.footer.copyright_year) == ("Center for <Samples>", 2031)
    assert back.footer.address == (
        *("Center for Samples", "1 Sample Street", "Springfield, IL 62701"),
    )
    assert "1 Sample Street" not in noted(back)


@pytest.mark.parametrize("output", MESSAGES)
def test_message_brings_its_inbox_lines(output: str) -> None:
    back = read_back(ISSUE, output, "plain")
    assert back.subject == "Sample Call | April 2031 — ferries & fences"
    assert back.preheader == ISSUE.preheader
    shorter = read_back(replace(ISSUE, preheader="", subject=""), output, "plain")
    assert shorter.subject == "Sample Call | April 2031"
    assert shorter.preheader == (
        "A ferry opens & prices fall; Border fence along the Tumen is finished"
    )


@pytest.mark.parametrize(("output", "service"), WAYS)
def test_what_cannot_come_back_is_kept_in_notes(output: str, service: str) -> None:
    back = read_back(ISSUE, output, service)
    words = noted(back)
    assert (back.image.file, back.image.url, back.image.alt) == (None, None, "")
    assert 'A ferry named "Kaspi" at its berth' in words
    assert ("april%20ferry.jpg" if output in PAGES else ISSUE.image.url or "") in words
    assert back.send_date is None
    if output != "web-fragment":
        assert "Telegraph" in words + back.footer.as_sent


@pytest.mark.parametrize("name", ISSUES)
def test_notes_of_our_own_email_hold_no_part_of_the_issue(name: str) -> None:
    issue = issue_named(name)
    words = noted(read_back(issue, "email", "plain"))
    for section in issue.sections:
        for item in section.items:
            match item:
                case HighlightItem(heading=heading):
                    assert heading not in words
                case LinkItem(text=text):
                    assert text not in words
                case _:
                    assert item.title not in words
