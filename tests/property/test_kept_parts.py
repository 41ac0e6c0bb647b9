"""Any issue is taken apart and put together again as it was."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.portable import PortableIssue
from crank_desktop.library.kept_parts import hash_of, packed, put_together, take_apart, unpacked
from crank_desktop.library.values import StoredIssue
from tests.strategies import anything, issues
from tests.values import identities


@given(issues() | issues(text=anything(), body=anything()), st.booleans(), st.booleans())
def test_an_issue_comes_back_from_its_parts(
    issue: PortableIssue,
    own: bool,  # noqa: FBT001 - hypothesis
    settled: bool,  # noqa: FBT001 - hypothesis
) -> None:
    resolved = frozenset(range(len(issue.notes))) if settled else frozenset()
    stored = StoredIssue(issue, own_masthead=own, resolved=resolved)
    parts = take_apart(stored)
    back = put_together(tuple(parts), {k: unpacked(k, packed(v)) for k, v in parts.items()})
    assert back == stored
    assert identities(back.issue) == identities(issue)
    assert len(parts) == 1 + sum(len(section.items) for section in issue.sections)


@given(issues())
def test_the_same_issue_has_the_same_parts(issue: PortableIssue) -> None:
    assert take_apart(StoredIssue(issue)) == take_apart(StoredIssue(replace(issue)))
    assert all(name == hash_of(part) for name, part in take_apart(StoredIssue(issue)).items())
