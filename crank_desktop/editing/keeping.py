"""Keeping an issue that was read: as a new one, or in the place of one that is there."""

from dataclasses import replace

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import (
    AddIssue,
    ReplaceIssue,
    first_settings,
    with_new_identities,
)
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueRow, StoredIssue


def keeping(
    library: Library, read: StoredIssue, same: IssueRow | None = None
) -> AddIssue | ReplaceIssue:
    """The change that keeps an issue: in the place of ``same``, or beside all others.

    The first issue of a newsletter that says nothing of itself yet brings it its settings. An
    archived one that showed the newsletter's masthead goes on showing it where it is the same here.
    """
    current = library.load_newsletter()
    own = read.own_masthead or not _is_around(current, read.issue)
    if same is not None:
        fresh = with_new_identities(read.issue)
        return ReplaceIssue(
            library.load_stored(same.id), replace(read, issue=fresh, own_masthead=own)
        )
    known = {row.uid for row in library.issue_rows()}
    issue = with_new_identities(read.issue) if read.issue.uid in known else read.issue
    return AddIssue(
        issue,
        own_masthead=own,
        settings=first_settings(current, issue),
        resolved=read.resolved,
        picture=read.picture,
    )


def _is_around(newsletter: Newsletter, issue: PortableIssue) -> bool:
    """Whether the newsletter shows the same around its issues as this one has around it."""
    shown = (newsletter.name, newsletter.banner, newsletter.masthead, newsletter.footer)
    return shown == (issue.newsletter, issue.banner, issue.masthead, issue.footer)
