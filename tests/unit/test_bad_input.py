"""Bad files, given to the command: one line, exit 3, and the library as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from crank_desktop import bundled
from tests.command import MARCH, crank, refused
from tests.unit.test_reader import RECIPE

NOVEMBER = bundled.resource("samples", "2024-11.eml")


BAD_FILES: dict[str, bytes] = {
    "empty.txt": b"",
    "binary.bin": bytes(range(256)) * 20,
    "huge.txt": b"Words and more words. (Reuters)\n" * (50 * 1024 * 1024 // 32),
    "latin.txt": MARCH.read_bytes().replace("—".encode(), b"\x97").replace("’".encode(), b"\x92"),
    "recipe.txt": RECIPE.encode(),
    "recipe.html": b"<html><body><h1>Plum cake</h1><h2>Ingredients</h2><ul><li>eggs</li>"
    b"<li>flour</li></ul><h2>Method</h2><p>Beat the eggs.</p></body></html>",
    "headers.eml": NOVEMBER.read_bytes().split(b"\r\n\r\n")[0] + b"\r\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A library that holds the newest sample."""
    path = str(tmp_path_factory.mktemp("bad") / "l.crank")
    assert crank("--library", path, "import", str(MARCH)).code == 0
    return path


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_changes_nothing(name: str, library: str, tmp_path: Path) -> None:
    before = crank("--library", library, "show", "1", "--json").out
    file = tmp_path / name
    file.write_bytes(BAD_FILES[name])
    refused(crank("--library", library, "import", str(file)), 3, f"crank: {file}: ")
    assert crank("--library", library, "show", "1", "--json").out == before
    assert crank("--library", library, "issues").text.count("\n") == 1


def test_one_bad_file_among_good_ones_keeps_all_of_them_out(library: str, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    good = bundled.resource("samples", "2024-12.txt")
    assert crank("--library", library, "import", str(good), str(bad)).code == 3
    assert crank("--library", library, "issues").text.count("\n") == 1


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\x00" + b"\x01" * 200])
def test_a_file_that_is_no_library_is_exit_4(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "other.crank"
    file.write_bytes(content)
    refused(crank("--library", str(file), "issues"), 4, str(file))
    assert file.read_bytes() == content


def test_the_command_imports_no_qt() -> None:
    code = (
        "import sys; from crank_desktop.cli import main; main(['issues'])\n"
        "late = ('PySide6', 'qtawesome', 'alembic')\n"
        "sys.exit(any(name.startswith(late) for name in sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
