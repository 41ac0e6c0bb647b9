"""A new issue takes from the last one what goes on, and nothing that is stale."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.period import Period
from crank_desktop.document.portable import (
    Banner,
    Editor,
    Footer,
    Masthead,
    Picture,
    PortableIssue,
    SocialLink,
)
from crank_desktop.editing.issue_changes import AddIssue, RemoveIssue, ResolveNote, first_settings
from crank_desktop.editing.new_issue import (
    adding_new,
    archiving,
    default_heading,
    duplicating,
    new_issue,
    period_after,
    with_period,
)
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import IssueStatus, SectionKind
from tests.library_files import example_issue
from tests.samples import sample
from tests.values import identities

JULY, AUGUST = Period(7, 2025), Period(8, 2025)


def full_issue() -> PortableIssue:
    """An issue that says something everywhere."""
    return replace(
        example_issue(),
        year_inferred=True,
        send_date=date(2025, 8, 1),
        status=IssueStatus.SENT,
        subject="Tugs and piers",
        preheader="What July brought",
        image=Picture(credit="Ada", alt="A tug", file="a.png", url="https://x.example/a", width=9),
        banner=Banner(url="https://x.example/", alt="Harbor", as_sent="View it"),
        masthead=Masthead(
            name="Harbor Letter",
            editors=(Editor(role="Editor", name="Ada Marsh", email="a@x.example"),),
            as_sent="From Ada",
        ),
        footer=Footer(
            organisation="Harbor House",
            address=("1 Quay",),
            copyright_year=2025,
            social=(SocialLink(name="Web", url="https://x.example/"),),
            as_sent="(c) 2025",
        ),
        imported_as="mailchimp-text",
    )


def test_only_what_goes_on_is_there() -> None:
    last = full_issue()
    fresh = new_issue(last, AUGUST)
    expected = PortableIssue(
        newsletter="Harbor Letter",
        label="August 2025",
        month=8,
        year=2025,
        intro=last.intro,
        sections=tuple(
            replace(section, heading=heading, items=())
            for section, heading in zip(
                last.sections, ("August Highlights", "Links", "Recent Analysis"), strict=True
            )
        ),
        banner=replace(last.banner, as_sent=""),
        masthead=replace(last.masthead, as_sent=""),
        footer=replace(last.footer, as_sent="", copyright_year=None),
    )
    assert fresh == expected
    assert not set(identities(fresh)) & set(identities(last))
    stale = {
        *("year_inferred", "send_date", "subject", "preheader", "image", "imported_as", "notes"),
        "status",
    }
    empty = PortableIssue()
    assert stale <= {one.name for one in fields(PortableIssue)}
    assert all(getattr(fresh, name) == getattr(empty, name) for name in stale)
    assert all(getattr(last, name) != getattr(empty, name) for name in stale)


def test_from_the_newer_sample() -> None:
    last = sample("2025-03.txt")
    fresh = new_issue(last, period_after(Period(last.month, last.year)))
    assert (fresh.label, fresh.month, fresh.year) == ("April 2025", 4, 2025)
    assert [one.kind for one in fresh.sections] == [one.kind for one in last.sections]
    assert "April" in fresh.sections[0].heading
    assert not any("March" in section.heading for section in fresh.sections)
    assert fresh.intro == last.intro


def test_a_label_of_ones_own() -> None:
    assert new_issue(full_issue(), AUGUST, "Summer issue").label == "Summer issue"


def test_the_first_issue_has_a_section_of_each_kind() -> None:
    fresh = new_issue(None, AUGUST)
    assert [section.kind for section in fresh.sections] == list(SectionKind)
    assert [section.heading for section in fresh.sections] == [
        *("August Highlights", "Links", "Recent Analysis", "Perspectives")
    ]
    assert (fresh.label, fresh.intro) == ("August 2025", "")
    assert default_heading(SectionKind.HIGHLIGHTS, Period()) == "Highlights"


@pytest.mark.parametrize(
    ("period", "after"),
    [
        (JULY, AUGUST),
        (Period(12, 2025), Period(1, 2026)),
        (Period(12, None), Period()),
        (Period(None, 2025), Period()),
    ],
)
def test_the_month_after(period: Period, after: Period) -> None:
    assert period_after(period) == after


@pytest.mark.parametrize(
    ("heading", "former", "period", "expected"),
    [
        ("July Highlights", JULY, AUGUST, "August Highlights"),
        ("JULY HIGHLIGHTS", JULY, AUGUST, "AUGUST HIGHLIGHTS"),
        ("july highlights", JULY, AUGUST, "August highlights"),
        ("Highlights of July 2025", JULY, AUGUST, "Highlights of August 2025"),
        ("December, 2024: links", Period(12, 2024), Period(1, 2025), "January, 2025: links"),
        ("July 2024 in July", JULY, AUGUST, "August 2024 in August"),
        ("Mayflowers in May", Period(5, 2025), Period(6, 2025), "Mayflowers in June"),
        ("March on Rome", JULY, AUGUST, "March on Rome"),
        ("July Highlights", Period(7, None), AUGUST, "August Highlights"),
        ("July Highlights", Period(), AUGUST, "July Highlights"),
        ("July Highlights", JULY, Period(), "July Highlights"),
    ],
)
def test_the_month_of_a_heading(
    heading: str, former: Period, period: Period, expected: str
) -> None:
    assert with_period(heading, former, period) == expected


def test_a_new_issue_shows_the_newsletter_s_masthead_once_there_is_one(tmp_path: Path) -> None:
    last = full_issue()
    fresh = new_issue(last, AUGUST)
    assert adding_new(fresh, Newsletter()) == AddIssue(fresh, own_masthead=True)
    assert adding_new(fresh, Newsletter(sender="a@x.example")).own_masthead
    with Library(tmp_path / "l.crank", write=True) as library:
        library.apply(AddIssue(last, settings=first_settings(library.load_newsletter(), last)))
        change = adding_new(fresh, library.load_newsletter())
        assert not change.own_masthead
        library.apply(change)
        stored = library.load_uid(fresh.uid)
        assert not stored.own_masthead
        assert stored.issue == fresh
        assert library.issue_rows()[0].label == "August 2025"
        library.revert(change)
        assert [row.label for row in library.issue_rows()] == ["July 2025"]
        assert library.trash.rows() == ()


def test_a_copy_says_the_same_and_stands_by_itself(tmp_path: Path) -> None:
    last = full_issue()
    with Library(tmp_path / "l.crank", write=True) as library:
        library.apply(AddIssue(last))
        library.apply(ResolveNote(last.uid, 1))
        change = duplicating(library.load_uid(last.uid))
        library.apply(change)
        copy = library.load_uid(change.uid)
        assert copy.issue == replace(last, label="July 2025 copy", status=IssueStatus.DRAFT)
        assert copy.resolved == {1}
        assert not set(identities(copy.issue)) & set(identities(last))
        # Notes are about the copy's own items.
        library.apply(RemoveIssue(library.load_uid(last.uid)))
        assert library.load_uid(change.uid) == copy
        assert duplicating(replace(copy, issue=replace(copy.issue, label=""))).issue.label == "Copy"


def test_archived_and_back(tmp_path: Path) -> None:
    for issue, back in (
        (full_issue(), IssueStatus.SENT),
        (example_issue("August 2025", 8), IssueStatus.DRAFT),
    ):
        with Library(tmp_path / f"{issue.month}.crank", write=True) as library:
            library.apply(AddIssue(issue))
            change = archiving(issue)
            library.apply(change)
            archived = library.load_uid(issue.uid).issue
            assert archived == replace(issue, status=IssueStatus.ARCHIVED)
            library.apply(archiving(archived))
            assert library.load_uid(issue.uid).issue.status is back
            library.revert(archiving(archived))
            library.revert(change)
            assert library.load_uid(issue.uid).issue == issue
