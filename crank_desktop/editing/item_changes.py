"""Changes to the items of an issue; positions count from 0 within a section."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crank_desktop.document.portable import Item, new_uid
from crank_desktop.library.touched import Touched
from crank_desktop.model.kinds import ThrownKind

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class EditItem:
    """Let an item say something else; the identity is that of ``before``."""

    before: Item
    after: Item
    words: str = ""
    """What was done, for the undo menu."""

    @property
    def label(self) -> str:
        """For the undo menu."""
        return self.words or f"Edit the {self.after.kind}"

    def apply(self, writer: "Writer") -> Touched:
        """Write the new words."""
        return writer.set_item(self.before.uid, self.after)

    def revert(self, writer: "Writer") -> Touched:
        """Write the old words."""
        return writer.set_item(self.before.uid, self.before)


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Add an item to a section."""

    section_uid: str
    position: int
    item: Item

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Add the {self.item.kind}"

    def apply(self, writer: "Writer") -> Touched:
        """Insert it."""
        return writer.insert_item(self.section_uid, self.position, self.item)

    def revert(self, writer: "Writer") -> Touched:
        """Remove it."""
        return writer.remove_item(self.item.uid)


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Throw an item away; ``item`` and ``position`` are what it was.

    ``thrown`` is the identity it has in the trash.
    """

    section_uid: str
    position: int
    item: Item
    thrown: str = field(default_factory=new_uid, compare=False)

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Remove the {self.item.kind}"

    def apply(self, writer: "Writer") -> Touched:
        """Remove it into the trash."""
        writer.throw_away(self.thrown, ThrownKind.ITEM, self.item.uid)
        return writer.remove_item(self.item.uid)

    def revert(self, writer: "Writer") -> Touched:
        """Insert it where it was."""
        writer.take_from_trash(self.thrown)
        return writer.insert_item(self.section_uid, self.position, self.item)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands."""

    section_uid: str
    position: int


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Put an item at another place, of its section or another one."""

    uid: str
    before: Place
    after: Place
    words: str = ""
    """What the item is called, for the undo menu."""

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Move “{self.words}”" if self.words else "Move an item"

    def apply(self, writer: "Writer") -> Touched:
        """Move it."""
        return writer.move_item(self.uid, self.after.section_uid, self.after.position)

    def revert(self, writer: "Writer") -> Touched:
        """Move it back."""
        return writer.move_item(self.uid, self.before.section_uid, self.before.position)
