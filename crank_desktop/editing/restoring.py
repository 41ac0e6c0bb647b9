"""Bringing back an earlier state of an issue or an item: a change, undone like any other."""

from dataclasses import dataclass, replace

from crank_desktop.document.portable import Item, PortableIssue, Section, new_uid
from crank_desktop.editing.issue_changes import ReplaceIssue
from crank_desktop.editing.item_changes import EditItem, InsertItem
from crank_desktop.editing.putting_back import PutBack, inserting
from crank_desktop.editing.section_changes import InsertSection
from crank_desktop.errors import NothingDone
from crank_desktop.library.library import Library
from crank_desktop.library.values import StoredIssue, ThrownPlace
from crank_desktop.model.kinds import ThrownKind


@dataclass(frozen=True, slots=True)
class RestoreIssue(ReplaceIssue):
    """Let an issue say again what it said; its identities are those it had then."""

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Restore {self.after.issue.label or 'the issue'}"


@dataclass(frozen=True, slots=True)
class RestoreItem(EditItem):
    """Let an item say again what it said; it stays where it is."""

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Restore the {self.after.kind}"


ItemRestored = RestoreItem | InsertItem | InsertSection | PutBack


def restoring_issue(library: Library, uid: str, then: StoredIssue) -> RestoreIssue:
    """The change that brings a whole issue back; everything typed is saved before.

    What has gone to another issue since stays there, and comes back here as a copy. Raises
    ``LibraryProblem`` where the issue is no longer there, ``NothingDone`` where it says that
    already.
    """
    now = library.load_uid(uid)
    mine = _identities(now.issue)
    sections = tuple(_free(library, section, mine) for section in then.issue.sections)
    issue = replace(then.issue, uid=uid, sections=sections)
    # Notes find what they are about by its identity, or by its path where that is another one.
    copied = not _identities(issue) >= _identities(then.issue)
    restored = replace(then, issue=issue, places=None if copied else then.places)
    if restored == now and _order(issue) == _order(now.issue):
        raise NothingDone("The issue says this already")
    return RestoreIssue(now, restored)


def restoring_item(library: Library, uid: str, then: PortableIssue, item_uid: str) -> ItemRestored:
    """The change that brings one item of the issue ``uid`` back.

    One that is still there stays in its place; one that is gone comes back to where it stood, out
    of the trash where it lies there. Raises as ``restoring_issue`` does, ``NothingDone`` too where
    the item was not there then.
    """
    now = library.load_uid(uid).issue
    found = _placed(then, item_uid)
    if found is None:
        raise NothingDone("This item was not there yet")
    item, place = found
    standing = _placed(now, item_uid)
    if standing is not None:
        if standing[0] == item:
            raise NothingDone("The item says this already")
        return RestoreItem(standing[0], item)
    if library.trash.is_taken(item):
        item = replace(item, uid=new_uid())
    added = inserting(now, place, item)
    for row in library.trash.rows():
        if row.of_kind is ThrownKind.ITEM and row.of_uid == item.uid:
            return PutBack(library.trash.load(row.uid), added, item.uid, uid)
    return added


def _placed(issue: PortableIssue, item_uid: str) -> tuple[Item, ThrownPlace] | None:
    for section in issue.sections:
        for position, item in enumerate(section.items):
            if item.uid == item_uid:
                return item, ThrownPlace(
                    issue_uid=issue.uid,
                    section_uid=section.uid,
                    position=position,
                    issue_label=issue.label,
                    section_heading=section.heading,
                )
    return None


def _free(library: Library, section: Section, mine: set[str]) -> Section:
    """A section whose identities no other issue has by now."""
    items = tuple(
        replace(item, uid=new_uid())
        if item.uid not in mine and library.trash.is_taken(item)
        else item
        for item in section.items
    )
    alone = replace(section, items=())
    taken = section.uid not in mine and library.trash.is_taken(alone)
    return replace(section, uid=new_uid() if taken else section.uid, items=items)


def _identities(issue: PortableIssue) -> set[str]:
    return set(_order(issue))


def _order(issue: PortableIssue) -> list[str]:
    return [
        uid
        for section in issue.sections
        for uid in (section.uid, *(item.uid for item in section.items))
    ]
