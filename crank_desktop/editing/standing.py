"""What a change would add if it were done again now: taken back and redone, nothing typed is lost.

A change that adds something holds it as it was added. When it is taken back, what was added may
have been written on since; the change that can be redone then has to hold that.
"""

from dataclasses import replace

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.editing.issue_changes import AddIssue, ReplaceIssue
from crank_desktop.editing.item_changes import InsertItem
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.editing.putting_back import PutBack
from crank_desktop.editing.section_changes import InsertSection
from crank_desktop.library.changes import Change
from crank_desktop.library.library import Library


def as_it_stands(change: Change, library: Library) -> Change:
    """The same change with what it added as the library holds it now; saves must come before.

    Raises ``LibraryProblem`` where the library no longer holds what was added.
    """
    match change:
        case AddIssue() | InsertItem() | InsertSection():
            return _added(change, library)
        case PutBack(added=added):
            return replace(change, added=_added(added, library))
        case ReplaceIssue(before=before):
            return replace(change, after=library.load_uid(before.issue.uid))
        case SetPicture(uid=issue_uid, given=PictureFile()):
            return replace(change, url=library.load_uid(issue_uid).issue.image.url)
        case _:
            return change


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
