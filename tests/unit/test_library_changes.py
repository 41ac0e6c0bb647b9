"""What a change does to a library, what it touches, and what is refused whole."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import (
    AnalysisItem,
    Banner,
    Editor,
    Footer,
    HighlightItem,
    Masthead,
    Note,
    Picture,
    PortableIssue,
    Section,
    SocialLink,
)
from crank_desktop.editing.issue_changes import (
    AddIssue,
    EditIssueFields,
    RemoveIssue,
    ReplaceIssue,
    ResolveNote,
    first_settings,
)
from crank_desktop.editing.item_changes import EditItem, InsertItem, MoveItem, Place, RemoveItem
from crank_desktop.editing.newsletter_changes import EditNewsletter, newsletter_from
from crank_desktop.editing.section_changes import (
    InsertSection,
    MoveSection,
    RemoveSection,
    RenameSection,
)
from crank_desktop.errors import InputRefused, LibraryProblem
from crank_desktop.library.changes import Change
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model.kinds import IssueStatus, ItemKind, NoteKind, SectionKind
from tests.library_files import example_issue
from tests.values import identities


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "a.crank", write=True) as opened:
        yield opened
    assert verify(tmp_path / "a.crank") == []


@pytest.fixture
def issue(library: Library) -> PortableIssue:
    issue = example_issue()
    library.apply(AddIssue(issue))
    return issue


def headings(library: Library) -> list[list[str]]:
    return [
        [getattr(item, "heading", getattr(item, "title", "")) for item in section.items]
        for section in library.load_issue(1).sections
    ]


def furnished_issue() -> PortableIssue:
    """An issue with furniture of every kind, some of its addresses lost."""
    return replace(
        example_issue(),
        banner=Banner(url="missing:", alt="A harbor", as_sent="words"),
        masthead=Masthead(
            name="Harbor Letter",
            editors=(
                Editor(role="Editor", name="Ada Marsh", email="missing:"),
                Editor(role="Pilot", name="Bo Reed", email="bo@example.org"),
            ),
            as_sent="words",
        ),
        footer=Footer(
            organisation="Dock School",
            address=("1 Pier",),
            copyright_year=2025,
            social=(
                SocialLink(name="Buoy", url="missing:"),
                SocialLink(name="", url="missing:"),
                SocialLink(name="", url="https://example.org/feed"),
            ),
            unsubscribe_url="missing:",
            as_sent="words",
        ),
    )


def test_the_first_issue_brings_the_newsletters_settings(library: Library) -> None:
    issue = furnished_issue()
    chosen = Newsletter(service="buttondown", sender="Ada <ada@example.org>")
    library.apply(EditNewsletter(Newsletter(), chosen))
    settings = first_settings(library.load_newsletter(), issue)
    change = AddIssue(issue, settings=settings)
    assert library.apply(change).newsletter
    assert library.load_newsletter() == Newsletter(
        name="Harbor Letter",
        service="buttondown",
        sender="Ada <ada@example.org>",
        banner=Banner(alt="A harbor"),
        masthead=Masthead(
            name="Harbor Letter",
            editors=(
                Editor(role="Editor", name="Ada Marsh"),
                Editor(role="Pilot", name="Bo Reed", email="bo@example.org"),
            ),
        ),
        footer=Footer(
            organisation="Dock School",
            address=("1 Pier",),
            social=(SocialLink(name="Buoy"), SocialLink(name="", url="https://example.org/feed")),
        ),
    )
    assert library.load_issue(1) == issue
    assert first_settings(library.load_newsletter(), example_issue()) is None
    library.revert(change)
    assert library.load_newsletter() == chosen
    assert library.issue_rows() == ()


def test_settings_that_an_issue_tells_are_those_of_a_newsletter_without_a_sender() -> None:
    assert newsletter_from(PortableIssue(newsletter="Harbor")) == Newsletter(name="Harbor")


def test_a_replaced_issue_keeps_its_id_and_identity(library: Library, issue: PortableIssue) -> None:
    before = library.load_stored(1)
    other = example_issue("July 2025, corrected")
    touched = library.apply(ReplaceIssue(before, StoredIssue(other)))
    assert touched.issues == {issue.uid}
    assert touched.items == {*identities(issue), *identities(other)} & touched.items
    assert len(touched.items) == 8
    loaded = library.load_issue(1)
    assert loaded == other
    assert identities(loaded) == [issue.uid, *identities(other)[1:]]


def test_a_removed_issue_comes_back_with_its_settled_notes(
    library: Library, issue: PortableIssue
) -> None:
    library.apply(ResolveNote(issue.uid, 1))
    change = RemoveIssue(library.load_stored(1))
    library.apply(change)
    assert library.counts() == {"issues": 0, "items": 0, "sources": 0}
    library.revert(change)
    assert [note.resolved for note in library.load_notes(1)] == [False, True, False]


def test_an_edited_item_may_become_one_of_another_kind(
    library: Library, issue: PortableIssue
) -> None:
    old = issue.sections[0].items[0]
    new = AnalysisItem(kind=ItemKind.PERSPECTIVE, title="Tugs", authors=("Ada",))
    touched = library.apply(EditItem(old, new))
    assert touched.issues == {issue.uid}
    assert touched.items == {old.uid}
    loaded = library.load_issue(1).sections[0].items[0]
    assert loaded == new
    assert loaded.uid == old.uid


def test_items_are_inserted_removed_and_moved(library: Library, issue: PortableIssue) -> None:
    highlights, links, analyses = issue.sections
    new = HighlightItem(heading="New")
    library.apply(InsertItem(highlights.uid, 1, new))
    assert headings(library)[0] == ["Two ports agree on tugs", "New", "A pier is mended"]
    library.apply(MoveItem(new.uid, Place(highlights.uid, 1), Place(highlights.uid, 0)))
    assert headings(library)[0] == ["New", "Two ports agree on tugs", "A pier is mended"]
    library.apply(MoveItem(new.uid, Place(highlights.uid, 0), Place(highlights.uid, 2)))
    assert headings(library)[0] == ["Two ports agree on tugs", "A pier is mended", "New"]
    library.apply(MoveItem(new.uid, Place(highlights.uid, 2), Place(analyses.uid, 0)))
    assert headings(library)[2] == ["New", "Why tugs matter"]
    library.apply(RemoveItem(links.uid, 0, links.items[0]))
    assert headings(library) == [
        ["Two ports agree on tugs", "A pier is mended"],
        [],
        ["New", "Why tugs matter"],
    ]


def test_sections_are_inserted_moved_renamed_and_removed(
    library: Library, issue: PortableIssue
) -> None:
    new = Section(kind=SectionKind.PERSPECTIVES, heading="Perspectives")
    library.apply(InsertSection(issue.uid, 0, new))
    library.apply(MoveSection(new.uid, 0, 3))
    library.apply(RenameSection(issue.sections[0].uid, "July Highlights", "Highlights"))
    library.apply(RemoveSection(issue.uid, 1, issue.sections[1]))
    assert [section.heading for section in library.load_issue(1).sections] == [
        "Highlights",
        "Recent Analysis",
        "Perspectives",
    ]


def test_a_note_goes_where_its_item_goes(library: Library, issue: PortableIssue) -> None:
    def places() -> list[str]:
        return [note.where for note in library.load_issue(1).notes]

    highlights, links, _ = issue.sections
    first = highlights.items[0]
    assert places() == ["sections/0/items/0", "sections/1", "footer"]
    library.apply(MoveItem(first.uid, Place(highlights.uid, 0), Place(links.uid, 1)))
    assert places() == ["sections/1/items/1", "sections/1", "footer"]
    library.apply(MoveSection(links.uid, 1, 0))
    assert places() == ["sections/0/items/1", "sections/0", "footer"]
    removal = RemoveItem(links.uid, 1, first)
    library.apply(removal)
    assert places() == ["", "sections/0", "footer"]
    library.revert(removal)
    assert places() == ["sections/0/items/1", "sections/0", "footer"]


def test_fields_are_edited_and_touch_their_issue(library: Library, issue: PortableIssue) -> None:
    before = IssueFields.of(issue)
    after = replace(
        before, label="Summer", status=IssueStatus.APPROVED, image=Picture(alt="A tug", width=9)
    )
    touched = library.apply(EditIssueFields(issue.uid, before, after))
    assert touched == Touched(issues=frozenset((issue.uid,)))
    assert IssueFields.of(library.load_issue(1)) == after
    assert library.load_issue(1).sections == issue.sections


def test_a_changed_newsletter_touches_the_issues_that_show_it(library: Library) -> None:
    shown, own = PortableIssue(label="shown"), PortableIssue(label="own")
    library.apply(AddIssue(shown, own_masthead=False))
    library.apply(AddIssue(own))
    touched = library.apply(EditNewsletter(Newsletter(), Newsletter(name="Harbor")))
    assert touched == Touched(issues=frozenset((shown.uid,)), newsletter=True)


def test_touched_add_up() -> None:
    one = Touched(issues=frozenset("a"), items=frozenset("b"))
    other = Touched(issues=frozenset("c"), sources=frozenset("d"), newsletter=True)
    assert one | other == Touched(
        issues=frozenset("ac"), items=frozenset("b"), sources=frozenset("d"), newsletter=True
    )


def test_a_change_says_when_its_issue_changed(library: Library, issue: PortableIssue) -> None:
    (before,) = library.issue_rows()
    library.apply(RenameSection(issue.sections[0].uid, "July Highlights", "Highlights"))
    assert library.issue_rows()[0].changed_at > before.changed_at


UID = "0123456789abcdef" * 2


@pytest.mark.parametrize(
    ("issue", "words"),
    [
        (PortableIssue(label="x", month=13), "the month of “x” is 13: it must be 1 to 12"),
        (PortableIssue(label="x", year=10**30), "a number in “x” is too large"),
        (PortableIssue(footer=Footer(copyright_year=-(10**30))), "too large"),
        (PortableIssue(image=Picture(width=2**63)), "too large"),
        (
            PortableIssue(
                notes=(Note(where="", kind=NoteKind.LINK_GUESS, message="", index=2**63),)
            ),
            "too large",
        ),
        (PortableIssue(uid="mine"), "the identity “mine” is not 32 hexadecimal digits"),
        (
            PortableIssue(sections=(Section(kind=SectionKind.LINKS, uid="A" * 32),)),
            "is not 32 hexadecimal digits",
        ),
        (
            PortableIssue(sections=(Section(kind=SectionKind.LINKS, uid=UID),) * 2),
            "two sections would have one identity",
        ),
        (
            PortableIssue(
                sections=(
                    Section(
                        kind=SectionKind.HIGHLIGHTS,
                        items=(HighlightItem(uid=UID), HighlightItem(uid=UID)),
                    ),
                )
            ),
            "two items would have one identity: import this as a new issue",
        ),
    ],
)
def test_what_no_library_can_hold_is_refused_whole(
    library: Library, issue: PortableIssue, words: str
) -> None:
    settings = EditNewsletter(Newsletter(), Newsletter(name="Harbor"))
    with pytest.raises(InputRefused) as caught:
        library.apply(AddIssue(issue, settings=settings))
    assert words in str(caught.value)
    assert library.counts() == {"issues": 0, "items": 0, "sources": 0}
    assert library.load_newsletter() == Newsletter()


def test_identities_that_are_taken_are_refused(library: Library, issue: PortableIssue) -> None:
    with pytest.raises(InputRefused, match="two issues would have one identity"):
        library.apply(AddIssue(issue))
    with pytest.raises(InputRefused, match="two sections would have one identity"):
        library.apply(AddIssue(replace(issue, uid=UID)))
    with pytest.raises(InputRefused, match="two items would have one identity"):
        library.apply(InsertItem(issue.sections[0].uid, 0, issue.sections[1].items[0]))
    assert library.counts()["issues"] == 1


GONE = HighlightItem(heading="gone", uid=UID)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (EditItem(GONE, GONE), "item"),
        (RemoveItem(UID, 0, GONE), "item"),
        (InsertItem(UID, 0, GONE), "section"),
        (RenameSection(UID, "", ""), "section"),
        (MoveSection(UID, 0, 1), "section"),
        (RemoveIssue(StoredIssue(PortableIssue(uid=UID))), "issue"),
        (EditIssueFields(UID, IssueFields(), IssueFields()), "issue"),
        (ResolveNote(UID, 0), "issue"),
    ],
)
def test_what_is_gone_cannot_be_changed(library: Library, change: Change, what: str) -> None:
    with pytest.raises(LibraryProblem, match=f"no longer has this {what}: nothing was changed"):
        library.apply(change)


@pytest.mark.parametrize(
    "change",
    [
        lambda issue: InsertItem(issue.sections[0].uid, 3, HighlightItem()),
        lambda issue: InsertItem(issue.sections[0].uid, -1, HighlightItem()),
        lambda issue: MoveSection(issue.sections[0].uid, 0, 3),
        lambda issue: InsertSection(issue.uid, 4, Section(kind=SectionKind.LINKS)),
        lambda issue: ResolveNote(issue.uid, 3),
    ],
)
def test_a_place_that_is_none_is_a_fault_and_changes_nothing(
    library: Library, issue: PortableIssue, change: Callable[[PortableIssue], Change]
) -> None:
    with pytest.raises(IndexError):
        library.apply(change(issue))
    assert library.load_issue(1) == issue


class FailsHalfWay:
    label = "Fail"

    def __init__(self, change: Change) -> None:
        self.change = change

    def apply(self, writer: object) -> Touched:
        self.change.apply(writer)  # type: ignore[arg-type]  # a writer it is
        raise RuntimeError("half-way")

    revert = apply


def test_a_change_that_fails_half_way_changes_nothing(
    library: Library, issue: PortableIssue
) -> None:
    removal = RemoveIssue(library.load_stored(1))
    with pytest.raises(RuntimeError, match="half-way"):
        library.apply(FailsHalfWay(removal))
    assert library.load_issue(1) == issue


@pytest.mark.parametrize(
    ("change", "label"),
    [
        (AddIssue(PortableIssue(label="May")), "Add May"),
        (RemoveIssue(StoredIssue(PortableIssue())), "Remove an issue"),
        (
            ReplaceIssue(StoredIssue(PortableIssue(label="May")), StoredIssue(PortableIssue())),
            "Replace May",
        ),
        (EditIssueFields(UID, IssueFields(), IssueFields(label="May")), "Edit May"),
        (ResolveNote(UID, 0), "Settle a note"),
        (ResolveNote(UID, 0, resolved=False), "Open a note again"),
        (EditNewsletter(Newsletter(), Newsletter()), "Edit the newsletter"),
        (EditItem(GONE, GONE), "Edit the highlight"),
        (InsertItem(UID, 0, AnalysisItem()), "Add the analysis"),
        (RemoveItem(UID, 0, GONE), "Remove the highlight"),
        (MoveItem(UID, Place(UID, 0), Place(UID, 1)), "Move an item"),
        (InsertSection(UID, 0, Section(kind=SectionKind.LINKS)), "Add a section"),
        (RemoveSection(UID, 0, Section(kind=SectionKind.LINKS, heading="Links")), "Remove Links"),
        (MoveSection(UID, 0, 1), "Move a section"),
        (RenameSection(UID, "Links", "More"), "Rename Links"),
    ],
)
def test_a_change_has_a_name_for_the_undo_menu(change: Change, label: str) -> None:
    assert change.label == label
