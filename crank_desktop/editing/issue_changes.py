"""Changes to whole issues, and to what stands outside their sections."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import (
    Banner,
    Footer,
    Masthead,
    PortableIssue,
    Section,
    new_uid,
)
from crank_desktop.editing.newsletter_changes import EditNewsletter, newsletter_from
from crank_desktop.library.note_places import BoundPlace
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model.kinds import ThrownKind

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class AddIssue:
    """Keep a new issue.

    An imported one has a masthead of its own; one written here shows the newsletter's current one
    (``own_masthead`` false). ``settings`` are those that the first issue of a library brings,
    ``resolved`` the positions of the notes that an editor settled before keeping it, ``places`` and
    ``picture`` as in ``StoredIssue``.
    """

    issue: PortableIssue
    own_masthead: bool = True
    settings: EditNewsletter | None = None
    resolved: frozenset[int] = frozenset()
    places: tuple[BoundPlace, ...] | None = None
    picture: PictureFile | None = None

    @property
    def uid(self) -> str:
        """The issue's identity in the library."""
        return self.issue.uid

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Add {self.issue.label or 'an issue'}"

    def apply(self, writer: "Writer") -> Touched:
        """Store the issue and the settings it brings."""
        touched = writer.store_issue(
            StoredIssue(
                self.issue,
                own_masthead=self.own_masthead,
                resolved=self.resolved,
                places=self.places,
                picture=self.picture,
            )
        )
        return touched if self.settings is None else touched | self.settings.apply(writer)

    def revert(self, writer: "Writer") -> Touched:
        """Remove the issue and bring the former settings back."""
        touched = writer.remove_issue(self.issue.uid)
        return touched if self.settings is None else touched | self.settings.revert(writer)


@dataclass(frozen=True, slots=True)
class ReplaceIssue:
    """Put another content in an issue's place, as when it is imported once more."""

    before: StoredIssue
    after: StoredIssue

    @property
    def uid(self) -> str:
        """The issue's identity in the library: that of the one it replaces."""
        return self.before.issue.uid

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Replace {self.before.issue.label or 'an issue'}"

    def apply(self, writer: "Writer") -> Touched:
        """Store the new content under the identity of the old one."""
        return writer.replace_issue(self.before.issue.uid, self.after)

    def revert(self, writer: "Writer") -> Touched:
        """Store the old content again."""
        return writer.replace_issue(self.before.issue.uid, self.before)


@dataclass(frozen=True, slots=True)
class RemoveIssue:
    """Throw an issue away; ``thrown`` is the identity it has in the trash."""

    before: StoredIssue
    thrown: str = field(default_factory=new_uid, compare=False)

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Remove {self.before.issue.label or 'an issue'}"

    def apply(self, writer: "Writer") -> Touched:
        """Remove it into the trash."""
        writer.throw_away(self.thrown, ThrownKind.ISSUE, self.before.issue.uid)
        return writer.remove_issue(self.before.issue.uid)

    def revert(self, writer: "Writer") -> Touched:
        """Store it again, as it was."""
        writer.take_from_trash(self.thrown)
        return writer.store_issue(self.before)


@dataclass(frozen=True, slots=True)
class EditIssueFields:
    """Change an issue's label, period, send date, status, subject, preheader, intro or image.

    Only what differs between ``before`` and ``after`` is written, either way: an edit of another
    field that came between stays.
    """

    uid: str
    before: IssueFields
    after: IssueFields

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Edit {self.after.label or 'an issue'}"

    def apply(self, writer: "Writer") -> Touched:
        """Set the fields."""
        return writer.set_issue_fields(self.uid, self.before, self.after)

    def revert(self, writer: "Writer") -> Touched:
        """Set the former fields."""
        return writer.set_issue_fields(self.uid, self.after, self.before)


@dataclass(frozen=True, slots=True)
class ResolveNote:
    """Settle a note of an issue, or open it again; ``position`` counts its notes from 0."""

    issue_uid: str
    position: int
    resolved: bool = True

    @property
    def label(self) -> str:
        """For the undo menu."""
        return "Settle a note" if self.resolved else "Open a note again"

    def apply(self, writer: "Writer") -> Touched:
        """Mark it."""
        return writer.resolve_note(self.issue_uid, self.position, resolved=self.resolved)

    def revert(self, writer: "Writer") -> Touched:
        """Mark it as before."""
        return writer.resolve_note(self.issue_uid, self.position, resolved=not self.resolved)


def first_settings(current: Newsletter, issue: PortableIssue) -> EditNewsletter | None:
    """The settings an imported issue brings to a newsletter that says nothing of itself yet.

    Sending service and mailboxes stay as they were chosen.
    """
    filled = replace(
        newsletter_from(issue),
        service=current.service,
        sender=current.sender,
        reply_to=current.reply_to,
        to=current.to,
    )
    blank = replace(current, name="", banner=Banner(), masthead=Masthead(), footer=Footer())
    return EditNewsletter(current, filled) if current == blank else None


def with_new_identities(issue: PortableIssue) -> PortableIssue:
    """The same issue as a copy that can stand beside its original."""
    sections = tuple(section_with_new_identities(section) for section in issue.sections)
    return replace(issue, uid=new_uid(), sections=sections)


def section_with_new_identities(section: Section) -> Section:
    """The same section as a copy that can stand beside its original."""
    items = tuple(replace(item, uid=new_uid()) for item in section.items)
    return replace(section, uid=new_uid(), items=items)
