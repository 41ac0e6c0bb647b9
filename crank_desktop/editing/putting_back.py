"""Putting back what was thrown away: to its old place, or the best one that is left."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crank_desktop.document.portable import Item, PortableIssue, Section, new_uid
from crank_desktop.editing.issue_changes import (
    AddIssue,
    section_with_new_identities,
    with_new_identities,
)
from crank_desktop.editing.item_changes import InsertItem
from crank_desktop.editing.section_changes import InsertSection
from crank_desktop.errors import NothingDone
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import StoredIssue, Thrown, ThrownPlace
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, SectionKind

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class PutBack:
    """Take something out of the trash and let ``added`` bring it in again.

    ``uid`` is the identity it has in the library then, ``issue_uid`` that of its issue.
    """

    thrown: Thrown
    added: AddIssue | InsertSection | InsertItem
    uid: str
    issue_uid: str

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Put back {self.thrown.row.label or f'the {self.thrown.row.of_kind}'}"

    def apply(self, writer: "Writer") -> Touched:
        """Put it back."""
        writer.take_from_trash(self.thrown.row.uid)
        return self.added.apply(writer)

    def revert(self, writer: "Writer") -> Touched:
        """Throw it away again, with what was written in it since."""
        writer.throw_again(self.thrown, self.uid)
        return self.added.revert(writer)


def putting_back(library: Library, uid: str, open_issue: str = "") -> PutBack:
    """The change that puts back what is in the trash under an identity.

    An item or section whose issue is gone goes into the one that is open. What was imported once
    more since comes back beside that. Raises ``NothingDone`` where no issue is left to put it in,
    ``LibraryProblem`` where the trash no longer holds it.
    """
    thrown = library.trash.load(uid)
    taken = library.trash.is_taken(thrown.content)
    match thrown.content:
        case StoredIssue() as stored:
            stored = _beside(stored) if taken else stored
            issue_uid = stored.issue.uid
            return PutBack(thrown, _adding(stored), issue_uid, issue_uid)
        case Section() as section:
            section = section_with_new_identities(section) if taken else section
            issue = _issue_for(library, thrown, open_issue)
            here = issue.uid == thrown.place.issue_uid
            count = len(issue.sections)
            position = min(thrown.place.position, count) if here else count
            return PutBack(
                thrown, InsertSection(issue.uid, position, section), section.uid, issue.uid
            )
        case item:
            item = replace(item, uid=new_uid()) if taken else item
            issue = _issue_for(library, thrown, open_issue)
            return PutBack(thrown, inserting(issue, thrown.place, item), item.uid, issue.uid)


def _beside(stored: StoredIssue) -> StoredIssue:
    return replace(stored, issue=with_new_identities(stored.issue), places=None)


def _adding(stored: StoredIssue) -> AddIssue:
    return AddIssue(
        stored.issue,
        own_masthead=stored.own_masthead,
        resolved=stored.resolved,
        places=stored.places,
    )


def _issue_for(library: Library, thrown: Thrown, open_issue: str) -> PortableIssue:
    known = {row.uid for row in library.issue_rows()}
    for uid in (thrown.place.issue_uid, open_issue):
        if uid in known:
            return library.load_uid(uid).issue
    issue = thrown.place.issue_label or "the issue"
    raise NothingDone(f"“{issue}” is no longer there: put it back first, or open another issue")


def inserting(issue: PortableIssue, place: ThrownPlace, item: Item) -> InsertItem | InsertSection:
    """Where it stood, else the end of a section of its kind, else a new section at the end."""
    for section in issue.sections:
        if section.uid == place.section_uid:
            return InsertItem(section.uid, min(place.position, len(section.items)), item)
    kind = next(of for of in SectionKind if ITEM_KIND_OF_SECTION[of] is item.kind)
    for section in issue.sections:
        if section.kind is kind:
            return InsertItem(section.uid, len(section.items), item)
    fresh = Section(kind=kind, heading=place.section_heading, items=(item,))
    return InsertSection(issue.uid, len(issue.sections), fresh)
