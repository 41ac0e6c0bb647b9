"""What a change is: a value that says what it did, can be applied, and can be taken back."""

from dataclasses import dataclass
from typing import Protocol

from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class Touched:
    """What a change touched, by identity, so that views refresh themselves."""

    issues: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    newsletter: bool = False


class Change(Protocol):
    """Something an editor did; ``label`` names it for the undo menu."""

    @property
    def label(self) -> str:
        """The change in a few words: "Import July 2025"."""

    def apply(self, writer: Writer) -> Touched:
        """Do it, inside the transaction of ``writer``."""

    def revert(self, writer: Writer) -> Touched:
        """Undo exactly what ``apply`` did."""
