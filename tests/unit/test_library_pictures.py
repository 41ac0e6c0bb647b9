"""Pictures in a library: kept once, found by undo, removed when nothing can ask for them."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Picture, PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields, RemoveIssue
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.editing.standing import as_it_stands
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields
from crank_desktop.model.kinds import PictureType
from tests.library_files import example_issue
from tests.pictures import picture

TUG, PIER = picture("a tug"), picture("a pier", 640)
SAID = Picture(credit="Bo Reed", alt="A tug", url="https://example.org/old.jpg")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.crank"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path, write=True) as opened:
        opened.apply(AddIssue(replace(example_issue(), image=SAID)))
        yield opened
    assert verify(path) == []


def image(library: Library) -> Picture:
    return library.load_issue(1).image


def given(library: Library, one: PictureFile | None) -> SetPicture:
    issue = library.load_issue(1)
    change = SetPicture(issue.uid, issue.image, one)
    assert library.apply(change).issues == {issue.uid}
    return change


def names_kept(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return [name for (name,) in raw.execute("SELECT name FROM picture ORDER BY id")]


@pytest.mark.parametrize(
    ("kind", "ending"),
    [(PictureType.PNG, "png"), (PictureType.JPEG, "jpg"), (PictureType.GIF, "gif")],
)
def test_a_picture_is_named_by_its_bytes(kind: PictureType, ending: str) -> None:
    one = PictureFile(b"bytes", kind, 1, 1)
    digest = hashlib.sha256(b"bytes").hexdigest()
    assert (one.sha256, one.name) == (digest, f"{digest[:16]}.{ending}")


def test_a_picture_comes_back_as_it_was_given(library: Library) -> None:
    change = given(library, TUG)
    assert library.load_picture(TUG.name) == TUG
    assert image(library) == Picture(credit="Bo Reed", alt="A tug", file=TUG.name, width=800)
    assert change.after == image(library)


@pytest.mark.parametrize("name", ["", "no.png", PIER.name, "../a.crank", TUG.name.upper()])
def test_a_picture_that_is_not_kept_is_none(library: Library, name: str) -> None:
    given(library, TUG)
    assert library.load_picture(name) is None


def test_undo_brings_every_former_picture_back(library: Library) -> None:
    changes = [given(library, one) for one in (TUG, PIER, None, TUG)]
    assert [change.label for change in changes] == [
        "Replace the picture",
        "Replace the picture",
        "Remove the picture",
        "Add a picture",
    ]
    seen = []
    for change in reversed(changes):
        library.revert(change)
        seen.append(image(library))
    assert [one.file for one in seen] == [None, PIER.name, TUG.name, None]
    assert seen[-1] == SAID
    assert library.load_picture(TUG.name) == TUG
    assert library.load_picture(PIER.name) == PIER


def test_a_removed_picture_takes_along_what_was_said_of_it(library: Library) -> None:
    given(library, TUG)
    change = given(library, None)
    assert image(library) == Picture()
    library.revert(change)
    assert image(library) == replace(SAID, file=TUG.name, width=800, url=None)


def test_words_written_since_survive_the_undo_of_a_picture(library: Library) -> None:
    change = given(library, TUG)
    fields = IssueFields.of(library.load_issue(1))
    described = replace(fields, image=replace(fields.image, alt="Two tugs"))
    library.apply(EditIssueFields(library.load_issue(1).uid, fields, described))
    library.revert(change)
    assert image(library) == replace(SAID, alt="Two tugs")


def test_a_hosted_address_stays_with_the_picture_it_was_given(library: Library) -> None:
    given(library, TUG)
    change = given(library, PIER)
    issue = library.load_issue(1)
    before = IssueFields.of(issue)
    after = replace(before, image=replace(before.image, url="https://example.org/pier.png"))
    library.apply(EditIssueFields(issue.uid, before, after))
    again = as_it_stands(change, library)
    library.revert(change)
    assert (image(library).file, image(library).url) == (TUG.name, None)
    library.apply(again)
    assert image(library) == after.image


def test_equal_pictures_are_kept_once(library: Library, path: Path) -> None:
    given(library, TUG)
    given(library, PIER)
    given(library, picture("a tug"))
    assert names_kept(path) == [TUG.name, PIER.name]


def test_pictures_that_no_issue_names_go_when_the_library_is_next_opened(path: Path) -> None:
    with Library(path, write=True) as library:
        library.apply(AddIssue(example_issue()))
        library.apply(AddIssue(example_issue("August 2025", 8)))
        given(library, TUG)
        given(library, PIER)
        august = library.load_issue(2)
        library.apply(SetPicture(august.uid, august.image, TUG))
    with Library(path, write=False):
        assert names_kept(path) == [TUG.name, PIER.name]
    with Library(path, write=True) as library:
        given(library, picture("a buoy"))
    with Library(path, write=True) as library:
        assert names_kept(path) == [TUG.name, picture("a buoy").name]
        removal = RemoveIssue(library.load_stored(2))
        library.apply(removal)
        library.revert(removal)
        assert library.load_picture(TUG.name) == TUG
        library.apply(removal)
    with Library(path, write=True) as library:
        assert names_kept(path) == [TUG.name, picture("a buoy").name]
        library.trash.delete([row.uid for row in library.trash.rows()])
    with Library(path, write=True):
        assert names_kept(path) == [picture("a buoy").name]


def test_an_issue_may_name_a_picture_that_is_not_here(path: Path) -> None:
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue(image=Picture(file="lost.png", width=3))))
    with Library(path, write=True) as library:
        assert image(library).file == "lost.png"
        assert library.load_picture("lost.png") is None
    assert verify(path) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE picture SET content = x'00'",
        "UPDATE picture SET sha256 = 'x'",
        "UPDATE picture SET media_type = 'image/gif'",
        "UPDATE picture SET name = '../a.png'; UPDATE issue SET image_file = '../a.png'",
    ],
)
def test_a_picture_that_is_not_what_was_stored_is_found(path: Path, statement: str) -> None:
    with Library(path, write=True) as library:
        library.apply(AddIssue(example_issue()))
        given(library, TUG)
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(statement)
        (name,) = raw.execute("SELECT name FROM picture").fetchone()
    assert f"the picture {name} is not what was stored" in verify(path)
    with (
        Library(path, write=False) as library,
        pytest.raises(LibraryProblem, match="is damaged"),
    ):
        library.load_picture(name)
