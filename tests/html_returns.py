"""What an issue says when it comes back from the HTML it was exported as, loss by loss."""

import re
from dataclasses import replace

from crank_desktop.document.compose import compose
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import write_markdown
from crank_desktop.document.period import read_period
from crank_desktop.document.portable import (
    AnalysisItem,
    Banner,
    Footer,
    HighlightItem,
    Item,
    LinkItem,
    Outlet,
    Picture,
    PortableIssue,
)
from crank_desktop.exports.formats import FORMATS
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import service_named
from crank_desktop.sources.outlets import shipped_outlets

MESSAGES = ("email", "eml")
PAGES = ("web", "web-fragment")
_LOST_LINK = re.compile(r"\[([^\]]*)\]\(missing:\)")


def exported(issue: PortableIssue, name: str, service: str) -> bytes:
    """The issue in one output, as its file holds it."""
    options = RenderOptions(layout=load_layout(), service=service_named(service))
    content = FORMATS[name].render(compose(issue), options)
    return content if isinstance(content, bytes) else content.encode()


def read_back(issue: PortableIssue, name: str, service: str) -> PortableIssue:
    """The issue after an export and an import of what was exported; lists are numbered on."""
    back = read_issue(exported(issue, name, service), Shape.AUTO, shipped_outlets())
    sections = tuple(
        replace(section, items=tuple(_item(item) for item in section.items))
        for section in back.sections
    )
    return replace(back, sections=sections)


def expected_back(issue: PortableIssue, name: str, service: str) -> PortableIssue:
    """What has to come back; what is not here has no place in the output.

    No HTML tells the send date, a lost address, an empty section or the picture's file; a page has
    no inbox lines and no way to leave; a fragment has no title, hence no year, and no footer.
    """
    sections = tuple(
        replace(section, items=tuple(_item(item) for item in section.items))
        for section in issue.sections
        if section.items
    )
    editors = tuple(replace(one, email=_kept(one.email)) for one in issue.masthead.editors)
    common = replace(
        issue,
        year_inferred=False,
        send_date=None,
        intro=_prose(issue.intro),
        image=Picture(credit=issue.image.credit),
        sections=sections,
        banner=Banner(url=_kept(issue.banner.url)),
        masthead=replace(issue.masthead, editors=editors),
    )
    return _of_message(common, service) if name in MESSAGES else _of_page(common, name)


def _of_message(issue: PortableIssue, service: str) -> PortableIssue:
    document = compose(issue)
    footer = issue.footer
    placeholders = service_named(service)
    if placeholders.company:
        footer = Footer(social=footer.social)
    return replace(
        issue,
        subject=document.subject,
        preheader=document.preheader,
        footer=replace(
            footer,
            social=tuple(one for one in footer.social if _kept(one.url)),
            preferences_url=placeholders.preferences or _kept(footer.preferences_url),
            unsubscribe_url=placeholders.unsubscribe or _kept(footer.unsubscribe_url),
        ),
    )


def _of_page(issue: PortableIssue, name: str) -> PortableIssue:
    page = replace(issue, subject="", preheader="")
    if name == "web-fragment":
        told = read_period(issue.sections[0].heading)
        return replace(page, label=told.label, year=told.year, banner=Banner(), footer=Footer())
    footer = Footer(
        organisation=issue.footer.organisation,
        address=issue.footer.address,
        copyright_year=issue.footer.copyright_year,
        social=tuple(one for one in issue.footer.social if _kept(one.url)),
    )
    return replace(page, footer=footer)


def _item(item: Item) -> Item:
    match item:
        case HighlightItem(body=body):
            return replace(item, body=_prose(body))
        case LinkItem(text=text, outlets=outlets):
            kept = tuple(Outlet(name=one.name, url=_kept(one.url)) for one in outlets)
            return replace(item, text=_prose(text), outlets=kept)
        case AnalysisItem(url=url):
            return replace(item, url=_kept(url))


def _prose(markdown: str) -> str:
    return write_markdown(read_markdown(_LOST_LINK.sub(r"\1", markdown)))


def _kept(address: str | None) -> str | None:
    return None if address == "missing:" else address
