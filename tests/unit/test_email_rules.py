"""The email keeps every rule of mail clients, and every rule is able to fail."""

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import HighlightItem, PortableIssue, Section
from crank_desktop.model.kinds import SectionKind
from crank_desktop.render.email_html import render_email
from crank_desktop.render.layouts import Colors, load_layout
from crank_desktop.render.services import SERVICES
from tests.email_rules import RULES, breaches
from tests.golden.complete_issue import ISSUE, options

GOOD = render_email(compose(ISSUE), options())

BROKEN = {
    "document_is_announced": [
        ("<!DOCTYPE html>", "<!DOCTYPE html5>"),
        ('name="viewport"', 'name="view"'),
        ("<title>Sample Call", "<title></title><b>"),
        ("initial-scale=1", "initial-scale=1, maximum-scale=1"),
        ('role="article" ', ""),
        (' lang="en" dir="ltr">\n<table', ">\n<table"),
    ],
    "tables_only_lay_out": [
        ('role="presentation"', 'role="table"'),
        ('width="600" align="center" border="0"', 'width="600" align="center"'),
    ],
    "column_is_600_wide": [("max-width:600px", "max-width:700px"), ('width="600"', 'width="640"')],
    "nothing_forbidden": [
        ("</h1>", "</h1><script>1</script>"),
        ("</h1>", '</h1><p onclick="x()">a</p>'),
        ('href="https://example.org/call"', 'href="javascript:alert(1)"'),
        ("https://images.example.org/april-ferry.jpg", "data:image/gif;base64,AA"),
    ],
    "links_lead_somewhere": [
        ("https://example.org/call", "/call"),
        ("https://example.org/call", "https://example.org/a b"),
        (">officials said</a>", "></a>"),
        ("color:#14507f", "color:#14507f;text-decoration:none"),
    ],
    "pictures_speak": [
        ("alt=", "title="),
        ('width="536"', 'width="90%"'),
        ("april-ferry.jpg", "april-ferry.svg"),
    ],
    "headings_are_in_order": [("<h2", "<h4"), ("</h1>", "</h1><h1>Again</h1>")],
    "space_is_made_where_it_holds": [
        ('<p style="margin:0 0 16px"', '<p style="padding:0 0 16px"'),
        ('<p style="margin:0 0 16px"', "<p"),
        ("margin:0 0 12px", "margin:0 auto 12px"),
        ("margin:0 0 12px", "margin:0 -4px 12px"),
        ("line-height:30px", "line-height:1.3"),
    ],
    "type_is_large_enough": [("font-size:13px", "font-size:12px"), ("size:17px", "size:15px")],
    "colors_come_in_pairs": [
        ("background-color:#f6f3ec;color:#20262d", "background-color:#f6f3ec"),
        ("background-color:#ffffff;", ""),
    ],
    "colors_have_six_digits": [("#14507f", "#157"), ("#14507f", "rgb(20,80,127)")],
    "style_block_is_small_and_plain": [
        ("</style>\n<!--", "p{color:#000000}" * 600 + "</style>\n<!--"),
        ("</style>\n<!--", "a[href]{color:#000000}</style>\n<!--"),
        ("</style>\n<!--", "p{a{color:#000000}}</style>\n<!--"),
        ("prefers-color-scheme:dark", "prefers-contrast:more"),
        ("max-width:480px", "max-width:2px"),
        ("<h1", "<style>p{color:#000000}</style><h1"),
    ],
    "outlook_has_its_own_corner": [
        ("<![endif]-->", "<!-- [endif] -->"),
        ("margin:0 0 12px", "margin:0 0 12px;mso-hide:all"),
        ("<!--[if mso]><style>", "<!--[if mso]><b>"),
    ],
    "preheader_comes_first": [
        ("display:none", "color:#ffffff"),
        ("A ferry across the Caspian", "A ferry across the Caspian" * 3),
        ("\u034f\u200c ", ""),
    ],
    "conditions_are_closed": [
        ("<!--*|END:IF|*-->", ""),
        ("*|IFNOT:MC_PREVIEW_TEXT|*", "*|FNAME|*"),
    ],
    "leaving_is_possible": [
        ("unsubscribe from this list", "go away"),
        ("Our mailing address is", "We are"),
    ],
}


@pytest.mark.parametrize("service", SERVICES)
def test_complete_issue_keeps_every_rule(service: str) -> None:
    assert breaches(render_email(compose(ISSUE), options(service))) == []


def test_issue_as_sent_keeps_every_rule() -> None:
    assert breaches(render_email(compose(ISSUE), options(as_sent=True))) == []


def test_section_without_a_heading_keeps_the_order_of_headings() -> None:
    section = Section(
        kind=SectionKind.HIGHLIGHTS, items=(HighlightItem(heading="Alone", body="Words."),)
    )
    html = render_email(compose(PortableIssue(label="May 2031", sections=(section,))), options())
    assert breaches(html) == []
    assert ">Alone</h2>" in html


def test_every_rule_has_a_broken_sample() -> None:
    assert BROKEN.keys() == RULES.keys()


@pytest.mark.parametrize(
    ("name", "good", "bad"), [(name, *pair) for name, pairs in BROKEN.items() for pair in pairs]
)
def test_rule_fails_on_a_broken_sample(name: str, good: str, bad: str) -> None:
    assert good in GOOD
    found = breaches(GOOD.replace(good, bad))
    assert any(breach.startswith(f"{name}: ") for breach in found)


def _luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_measures_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colors", [load_layout().light, load_layout().dark])
def test_every_text_color_is_readable_on_every_background(colors: Colors) -> None:
    for text in ("ink", "muted", "accent"):
        for background in ("paper", "tint"):
            assert contrast(colors[text], colors[background]) >= 4.5, (text, background)
