"""What a change would add if it were done again now: taken back and redone, nothing typed is lost.

A change that adds or rewrites something holds it as it was then. When it is taken back, that may
have been written on since; the change that can be redone then has to hold that.
"""

from dataclasses import fields, replace

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields, ReplaceIssue
from crank_desktop.editing.item_changes import EditItem, InsertItem
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.editing.putting_back import PutBack
from crank_desktop.editing.section_changes import InsertSection
from crank_desktop.editing.several import Several
from crank_desktop.library.changes import Change
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields


def as_it_stands(change: Change, library: Library) -> Change:
    """The same change with what it added or wrote as the library holds it now; saves come before.

    Raises ``LibraryProblem`` where the library no longer holds that.
    """
    again: Change = change
    match change:
        case Several(changes=changes):
            again = replace(change, changes=tuple(as_it_stands(one, library) for one in changes))
        case EditItem(before=before):
            again = replace(change, after=library.load_item(before.uid))
        case EditIssueFields():
            now_said = IssueFields.of(library.load_uid(change.uid).issue)
            again = replace(change, after=_written(change, now_said))
        case AddIssue() | InsertItem() | InsertSection():
            again = _added(change, library)
        case PutBack(added=added):
            again = replace(change, added=_added(added, library))
        case ReplaceIssue(before=before):
            again = replace(change, after=library.load_uid(before.issue.uid))
        case SetPicture(uid=issue_uid, given=PictureFile()):
            again = replace(change, url=library.load_uid(issue_uid).issue.image.url)
        case _:
            pass
    return again


def _written(change: EditIssueFields, now: IssueFields) -> IssueFields:
    """What a change wrote, as it stands now; fields it left alone stay as it knows them."""
    names = [
        one.name
        for one in fields(now)
        if getattr(change.before, one.name) != getattr(change.after, one.name)
    ]
    return replace(change.after, **{name: getattr(now, name) for name in names})


def _added(
    change: AddIssue | InsertItem | InsertSection, library: Library
) -> AddIssue | InsertItem | InsertSection:
    match change:
        case AddIssue(issue=issue):
            now = library.load_uid(issue.uid)
            return replace(change, issue=now.issue, resolved=now.resolved, places=now.places)
        case InsertItem(item=item):
            return replace(change, item=library.load_item(item.uid))
        case InsertSection(section=section):
            return replace(change, section=library.load_section(section.uid))
