"""Which changes are milestones of an issue: a revision is kept before them."""

from crank_desktop.editing.issue_changes import RemoveIssue, ReplaceIssue
from crank_desktop.editing.item_changes import RemoveItem
from crank_desktop.editing.replacing import ReplaceMatches
from crank_desktop.editing.restoring import RestoreIssue, RestoreItem
from crank_desktop.editing.section_changes import RemoveSection
from crank_desktop.editing.several import Several
from crank_desktop.library.changes import Change
from crank_desktop.model.kinds import Occasion

Milestone = tuple[str, Occasion]
"""The issue's identity, and why it is kept."""
_MANY = 3
"""Items that are removed at once, which nobody would write again by heart."""


def milestone_before(change: Change, open_uid: str) -> Milestone | None:
    """What is to be kept before a change is done; ``open_uid`` is the open issue."""
    found: Milestone | None = None
    match change:
        case RestoreIssue():
            found = change.uid, Occasion.RESTORING
        case RestoreItem():
            found = open_uid, Occasion.RESTORING
        case ReplaceIssue():
            found = change.uid, Occasion.IMPORTING
        case RemoveIssue(before=before):
            found = before.issue.uid, Occasion.REMOVING
        case RemoveSection(section=section) if section.items:
            found = open_uid, Occasion.REMOVING
        case ReplaceMatches():
            found = open_uid, Occasion.REPLACING
        case Several(changes=changes) if sum(map(_removes, changes)) >= _MANY:
            found = open_uid, Occasion.REMOVING
        case _:
            pass
    return found if found and found[0] else None


def _removes(change: Change) -> bool:
    return isinstance(change, RemoveItem)
