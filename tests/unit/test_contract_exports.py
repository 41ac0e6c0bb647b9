"""What scripts rely on: labels, refusals, every format and service, verify and info."""

import hashlib
import json
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest

from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.document.portable_json import from_json
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.library.library import Library
from crank_desktop.sources.outlets import shipped_outlets
from tests.command import (
    DECEMBER,
    FEBRUARY,
    FORMATS,
    LOSSES,
    LOST,
    MARCH,
    Ended,
    crank,
    crank_process,
    refused,
)
from tests.samples import sample


def test_a_label_of_ones_own_sets_the_month_and_year(tmp_path: Path) -> None:
    path = str(tmp_path / "l.crank")
    for label, period in (
        ("April 2031", (4, 2031, False)),
        ("Spring", (3, 2025, True)),
    ):
        assert crank("--library", path, "import", str(MARCH), "--label", label).code == 0
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
    changed: dict[str, Any], words: str, tmp_path: Path
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(LOST | changed), encoding="utf-8")
    ended = crank("--library", str(tmp_path / "l.crank"), "import", str(file))
    refused(ended, 3, f"crank: {file}: ", words)


def test_json_nested_without_end_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "deep.json"
    file.write_text("[" * 100_000, encoding="utf-8")
    ended = crank("--library", "l.crank", "import", "--as", "json", "deep.json", cwd=tmp_path)
    refused(ended, 3, "deep.json: not readable as JSON: it is nested too deeply")


@pytest.mark.parametrize("name", FORMATS)
def test_a_loss_is_refused_or_listed(name: str, lost: str, tmp_path: Path) -> None:
    target = tmp_path / "out.file"
    words = ("--library", lost, "export", "1", "--format", name, "--output", str(target))
    said = crank(*words)
    if name in {"markdown", "json"}:
        assert (said.code, said.text, said.err) == (0, f"wrote {target}\n", "")
        assert target.read_text("utf-8").count("missing:") == 2
        return
    refused(said, 3, "2 addresses are missing", "--allow-missing")
    assert not target.exists()
    said = crank(*words, "--allow-missing")
    assert (said.code, said.text, said.err) == (0, f"wrote {target}\n", LOSSES)
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
    name: str, library: str, tmp_path: Path
) -> None:
    target = tmp_path / "out.file"
    words = ("--library", library, "export", "2025-03", "--format", name, "--output")
    assert crank(*words, str(target)).code == 0
    assert crank(*words, "-") == Ended(0, target.read_bytes(), "")


def test_a_real_pipe_gets_them_too(library: str, tmp_path: Path) -> None:
    target = tmp_path / "out.eml"
    words = ("--library", library, "export", "2025-02", "--format", "eml", "--output")
    assert crank(*words, str(target)).code == 0
    assert crank_process(*words, "-", "--json") == Ended(0, target.read_bytes(), "")


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
    words = ("--library", library, "export", month, "--to", str(tmp_path), "--service", service)
    assert crank(*words, *(word for one in FORMATS for word in ("--format", one))).code == 0
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
    refused(crank(*words, "--service", "pigeon"), 2, "pigeon", "mailchimp, buttondown, listmonk")


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
