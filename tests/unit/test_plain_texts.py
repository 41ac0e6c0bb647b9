"""The plain-text styles, line by line."""

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
    Picture,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.model.kinds import SectionKind
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.mailchimp_text import broken, render_mailchimp_text
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.plain_text import render_text
from crank_desktop.render.services import MAILCHIMP, PLAIN, Service
from crank_desktop.render.web_text import render_web_text

ISSUE = PortableIssue(
    newsletter="CRANK Call",
    label="May 2026",
    month=5,
    year=2026,
    intro="A review of the [CRANKs](https://e.org/c).",
    image=Picture(credit="Somebody"),
    sections=(
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading="May Highlights",
            items=(
                HighlightItem(
                    heading="They met again",
                    body="They [met](https://e.org/1), “[again](missing:)” and so.\n\n- one\n- two",
                ),
            ),
        ),
        Section(
            kind=SectionKind.LINKS,
            heading="Links",
            items=(
                LinkItem(
                    text="It *rose*.",
                    outlets=(Outlet(name="AP", url="https://a.org"), Outlet(name="TASS")),
                ),
            ),
        ),
        Section(
            kind=SectionKind.ANALYSIS,
            heading="Recent Analysis",
            items=(
                AnalysisItem(
                    title="A Title",
                    url="https://t.org",
                    authors=("Ann Lee", "Bo Ek"),
                    institution="RAND",
                    note="writing in POLITICO",
                ),
            ),
        ),
    ),
    banner=Banner(url="https://e.org/banner"),
    masthead=Masthead(
        name="CRANK Call",
        editors=(
            Editor(role="Editor", name="Cy Fu", email="c@e.org"),
            Editor(role="Editor", name="Di Go", email="missing:"),
        ),
    ),
    footer=Footer(
        organisation="The Center",
        address=("1 Street", "City"),
        copyright_year=2026,
        social=(SocialLink(name="LinkedIn", url="https://l.org"),),
        unsubscribe_url="https://u.org",
    ),
)
RULE = "-" * 60
MAILCHIMP_BODY = f"""https://e.org/banner

A review of the CRANKs (https://e.org/c) .


** May Highlights
{RULE}


** They met again
{RULE}
They met (https://e.org/1) , “again ([link removed]) ” and so.

* one
* two


** Links
{RULE}
It rose. (AP (https://a.org) , TASS)


** Recent Analysis
{RULE}
A Title (https://t.org) (Ann Lee and Bo Ek, RAND, writing in POLITICO)


** CRANK Call
{RULE}
Editor, Cy Fu (c@e.org (mailto:c@e.org) )
Editor, Di Go ([email protected])
Image: Somebody


"""


def options(service: Service) -> RenderOptions:
    return RenderOptions(layout=load_layout(), service=service)


def test_mailchimps_style() -> None:
    text = render_mailchimp_text(compose(ISSUE), options(PLAIN))
    body, footer = text.split("=" * 60 + "\n")
    assert body == MAILCHIMP_BODY
    assert footer.split("\n") == [
        "** LinkedIn (https://l.org)",
        "Copyright © 2026 The Center, All rights reserved.",
        "Our mailing address is:",
        "1 Street",
        "City",
        "Want to change how you receive these emails?",
        "You can ** unsubscribe from this list (https://u.org)",
        "",
    ]


def test_mailchimps_placeholders_are_those_of_the_text_part() -> None:
    text = render_mailchimp_text(compose(ISSUE), options(MAILCHIMP))
    assert "Copyright © *|CURRENT_YEAR|* *|LIST:COMPANY|*, All rights reserved." in text
    assert "\n*|LIST_ADDRESS|*\n" in text
    assert "** unsubscribe from this list (*|UNSUB|*)" in text
    assert "HTML:LIST_ADDRESS_HTML" not in text


def test_lines_break_at_the_last_space_before_998_bytes() -> None:
    line = "é" * 400 + " " + "b" * 190 + " " + "c" * 20
    assert broken(line) == "é" * 400 + " " + "b" * 190 + "\n" + "c" * 20
    assert broken("x" * 2000) == "x" * 2000


def test_our_style() -> None:
    assert render_text(compose(ISSUE), options(PLAIN)).split("\n\n") == [
        "CRANK Call | May 2026\n=====================",
        "https://e.org/banner",
        "A review of the CRANKs [1].",
        "[1] CRANKs\n    https://e.org/c",
        "May Highlights\n==============",
        "They met again\n--------------",
        "They met [2], “again [3]” and so.",
        "* one\n* two",
        "[2] met\n    https://e.org/1\n[3] again\n    ([link removed])",
        "Links\n=====",
        "* It rose. (AP, TASS)\n  AP: https://a.org",
        "Recent Analysis\n===============",
        "* A Title (Ann Lee and Bo Ek, RAND, writing in POLITICO)\n  https://t.org",
        "CRANK Call\n==========",
        "Editor, Cy Fu (c@e.org)\nEditor, Di Go ([email protected])\nImage: Somebody",
        "-" * 72,
        "LinkedIn: https://l.org",
        (
            "Copyright © 2026 The Center, All rights reserved.\n"
            "Our mailing address is:\n1 Street\nCity"
        ),
        "Unsubscribe: https://u.org\n",
    ]


def test_our_lines_are_wrapped_at_72() -> None:
    long = PortableIssue(
        sections=(
            Section(
                kind=SectionKind.HIGHLIGHTS,
                items=(
                    HighlightItem(
                        heading="H", body="word " * 60 + "[x](https://e.org/" + "y" * 90 + ")"
                    ),
                ),
            ),
        )
    )
    lines = render_text(compose(long), options(PLAIN)).split("\n")
    assert max(len(line) for line in lines if "https://" not in line) <= 72
    assert "    https://e.org/" + "y" * 90 in lines


def test_the_text_of_the_page() -> None:
    assert render_web_text(compose(ISSUE), options(PLAIN)).split("\n\n") == [
        "CRANK Call | May 2026",
        "A review of the CRANKs.",
        "May Highlights",
        "They met again",
        "They met, “again” and so.",
        "* one",
        "* two",
        "Links",
        "—It rose. (AP, TASS)",
        "Recent Analysis",
        "A Title (Ann Lee and Bo Ek, RAND, writing in POLITICO)",
        "CRANK Call",
        "Editor, Cy Fu (c@e.org)\nEditor, Di Go ([email protected])",
        "Image credit: Somebody\n",
    ]


def test_an_empty_issue_is_written_all_the_same() -> None:
    for render in (render_text, render_mailchimp_text, render_web_text):
        assert render(compose(PortableIssue()), options(PLAIN)).strip() == ""
