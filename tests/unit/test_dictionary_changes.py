"""The library's own dictionary: words go in and out as changes, and stay for the next start."""

from pathlib import Path

import pytest

from crank_desktop.editing.dictionary_changes import AddWord, RemoveWord
from crank_desktop.editing.several import Several
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from tests.library_files import small_library


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "l.crank"
    small_library(path)
    return path


def test_words_are_added_and_stay(file: Path) -> None:
    with Library(file, write=True) as library:
        issue = library.load_issue(1)
        touched = [library.apply(AddWord(word)) for word in ("zeta", "Kyiv", "alpha", "Alpha")]
    with Library(file, write=False) as library:
        assert library.words.added() == ("Alpha", "alpha", "Kyiv", "zeta")
        assert library.load_issue(1) == issue
    assert touched == [Touched(dictionary=True)] * 4
    assert verify(file) == []


def test_both_changes_are_taken_back(file: Path) -> None:
    with Library(file, write=True) as library:
        library.apply(AddWord("Kyiv"))
        library.apply(RemoveWord("Kyiv"))
        assert library.words.added() == ()
        library.revert(RemoveWord("Kyiv"))
        assert library.words.added() == ("Kyiv",)
        library.revert(AddWord("Kyiv"))
        assert library.words.added() == ()


def test_what_is_so_already_is_refused_whole(file: Path) -> None:
    with Library(file, write=True) as library:
        library.apply(AddWord("Kyiv"))
        both = Several((AddWord("Lviv"), AddWord("Kyiv")), "Add words")
        with pytest.raises(LibraryProblem, match="“Kyiv” is in the dictionary already"):
            library.apply(both)
        with pytest.raises(LibraryProblem, match="“Lviv” is not in the dictionary any more"):
            library.apply(RemoveWord("Lviv"))
        assert library.words.added() == ("Kyiv",)


def test_the_changes_say_what_they_do() -> None:
    assert AddWord("Kyiv").label == "Add “Kyiv” to the dictionary"
    assert RemoveWord("Kyiv").label == "Remove “Kyiv” from the dictionary"


def test_names_of_a_library_are_those_of_its_people_and_outlets(file: Path) -> None:
    with Library(file, write=False) as library:
        names = library.words.names()
    people = {"Ada Marsh", "Bo Reed", "Cy Lund"}
    assert names == people | {"Dock School", "Harbor Letter", "Quay News", "Tide Times"}
