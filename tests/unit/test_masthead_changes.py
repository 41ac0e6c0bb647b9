"""An imported issue takes the newsletter's masthead, and gets its own back."""

from dataclasses import replace
from pathlib import Path

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Editor, Footer, Masthead
from crank_desktop.editing.masthead_changes import show_newsletter
from crank_desktop.editing.newsletter_changes import EditNewsletter
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from tests.library_files import small_library

NEWSLETTER = Newsletter(
    name="Pier Letter",
    masthead=Masthead(name="Pier Letter", editors=(Editor(role="Editor", name="Bea Moor"),)),
    footer=Footer(organisation="Dock School", address=("1 Quay",)),
)


def test_an_issue_shows_the_newsletter_s_masthead_and_follows_it(tmp_path: Path) -> None:
    issue = small_library(tmp_path / "l.crank")
    with Library(tmp_path / "l.crank", write=True) as library:
        library.apply(EditNewsletter(library.load_newsletter(), NEWSLETTER))
        touched = library.apply(show_newsletter(issue))
        stored = library.load_uid(issue.uid)
        later = replace(NEWSLETTER, footer=Footer(organisation="New School"))
        library.apply(EditNewsletter(NEWSLETTER, later))
        followed = library.load_uid(issue.uid).issue
    assert touched.issues == {issue.uid}
    assert not stored.own_masthead
    assert (stored.issue.masthead, stored.issue.footer) == (NEWSLETTER.masthead, NEWSLETTER.footer)
    assert stored.issue.sections == issue.sections
    assert followed.footer == later.footer
    assert verify(tmp_path / "l.crank") == []


def test_taken_back_it_is_as_it_was_imported(tmp_path: Path) -> None:
    issue = small_library(tmp_path / "l.crank")
    with Library(tmp_path / "l.crank", write=True) as library:
        change = show_newsletter(issue)
        library.apply(change)
        library.revert(change)
        stored = library.load_uid(issue.uid)
    assert stored.own_masthead
    assert stored.issue == issue
    assert change.label == "Use the newsletter’s masthead"
    assert verify(tmp_path / "l.crank") == []
