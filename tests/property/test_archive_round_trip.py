"""An archive brings an issue back whole, and nothing that is no archive brings anything."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.keeping import keeping
from crank_desktop.errors import InputRefused
from crank_desktop.importing.archive import read_archive
from crank_desktop.importing.reader import Shape, read_file
from crank_desktop.library.library import Library
from crank_desktop.library.values import StoredIssue
from crank_desktop.render.options import Kept
from crank_desktop.sources.outlets import shipped_outlets
from tests.archives import archive_of, png
from tests.library_files import example_issue
from tests.strategies import issues
from tests.values import identities


@st.composite
def stored_issues(draw: st.DrawFn) -> StoredIssue:
    """Issues as a library keeps them, some with their picture."""
    issue = draw(issues(text=st.text(max_size=30) | st.just("Half \ud83d of it\r\n")))
    count = len(issue.notes)
    resolved = draw(st.frozensets(st.integers(0, count - 1))) if count else frozenset()
    picture = draw(st.none() | st.builds(png, st.sampled_from(("a tug", "a pier"))))
    if picture is not None:
        issue = replace(issue, image=replace(issue.image, file=picture.name))
    return StoredIssue(issue, own_masthead=draw(st.booleans()), resolved=resolved, picture=picture)


@given(stored=stored_issues())
def test_what_was_archived_is_read_back(stored: StoredIssue) -> None:
    kept = Kept(picture=stored.picture, resolved=stored.resolved, own_masthead=stored.own_masthead)
    archive = archive_of(stored.issue, kept)
    assert archive == archive_of(stored.issue, kept)
    back = read_file(archive, Shape.AUTO, shipped_outlets())
    assert back == stored
    assert identities(back.issue) == identities(stored.issue)


@settings(max_examples=20)
@given(stored=stored_issues())
def test_another_library_holds_all_of_it(stored: StoredIssue) -> None:
    kept = Kept(picture=stored.picture, resolved=stored.resolved)
    with TemporaryDirectory() as folder, Library(Path(folder, "l.crank"), write=True) as library:
        library.apply(keeping(library, read_archive(archive_of(stored.issue, kept))))
        back = library.load_uid(stored.issue.uid)
        assert (back.issue, back.resolved) == (_as_kept(stored.issue, back.issue), stored.resolved)
        assert identities(back.issue) == identities(stored.issue)
        picture = library.load_picture(stored.issue.image.file or "")
        assert picture == stored.picture


def _as_kept(issue: PortableIssue, back: PortableIssue) -> PortableIssue:
    """The issue with its notes as the library gives them back: paths that lead nowhere lead out."""
    notes = tuple(
        replace(note, where=kept.where) for note, kept in zip(issue.notes, back.notes, strict=True)
    )
    return replace(issue, notes=notes)


WHOLE = archive_of(example_issue(), Kept(resolved=frozenset((1,))))


@given(st.data())
def test_a_damaged_archive_is_refused_in_one_line(data: st.DataObject) -> None:
    damaged = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4), "times")):
        place = data.draw(st.integers(0, len(damaged) - 1), "place")
        damaged[place] ^= data.draw(st.integers(1, 255), "by")
    cut = data.draw(st.none() | st.integers(0, len(damaged)), "cut")
    back, refused = _read(bytes(damaged[:cut]))
    assert "\n" not in refused
    # Damage is passed over where it hit what says nothing: a time, a version, a filler.
    assert refused or back == StoredIssue(example_issue(), resolved=frozenset((1,)))


def _read(content: bytes) -> tuple[StoredIssue | None, str]:
    try:
        return read_archive(content), ""
    except InputRefused as error:
        return None, str(error)


@given(st.binary(max_size=200))
def test_noise_is_refused(noise: bytes) -> None:
    for content in (noise, b"PK\x03\x04" + noise, WHOLE[:40] + noise, noise + WHOLE[-60:]):
        with pytest.raises(InputRefused, match=r"^[^\n]+$"):
            read_archive(content)
