"""A library that moves: whole in its new place with its backups before the old one goes."""

import subprocess
import sys
from pathlib import Path

import pytest

from crank_desktop.errors import LibraryProblem
from crank_desktop.library import moving, places
from crank_desktop.library.backup import back_up, backups_of
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.moving import Moved, move
from crank_desktop.library.places import Mount, UnsafePlace
from crank_desktop.progress import Cancelled, Progress
from tests.library_files import held_elsewhere, issues_in, names_in, small_library


def test_a_library_moves_with_its_backups(tmp_path: Path) -> None:
    path, target = tmp_path / "here" / "a.crank", tmp_path / "there" / "new" / "b.crank"
    july = small_library(path)
    backup = back_up(path)
    told: list[Path] = []
    assert move(path, target, told.append) == Moved(target, None)
    assert told == [target]
    assert issues_in(target) == {"July 2025": july}
    assert verify(target) == []
    assert names_in(path.parent) == []
    assert backups_of(path) == []
    assert [file.name for _, file in backups_of(target)] == [backup.name]
    with Library(target, write=True) as library:
        assert library.is_writable


def test_a_place_that_is_taken_or_unsafe_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, taken = tmp_path / "a.crank", tmp_path / "b.crank"
    july = small_library(path)
    taken.write_bytes(b"mine")
    told: list[Path] = []
    with pytest.raises(LibraryProblem, match="is there already"):
        move(path, taken, told.append)
    with pytest.raises(UnsafePlace, match="OneDrive copies"):
        move(path, tmp_path / "OneDrive - Desk" / "b.crank", told.append)
    (tmp_path / "file").write_bytes(b"in the way")
    with pytest.raises(LibraryProblem, match="choose another folder"):
        move(path, tmp_path / "file" / "b.crank", told.append)
    with held_elsewhere(path), pytest.raises(LibraryProblem, match="is being changed by"):
        move(path, tmp_path / "c.crank", told.append)
    with pytest.raises(Cancelled):
        move(path, tmp_path / "c.crank", told.append, Progress(cancelled=lambda: True))
    monkeypatch.setattr(moving, "appear", lambda *_: False)
    with pytest.raises(LibraryProblem, match="is there already"):
        move(path, tmp_path / "c.crank", told.append)
    assert told == []
    assert taken.read_bytes() == b"mine"
    assert issues_in(path) == {"July 2025": july}
    assert not (tmp_path / "c.crank").exists()


def test_what_is_still_read_stays_where_it_was(tmp_path: Path) -> None:
    path, target = tmp_path / "a.crank", tmp_path / "b.crank"
    july = small_library(path)
    read = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        "c.execute('SELECT * FROM issue').fetchall(); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", read, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
        assert move(path, target, str) == Moved(target, path)
        assert reader.stdin is not None
        reader.stdin.close()
    assert issues_in(target) == issues_in(path) == {"July 2025": july}


@pytest.mark.parametrize(
    ("path", "danger"),
    [
        ("/home/me/a.crank", ""),
        ("/mnt/desk/a.crank", "on a network drive"),
        ("/mnt/box/a.crank", "on a drive that another program makes up"),
        ("/mnt/box/deep/a.crank", ""),
        ("/media/stick/a.crank", "on a drive that another program makes up"),
        ("/run/far/a.crank", "on a network drive"),
        ("/mnt/c/a.crank", "on a network drive"),
        ("/mnt/host/a.crank", "on a network drive"),
        ("/home/me/Dropbox/a.crank", "Dropbox copies"),
        ("/home/me/Dropbox (Desk)/x/a.crank", "Dropbox copies"),
        ("/home/me/OneDrive/a.crank", "OneDrive copies"),
        ("/home/me/onedrive - Desk/Documents/a.crank", "OneDrive copies"),
        ("/home/me/Google Drive/a.crank", "Google Drive copies"),
        ("/Users/me/Library/CloudStorage/GoogleDrive-me/a.crank", "Google Drive copies"),
        ("/Users/me/Library/CloudStorage/Box-Box/a.crank", "a cloud service copies"),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/a.crank", "iCloud copies"),
        ("/home/me/Dropboxes/OneDriver/a.crank", ""),
    ],
)
def test_unsafe_places_are_known(path: str, danger: str) -> None:
    mounted = [
        Mount("/", "ext4", "rw"),
        Mount("/mnt/desk", "cifs", "rw"),
        Mount("/mnt/box", "fuse.rclone", "rw"),
        Mount("/mnt/box/deep", "xfs", "rw"),
        Mount("/media/stick", "fuseblk", "rw"),
        Mount("/run/far", "ntfs", "rw,remote"),
        Mount("/mnt/c", "9p", "rw"),
        Mount("/mnt/host", "vboxsf", "rw"),
    ]
    found = places.danger_of(Path(path), mounted)
    assert found == danger or (danger and danger in found)


def test_a_folder_that_dropbox_marks_is_known_by_any_name(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert "Dropbox" in places.danger_of(tmp_path / "sub" / "a.crank", [])


def test_no_library_is_made_or_written_in_an_unsafe_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.crank"
    july = small_library(path)
    monkeypatch.setattr(places, "mounts", lambda: [Mount("/", "nfs4", "rw")])
    for name, write in (("a.crank", True), ("new.crank", True), ("new.crank", False)):
        with pytest.raises(UnsafePlace, match="on a network drive, where text can be lost"):
            Library(tmp_path / name, write=write)
    assert not (tmp_path / "new.crank").exists()
    assert issues_in(path) == {"July 2025": july}
