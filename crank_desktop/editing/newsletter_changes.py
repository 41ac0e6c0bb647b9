"""Changes to the newsletter's settings."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crank_desktop.document.address import is_missing
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Footer, PortableIssue
from crank_desktop.library.touched import Touched

if TYPE_CHECKING:
    from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class EditNewsletter:
    """Change what is the same in every issue."""

    before: Newsletter
    after: Newsletter

    @property
    def label(self) -> str:
        """For the undo menu."""
        return "Edit the newsletter"

    def apply(self, writer: "Writer") -> Touched:
        """Set the settings."""
        return writer.set_newsletter(self.after)

    def revert(self, writer: "Writer") -> Touched:
        """Set the former settings."""
        return writer.set_newsletter(self.before)


def newsletter_from(issue: PortableIssue) -> Newsletter:
    """The settings an imported issue tells: name, people, banner, footer.

    Without what is that issue's alone: the words as they were sent, the copyright's year, and the
    addresses that were lost. A social link without its address stays to be completed.
    """
    masthead, footer = issue.masthead, issue.footer
    return Newsletter(
        name=issue.newsletter,
        banner=replace(issue.banner, url=_found(issue.banner.url), as_sent=""),
        masthead=replace(
            masthead,
            editors=tuple(replace(one, email=_found(one.email)) for one in masthead.editors),
            as_sent="",
        ),
        footer=Footer(
            organisation=footer.organisation,
            address=footer.address,
            social=tuple(
                replace(one, url=_found(one.url))
                for one in footer.social
                if one.name or _found(one.url)
            ),
            preferences_url=_found(footer.preferences_url),
            unsubscribe_url=_found(footer.unsubscribe_url),
        ),
    )


def _found(address: str | None) -> str | None:
    return None if is_missing(address) else address
