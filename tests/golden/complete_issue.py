"""A small issue, written for the tests, in which everything that can stand in an issue stands once.

Its identities are fixed, so that outputs that carry them repeat.
"""

from datetime import UTC, date, datetime

from crank_desktop.document.newsletter import Newsletter
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
from crank_desktop.model.kinds import ItemKind, SectionKind
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import service_named

FERRY = """\
A rail ferry now links Anzali with Astrakhan, [officials said](https://example.org/ferry?a=1&b=2), \
and *|FNAME|* can read [more of it](*|ARCHIVE|*). Prices fell by **less than 2 %**, *Kaspi* wrote \
— “if A < B & C > D”.

> The line will carry grain first.
>
> Everything else follows.

- Two ships with forty cars each
- One harbor, [still in dispute](missing:)

What comes next:

1. Spring: trial runs
2. Fall: regular service

Signed in Baku\x20\x20
on April 2."""

ISSUE = PortableIssue(
    newsletter="Sample Call",
    label="April 2031",
    month=4,
    year=2031,
    send_date=date(2031, 5, 6),
    subject="Sample Call | April 2031 — ferries & fences",
    preheader="A ferry across the Caspian, a fence on the Tumen, and what to make of both",
    intro="A monthly look at four neighbors (the [CRANKs](https://example.org/cranks)).",
    image=Picture(
        credit="Port of Anzali <press office>",
        alt='A ferry named "Kaspi" at its berth',
        file="april ferry.jpg",
        url="https://images.example.org/april-ferry.jpg",
        width=1200,
    ),
    sections=(
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading="April Highlights",
            items=(
                HighlightItem(heading="A ferry opens & prices fall", body=FERRY, uid="item-1"),
                HighlightItem(
                    heading="Border fence along the Tumen is finished",
                    body="The last [section](http://example.org/fence) was closed.",
                    uid="item-2",
                ),
            ),
        ),
        Section(
            kind=SectionKind.LINKS,
            heading="Links",
            items=(
                LinkItem(
                    text="Two outlets counted the same [ships](https://example.org/ships).",
                    outlets=(
                        Outlet(name="Harbor News", url="https://example.org/harbor"),
                        Outlet(name="The Quay & Co.", url="missing:"),
                        Outlet(name="Radio Anzali"),
                    ),
                    uid="item-3",
                ),
                LinkItem(text="Nobody reported this.", uid="item-4"),
            ),
        ),
        Section(kind=SectionKind.LINKS, heading="Nothing stands here"),
        Section(
            kind=SectionKind.ANALYSIS,
            heading="Recent Analysis",
            items=(
                AnalysisItem(
                    title="What Fences Say",
                    url="https://example.org/fences",
                    authors=("Ada Sample", "Ben Sample", "Cleo Sample"),
                    institution="Institute of Samples",
                    note="writing in The Quay",
                    uid="item-5",
                ),
                AnalysisItem(
                    title="A Title Whose Address Was Lost",
                    url="missing:",
                    authors=("Dora Sample",),
                    uid="item-6",
                ),
            ),
        ),
        Section(
            kind=SectionKind.PERSPECTIVES,
            heading="CRANK Perspectives",
            items=(
                AnalysisItem(
                    kind=ItemKind.PERSPECTIVE,
                    title="Our Harbor, Our Rules",
                    url="https://example.org/rules",
                    byline="Unsigned editorial",
                    institution="Daily Sample",
                    uid="item-7",
                ),
            ),
        ),
    ),
    banner=Banner(url="https://example.org/call"),
    masthead=Masthead(
        name="Sample Call",
        editors=(
            Editor(role="Editor-in-Chief", name="Eve Sample"),
            Editor(role="Editor", name="Finn Sample", email="finn@example.org"),
            Editor(role="Intern", name="Gus Sample", email="missing:"),
        ),
    ),
    footer=Footer(
        organisation="Center for <Samples>",
        address=("Center for Samples", "1 Sample Street", "Springfield, IL 62701"),
        copyright_year=2031,
        social=(
            SocialLink(name="Website", url="https://example.org"),
            SocialLink(name="Telegraph", url="missing:"),
        ),
        preferences_url="missing:",
        unsubscribe_url="https://example.org/unsubscribe?u=1&id=2",
    ),
    uid="issue-1",
)

NEWSLETTER = Newsletter(
    name="Sample Call",
    sender="Sample Call, Česká redakce <call@example.org>",
    reply_to="Editors <editors@example.org>",
    to="Readers <readers@example.org>",
)


def options(service: str = "mailchimp", *, as_sent: bool = False) -> RenderOptions:
    """Options with the sample's own mailboxes and a date that never changes."""
    return RenderOptions(
        layout=load_layout(),
        service=service_named(service),
        as_sent=as_sent,
        newsletter=NEWSLETTER,
        moment=datetime(2031, 5, 6, 12, 0, tzinfo=UTC),
    )
