"""A new issue from the last one, and the copy of one: what goes on, what stays behind."""

import re
from dataclasses import replace

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.period import MONTHS, Period
from crank_desktop.document.portable import Banner, Footer, Masthead, PortableIssue, Section
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields, with_new_identities
from crank_desktop.editing.newsletter_changes import newsletter_from
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model.kinds import IssueStatus, SectionKind

_LAST_MONTH = len(MONTHS)


def period_after(period: Period) -> Period:
    """The month after; nothing where the month or its year is not known."""
    if period.month is None or period.year is None:
        return Period()
    if period.month == _LAST_MONTH:
        return Period(1, period.year + 1)
    return Period(period.month + 1, period.year)


def new_issue(last: PortableIssue | None, period: Period, label: str = "") -> PortableIssue:
    """A draft of ``period`` with the last issue's intro and sections, the month in them replaced.

    Nothing else goes on: no items, picture, subject, notes, dates, and no words as they were sent.
    Without a last issue it has one section of each kind.
    """
    label = label or period.label
    if last is None:
        sections = tuple(
            Section(kind=kind, heading=default_heading(kind, period)) for kind in SectionKind
        )
        return PortableIssue(label=label, month=period.month, year=period.year, sections=sections)
    around = newsletter_from(last)
    former = Period(last.month, last.year)
    return PortableIssue(
        newsletter=last.newsletter,
        label=label,
        month=period.month,
        year=period.year,
        intro=last.intro,
        sections=tuple(
            Section(kind=section.kind, heading=with_period(section.heading, former, period))
            for section in last.sections
        ),
        banner=around.banner,
        masthead=around.masthead,
        footer=around.footer,
    )


def adding_new(issue: PortableIssue, newsletter: Newsletter) -> AddIssue:
    """The change that adds a new issue.

    It shows the newsletter's masthead, or that of the last issue while the newsletter says nothing
    of itself.
    """
    says_nothing = (newsletter.name, newsletter.banner, newsletter.masthead, newsletter.footer) == (
        *("", Banner(), Masthead(), Footer()),
    )
    return AddIssue(issue, own_masthead=says_nothing)


def duplicating(stored: StoredIssue) -> AddIssue:
    """The change that adds a copy of an issue, a draft with identities of its own."""
    label = f"{stored.issue.label} copy" if stored.issue.label else "Copy"
    copy = replace(with_new_identities(stored.issue), label=label, status=IssueStatus.DRAFT)
    return AddIssue(copy, own_masthead=stored.own_masthead, resolved=stored.resolved)


def archiving(issue: PortableIssue) -> EditIssueFields:
    """The change that archives an issue, or brings an archived one back to the others."""
    if issue.status is not IssueStatus.ARCHIVED:
        status = IssueStatus.ARCHIVED
    else:
        status = IssueStatus.SENT if issue.send_date else IssueStatus.DRAFT
    fields = IssueFields.of(issue)
    return EditIssueFields(issue.uid, fields, replace(fields, status=status))


def default_heading(kind: SectionKind, period: Period) -> str:
    """What a new section of a kind is called: "August Highlights", "Links"."""
    match kind:
        case SectionKind.HIGHLIGHTS:
            month = MONTHS[period.month - 1] if period.month else ""
            return f"{month} Highlights".strip()
        case SectionKind.LINKS:
            return "Links"
        case SectionKind.ANALYSIS:
            return "Recent Analysis"
        case SectionKind.PERSPECTIVES:
            return "Perspectives"


def with_period(heading: str, former: Period, period: Period) -> str:
    """A heading with another month in the place of its own, and another year behind that.

    A heading that does not name the former month stays as it is, and all do where one of the two
    months is not known. "JULY" becomes "AUGUST".
    """
    if former.month is None or period.month is None:
        return heading
    old, new = MONTHS[former.month - 1], MONTHS[period.month - 1]
    year = rf"(?:([\s,]+){former.year}\b)?" if former.year and period.year else "()"

    def replaced(found: re.Match[str]) -> str:
        month = new.upper() if found[1].isupper() else new
        return f"{month}{found[2]}{period.year}" if found[2] else month

    return re.sub(rf"\b({old})\b{year}", replaced, heading, flags=re.IGNORECASE)
