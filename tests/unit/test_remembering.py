"""Which libraries are remembered, and which one a start or a command works on."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop import userdirs
from crank_desktop.commands.console import library_path
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library
from crank_desktop.settings import Settings, load_settings, save_settings
from crank_desktop.ui.libraries.remembering import MOST, forget, library_to_open, remember
from tests.command import crank
from tests.library_files import names_in, small_library

A, B, C = Path("/here/a.crank"), Path("/here/b.crank"), Path("/there/c.crank")


def written() -> Settings:
    return load_settings(userdirs.settings_file())


def test_the_last_library_stands_first_and_opens_next() -> None:
    settings = Settings(theme="dark")
    for path in (A, B, C, B):
        remember(settings, path)
        assert written() == settings
    assert settings.recent_libraries == [str(B), str(C), str(A)]
    assert library_to_open(written()) == B
    assert written().theme == "dark"


def test_a_library_that_moved_is_remembered_where_it_is() -> None:
    settings = Settings()
    for path in (A, B):
        remember(settings, path)
    remember(settings, C, instead_of=B)
    assert written().recent_libraries == [str(C), str(A)]
    assert written().library == str(C)


def test_what_is_forgotten_is_named_nowhere_and_left_alone(tmp_path: Path) -> None:
    settings = Settings()
    path = tmp_path / "a.crank"
    small_library(path)
    for one in (A, path):
        remember(settings, one)
    forget(settings, path)
    assert written().recent_libraries == [str(A)]
    assert written().library == ""
    assert path.exists()
    remember(settings, A)
    forget(settings, B)
    assert written().library == str(A)


@given(names=st.lists(st.text("abcdefghijklmn", min_size=1, max_size=1), max_size=40))
def test_no_library_is_remembered_twice_and_few_at_all(names: list[str]) -> None:
    settings = Settings()
    for name in names:
        remember(settings, Path(f"/{name}.crank"))
    expected = [f"/{name}.crank" for name in dict.fromkeys(reversed(names))]
    assert settings.recent_libraries == expected[:MOST]
    assert settings.library == (expected[0] if expected else "")


def test_a_first_start_knows_no_library_until_one_is_there() -> None:
    assert library_to_open(Settings()) is None
    with Library(userdirs.library_file(), write=True):
        assert library_to_open(Settings()) == userdirs.library_file()


def test_what_is_no_list_of_names_is_no_memory(home: Path) -> None:
    file = userdirs.settings_file()
    file.parent.mkdir(parents=True)
    assert file.is_relative_to(home)
    for recent, read in (("a", []), ({}, []), ([1, "a"], ["1", "a"]), (None, [])):
        file.write_text(json.dumps({"recent_libraries": recent, "library": 5}), encoding="utf-8")
        assert (written().recent_libraries, written().library) == (read, "")


def test_a_command_works_on_the_library_that_was_opened_last(tmp_path: Path) -> None:
    path = tmp_path / "mine.crank"
    small_library(path)
    assert library_path(None) == userdirs.library_file()
    assert save_settings(Settings(library=str(path)), userdirs.settings_file())
    assert library_path(None) == path
    assert library_path("other.crank") == Path("other.crank")
    listed = crank("issues")
    assert (listed.code, "July 2025" in str(listed.out)) == (0, True)


def test_a_command_begins_no_other_library_where_the_last_one_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone.crank"
    assert save_settings(Settings(library=str(gone)), userdirs.settings_file())
    with pytest.raises(LibraryProblem, match="the library opened last, is not there"):
        library_path(None)
    told = crank("issues")
    assert told.code == 4
    assert "name one with --library" in str(told.err)
    assert names_in(tmp_path) == []
    assert crank("--library", str(tmp_path / "new.crank"), "issues").code in {0, 1}


@pytest.mark.parametrize(
    ("documents", "kept"),
    [
        ("Documents", "Documents/Crank Desktop"),
        ("OneDrive/Documents", "local/libraries"),
        ("Library/Mobile Documents/Documents", "local/libraries"),
    ],
)
def test_libraries_lie_among_documents_that_no_service_copies_away(
    documents: str, kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dirs:
        user_documents_path = tmp_path / documents
        user_data_path = tmp_path / "local"

    monkeypatch.delenv("CRANK_DESKTOP_HOME")
    monkeypatch.setattr(userdirs, "_DIRS", Dirs())
    assert userdirs.library_folder() == tmp_path / kept
    assert userdirs.samples_file().parent == userdirs.library_file().parent
