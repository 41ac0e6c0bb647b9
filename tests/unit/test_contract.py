"""What scripts of the editors rely on: ``crank``, its streams, codes and files."""

import os
import socket
import sys
from pathlib import Path

import pytest

from crank_desktop.document.portable_json import from_json
from tests.command import AS_ANYBODY, DECEMBER, MARCH, crank, crank_process, refused
from tests.samples import sample


@pytest.mark.parametrize(
    "words",
    [
        ("issues",),
        ("show", "2025-03"),
        ("check", "2025-03"),
        ("library", "info"),
        ("library", "verify"),
        ("library", "backup"),
        ("import", str(MARCH)),
        ("export", "2025-03", "--format", "json", "--to", "out"),
    ],
    ids=" ".join,
)
def test_a_report_is_all_of_standard_output_and_json_on_request(
    words: tuple[str, ...], own: str, tmp_path: Path
) -> None:
    plain = crank("--library", own, *words, cwd=tmp_path)
    behind = crank(*words, "--json", "--library", own, cwd=tmp_path)
    assert (plain.err, behind.err) == ("", "")
    assert plain.code == behind.code == int(words[0] in {"check", "import"})
    assert plain.text.endswith("\n")
    assert not plain.text.startswith(("{", "["))
    assert isinstance(behind.value, dict | list)


def test_the_issues_as_the_contract_names_their_keys(library: str) -> None:
    rows = crank("--library", library, "issues", "--json").value
    named = [{key: row[key] for key in ("id", "label", "month", "year", "status")} for row in rows]
    assert named == [
        {"id": 1, "label": "March 2025", "month": 3, "year": 2025, "status": "draft"},
        {"id": 2, "label": "February 2025", "month": 2, "year": 2025, "status": "draft"},
    ]


def test_show_gives_the_portable_form_that_export_gives(library: str) -> None:
    shown = crank("--library", library, "show", "2025-03", "--json").text
    to_output = ("--format", "json", "--output", "-")
    assert crank("--library", library, "export", "2025-03", *to_output).text == shown
    assert from_json(shown) == sample("2025-03.txt")
    assert shown.startswith('{\n "format": "crank-issue/1",\n "newsletter": "CRANK Call",')


def test_the_portable_form_comes_back_as_it_left(library: str, tmp_path: Path) -> None:
    out = crank("--library", library, "show", "2", "--json").out
    file = tmp_path / "february.json"
    file.write_bytes(out)
    there = crank("--library", library, "import", str(file))
    assert (there.code, there.err) == (1, "")
    assert '"February 2025" is in the library already' in there.text
    other = str(tmp_path / "other.crank")
    assert crank("--library", other, "import", str(file)).code == 0
    assert crank("--library", other, "show", "1", "--json").out == out


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        ("2", "February 2025"),
        ("February 2025", "February 2025"),
        ("  february   2025 ", "February 2025"),
        ("2025-02", "February 2025"),
        ("2025-03", "March 2025"),
    ],
)
def test_how_an_issue_is_named(reference: str, label: str, library: str) -> None:
    ended = crank("--library", library, "show", "--json", reference)
    assert (ended.code, ended.value["label"]) == (0, label)


@pytest.mark.parametrize("reference", ["", "3", "2025", "2025-2", "2025-13", "Febuary 2025", "--"])
def test_no_such_issue_is_exit_1(reference: str, library: str) -> None:
    ended = crank("--library", library, "check", "--", reference)
    refused(ended, 1, f"there is no issue “{reference}”", "1 “March 2025”, 2 “February 2025”")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("bogus",),
        ("issues", "--bogus"),
        ("issues", "too", "many"),
        ("--library",),
        ("show",),
        ("import",),
        ("import", "a", "--as", "docx"),
        ("import", "a", "--replace", "--as-new"),
        ("export", "1"),
        ("export", "1", "--format", "email"),
        ("export", "1", "--output", "-"),
        ("export", "1", "--format", "email", "--to", "a", "--output", "b"),
        ("library",),
        ("library", "burn"),
    ],
    ids=lambda words: " ".join(words) or "nothing",
)
def test_usage_is_exit_2_and_touches_nothing(words: tuple[str, ...], tmp_path: Path) -> None:
    ended = crank(*words, cwd=tmp_path)
    assert (ended.code, ended.out, ended.err[:13]) == (2, b"", "usage: crank ")
    assert list(tmp_path.iterdir()) == []


def test_usage_goes_to_standard_error() -> None:
    ended = crank_process("bogus")
    assert (ended.code, ended.out) == (2, b"")
    assert ended.err.startswith("usage: crank ")
    assert "bogus" in ended.err


def test_the_home_holds_the_default_library_and_its_backups(tmp_path: Path) -> None:
    home = tmp_path / "a home"
    made = crank("import", str(MARCH), CRANK_DESKTOP_HOME=str(home))
    assert (made.code, made.err) == (0, "")
    assert (home / "libraries" / "newsletter.crank").is_file()
    backup = crank("library", "backup", "--json", CRANK_DESKTOP_HOME=str(home)).value["backup"]
    assert Path(backup).is_relative_to(home / "backups")
    assert crank("--library", backup, "show", "1", "--json").value["label"] == "March 2025"


def test_a_library_is_made_when_absent_folders_too(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "l.crank"
    ended = crank("--library", str(path), "issues", "--json")
    assert (ended.code, ended.value, ended.err) == (1, [], "")
    assert path.is_file()


@pytest.mark.parametrize(
    "name", ["a library.crank", "Бюллетень №7.crank", "中国 👩‍👩‍👧.crank", "-x.crank"]
)
def test_any_name_and_a_path_from_here(name: str, tmp_path: Path) -> None:
    source = tmp_path / f"из {name}.txt"
    source.write_bytes(MARCH.read_bytes())
    made = crank(f"--library={name}", "import", source.name, cwd=tmp_path)
    assert (made.code, made.err) == (0, "")
    assert made.text.startswith(f"{source.name}: imported March 2025: 5 highlights, 12 links")
    out = f"out {name}"
    export = ("export", "1", "--format", "text", "--to", out)
    wrote = crank(f"--library={name}", *export, cwd=tmp_path)
    assert wrote.text == f"wrote {out}/crank-call-2025-03.txt\n"
    assert (tmp_path / out / "crank-call-2025-03.txt").is_file()
    assert crank(f"--library={name}", "library", "verify", cwd=tmp_path).text == f"{name}: sound\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--library", "{library}", "show", "1"), 0),
        (("--library", "{library}", "check", "1"), 1),
        (("--library", "{library}", "import", "nowhere.txt"), 3),
        (("--library", "{folder}", "issues"), 4),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else "",
)
def test_a_process_ends_with_the_code_of_its_command(
    words: tuple[str, ...], code: int, library: str, tmp_path: Path
) -> None:
    ran = crank_process(*(word.format(library=library, folder=tmp_path) for word in words))
    assert ran.code == code
    assert (ran.out == b"") == (code > 1)
    assert ran == crank(*(word.format(library=library, folder=tmp_path) for word in words))


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_in_no_encoding_is_written_escaped(tmp_path: Path) -> None:
    name = os.fsdecode(b"\xff.txt")
    (tmp_path / name).write_bytes(MARCH.read_bytes())
    words = ("--library", "l.crank", "import")
    for locale in ("C.UTF-8", "en_US.UTF-8"):
        ended = crank_process(*words, b"\xff.txt", "--replace", cwd=tmp_path, LC_ALL=locale)
        assert (ended.code, ended.err) == (0, "")
        assert ended.text.startswith("\\udcff.txt: imported March 2025")
    assert crank(*words, name, "--json", cwd=tmp_path).value[0]["file"] == "\udcff.txt"
    refused(crank(*words, os.fsdecode(b"\xfe"), cwd=tmp_path), 3, "\\udcfe: cannot be")


def test_an_error_is_one_line_whatever_the_files_name(tmp_path: Path) -> None:
    refused(crank("--library", "l.crank", "import", "a\nb\r.txt", cwd=tmp_path), 3, "a b .txt: ")
    assert not (tmp_path / "l.crank").exists()


def test_reports_are_utf_8_in_every_locale(library: str) -> None:
    wanted = crank("--library", library, "show", "1").out
    assert "’".encode() in wanted
    for encoding in ("ascii", "cp1252"):
        shown = crank_process("--library", library, "show", "1", PYTHONIOENCODING=encoding)
        assert (shown.code, shown.out, shown.err) == (0, wanted, "")


@pytest.mark.parametrize(
    "words",
    [("show", "1"), ("issues", "--json"), ("export", "1", "--format", "email", "--output", "-")],
    ids=" ".join,
)
def test_a_reader_who_went_away_is_no_fault(words: tuple[str, ...], library: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ended = crank_process("--library", library, *words, stdout=writing)
    os.close(writing)
    assert (ended.code, ended.err) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a full device")
@pytest.mark.parametrize(
    "words",
    [("issues",), ("export", "1", "--format", "email", "--output", "-")],
    ids=" ".join,
)
def test_a_full_disk_behind_standard_output_is_told(words: tuple[str, ...], library: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = crank_process("--library", library, *words, stdout=full.fileno())
    refused(ended, 3, "standard output cannot be written")


@pytest.mark.parametrize(
    "words",
    [
        ("issues",),
        ("show", "1"),
        ("export", "1", "--format", "text", "--output", "-"),
        ("library", "info"),
        ("library", "verify"),
        ("library", "backup"),
    ],
    ids=" ".join,
)
def test_what_reads_works_beside_a_writer(words: tuple[str, ...], held: tuple[str, int]) -> None:
    ended = crank("--library", held[0], *words)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out


def test_a_second_writer_learns_who_holds_the_library(held: tuple[str, int]) -> None:
    path, process = held
    before = crank("--library", path, "show", "1", "--json").out
    ended = crank("--library", path, "import", str(DECEMBER))
    refused(ended, 4, path, f"process {process} on {socket.gethostname()}")
    holder = crank("--library", path, "library", "info", "--json").value["writer"]
    assert str(process) in str(holder)
    assert crank("--library", path, "show", "1", "--json").out == before


def test_a_folder_that_may_only_be_read(own: str, tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = folder / "l.crank"
    path.write_bytes(Path(own).read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        anybody = ("-c", AS_ANYBODY)
        read = crank_process("--library", str(path), "issues", first=anybody)
        assert (read.code, read.err, read.text.count("\n")) == (0, "", 2)
        stored = crank_process("--library", str(path), "import", str(DECEMBER), first=anybody)
        refused(stored, 4, str(path))
        new = crank_process("--library", str(folder / "new.crank"), "issues", first=anybody)
        refused(new, 4, "new.crank")
        export = ("export", "1", "--format", "text", "--to", str(folder))
        refused(
            crank_process("--library", own, *export, first=anybody),
            3,
            f"{folder}/crank-call-2025-03",
        )
        assert [file.name for file in folder.iterdir()] == ["l.crank"]
        assert path.read_bytes() == Path(own).read_bytes()
    finally:
        folder.chmod(0o755)
