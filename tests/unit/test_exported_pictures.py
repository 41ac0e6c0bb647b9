"""An issue's picture leaves beside the HTML that shows it, or it is said that it does not."""

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Picture, PortableIssue
from crank_desktop.document.portable_json import to_json
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.errors import InputRefused
from crank_desktop.exports.export import (
    ExportChoices,
    export_issue,
    picture_left_out,
    write_exports,
)
from crank_desktop.exports.formats import FORMATS, format_named
from crank_desktop.library.library import Library
from tests.command import crank
from tests.library_files import names_in
from tests.pictures import picture
from tests.samples import sample

TUG = picture("a tug")
HOSTED = "https://images.example.org/tug.png"
SHOWN = replace(sample("2025-03.txt"), image=Picture(alt="A tug", file=TUG.name, width=800))
SHOWN_FROM_AFAR = replace(SHOWN, image=replace(SHOWN.image, url=HOSTED))
STEM = "crank-call-2025-03"


def written(issue: PortableIssue, folder: Path, *names: str) -> list[str]:
    exports = [
        export_issue(issue, Newsletter(), format_named(name), ExportChoices()) for name in names
    ]
    return [path.name for path in write_exports(issue, exports, folder, TUG)]


def sources(html: str) -> list[str]:
    return re.findall(r'<img src="([^"]*)"', html)


@pytest.mark.parametrize(
    ("issue", "beside"),
    [
        (SHOWN, {"email", "web", "web-fragment"}),
        (SHOWN_FROM_AFAR, {"web", "web-fragment"}),
        (replace(SHOWN, image=Picture(url=HOSTED)), set()),
        (replace(SHOWN, image=Picture(credit="Bo Reed")), set()),
    ],
)
def test_which_outputs_need_the_picture_beside_them(issue: PortableIssue, beside: set[str]) -> None:
    found = {name for name, one in FORMATS.items() if one.picture_beside(issue.image)}
    assert found == beside


@pytest.mark.parametrize(
    ("issue", "name", "source"),
    [
        (SHOWN, "email", TUG.name),
        (SHOWN_FROM_AFAR, "email", HOSTED),
        (SHOWN, "web", TUG.name),
        (SHOWN_FROM_AFAR, "web", TUG.name),
        (SHOWN_FROM_AFAR, "web-fragment", TUG.name),
    ],
)
def test_html_shows_the_picture_from_where_it_is(
    issue: PortableIssue, name: str, source: str
) -> None:
    export = export_issue(issue, Newsletter(), format_named(name), ExportChoices())
    assert sources(export.content.decode()) == [source]
    assert export.picture == (source if source == TUG.name else None)


def test_the_picture_is_written_beside_the_html_and_told_in_the_manifest(tmp_path: Path) -> None:
    assert written(SHOWN, tmp_path, "email", "text") == [
        TUG.name,
        f"{STEM}-email.html",
        f"{STEM}.txt",
    ]
    assert (tmp_path / TUG.name).read_bytes() == TUG.content
    manifest = json.loads((tmp_path / f"{STEM}-manifest.json").read_text("utf-8"))
    assert manifest["files"][TUG.name] == {
        "format": "picture",
        "bytes": len(TUG.content),
        "sha256": hashlib.sha256(TUG.content).hexdigest(),
    }
    assert set(manifest["files"]) | {f"{STEM}-manifest.json"} == set(names_in(tmp_path))


@pytest.mark.parametrize("names", [("email",), ("text", "eml", "json", "markdown")])
def test_a_picture_that_no_output_shows_from_there_is_not_written(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    written(SHOWN_FROM_AFAR, tmp_path, *names)
    assert TUG.name not in names_in(tmp_path)
    assert (
        TUG.name not in (tmp_path / f"{STEM}-manifest.json").read_text("utf-8").split('"files"')[1]
    )


def test_without_its_picture_no_html_is_written(tmp_path: Path) -> None:
    (tmp_path / TUG.name).mkdir()
    (tmp_path / TUG.name / "in the way").touch()
    with pytest.raises(InputRefused, match=TUG.name):
        written(SHOWN, tmp_path, "web")
    assert names_in(tmp_path) == [TUG.name]


def test_a_picture_that_is_another_one_is_left_out(tmp_path: Path) -> None:
    export = export_issue(SHOWN, Newsletter(), format_named("web"), ExportChoices())
    assert picture_left_out([export], TUG) is None
    assert picture_left_out([export], None) == TUG.name
    assert picture_left_out([export], picture("a pier")) == TUG.name
    write_exports(SHOWN, [export], tmp_path, picture("a pier"))
    assert names_in(tmp_path) == [f"{STEM}-manifest.json", f"{STEM}-web.html"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "a.crank"
    issue = sample("2025-03.txt")
    with Library(path, write=True) as opened:
        opened.apply(AddIssue(issue))
        opened.apply(SetPicture(issue.uid, issue.image, TUG))
    return path


def test_crank_export_to_a_folder_brings_the_picture(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = crank(
        *("--library", str(library), "export", "2025-03", "--format", "email,web"),
        *("--to", str(out), "--json"),
    )
    assert (ended.code, ended.err) == (0, "")
    assert [Path(one).name for one in ended.value] == [
        TUG.name,
        f"{STEM}-email.html",
        f"{STEM}-web.html",
    ]
    assert (out / TUG.name).read_bytes() == TUG.content


@pytest.mark.parametrize("output", ["page.html", "-"])
def test_crank_export_of_one_file_says_that_the_picture_is_missing(
    library: Path, tmp_path: Path, output: str
) -> None:
    words = ("--library", str(library), "export", "2025-03", "--output", output)
    ended = crank(*words, "--format", "web", cwd=tmp_path)
    assert ended.code == 0
    assert ended.err == (
        f"picture {TUG.name}: not written: use --to DIR, or give the picture a hosted address\n"
    )
    assert TUG.name not in names_in(tmp_path)
    ended = crank(*words, "--format", "text", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")


def test_an_issue_that_names_a_picture_of_elsewhere_does_everything_else(tmp_path: Path) -> None:
    library, file, out = (tmp_path / name for name in ("a.crank", "march.json", "out"))
    named = replace(SHOWN, image=Picture(alt="A tug", file="../../march.png", width=-3))
    file.write_text(to_json(named), encoding="utf-8")
    this = ("--library", str(library))
    assert crank(*this, "import", str(file)).code == 0
    assert crank(*this, "show", "2025-03", "--json").value["image"]["file"] == "../../march.png"
    assert crank(*this, "library", "verify").code == 0
    ended = crank(*this, "export", "2025-03", "--format", ",".join(FORMATS), "--to", str(out))
    assert ended.code == 0
    assert ended.err == (
        "picture ../../march.png: the library does not hold it: add it to the issue again, or put"
        " it beside what was written\n"
    )
    assert not any(name.endswith(".png") for name in names_in(out))
