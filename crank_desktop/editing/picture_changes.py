"""Changes to the picture of an issue."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Picture
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class SetPicture:
    """Give an issue a picture, or take it away (``given`` None); ``before`` is what it says now.

    A new picture has no hosted address yet (``url`` is one that was given it since); words and
    credit stay, for they may have been there first. A picture that is taken away takes everything
    along that was said of it.
    """

    uid: str
    before: Picture
    given: PictureFile | None
    url: str | None = None

    @property
    def label(self) -> str:
        """For the undo menu."""
        if self.given is None:
            return "Remove the picture"
        return "Replace the picture" if self.before.file or self.before.url else "Add a picture"

    @property
    def after(self) -> Picture:
        """What the issue says of its picture afterwards."""
        if self.given is None:
            return Picture()
        return replace(self.before, file=self.given.name, width=self.given.width, url=self.url)

    def apply(self, writer: "Writer") -> Touched:
        """Keep the picture and let the issue name it."""
        if self.given is not None:
            writer.keep_picture(self.given)
        return self._set(writer, self.before, self.after)

    def revert(self, writer: "Writer") -> Touched:
        """Let the issue name the former picture, which is kept still."""
        return self._set(writer, self.after, self.before)

    def _set(self, writer: "Writer", former: Picture, picture: Picture) -> Touched:
        words = writer.set_issue_fields(
            self.uid, IssueFields(image=former), IssueFields(image=picture)
        )
        return words | writer.set_picture(self.uid, picture)
