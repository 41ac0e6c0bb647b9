"""How the preview is looked at. Nothing of it is in the email: every mode is laid over it."""

from dataclasses import dataclass
from enum import StrEnum

LETTER = 640
"""Pixels of a mail program's reading pane: room for the letter's 600 px column."""
PHONE = 375
"""Pixels across a phone held upright."""


class Mode(StrEnum):
    """Which output is looked at, by the name of its format."""

    EMAIL = "email"
    WEB = "web"
    TEXT = "text"
    MAILCHIMP = "text-mailchimp"

    @property
    def is_text(self) -> bool:
        """Whether it has neither pictures nor a style."""
        return self in {Mode.TEXT, Mode.MAILCHIMP}


@dataclass(frozen=True, slots=True)
class Look:
    """The choices of the tool bar."""

    phone: bool = False
    dark: bool = False
    pictures: bool = True
    styles: bool = True

    @property
    def width(self) -> int:
        """The least pixels, in the email's own measure, that the page is laid out for."""
        return PHONE if self.phone else LETTER
