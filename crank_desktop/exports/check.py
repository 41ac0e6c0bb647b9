"""An issue judged by every rule, as the email it becomes."""

from crank_desktop.document.compose import compose
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Item, PortableIssue, Section
from crank_desktop.exports.export import ExportChoices, options_for
from crank_desktop.model.kinds import SectionKind
from crank_desktop.render.email_html import render_email_parts
from crank_desktop.render.footer import footer_words
from crank_desktop.render.services import PLAIN
from crank_desktop.review.checks import check
from crank_desktop.review.finding import Finding
from crank_desktop.review.rules import Subject
from crank_desktop.sources.outlets import shipped_outlets


def check_issue(
    issue: PortableIssue, newsletter: Newsletter, choices: ExportChoices | None = None
) -> tuple[Finding, ...]:
    """The findings on an issue; the heaviest come first."""
    return check(subject_of(issue, newsletter, choices))


def subject_of(
    issue: PortableIssue, newsletter: Newsletter, choices: ExportChoices | None = None
) -> Subject:
    """What the rules look at: the issue as the email it becomes."""
    options = options_for(issue, newsletter, choices or ExportChoices())
    document = compose(issue)
    email = render_email_parts(document, options)
    footer = footer_words(issue, options, html=True)
    return Subject(
        document=document,
        email=email.html,
        blocks=email.blocks,
        has_unsubscribe=bool(footer.unsubscribe),
        has_postal_address=bool(footer.address),
        sender=newsletter.sender,
        service="" if options.service is PLAIN else options.service.title,
        known_outlet=shipped_outlets().present_name,
        outlet_of_domain=shipped_outlets().of_domain,
    )


def check_item(kind: SectionKind, item: Item) -> tuple[Finding, ...]:
    """The findings on one item of a section, quickly: nothing is rendered for them."""
    section = Section(kind=kind, heading=kind, items=(item,))
    outlets = shipped_outlets()
    subject = Subject(
        document=compose(PortableIssue(sections=(section,))),
        email="",
        blocks=("",),
        has_unsubscribe=True,
        has_postal_address=True,
        known_outlet=outlets.present_name,
        outlet_of_domain=outlets.of_domain,
    )
    return tuple(one for one in check(subject) if one.where == "sections/0/items/0")
