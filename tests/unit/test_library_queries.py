"""What a library answers: lists, references, duplicates, whole issues in a few statements."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Masthead, PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, ResolveNote
from crank_desktop.editing.newsletter_changes import EditNewsletter
from crank_desktop.errors import NothingDone
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import IssueStatus
from tests.library_files import example_issue


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "a.crank", write=True) as opened:
        yield opened


def keep(library: Library, *issues: PortableIssue) -> None:
    for issue in issues:
        library.apply(AddIssue(issue))


@contextmanager
def statements(library: Library) -> Iterator[list[str]]:
    """What is asked meanwhile of the one connection that reads."""
    run: list[str] = []

    def remember(statement: str) -> None:
        if statement.lstrip().startswith("SELECT"):
            run.append(statement)

    with library._connections.reading() as connection:
        connection.set_trace_callback(remember)
    yield run
    connection.set_trace_callback(None)


def test_issues_are_listed_the_newest_first(library: Library) -> None:
    keep(
        library,
        PortableIssue(label="undated"),
        PortableIssue(label="July", year=2025, month=7),
        PortableIssue(label="2024", year=2024),
        PortableIssue(label="March", year=2025, month=3, send_date=date(2025, 3, 1)),
        PortableIssue(label="March again", year=2025, month=3, send_date=date(2025, 3, 9)),
    )
    assert [row.label for row in library.issue_rows()] == [
        "July",
        "March again",
        "March",
        "2024",
        "undated",
    ]


def test_a_row_tells_what_an_issue_holds(library: Library) -> None:
    issue = replace(example_issue(), status=IssueStatus.SENT, send_date=date(2025, 8, 1))
    keep(library, issue)
    library.apply(ResolveNote(issue.uid, 1))
    (row,) = library.issue_rows()
    assert (row.id, row.uid, row.label, row.month, row.year) == (1, issue.uid, "July 2025", 7, 2025)
    assert (row.send_date, row.status) == (date(2025, 8, 1), IssueStatus.SENT)
    assert row.newsletter == "Harbor Letter"
    assert (row.highlights, row.links, row.analyses, row.perspectives) == (2, 1, 1, 0)
    assert row.open_notes == 2
    assert row.changed_at.tzinfo is not None


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("1", 1),
        ("July 2025", 1),
        ("  july   2025 ", 1),
        ("2025-07", 1),
        ("2", 2),
        ("August 2025", 2),
        ("1999", 3),
        ("no-break month", 4),
    ],
)
def test_an_issue_is_found_by_id_label_or_month(
    library: Library, reference: str, found: int
) -> None:
    keep(
        library,
        PortableIssue(label="July 2025", year=2025, month=7),
        PortableIssue(label="AUGUST 2025", year=2025, month=8),
        PortableIssue(label="1999"),
        PortableIssue(label="No-break\u00a0month"),
    )
    assert library.find_issue(reference).id == found


def test_an_id_goes_before_a_label(library: Library) -> None:
    keep(library, PortableIssue(label="2"), PortableIssue(label="1"))
    assert library.find_issue("2").label == "1"


def test_an_issue_is_found_by_its_identity(library: Library) -> None:
    issue = example_issue()
    keep(library, issue)
    assert library.find_issue(issue.uid).id == 1


@pytest.mark.parametrize("reference", ["June 2025", "2025-06", "3", "", "2025-7"])
def test_an_issue_that_is_not_there_is_told_with_those_that_are(
    library: Library, reference: str
) -> None:
    keep(library, example_issue(), example_issue("August 2025", 8))
    with pytest.raises(NothingDone) as caught:
        library.find_issue(reference)
    assert str(caught.value) == (
        f"there is no issue “{reference}”; there are 2 “August 2025”, 1 “July 2025”"
    )


def test_a_reference_to_two_issues_names_both(library: Library) -> None:
    keep(library, example_issue(), example_issue("July 2025, corrected"))
    with pytest.raises(NothingDone, match="names 2 issues: use the id, 2 “July 2025, corrected”"):
        library.find_issue("2025-07")


def test_an_empty_library_asks_for_an_import(library: Library) -> None:
    with pytest.raises(NothingDone, match="the library is empty, import one first"):
        library.find_issue("July 2025")


def test_of_many_issues_a_dozen_are_named(library: Library) -> None:
    keep(library, *(PortableIssue(label=f"no. {number}") for number in range(15)))
    with pytest.raises(NothingDone, match=r"and 3 more$"):
        library.find_issue("June")


def test_an_issue_is_loaded_by_the_same_few_statements_whatever_its_size(
    library: Library,
) -> None:
    small = example_issue()
    many = tuple(
        replace(
            section,
            uid=f"a{s:031}",
            items=tuple(replace(section.items[0], uid=f"{s:016}{n:016}") for n in range(40)),
        )
        for s, section in enumerate(small.sections)
    )
    keep(library, small, replace(small, uid="0" * 32, sections=many))
    counted = []
    for issue_id in (1, 2):
        with statements(library) as run:
            library.load_issue(issue_id)
        counted.append(len(run))
    assert counted == [9, 9]


def test_the_list_takes_as_many_statements_for_one_issue_as_for_ten(library: Library) -> None:
    counted = []
    for number in range(10):
        keep(library, example_issue(f"no. {number}"))
        with statements(library) as run:
            library.issue_rows()
        counted.append(len(run))
    assert set(counted) == {counted[0]}


def test_an_issue_without_a_masthead_of_its_own_shows_the_newsletters(library: Library) -> None:
    library.apply(AddIssue(PortableIssue(label="May"), own_masthead=False))
    assert library.load_issue(1).masthead == Masthead()
    named = Newsletter(name="Harbor Letter", masthead=Masthead(name="Harbor"))
    library.apply(EditNewsletter(Newsletter(), named))
    assert library.load_issue(1).masthead == Masthead(name="Harbor")
    assert library.load_issue(1).newsletter == "Harbor Letter"
    assert library.issue_rows()[0].newsletter == "Harbor Letter"


def test_what_is_not_there_cannot_be_loaded(library: Library) -> None:
    with pytest.raises(NothingDone, match="there is no issue 4 in the library"):
        library.load_issue(4)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"label": "The July issue"}, True),
        ({"status": IssueStatus.SENT, "notes": ()}, True),
        ({"month": 8}, False),
        ({"year": 2024}, False),
        ({"newsletter": "Other Letter"}, False),
        ({"newsletter": "HARBOR LETTER", "intro": ""}, True),
        ({"month": None, "year": None}, True),
        ({"month": None, "label": "JULY 2025"}, True),
        ({"month": None, "label": "July"}, False),
        ({"month": None, "year": None, "label": "", "intro": ""}, False),
    ],
)
def test_a_second_import_of_an_issue_is_noticed(
    library: Library,
    changes: dict[str, object],
    same: bool,  # noqa: FBT001 - parametrized
) -> None:
    keep(library, example_issue())
    again = replace(example_issue(), **changes)  # type: ignore[arg-type]  # fields by name
    found = library.find_same(again)
    assert (found is not None) is same
    assert found is None or found.id == 1


def test_the_same_content_is_noticed_under_any_label(library: Library) -> None:
    undated = replace(example_issue(), label="", month=None, year=None)
    keep(library, undated, example_issue("August 2025", 8))
    found = library.find_same(replace(undated, uid="f" * 32))
    assert found is not None
    assert found.id == 1
