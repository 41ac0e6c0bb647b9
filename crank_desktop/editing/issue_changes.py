"""Changes to whole issues: added, replaced, removed."""

from dataclasses import dataclass, replace

from crank_desktop.document.address import is_missing
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Editor, Footer, PortableIssue
from crank_desktop.library.changes import Touched
from crank_desktop.library.writer import Writer


@dataclass(frozen=True, slots=True)
class AddIssue:
    """Keep a new issue; ``newsletter`` fills in settings that nobody has chosen yet."""

    issue: PortableIssue
    newsletter: Newsletter | None = None

    @property
    def label(self) -> str:
        """Named for the undo menu."""
        return f"Import {self.issue.label}"

    def apply(self, writer: Writer) -> Touched:
        """Store it."""
        uid = writer.store_issue(self.issue)
        if self.newsletter is not None:
            writer.set_newsletter(self.newsletter)
        return Touched(frozenset({uid}), newsletter=self.newsletter is not None)

    def revert(self, writer: Writer) -> Touched:
        """Remove it, and the settings it brought."""
        writer.remove_issue(self.issue.uid)
        if self.newsletter is not None:
            writer.clear_newsletter()
        return Touched(frozenset({self.issue.uid}), newsletter=self.newsletter is not None)


@dataclass(frozen=True, slots=True)
class ReplaceIssue:
    """Put ``after`` in the place of ``before``."""

    before: PortableIssue
    after: PortableIssue

    @property
    def label(self) -> str:
        """Named for the undo menu."""
        return f"Replace {self.before.label}"

    def apply(self, writer: Writer) -> Touched:
        """Store the new content under the old identity."""
        writer.replace_issue(self.before.uid, self.after)
        return Touched(frozenset({self.before.uid}))

    def revert(self, writer: Writer) -> Touched:
        """Store the old content again."""
        writer.replace_issue(self.before.uid, self.before)
        return Touched(frozenset({self.before.uid}))


def newsletter_from(issue: PortableIssue) -> Newsletter:
    """The settings a first issue tells: names, people and footer, without what was lost."""
    editors = tuple(
        Editor(role=e.role, name=e.name, email=None if is_missing(e.email) else e.email)
        for e in issue.masthead.editors
    )
    footer = issue.footer
    kept = Footer(
        organisation=footer.organisation,
        address=footer.address,
        social=tuple(link for link in footer.social if not is_missing(link.url)),
    )
    return Newsletter(
        name=issue.newsletter,
        masthead=replace(issue.masthead, editors=editors, as_sent=""),
        footer=kept,
    )
