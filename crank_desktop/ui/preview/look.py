"""How the preview is looked at. Nothing of it is in the email: every mode is laid over it."""

from dataclasses import dataclass

LETTER = 640
"""Pixels of a mail program's reading pane: room for the letter's 600 px column."""
PHONE = 375
"""Pixels across a phone held upright."""


@dataclass(frozen=True, slots=True)
class Look:
    """The choices of the tool bar."""

    phone: bool = False
    dark: bool = False
    pictures: bool = True

    @property
    def width(self) -> int:
        """The least pixels, in the email's own measure, that the page is laid out for."""
        return PHONE if self.phone else LETTER
