"""Changes of the library's own dictionary."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crank_desktop.library.touched import Touched

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class AddWord:
    """Let a word be right in this library."""

    word: str

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Add “{self.word}” to the dictionary"

    def apply(self, writer: "Writer") -> Touched:
        """Add it."""
        return writer.set_word(self.word, known=True)

    def revert(self, writer: "Writer") -> Touched:
        """Take it out again."""
        return writer.set_word(self.word, known=False)


@dataclass(frozen=True, slots=True)
class RemoveWord:
    """Take a word out of the library's dictionary."""

    word: str

    @property
    def label(self) -> str:
        """For the undo menu."""
        return f"Remove “{self.word}” from the dictionary"

    def apply(self, writer: "Writer") -> Touched:
        """Take it out."""
        return writer.set_word(self.word, known=False)

    def revert(self, writer: "Writer") -> Touched:
        """Add it again."""
        return writer.set_word(self.word, known=True)
