"""What a change touched, so that a view knows whether it still shows the truth."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The identities (``uid``) of everything a change added, altered, moved or removed.

    ``issues`` holds the issue of every item in ``items``; a changed newsletter touches the issues
    that show its masthead.
    """

    issues: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    newsletter: bool = False
    dictionary: bool = False

    def __or__(self, other: Self) -> "Touched":
        return Touched(
            issues=self.issues | other.issues,
            items=self.items | other.items,
            sources=self.sources | other.sources,
            newsletter=self.newsletter or other.newsletter,
            dictionary=self.dictionary or other.dictionary,
        )
