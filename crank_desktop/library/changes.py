"""What a change is: a value that says what it does, does it, and takes it back."""

from typing import TYPE_CHECKING, Protocol

from crank_desktop.library.touched import Touched

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


class Change(Protocol):
    """Something an editor did: a frozen value that holds what is needed to take it back."""

    @property
    def label(self) -> str:
        """The change in a few words, for the undo menu: “Import July 2025”."""

    def apply(self, writer: "Writer") -> Touched:
        """Do it."""

    def revert(self, writer: "Writer") -> Touched:
        """Take it back: afterwards everything is as it was before ``apply``, identities too."""
