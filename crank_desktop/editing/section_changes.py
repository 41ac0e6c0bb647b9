"""Changes to the sections of an issue; positions count from 0."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crank_desktop.document.portable import Section, new_uid
from crank_desktop.library.touched import Touched
from crank_desktop.model.kinds import ThrownKind

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class InsertSection:
    """Add a section with its items."""

    issue_uid: str
    position: int
    section: Section

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Add {self.section.heading or 'a section'}"

    def apply(self, writer: "Writer") -> Touched:
        """Insert it."""
        return writer.insert_section(self.issue_uid, self.position, self.section)

    def revert(self, writer: "Writer") -> Touched:
        """Remove it."""
        return writer.remove_section(self.section.uid)


@dataclass(frozen=True, slots=True)
class RemoveSection:
    """Throw a section away with its items; ``section`` and ``position`` are what it was.

    ``thrown`` is the identity it has in the trash.
    """

    issue_uid: str
    position: int
    section: Section
    thrown: str = field(default_factory=new_uid, compare=False)

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Remove {self.section.heading or 'a section'}"

    def apply(self, writer: "Writer") -> Touched:
        """Remove it into the trash."""
        writer.throw_away(self.thrown, ThrownKind.SECTION, self.section.uid)
        return writer.remove_section(self.section.uid)

    def revert(self, writer: "Writer") -> Touched:
        """Insert it where it was."""
        writer.take_from_trash(self.thrown)
        return writer.insert_section(self.issue_uid, self.position, self.section)


@dataclass(frozen=True, slots=True)
class MoveSection:
    """Put a section at another place of its issue."""

    uid: str
    before: int
    after: int

    @property
    def label(self) -> str:
        """For the undo menu."""
        return "Move a section"

    def apply(self, writer: "Writer") -> Touched:
        """Move it."""
        return writer.move_section(self.uid, self.after)

    def revert(self, writer: "Writer") -> Touched:
        """Move it back."""
        return writer.move_section(self.uid, self.before)


@dataclass(frozen=True, slots=True)
class RenameSection:
    """Give a section another heading."""

    uid: str
    before: str
    after: str

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Rename {self.before or 'a section'}"

    def apply(self, writer: "Writer") -> Touched:
        """Set the heading."""
        return writer.rename_section(self.uid, self.after)

    def revert(self, writer: "Writer") -> Touched:
        """Set the former heading."""
        return writer.rename_section(self.uid, self.before)
