"""Characters that no file can hold: kept in the library and in JSON, marked everywhere else."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import HighlightItem, Outlet
from crank_desktop.document.portable_json import from_json, json_text, to_json
from crank_desktop.document.writable import LOST_CHARACTER, writable
from tests.command import FORMATS, LOST, crank
from tests.golden.complete_issue import ISSUE

BROKEN = "\ud83d and \x00"
LOST_CHARACTERS = f"{LOST_CHARACTER} and {LOST_CHARACTER}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("July 2025", "July 2025"),
        ("a\ud83db", "a\ufffdb"),
        ("a\udc80", "a\ufffd"),
        ("a\x00b\x07c\x1fd", "a\ufffdb\ufffdc\ufffdd"),
        ("👩🏽‍🚀 中\u00a0\u200f\u2028\t\n\r\x0b\x0c\x7f\x85\ufffe", None),
    ],
)
def test_what_no_file_holds_is_marked(text: str, written: str | None) -> None:
    assert writable(text) == (text if written is None else written)


def test_a_value_without_such_characters_is_the_same_object() -> None:
    assert writable(ISSUE) is ISSUE
    assert compose(ISSUE).issue is compose(ISSUE).original is ISSUE


def test_only_what_holds_one_is_made_anew() -> None:
    first, *others = ISSUE.sections
    broken = replace(first, items=(HighlightItem(heading="\x00"), *first.items))
    made = writable(replace(ISSUE, sections=(broken, *others)))
    assert made.sections[0].items[0] == HighlightItem(heading=LOST_CHARACTER)
    assert made.sections[0].items[0].uid == broken.items[0].uid
    assert made.sections[0].items[1] is first.items[0]
    assert made.sections[1] is others[0]
    assert (made.footer, made.month) == (ISSUE.footer, ISSUE.month)
    assert writable(Outlet(name="\ud800", url=None)) == Outlet(name=LOST_CHARACTER, url=None)


def test_json_holds_every_character_escaped() -> None:
    issue = replace(ISSUE, label=f"April {BROKEN} 2031", intro=BROKEN)
    written = to_json(issue)
    assert '"label": "April \\ud83d and \\u0000 2031"' in written
    assert from_json(written.encode().decode()) == issue
    assert json_text({"a": ["中", "\udfff"]}) == '{\n "a": [\n  "中",\n  "\\udfff"\n ]\n}'


@pytest.fixture
def broken(tmp_path: Path) -> str:
    """A library with an issue that holds such characters in texts of every kind."""
    section = {
        "kind": "highlights",
        "heading": f"May {BROKEN} Highlights",
        "items": [
            {"kind": "highlight", "heading": f"A {BROKEN}", "body": f"B {BROKEN} [c](missing:)"}
        ],
    }
    links = {
        "kind": "links",
        "items": [{"kind": "link", "text": BROKEN, "outlets": [{"name": BROKEN, "url": None}]}],
    }
    editor = {"role": "Editor", "name": BROKEN, "email": "missing:"}
    issue = LOST | {
        "label": f"May {BROKEN} 2026",
        "sections": [section, links],
        "masthead": {"name": "CRANK Call", "editors": [editor]},
    }
    file = tmp_path / "broken.json"
    file.write_text(json.dumps(issue), encoding="ascii")
    path = str(tmp_path / "broken.crank")
    assert crank("--library", path, "import", str(file)).code == 0
    return path


@pytest.mark.parametrize("name", FORMATS)
def test_an_issue_with_such_characters_leaves_in_every_format(
    name: str, broken: str, tmp_path: Path
) -> None:
    words = ("--library", broken, "export", "1", "--format", name, "--allow-missing", "--to")
    ended = crank(*words, str(tmp_path / "out"))
    assert ended.code == 0, ended.err
    manifest, (file,) = _sorted_out(tmp_path / "out")
    assert manifest["issue"] == f"May {BROKEN} 2026"
    text = file.read_bytes().decode()
    if name == "json":
        assert from_json(text).label == f"May {BROKEN} 2026"
    elif name != "eml":
        assert text.count(LOST_CHARACTER) >= 8
        assert "\x00" not in text


def _sorted_out(folder: Path) -> tuple[dict[str, object], list[Path]]:
    """The manifest of an export, and the files it speaks of."""
    (manifest,) = folder.glob("*-manifest.json")
    files = [file for file in folder.iterdir() if file != manifest]
    return json.loads(manifest.read_bytes()), files


def test_it_is_shown_and_checked_too(broken: str) -> None:
    shown = crank("--library", broken, "show", "1", "--json")
    assert (shown.code, from_json(shown.text).label) == (0, f"May {BROKEN} 2026")
    assert LOST_CHARACTERS in crank("--library", broken, "show", "1").text
    assert crank("--library", broken, "check", "1").code == 1


@pytest.mark.parametrize("name", ["json", "markdown", "text"])
def test_what_left_comes_back(name: str, broken: str, tmp_path: Path) -> None:
    file = tmp_path / "out.file"
    words = ("export", "1", "--format", name, "--allow-missing", "--output", str(file))
    assert crank("--library", broken, *words).code == 0
    other = str(tmp_path / "other.crank")
    assert crank("--library", other, "import", str(file)).code == 0
    before = from_json(crank("--library", broken, "show", "1", "--json").text)
    after = from_json(crank("--library", other, "show", "1", "--json").text)
    if name == "text":
        assert after.sections[0].heading == f"May {LOST_CHARACTERS} Highlights"
    else:
        assert after == (before if name == "json" else writable(before))
