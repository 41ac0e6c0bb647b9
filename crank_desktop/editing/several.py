"""Several changes as one: done together, taken back together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crank_desktop.library.changes import Change
from crank_desktop.library.touched import Touched

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class Several:
    """Changes that are one step for an editor, each made for what those before it leave.

    None of them takes away or moves out of reach what another one adds.
    """

    changes: tuple[Change, ...]
    label: str

    def apply(self, writer: "Writer") -> Touched:
        """Do them in order."""
        touched = Touched()
        for change in self.changes:
            touched |= change.apply(writer)
        return touched

    def revert(self, writer: "Writer") -> Touched:
        """Take them back, the last one first."""
        touched = Touched()
        for change in reversed(self.changes):
            touched |= change.revert(writer)
        return touched


def as_one(changes: tuple[Change, ...], label: str) -> Change | None:
    """The change that does all of these; None where there is nothing to do."""
    if len(changes) > 1:
        return Several(changes, label)
    return next(iter(changes), None)
