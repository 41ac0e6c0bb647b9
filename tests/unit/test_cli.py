"""``crank``, run as editors' scripts run it: its words, its exit codes, its files."""

import json
from pathlib import Path

import pytest

from crank_desktop import bundled
from crank_desktop.document.portable_json import from_json
from crank_desktop.model.kinds import NoteKind
from tests.command import crank
from tests.samples import NAMES, sample

MARCH = str(bundled.resource("samples", "2025-03.txt"))
DECEMBER = str(bundled.resource("samples", "2024-12.txt"))


@pytest.fixture
def library(tmp_path: Path) -> str:
    """A library with the newest sample in it."""
    path = str(tmp_path / "a library.crank")
    assert crank("--library", path, "import", MARCH).code == 0
    return path


def run(*arguments: str) -> tuple[int, str, str]:
    ended = crank(*arguments)
    return ended.code, ended.text, ended.err


def test_import_tells_what_it_found(tmp_path: Path) -> None:
    code, out, err = run("--library", str(tmp_path / "l.crank"), "import", MARCH, DECEMBER)
    assert (code, err) == (0, "")
    assert "imported March 2025: 5 highlights, 12 links, 4 analyses, 1 perspective" in out
    assert "imported December 2024: 4 highlights, 10 links, 3 analyses, 1 perspective" in out


def test_counts_are_worded(tmp_path: Path) -> None:
    path = str(tmp_path / "l.crank")
    code, out, _ = run("--library", path, "import", MARCH, DECEMBER)
    assert code == 0
    assert out.split("\n")[1] == (
        "  notes to look at: 31 guessed links, 2 rejoined lines, 1 inferred year"
    )
    assert out.split("\n")[3].endswith(
        "15 traces of lost links, 1 stray space, 2 runs of outlets taken apart"
    )
    code, out, _ = run("--library", path, "issues")
    assert code == 0
    assert [line.partition("draft")[2].strip() for line in out.splitlines()] == [
        "5 highlights, 12 links, 4 analyses, 1 perspective",
        "4 highlights, 10 links, 3 analyses, 1 perspective",
    ]


def test_every_kind_of_note_is_worded(tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    kinds = [{"where": "", "kind": kind, "message": "."} for kind in NoteKind]
    file.write_text(
        json.dumps({"format": "crank-issue/1", "label": "May 2031", "notes": kinds * 2}), "utf-8"
    )
    code, out, err = run("--library", str(tmp_path / "l.crank"), "import", str(file))
    assert (code, err) == (0, "")
    assert out.count("2 ") == len(NoteKind)
    assert "_" not in out.split("\n")[1]


def test_an_issue_that_is_there_is_not_imported_again(library: str) -> None:
    before = run("--library", library, "show", "March 2025", "--json")[1]
    code, out, _ = run("--library", library, "import", MARCH)
    assert code == 1
    assert '"March 2025" is in the library already' in out
    assert run("--library", library, "show", "March 2025", "--json")[1] == before


def test_an_issue_is_replaced_or_kept_twice_on_request(library: str) -> None:
    assert run("--library", library, "import", MARCH, "--replace")[0] == 0
    rows = json.loads(run("--library", library, "issues", "--json")[1])
    assert [row["label"] for row in rows] == ["March 2025"]
    assert run("--library", library, "import", MARCH, "--as-new")[0] == 0
    rows = json.loads(run("--library", library, "issues", "--json")[1])
    assert [row["label"] for row in rows] == ["March 2025", "March 2025"]
    code, _, err = run("--library", library, "show", "March 2025")
    assert code == 1
    assert "“March 2025” names 2 issues" in err


@pytest.mark.parametrize("reference", ["1", "March 2025", "march 2025", "2025-03"])
def test_an_issue_goes_by_id_label_or_month(library: str, reference: str) -> None:
    code, out, _ = run("--library", library, "show", reference, "--json")
    assert code == 0
    assert from_json(out) == sample("2025-03.txt")


def test_an_unknown_issue_is_told_with_those_there_are(library: str) -> None:
    code, out, err = run("--library", library, "show", "May 1999")
    assert (code, out) == (1, "")
    assert err == "crank: there is no issue “May 1999”; there are 1 “March 2025”\n"


def test_issues_of_an_empty_library(tmp_path: Path) -> None:
    code, out, _ = run("--library", str(tmp_path / "new.crank"), "issues")
    assert code == 1
    assert "no issue yet" in out
    assert (tmp_path / "new.crank").is_file()


def test_every_format_is_written_with_a_manifest(library: str, tmp_path: Path) -> None:
    formats = "email,text,text-mailchimp,web,web-fragment,web-text,eml,markdown,json"
    out = tmp_path / "out"
    arguments = ("--library", library, "export", "2025-03", "--format", formats, "--to", str(out))
    assert run(*arguments)[0] == 0
    names = sorted(path.name for path in out.iterdir())
    assert names == sorted(
        f"crank-call-2025-03{suffix}"
        for suffix in (
            *("-email.html", ".txt", "-mailchimp.txt", "-web.html", "-fragment.html", "-web.txt"),
            *(".eml", ".md", ".json", "-manifest.json"),
        )
    )
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    assert run(*arguments)[0] == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first
    manifest = json.loads(first["crank-call-2025-03-manifest.json"])
    assert manifest["missing"] == []
    assert manifest["files"]["crank-call-2025-03.txt"]["bytes"] == len(
        first["crank-call-2025-03.txt"]
    )


def test_an_issue_with_a_lost_address_leaves_only_when_allowed(
    library: str, tmp_path: Path
) -> None:
    value = json.loads(run("--library", library, "show", "1", "--json")[1])
    value["label"], value["month"], value["uid"] = "April 2025", 4, "0" * 32
    del value["sections"][2:]
    for section in value["sections"]:
        del section["uid"]
        for item in section["items"]:
            del item["uid"]
    value["sections"][1]["items"][0]["outlets"][0]["url"] = "missing:"
    file = tmp_path / "april.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    assert run("--library", library, "import", str(file))[0] == 0

    target = tmp_path / "april.html"
    arguments = (
        "--library",
        library,
        "export",
        "2025-04",
        "--format",
        "email",
        "--output",
        str(target),
    )
    code, _, err = run(*arguments)
    assert code == 3
    assert "April 2025: 1 address is missing" in err
    assert not target.exists()

    code, _, err = run(*arguments, "--allow-missing")
    assert code == 0
    name = value["sections"][1]["items"][0]["outlets"][0]["name"]
    assert err == f'missing address: sections/1/items/0: "{name}"\n'
    assert "missing:" not in target.read_text(encoding="utf-8")

    to_text = ("--library", library, "export", "2025-04", "--format", "text", "--allow-missing")
    assert run(*to_text, "--output", str(tmp_path / "april.txt"))[0] == 0
    assert "([link removed])" in (tmp_path / "april.txt").read_text(encoding="utf-8")
    to_json = ("--library", library, "export", "2025-04", "--format", "json")
    assert run(*to_json, "--output", str(tmp_path / "april2.json"))[0] == 0
    assert "missing:" in (tmp_path / "april2.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "code", "words"),
    [
        (("--format", "pdf2", "--output", "-"), 2, 'no format "pdf2"; choose one of email'),
        (("--format", "email", "--output", "-", "--service", "pigeon"), 2, "pigeon"),
        (("--format", "email,text", "--output", "-"), 2, "one file takes one format"),
        (("--format", "email", "--output", "/proc/nowhere/x.html"), 3, "cannot be written"),
    ],
)
def test_a_wrong_choice_is_told_in_one_line(
    library: str,
    option: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    ended, out, err = run("--library", library, "export", "1", *option)
    assert (ended, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1


def test_usage_is_exit_2() -> None:
    code, out, err = run("export")
    assert (code, out) == (2, "")
    assert "usage: crank" in err


def test_check_finds_what_stands_in_the_way(library: str) -> None:
    code, out, _ = run("--library", library, "check", "1", "--json")
    assert code == 1
    assert [finding["rule"] for finding in json.loads(out)] == ["no-sender"]


def test_library_info_verify_and_backup(library: str) -> None:
    code, out, _ = run("--library", library, "library", "backup", "--json")
    assert code == 0
    assert Path(json.loads(out)["backup"]).stat().st_size > 0
    figures = json.loads(run("--library", library, "library", "info", "--json")[1])
    assert (figures["issues"], figures["items"], figures["backups"]) == (1, 22, 1)
    assert run("--library", library, "library", "verify") == (0, f"{library}: sound\n", "")


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_comes_in(name: str, tmp_path: Path) -> None:
    path = str(bundled.resource("samples", name))
    assert run("--library", str(tmp_path / "l.crank"), "import", path)[0] == 0


def test_errors_name_the_file(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.txt"
    code, out, err = run("--library", str(tmp_path / "l.crank"), "import", str(missing))
    assert (code, out) == (3, "")
    assert err == f"crank: {missing}: cannot be read: No such file or directory\n"


def test_a_fault_of_the_program_is_one_line_and_a_log(
    library: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("crank_desktop.commands.issues.list_issues", broken)
    code, out, err = run("--library", library, "issues")
    assert (code, out) == (70, "")
    assert err.count("\n") == 1
    assert "fault of the program" in err
    assert "ZeroDivisionError" in (home / "logs" / "crank-desktop.log").read_text("utf-8")


def test_ctrl_c_is_one_line(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("crank_desktop.commands.issues.list_issues", stopped)
    assert run("--library", library, "issues") == (
        130,
        "",
        "crank: stopped; nothing was left half done\n",
    )
