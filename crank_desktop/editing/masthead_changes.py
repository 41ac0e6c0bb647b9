"""Changes of which masthead an issue shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crank_desktop.document.portable import Banner, Footer, Masthead, PortableIssue
from crank_desktop.library.reading import Furniture
from crank_desktop.library.touched import Touched

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class ShowNewsletter:
    """Let an imported issue show the newsletter's banner, people and footer instead of its own.

    ``banner``, ``masthead`` and ``footer`` are what it was imported with.
    """

    uid: str
    banner: Banner
    masthead: Masthead
    footer: Footer

    @property
    def label(self) -> str:
        """For the undo menu."""
        return "Use the newsletter’s masthead"

    def apply(self, writer: "Writer") -> Touched:
        """Let go of the issue's own."""
        return writer.set_masthead(self.uid, None)

    def revert(self, writer: "Writer") -> Touched:
        """Give it its own again."""
        return writer.set_masthead(self.uid, Furniture(self.banner, self.masthead, self.footer))


def show_newsletter(issue: PortableIssue) -> ShowNewsletter:
    """The change for an issue that has a masthead of its own."""
    return ShowNewsletter(issue.uid, issue.banner, issue.masthead, issue.footer)
