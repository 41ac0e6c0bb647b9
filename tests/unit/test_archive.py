"""The archive of an issue: what is in it, how it comes in, and what strangers cannot do with it."""

import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.period import Period
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.portable_json import to_json
from crank_desktop.editing.import_review import ImportReview, NoteState
from crank_desktop.editing.issue_changes import AddIssue, ReplaceIssue, ResolveNote, first_settings
from crank_desktop.editing.keeping import keeping
from crank_desktop.editing.new_issue import adding_new, new_issue
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.errors import InputRefused
from crank_desktop.importing.archive import read_archive
from crank_desktop.importing.picture_head import PictureHead, read_head
from crank_desktop.importing.reader import Shape, read_file
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.values import StoredIssue
from crank_desktop.model.kinds import PictureType
from crank_desktop.render.options import Kept
from crank_desktop.sources.outlets import shipped_outlets
from tests.archives import Parts, archive_of, parts_of, png, relisted, zipped
from tests.command import crank
from tests.library_files import example_issue
from tests.values import identities

TUG = png()
LIST = "crank-archive.json"
PICTURE = f"pictures/{TUG.name}"


def illustrated() -> PortableIssue:
    issue = example_issue()
    return replace(issue, image=replace(issue.image, file=TUG.name, width=TUG.width))


KEPT = Kept(picture=TUG, resolved=frozenset((0, 2)))


def parts() -> Parts:
    """A fresh archive's files."""
    return parts_of(archive_of(illustrated(), KEPT))


def test_what_is_in_it() -> None:
    issue = illustrated()
    found = parts_of(archive_of(issue, KEPT))
    assert list(found) == [LIST, "issue.json", "issue.md", PICTURE]
    assert found["issue.json"].decode() == to_json(issue)
    assert b"## July Highlights" in found["issue.md"]
    assert found[PICTURE] == TUG.content
    listed = json.loads(found[LIST])
    assert (listed["format"], listed["resolved"], listed["own_masthead"]) == (
        *("crank-archive/1", [0, 2], True),
    )
    assert listed["picture"] == {
        "name": TUG.name,
        "media_type": "image/png",
        "width": 8,
        "height": 4,
    }
    with zipfile.ZipFile(_file(archive_of(issue, KEPT))) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def _file(content: bytes) -> Path:
    path = Path("archive.zip")
    path.write_bytes(content)
    return path


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_picture_of_another_issue_stays_out() -> None:
    issue = example_issue()
    assert PICTURE not in parts_of(archive_of(issue, KEPT))
    assert read_archive(archive_of(issue, KEPT)).picture is None


def test_a_zip_packed_anew_is_read_as_well() -> None:
    again = zipped(parts(), zipfile.ZIP_DEFLATED)
    assert read_archive(again) == StoredIssue(illustrated(), resolved=KEPT.resolved, picture=TUG)


def test_a_label_is_given_as_to_any_file() -> None:
    archive = archive_of(example_issue())
    read = read_file(archive, Shape.ARCHIVE, shipped_outlets(), "August 2026")
    assert (read.issue.label, read.issue.month, read.issue.year) == ("August 2026", 8, 2026)


def test_from_one_library_to_another_by_command() -> None:
    issue = example_issue()
    with Library(Path("here.crank"), write=True) as library:
        library.apply(AddIssue(issue, settings=first_settings(library.load_newsletter(), issue)))
        library.apply(SetPicture(issue.uid, issue.image, TUG))
        library.apply(ResolveNote(issue.uid, 1))
        before = library.load_uid(issue.uid)
    here, there = ("--library", "here.crank"), ("--library", "there.crank")
    done = crank(*here, "export", "July 2025", "--format", "archive,json", "--to", "out")
    assert (done.code, done.err) == (0, "")
    archive = Path("out", "harbor-letter-2025-07.zip")
    assert archive.exists()
    done = crank(*here, "export", "July 2025", "--format", "archive", "--output", "again.zip")
    assert (done.code, done.err) == (0, "")
    assert Path("again.zip").read_bytes() == archive.read_bytes()
    assert crank(*here, "import", str(archive)).code == 1
    assert crank(*there, "import", str(archive)).code == 0
    with Library(Path("there.crank"), write=False) as library:
        after = library.load_uid(issue.uid)
        assert after == before
        assert identities(after.issue) == identities(before.issue)
        assert library.load_picture(TUG.name) == TUG
    assert verify(Path("there.crank")) == []
    # The name of the shape, and a copy beside the one that is there.
    assert crank(*there, "import", str(archive), "--as", "archive", "--as-new").code == 0
    with Library(Path("there.crank"), write=False) as library:
        assert len(library.issue_rows()) == 2


def test_replacing_brings_the_picture_and_goes_back() -> None:
    issue = example_issue()
    with Library(Path("l.crank"), write=True) as library:
        library.apply(AddIssue(issue))
        before = library.load_uid(issue.uid)
        read = read_archive(archive_of(illustrated(), KEPT))
        change = keeping(library, read, library.find_same(read.issue))
        assert isinstance(change, ReplaceIssue)
        library.apply(change)
        after = library.load_uid(issue.uid)
        assert (after.issue, after.resolved) == (illustrated(), KEPT.resolved)
        assert library.load_picture(TUG.name) == TUG
        library.revert(change)
        assert library.load_uid(issue.uid) == before


def test_an_issue_that_shows_the_newsletter_goes_on_where_that_is_the_same() -> None:
    issue = example_issue()
    with Library(Path("here.crank"), write=True) as library:
        library.apply(AddIssue(issue, settings=first_settings(library.load_newsletter(), issue)))
        fresh = new_issue(issue, Period(8, 2025))
        library.apply(adding_new(fresh, library.load_newsletter()))
        stored = library.load_uid(fresh.uid)
    assert not stored.own_masthead
    archive = archive_of(stored.issue, Kept(own_masthead=False))
    with Library(Path("same.crank"), write=True) as library:
        library.apply(AddIssue(issue, settings=first_settings(library.load_newsletter(), issue)))
        library.apply(keeping(library, read_archive(archive)))
        assert library.load_uid(fresh.uid) == stored
    with Library(Path("other.crank"), write=True) as library:
        other = replace(issue, newsletter="Pier Post")
        library.apply(AddIssue(other, settings=first_settings(library.load_newsletter(), other)))
        library.apply(keeping(library, read_archive(archive)))
        assert library.load_uid(fresh.uid) == replace(stored, own_masthead=True)


def test_settled_notes_are_settled_in_the_review() -> None:
    read = read_archive(archive_of(illustrated(), KEPT))
    review = ImportReview.of_file(read)
    assert review.states == (NoteState.CONFIRMED, NoteState.OPEN, NoteState.CONFIRMED)
    assert review.confirm(1).stored() == replace(read, resolved=frozenset((0, 1, 2)))


def _without(name: str) -> Callable[[], bytes]:
    return lambda: zipped({one: said for one, said in parts().items() if one != name})


def _with(name: str, content: bytes = b"?") -> Callable[[], bytes]:
    return lambda: zipped(relisted(parts() | {name: content}))


def _told(**told: object) -> Callable[[], bytes]:
    return lambda: zipped(relisted(parts(), **told))


def _list_says(content: bytes) -> Callable[[], bytes]:
    return lambda: zipped(parts() | {LIST: content})


def _link() -> bytes:
    entry = zipfile.ZipInfo("issue.md")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped([*((n, c) for n, c in parts().items() if n != "issue.md"), (entry, b"/etc")])


def _twice() -> bytes:
    return zipped([*parts().items(), ("ISSUE.md", b"another")])


def _bomb() -> bytes:
    return zipped(parts() | {"issue.md": bytes(40 * 1024 * 1024)}, zipfile.ZIP_DEFLATED)


def _lying() -> bytes:
    """A part that says of itself that it is shorter than it is."""
    bomb = bytearray(zipped({"issue.md": bytes(100_000)}, zipfile.ZIP_DEFLATED))
    size = (100_000).to_bytes(4, "little")
    for _ in range(2):
        place = bomb.index(size)
        bomb[place : place + 4] = (10).to_bytes(4, "little")
    return bytes(bomb)


def _locked() -> bytes:
    content = bytearray(zipped(parts()))
    place = content.index(b"PK\x01\x02")
    content[place + 8] |= 1
    return bytes(content)


def _big_picture() -> PictureFile:
    content = bytearray(TUG.content)
    content[16:24] = (10_000).to_bytes(4, "big") * 2
    return PictureFile(bytes(content), PictureType.PNG, 10_000, 10_000)


def _too_large() -> bytes:
    big = _big_picture()
    issue = replace(illustrated(), image=replace(illustrated().image, file=big.name))
    return archive_of(issue, Kept(picture=big))


def _another_size() -> bytes:
    return archive_of(illustrated(), Kept(picture=replace(TUG, width=9)))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no list": (_without(LIST), "this zip is no archive of an issue"),
    "no issue": (_without("issue.json"), "the archive lacks “issue.json”"),
    "unlisted": (lambda: zipped(parts() | {"x": b""}), "holds “x”, which its list does not name"),
    "no part at all": (_list_says(b'{"format": "crank-archive/1", "parts": {}}'), "does not name"),
    "nothing": (lambda: zipped({}), "it has no “crank-archive.json”"),
    "only a list": (
        lambda: zipped({LIST: b'{"format": "crank-archive/1", "parts": {}}'}),
        "the archive has no “issue.json”",
    ),
    "changed": (lambda: zipped(parts() | {"issue.md": b"?"}), "“issue.md” is not what was"),
    "other issue format": (_with("issue.json", b'{"format": "crank-issue/9"}'), "“issue.json”: th"),
    "issue no JSON": (_with("issue.json", b"{"), "“issue.json”: not readable as JSON"),
    "issue no text": (_with("issue.json", b"\xff\xff"), "“issue.json”: "),
    "other list format": (_told(format="crank-archive/2"), "is of another format"),
    "list of a list": (_list_says(b"[]"), "is of another format"),
    "list no JSON": (_list_says(b"{"), "is not readable as JSON"),
    "list too deep": (_list_says(b"[" * 100_000), "is nested too deeply"),
    "list wrong": (_told(resolved=["?"]), "“crank-archive.json” at resolved/0: "),
    "note that is not there": (_told(resolved=[3]), "settles a note that the issue does not have"),
    "picture untold": (_told(picture=None), "says nothing of the picture"),
    "picture of another": (
        lambda: zipped(_stranger()),
        "speaks of a picture that is not the issue's",
    ),
    "picture of another size": (_another_size, "is not the picture that"),
    "picture too large": (_too_large, "has more than 40,000,000 pixels"),
    "parent": (_with("../issue.md"), "a name that leads out of it"),
    "absolute": (_with("/etc/passwd"), "a name that leads out of it"),
    "drive": (_with("C:issue.md"), "a name that leads out of it"),
    "backslash": (_with("..\\issue.md"), "a name that leads out of it"),
    "line end in a name": (_with("a\nb"), "'a\\nb'”, a name that leads out of it"),
    "long name": (_with("a" * 121), "a name that leads out of it"),
    "folder": (_with("pictures/", b""), "which is a folder"),
    "deep": (_with("a/b/c"), "which lies too deep"),
    "link": (_link, "which is a link to another file"),
    "twice": (_twice, "the zip holds “issue.md” twice"),
    "many": (lambda: zipped({str(n): b"" for n in range(17)}), "holds 17 files"),
    "bomb": (_bomb, "unpacks to 40 MB"),
    "lying": (_lying, "is damaged or cut short"),
    "locked": (_locked, "locked by a password"),
    "packed strangely": (
        lambda: zipped(parts(), zipfile.ZIP_BZIP2),
        "packed in a way that is not read here",
    ),
    "cut": (lambda: zipped(parts())[:-30], "is damaged or cut short"),
    "cut early": (lambda: zipped(parts())[:200], "is damaged or cut short"),
    "Word": (
        lambda: zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b""}),
        "this is a file of an office program",
    ),
}


def _stranger() -> Parts:
    """An archive whose picture is not the one that its issue shows."""
    pier = png("a pier")
    told = {"name": pier.name, "media_type": "image/png", "width": 8, "height": 4}
    changed = {name: said for name, said in parts().items() if name != PICTURE}
    return relisted(changed | {f"pictures/{pier.name}": pier.content}, picture=told)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_zip_is_refused_in_one_line(name: str) -> None:
    make, words = HOSTILE[name]
    with pytest.raises(InputRefused) as refused:
        read_file(make(), Shape.AUTO, shipped_outlets())
    said = str(refused.value)
    assert words in said
    assert "\n" not in said


@pytest.mark.parametrize("name", ["parent", "link", "bomb", "twice", "changed", "cut"])
def test_and_changes_nothing(name: str) -> None:
    Path("good.json").write_text(to_json(example_issue()), encoding="utf-8")
    Path("bad.zip").write_bytes(HOSTILE[name][0]())
    before = sorted(Path().iterdir())
    done = crank("--library", "l.crank", "import", "good.json", "bad.zip")
    assert (done.code, done.out) == (3, b"")
    assert done.err.startswith("crank: bad.zip: ")
    assert done.err.count("\n") == 1
    assert sorted(Path().iterdir()) == before


def test_a_zip_that_is_too_large_is_not_opened() -> None:
    with pytest.raises(InputRefused, match="17 MB is no newsletter issue"):
        read_file(b"PK\x03\x04" + bytes(17 * 1024 * 1024), Shape.AUTO, shipped_outlets())


JPEG = bytes.fromhex("ffd8ffe00004ffffffc4000400ffffc0000b08000a00140301110002")
GIF = b"GIF89a" + (20).to_bytes(2, "little") + (10).to_bytes(2, "little") + b"\0"


@pytest.mark.parametrize(
    ("content", "head"),
    [
        (TUG.content, PictureHead(PictureType.PNG, 8, 4)),
        (JPEG, PictureHead(PictureType.JPEG, 20, 10)),
        (GIF, PictureHead(PictureType.GIF, 20, 10)),
        (TUG.content[:30], None),
        (JPEG[:20], None),
        (b"\xff\xd8" + b"\xff" * 40, None),
        (GIF[:9], None),
        (GIF[:6] + bytes(5), None),
        (b"<svg/>", None),
    ],
)
def test_the_head_of_a_picture(content: bytes, head: PictureHead | None) -> None:
    assert read_head(content) == head
