"""Keeping an issue that was read: as a new one, or in the place of one that is there."""

from dataclasses import replace

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

    The first issue of a newsletter that says nothing of itself yet brings it its settings.
    """
    if same is not None:
        fresh = with_new_identities(read.issue)
        return ReplaceIssue(library.load_stored(same.id), replace(read, issue=fresh))
    known = {row.uid for row in library.issue_rows()}
    issue = with_new_identities(read.issue) if read.issue.uid in known else read.issue
    settings = first_settings(library.load_newsletter(), issue)
    return AddIssue(issue, settings=settings, resolved=read.resolved)
