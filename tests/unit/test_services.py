"""Each sending service gets its own placeholders, and never those of another."""

import re
from dataclasses import replace

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import Footer, PortableIssue
from crank_desktop.errors import CrankError
from crank_desktop.render.email_html import render_email
from crank_desktop.render.footer import footer_words
from crank_desktop.render.layouts import layout_names, load_layout
from crank_desktop.render.services import SERVICES, service_named
from tests.email_tree import parse
from tests.golden.complete_issue import ISSUE, options

PLACEHOLDER = re.compile(r"\*\|[^|]+\|\*|\{\{ ?\w+ ?\}\}|%%\{\w+\}%%")
WRITTEN_BY_THE_EDITORS = {"*|FNAME|*", "*|ARCHIVE|*"}
EXPECTED = {
    "mailchimp": {
        *("*|UNSUB|*", "*|UPDATE_PROFILE|*", "*|ARCHIVE|*", "*|HTML:LIST_ADDRESS_HTML|*"),
        *("*|LIST:COMPANY|*", "*|CURRENT_YEAR|*", "*|IFNOT:MC_PREVIEW_TEXT|*", "*|ELSE:|*"),
        *("*|MC_PREVIEW_TEXT|*", "*|END:IF|*"),
    },
    "buttondown": {
        *("{{ unsubscribe_url }}", "{{ manage_subscription_url }}", "{{ email_url }}"),
    },
    "listmonk": {"{{ UnsubscribeURL }}", "{{ MessageURL }}"},
    "ghost": {"%%{unsubscribe_url}%%", "%%{manage_account_url}%%"},
    "plain": set(),
}


def footer_of(html: str) -> str:
    """The words of the email's last cell, the tables around it left out."""
    cells = [one for one in parse(html).every("td") if one.attributes.get("class") == "c f"]
    return cells[-1].text()


@pytest.mark.parametrize("name", SERVICES)
def test_email_carries_this_services_placeholders_alone(name: str) -> None:
    found = set(PLACEHOLDER.findall(render_email(compose(ISSUE), options(name))))
    assert found - WRITTEN_BY_THE_EDITORS == EXPECTED[name] - WRITTEN_BY_THE_EDITORS
    assert EXPECTED[name] <= found


def test_unknown_service_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(CrankError, match=r"no sending service \"pigeon\".*mailchimp, buttondown"):
        service_named("pigeon")


def test_service_names_itself() -> None:
    assert [service_named(name).name for name in SERVICES] == list(SERVICES)


def test_unknown_layout_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(CrankError, match=r"no layout \"\.\./letter\".*letter"):
        load_layout("../letter")


@pytest.mark.parametrize("name", layout_names())
def test_layout_is_described_and_its_colors_are_complete(name: str) -> None:
    layout = load_layout(name)
    assert layout.title
    assert layout.description.endswith(".")
    assert layout.light.keys() == layout.dark.keys()
    for style in (layout.style, layout.head_style, layout.page_style):
        assert "$" not in style
        assert "\n" not in style


def test_layout_is_read_once() -> None:
    assert load_layout() is load_layout()


def test_listmonk_leads_to_the_preferences_of_the_same_page() -> None:
    html = render_email(compose(ISSUE), options("listmonk"))
    assert 'href="{{ UnsubscribeURL }}?manage=true"' in html


def test_plain_writes_the_issues_own_footer() -> None:
    words = footer_of(render_email(compose(ISSUE), options("plain")))
    assert "Copyright © 2031 Center for <Samples>, All rights reserved." in words
    assert "1 Sample Street" in words
    assert "unsubscribe from this list" in words
    assert "browser" not in words


def test_plain_writes_nothing_where_the_footer_says_nothing() -> None:
    issue = replace(ISSUE, footer=Footer())
    html = render_email(compose(issue), options("plain"))
    assert 'class="c f"' not in html
    assert "unsubscribe" not in html


def test_service_without_a_postal_address_takes_the_issues_own() -> None:
    words = footer_of(render_email(compose(ISSUE), options("buttondown")))
    assert "Springfield, IL 62701" in words
    assert "© 2031 Center for <Samples>" in words


def test_as_sent_writes_the_issues_own_words_whatever_the_service() -> None:
    html = render_email(compose(ISSUE), options("mailchimp", as_sent=True))
    assert set(PLACEHOLDER.findall(html)) == WRITTEN_BY_THE_EDITORS
    assert "Springfield, IL 62701" in footer_of(html)


def test_footer_words_differ_between_the_parts_of_a_message() -> None:
    in_html = footer_words(ISSUE, options(), html=True)
    in_text = footer_words(ISSUE, options(), html=False)
    assert in_html.address == ("*|HTML:LIST_ADDRESS_HTML|*",)
    assert in_text.address == ("*|LIST_ADDRESS|*",)


@pytest.mark.parametrize(
    ("issue", "line"),
    [
        (PortableIssue(), ""),
        (PortableIssue(year=2030), ""),
        (
            PortableIssue(year=2030, footer=Footer(organisation="Center")),
            "Copyright © 2030 Center, All rights reserved.",
        ),
        (
            PortableIssue(year=2030, footer=Footer(organisation="Center", copyright_year=2031)),
            "Copyright © 2031 Center, All rights reserved.",
        ),
    ],
)
def test_copyright_line_names_year_and_owner(issue: PortableIssue, line: str) -> None:
    assert footer_words(issue, options("plain"), html=True).copyright == line


def test_lost_preferences_stay_marked_as_lost() -> None:
    words = footer_words(ISSUE, options("plain"), html=True)
    assert words.preferences == "missing:"
    assert words.unsubscribe == "https://example.org/unsubscribe?u=1&id=2"
