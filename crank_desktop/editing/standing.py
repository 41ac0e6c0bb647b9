"""What a change holds, as it stands now: taken back and redone, nothing typed is lost.

A change holds what it adds, and what it takes away, as it was then. Before it is taken back, what
it added may have been written on, and what it took away too: put back from the trash, written on,
and thrown away once more. Before it is redone, what it takes away again may have been. The change
that goes the other way next has to hold that.
"""

from dataclasses import fields, replace

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import AnalysisItem, HighlightItem, LinkItem, Section
from crank_desktop.editing.issue_changes import (
    AddIssue,
    EditIssueFields,
    RemoveIssue,
    ReplaceIssue,
)
from crank_desktop.editing.item_changes import EditItem, InsertItem, RemoveItem
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.editing.putting_back import PutBack
from crank_desktop.editing.section_changes import InsertSection, RemoveSection
from crank_desktop.editing.several import Several
from crank_desktop.library.changes import Change
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields, StoredIssue


def as_it_stands(change: Change, library: Library) -> Change:
    """The same change with what it added, wrote or threw away as the library holds it now.

    It is about to be taken back; saves come before. Raises ``LibraryProblem`` where the library no
    longer holds that.
    """
    again: Change = change
    match change:
        case Several(changes=changes):
            again = replace(change, changes=tuple(as_it_stands(one, library) for one in changes))
        case EditItem(before=before):
            again = replace(change, after=library.load_item(before.uid))
        case EditIssueFields():
            now_said = IssueFields.of(library.load_uid(change.uid).issue)
            again = replace(change, after=_now(change, change.after, now_said))
        case AddIssue() | InsertItem() | InsertSection():
            again = _added(change, library)
        case PutBack(added=added):
            again = replace(change, added=_added(added, library))
        case ReplaceIssue(before=before):
            again = replace(change, after=library.load_uid(before.issue.uid))
        case SetPicture(uid=issue_uid, given=PictureFile()):
            again = replace(change, url=library.load_uid(issue_uid).issue.image.url)
        case RemoveItem() | RemoveSection() | RemoveIssue():
            again = _thrown(change, library)
        case _:
            pass
    return again


def as_it_leaves(change: Change, library: Library) -> Change:
    """The same change with what it takes away or overwrites as the library holds it now.

    It is about to be redone; saves come before. Raises ``LibraryProblem`` as ``as_it_stands`` does.
    """
    again: Change = change
    match change:
        case Several(changes=changes):
            again = replace(change, changes=tuple(as_it_leaves(one, library) for one in changes))
        case EditItem(before=before):
            again = replace(change, before=library.load_item(before.uid))
        case EditIssueFields():
            now_said = IssueFields.of(library.load_uid(change.uid).issue)
            again = replace(change, before=_now(change, change.before, now_said))
        case RemoveItem(item=item):
            again = replace(change, item=library.load_item(item.uid))
        case RemoveSection(section=section):
            again = replace(change, section=library.load_section(section.uid))
        case RemoveIssue(before=stored) | ReplaceIssue(before=stored):
            again = replace(change, before=library.load_uid(stored.issue.uid))
        case SetPicture():
            again = replace(change, before=library.load_uid(change.uid).issue.image)
        case _:
            pass
    return again


def _now(change: EditIssueFields, said: IssueFields, now: IssueFields) -> IssueFields:
    """One side of a change as it stands now; fields it leaves alone stay as that side says them."""
    names = [
        one.name
        for one in fields(now)
        if getattr(change.before, one.name) != getattr(change.after, one.name)
    ]
    return replace(said, **{name: getattr(now, name) for name in names})


def _thrown(
    change: RemoveItem | RemoveSection | RemoveIssue, library: Library
) -> RemoveItem | RemoveSection | RemoveIssue:
    """The same removal with what the trash holds of it; what was deleted for good is as it was."""
    if change.thrown not in {row.uid for row in library.trash.rows()}:
        return change
    content = library.trash.load(change.thrown).content
    match change, content:
        case RemoveIssue(before=former), StoredIssue() if content.issue.uid == former.issue.uid:
            return replace(change, before=content)
        case RemoveSection(section=former), Section() if content.uid == former.uid:
            return replace(change, section=content)
        case (
            RemoveItem(item=former),
            HighlightItem() | LinkItem() | AnalysisItem(),
        ) if content.uid == former.uid:
            return replace(change, item=content)
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
