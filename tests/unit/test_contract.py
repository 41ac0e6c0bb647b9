"""What scripts of the editors rely on: ``crank`` as a process, its streams, codes and files."""

import hashlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from crank_desktop import bundled
from crank_desktop.cli import main
from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.document.portable_json import from_json
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.library.library import Library
from crank_desktop.sources.outlets import shipped_outlets
from tests.conftest import ROOT
from tests.samples import sample

MARCH = bundled.resource("samples", "2025-03.txt")
FEBRUARY = bundled.resource("samples", "2025-02.html")
DECEMBER = bundled.resource("samples", "2024-12.txt")
FORMATS = (
    *("email", "text", "text-mailchimp", "web", "web-fragment", "web-text"),
    *("eml", "markdown", "json"),
)
LOST: dict[str, Any] = {
    "format": "crank-issue/1",
    "newsletter": "CRANK Call",
    "label": "May 2026",
    "month": 5,
    "year": 2026,
    "sections": [
        {
            "kind": "highlights",
            "heading": "May Highlights",
            "items": [{"kind": "highlight", "heading": "A", "body": "They [met](missing:) twice."}],
        }
    ],
    "masthead": {
        "name": "CRANK Call",
        "editors": [{"role": "Editor", "name": "Ann Example", "email": "missing:"}],
    },
}
LOSSES = (
    'missing address: sections/0/items/0: "met"\nmissing mail address: masthead: "Ann Example"\n'
)
# Root may write anywhere; without CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH it may not. Bounding
# sets are dropped by prctl(PR_CAPBSET_DROP), which does nothing for anybody else.
AS_ANYBODY = (
    "import ctypes, os, sys\n"
    "for capability in (1, 2):\n"
    "    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)\n"
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])\n"
)


@dataclass(frozen=True)
class Ended:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def value(self) -> Any:
        return json.loads(self.out)


def crank(
    *words: str | bytes,
    cwd: Path | None = None,
    first: Sequence[str] = (),
    **environment: str,
) -> Ended:
    ended = subprocess.run(
        [sys.executable, *first, "-m", "crank_desktop.cli", *words],
        capture_output=True,
        check=False,
        timeout=60,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr.decode())


def refused(ended: Ended, code: int, *words: str) -> None:
    assert (ended.code, ended.out) == (code, b"")
    assert ended.err.startswith("crank: ")
    assert ended.err.count("\n") == 1
    assert ended.err.endswith("\n")
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library with the two samples that hold addresses; tests that change it take a copy."""
    folder = tmp_path_factory.mktemp("made")
    path = str(folder / "two.crank")
    home = str(folder / "home")
    made = crank("--library", path, "import", str(MARCH), str(FEBRUARY), CRANK_DESKTOP_HOME=home)
    assert (made.code, made.err) == (0, "")
    return path


@pytest.fixture
def own(library: str, tmp_path: Path) -> str:
    """A copy of the library for a test to change."""
    path = tmp_path / "own.crank"
    path.write_bytes(Path(library).read_bytes())
    return str(path)


@pytest.fixture
def lost(tmp_path: Path) -> str:
    """A library with an issue that lost an address and a mail address."""
    file = tmp_path / "may.json"
    file.write_text(json.dumps(LOST), encoding="utf-8")
    path = str(tmp_path / "lost.crank")
    assert main(["--library", path, "import", str(file)]) == 0
    return path


@pytest.fixture
def held(own: str) -> Iterator[str]:
    """A library that this process is changing."""
    with Library(Path(own), write=True):
        yield own


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
def test_how_an_issue_is_named(
    reference: str, label: str, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["--library", library, "show", "--json", reference]) == 0
    assert json.loads(capsys.readouterr().out)["label"] == label


@pytest.mark.parametrize("reference", ["", "3", "2025", "2025-2", "2025-13", "Febuary 2025", "--"])
def test_no_such_issue_is_exit_1(
    reference: str, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    code = main(["--library", library, "check", "--", reference])
    said = capsys.readouterr()
    ended = Ended(code, said.out.encode(), said.err)
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
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert list(tmp_path.iterdir()) == []


def test_usage_goes_to_standard_error() -> None:
    ended = crank("bogus")
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


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_in_no_encoding_is_written_escaped(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).write_bytes(MARCH.read_bytes())
    words = ("--library", "l.crank", "import", b"\xff.txt")
    for locale in ("C.UTF-8", "en_US.UTF-8"):
        ended = crank(*words, "--replace", cwd=tmp_path, LC_ALL=locale)
        assert (ended.code, ended.err) == (0, "")
        assert ended.text.startswith("\\udcff.txt: imported March 2025")
    assert crank(*words, "--json", cwd=tmp_path).value[0]["file"] == "\udcff.txt"
    refused(crank("--library", "l.crank", "import", b"\xfe", cwd=tmp_path), 3, "\\udcfe: cannot be")


def test_an_error_is_one_line_whatever_the_files_name(tmp_path: Path) -> None:
    refused(crank("--library", "l.crank", "import", "a\nb\r.txt", cwd=tmp_path), 3, "a b .txt: ")
    assert not (tmp_path / "l.crank").exists()


def test_reports_are_utf_8_in_every_locale(library: str) -> None:
    wanted = crank("--library", library, "show", "1").out
    assert "’".encode() in wanted
    for encoding in ("ascii", "cp1252"):
        shown = crank("--library", library, "show", "1", PYTHONIOENCODING=encoding)
        assert (shown.code, shown.out, shown.err) == (0, wanted, "")


@pytest.mark.parametrize(
    "words",
    [("show", "1"), ("issues", "--json"), ("export", "1", "--format", "email", "--output", "-")],
    ids=" ".join,
)
def test_a_reader_who_went_away_is_no_fault(words: tuple[str, ...], library: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "crank_desktop.cli", "--library", library, *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60, env=environment
    )
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux alone has a full device")
@pytest.mark.parametrize(
    "words",
    [("issues",), ("export", "1", "--format", "email", "--output", "-")],
    ids=" ".join,
)
def test_a_full_disk_behind_standard_output_is_told(words: tuple[str, ...], library: str) -> None:
    command = [sys.executable, "-m", "crank_desktop.cli", "--library", library, *words]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60, env=environment
        )
    refused(
        Ended(ended.returncode, b"", ended.stderr.decode()), 3, "standard output cannot be written"
    )


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
def test_what_reads_works_beside_a_writer(words: tuple[str, ...], held: str) -> None:
    ended = crank("--library", held, *words)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out


def test_a_second_writer_learns_who_holds_the_library(held: str) -> None:
    before = crank("--library", held, "show", "1", "--json").out
    ended = crank("--library", held, "import", str(DECEMBER))
    refused(ended, 4, held, f"process {os.getpid()} on {socket.gethostname()}")
    holder = crank("--library", held, "library", "info", "--json").value["writer"]
    assert str(os.getpid()) in str(holder)
    assert crank("--library", held, "show", "1", "--json").out == before


def test_a_folder_that_may_only_be_read(own: str, tmp_path: Path) -> None:
    folder = tmp_path / "shelf"
    folder.mkdir()
    path = folder / "l.crank"
    path.write_bytes(Path(own).read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        anybody = ("-c", AS_ANYBODY)
        read = crank("--library", str(path), "issues", first=anybody)
        assert (read.code, read.err, read.text.count("\n")) == (0, "", 2)
        stored = crank("--library", str(path), "import", str(DECEMBER), first=anybody)
        refused(stored, 4, str(path))
        new = crank("--library", str(folder / "new.crank"), "issues", first=anybody)
        refused(new, 4, "new.crank")
        export = ("export", "1", "--format", "text", "--to", str(folder))
        refused(crank("--library", own, *export, first=anybody), 3, f"{folder}/crank-call-2025-03")
        assert [file.name for file in folder.iterdir()] == ["l.crank"]
        assert path.read_bytes() == Path(own).read_bytes()
    finally:
        folder.chmod(0o755)


def test_a_label_of_ones_own_sets_the_month_and_year(tmp_path: Path) -> None:
    path = str(tmp_path / "l.crank")
    for label, period in (
        ("April 2031", (4, 2031, False)),
        ("Spring", (3, 2025, True)),
    ):
        assert main(["--library", path, "import", str(MARCH), "--label", label]) == 0
        with Library(Path(path), write=False) as opened:
            issue = opened.load_issue(opened.find_issue(label).id)
        assert (issue.month, issue.year, issue.year_inferred) == period
        read = sample("2025-03.txt")
        assert replace(issue, label="", month=3, year=2025, year_inferred=True) == replace(
            read, label=""
        )


def test_a_refused_file_takes_those_before_it_out_again(own: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps(LOST | {"uid": "../../x"}), encoding="utf-8")
    before = crank("--library", own, "issues", "--json").out
    ended = crank("--library", own, "import", str(DECEMBER), str(FEBRUARY), str(bad), "--replace")
    refused(ended, 3, f"{bad}: the identity “../../x”")
    rows = json.loads(before)
    left = crank("--library", own, "issues", "--json").value
    assert [row["uid"] for row in left] == [row["uid"] for row in rows]
    assert crank("--library", own, "library", "verify").code == 0


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"month": 13}, "at month"),
        ({"year": 99999}, "at year"),
        ({"send_date": "2025-07-99"}, "at send_date"),
        ({"status": "lost"}, "at status"),
        ({"sections": [{"kind": "poems"}]}, "at sections/0/kind"),
        ({"uid": "x"}, "identity"),
    ],
)
def test_a_wrong_value_names_file_and_place(
    changed: dict[str, Any], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(LOST | changed), encoding="utf-8")
    code = main(["--library", str(tmp_path / "l.crank"), "import", str(file)])
    said = capsys.readouterr()
    refused(Ended(code, said.out.encode(), said.err), 3, f"crank: {file}: ", words)


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deep.json"
    file.write_text("[" * 100_000, encoding="utf-8")
    ended = crank("--library", "l.crank", "import", "--as", "json", "deep.json", cwd=tmp_path)
    refused(ended, 3, "deep.json: not readable as JSON: it is nested too deeply")


@pytest.mark.parametrize("name", FORMATS)
def test_a_loss_is_refused_or_listed(
    name: str, lost: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.file"
    words = ["--library", lost, "export", "1", "--format", name, "--output", str(target)]
    keeps = name in {"markdown", "json"}
    capsys.readouterr()
    assert main(words) == (0 if keeps else 3)
    said = capsys.readouterr()
    if keeps:
        assert (said.out, said.err) == (f"wrote {target}\n", "")
        assert target.read_text("utf-8").count("missing:") == 2
        return
    refused(Ended(3, said.out.encode(), said.err), 3, "2 addresses are missing", "--allow-missing")
    assert not target.exists()
    assert main([*words, "--allow-missing"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == (f"wrote {target}\n", LOSSES)
    written = target.read_text("utf-8")
    assert "missing:" not in written
    if name in {"text", "text-mailchimp"}:
        assert written.count("([link removed])") == 1
        assert written.count("[email protected]") >= 1


@pytest.mark.parametrize("order", ["json,email", "email,json", "markdown, text"])
def test_losses_are_told_whatever_the_order_of_formats(
    order: str, lost: str, tmp_path: Path
) -> None:
    words = ("export", "1", "--format", order, "--to", str(tmp_path / "out"), "--allow-missing")
    ended = crank("--library", lost, *words)
    assert (ended.code, ended.err) == (0, LOSSES)
    manifest = json.loads((tmp_path / "out" / "crank-call-2026-05-manifest.json").read_bytes())
    assert manifest["missing"] == [
        {"where": "sections/0/items/0", "words": "met"},
        {"where": "masthead", "words": "Ann Example"},
    ]


def test_nothing_is_written_where_one_format_is_refused(lost: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export = ("export", "1", "--format", "json,email", "--to", str(out))
    refused(crank("--library", lost, *export), 3, "2 addresses are missing")
    assert not out.exists()


@pytest.mark.parametrize("name", FORMATS)
def test_standard_output_gets_the_bytes_of_the_file(
    name: str, library: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    target = tmp_path / "out.file"
    words = ["--library", library, "export", "2025-03", "--format", name, "--output"]
    assert main([*words, str(target)]) == 0
    capfdbinary.readouterr()
    assert main([*words, "-"]) == 0
    assert capfdbinary.readouterr() == (target.read_bytes(), b"")


def test_a_real_pipe_gets_them_too(library: str, tmp_path: Path) -> None:
    target = tmp_path / "out.eml"
    words = ("--library", library, "export", "2025-02", "--format", "eml", "--output")
    assert crank(*words, str(target)).code == 0
    piped = crank(*words, "-", "--json")
    assert (piped.code, piped.out, piped.err) == (0, target.read_bytes(), "")


MAILCHIMP = "*|UNSUB|* *|UPDATE_PROFILE|* *|CURRENT_YEAR|* *|LIST:COMPANY|*".split()
IN_HTML = (
    "*|HTML:LIST_ADDRESS_HTML|* *|IFNOT:MC_PREVIEW_TEXT|* *|MC_PREVIEW_TEXT|* *|ELSE:|* *|END:IF|*"
).split()
PLACEHOLDERS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "mailchimp": ([*MAILCHIMP, *IN_HTML], [*MAILCHIMP, "*|LIST_ADDRESS|*"], ["*|ARCHIVE|*"]),
    "buttondown": (
        ["{{ unsubscribe_url }}", "{{ manage_subscription_url }}"],
        ["{{ unsubscribe_url }}", "{{ manage_subscription_url }}"],
        ["{{ email_url }}"],
    ),
    "listmonk": (["{{ UnsubscribeURL }}"], ["{{ UnsubscribeURL }}"], ["{{ MessageURL }}"]),
    "ghost": (
        ["%%{unsubscribe_url}%%", "%%{manage_account_url}%%"],
        ["%%{unsubscribe_url}%%", "%%{manage_account_url}%%"],
        [],
    ),
    "plain": ([], [], []),
}
"""For each service: what stands in HTML, what in text, and the view in a browser."""


def placeholders(text: str) -> set[str]:
    return {tag[0] for tag in MERGE_TAG.finditer(text)}


@pytest.mark.parametrize("name", ["2025-03.txt", "2025-02.html"])
@pytest.mark.parametrize("service", PLACEHOLDERS)
def test_every_format_for_every_service(
    service: str, name: str, library: str, tmp_path: Path
) -> None:
    month = name[:7]
    words = ["--library", library, "export", month, "--to", str(tmp_path), "--service", service]
    assert main([*words, *(word for one in FORMATS for word in ("--format", one))]) == 0
    manifest = json.loads((tmp_path / f"crank-call-{month}-manifest.json").read_bytes())
    assert (manifest["issue"], manifest["missing"]) == (sample(name).label, [])
    files = {row["format"]: tmp_path / file for file, row in manifest["files"].items()}
    assert set(files) == set(FORMATS)
    for row, file in zip(manifest["files"].values(), files.values(), strict=True):
        assert row["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()

    html, text, browser = PLACEHOLDERS[service]
    assert placeholders(files["email"].read_text("utf-8")) == {*html, *browser}
    assert placeholders(files["text"].read_text("utf-8")) == {*text, *browser}
    assert placeholders(files["text-mailchimp"].read_text("utf-8")) == set(text)
    message = message_from_bytes(files["eml"].read_bytes(), policy=policy.default)
    parts = [part.get_content() for part in message.iter_parts()]
    assert [placeholders(part) for part in parts] == [{*text, *browser}, {*html, *browser}]
    for page in ("web", "web-fragment", "web-text"):
        assert placeholders(files[page].read_text("utf-8")) == set(), page
    assert from_json(files["json"].read_text("utf-8")) == sample(name)
    back = read_issue(files["markdown"].read_bytes(), Shape.AUTO, shipped_outlets())
    assert back == sample(name)


def test_the_service_of_the_settings_is_the_default(library: str) -> None:
    words = ("--library", library, "export", "1", "--format", "text", "--output", "-")
    assert crank(*words).out == crank(*words, "--service", "mailchimp").out
    refused(crank(*words, "--service", "pigeon"), 3, "pigeon", "mailchimp, buttondown, listmonk")


def test_as_sent_writes_the_footer_that_came(library: str) -> None:
    words = ("--library", library, "export", "1", "--format", "text-mailchimp", "--output", "-")
    as_sent = crank(*words, "--as-sent").text
    assert placeholders(as_sent) == set()
    assert sample("2025-03.txt").footer.as_sent.strip() in as_sent
    assert as_sent.split() == MARCH.read_text("utf-8").split()


def test_verify_tells_of_damage(own: str) -> None:
    content = bytearray(Path(own).read_bytes())
    content[8192:16384] = b"\xff" * 8192
    Path(own).write_bytes(content)
    refused(crank("--library", own, "library", "verify"), 4, own)
    found = crank("--library", own, "library", "verify", "--json")
    assert (found.code, found.out[:1] in {b"", b"{"}) == (4, True)


def test_info_counts_what_was_backed_up(own: str) -> None:
    before = crank("--library", own, "library", "info", "--json").value
    made = crank("--library", own, "library", "backup", "--json").value["backup"]
    after = crank("--library", own, "library", "info", "--json").value
    assert (before["issues"], before["items"], before["backups"]) == (2, 39, 0)
    assert (after["issues"], after["items"], after["backups"]) == (2, 39, 1)
    assert after["last_backup"] is not None
    assert crank("--library", made, "library", "verify", "--json").value["problems"] == []
