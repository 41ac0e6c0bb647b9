"""An issue comes out of a library as it went in, whatever it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, RemoveIssue, with_new_identities
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from tests.strategies import anything, issues
from tests.values import identities

kept_open = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "a.crank", write=True) as opened:
        yield opened
    assert verify(tmp_path / "a.crank") == []


def keep(library: Library, issue: PortableIssue) -> int:
    library.apply(AddIssue(issue))
    (row,) = [row for row in library.issue_rows() if row.uid == issue.uid]
    return row.id


@kept_open
@given(issue=issues())
def test_an_issue_is_what_was_stored(library: Library, issue: PortableIssue) -> None:
    loaded = library.load_issue(keep(library, issue))
    assert loaded == issue
    assert identities(loaded) == identities(issue)


@kept_open
@given(issue=issues(text=anything(), body=anything(), address=st.none() | anything()))
def test_every_text_is_kept_code_point_by_code_point(
    library: Library, issue: PortableIssue
) -> None:
    loaded = library.load_issue(keep(library, issue))
    assert loaded == issue


@kept_open
@given(issue=issues())
def test_what_is_removed_leaves_nothing(library: Library, issue: PortableIssue) -> None:
    before = library.counts()
    stored = library.load_stored(keep(library, issue))
    library.apply(RemoveIssue(stored))
    assert library.counts() == before


@kept_open
@given(issue=issues())
def test_a_copy_says_the_same_under_other_identities(
    library: Library, issue: PortableIssue
) -> None:
    copy = with_new_identities(issue)
    first, second = keep(library, issue), keep(library, copy)
    assert library.load_issue(first) == library.load_issue(second)
    assert not set(identities(issue)) & set(identities(copy))


def test_a_text_of_many_lines_and_200_kilobytes_stays_as_it_is(tmp_path: Path) -> None:
    text = "a\r\nb\rc\n\n\u00a0\u200f" + "é" * 100_000 + "\ud800\x00\ufffe\u2028"
    path = tmp_path / "a.crank"
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue(label="Long", intro=text)))
    with Library(path, write=False) as library:
        assert library.load_issue(1).intro == text
