"""The program's proof of itself: what it sees, what it leaves alone, and that it can fail."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from crank_desktop import __version__, bundled
from crank_desktop.exports.formats import FORMATS
from crank_desktop.main import _leave_preview_out, fill_window, make_window, open_window
from crank_desktop.proofs import PROOFS
from crank_desktop.selftest import Choices, SelfTest
from crank_desktop.ui.libraries.samples import sample_library
from crank_desktop.ui.preview import pane
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.waiting import Heard, settled
from tests.conftest import ROOT
from tests.gui.windows import child
from tests.library_files import issues_in
from tests.samples import NAMES, sample

Report = dict[str, tuple[str, str]]
NAMES_OF_PROOFS = [*PROOFS, "looks", "window", "icon", "preview", "versions"]


def report(text: str) -> Report:
    """Outcome and words of each proof by its name."""
    assert all(line[8] == line[19] == " " for line in text.splitlines())
    return {line[9:19].strip(): (line[:8].strip(), line[20:].strip()) for line in text.splitlines()}


def proven(choices: Choices) -> tuple[int, Report]:
    output = io.StringIO()
    code = SelfTest(make_window, fill_window, choices).run(output)
    return code, report(output.getvalue())


def start(*words: str, root: Path = ROOT) -> tuple[int, Report]:
    """The self-test of the program below a folder, as a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("QT_QPA_PLATFORM", None)
    ended = subprocess.run(
        [sys.executable, "-m", "crank_desktop.main", "--self-test", *words],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    return ended.returncode, report(ended.stdout)


def test_everything_is_proven_and_nothing_of_the_user_touched(
    qtbot: QtBot, home: Path, tmp_path: Path
) -> None:
    assert qtbot is not None
    code, told = proven(Choices(screenshot=tmp_path / "window.png"))
    assert list(told) == [*NAMES_OF_PROOFS[:-1], "screenshot", "versions"]
    assert {name: words for name, words in told.items() if words[0] != "ok"} == {}
    assert code == 0
    assert ", ".join(FORMATS) in told["formats"][1]
    assert told["window"][1] == "painted, 1280 × 800, “March 2025 – Crank Desktop”"
    assert "of it #ffffff, the email’s own background" in told["preview"][1]
    for words in (f"Crank Desktop {__version__}, checkout", "Chromium 1", "SQLite 3."):
        assert words in told["versions"][1]
    assert QImage(str(tmp_path / "window.png")).width() == 1280
    assert os.environ["CRANK_DESKTOP_HOME"] == str(home)
    assert list(home.iterdir()) == []


def test_a_preview_that_cannot_run_here_counts_as_not_run(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qtbot is not None
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    code, told = proven(Choices())
    assert code == 0
    assert told["preview"] == ("not run", pane.NOT_AS_ROOT)


def test_the_preview_is_left_out_when_asked(tmp_path: Path) -> None:
    code, told = start(
        "--no-web", "--platform", "offscreen", "--screenshot", str(tmp_path / "w.png")
    )
    assert code == 0
    assert told["preview"] == ("not run", "left out by --no-web")
    assert "Chromium" not in told["versions"][1]
    assert (tmp_path / "w.png").exists()


def test_a_start_without_the_preview_says_so(file: Path, qtbot: QtBot) -> None:
    window = open_window(file)
    _leave_preview_out(window)
    preview = child(window, PreviewPane)
    qtbot.waitUntil(lambda: "--no-web" in preview.message.words)
    preview.start()
    assert preview._view is None
    assert window.close()
    window.deleteLater()


def test_a_picture_that_cannot_be_written_is_a_failure(qtbot: QtBot, tmp_path: Path) -> None:
    assert qtbot is not None
    target = tmp_path / "nowhere" / "window.png"
    code, told = proven(Choices(screenshot=target, web=False))
    assert code == 1
    assert told["screenshot"] == ("failed", f"{target} cannot be written")


READ = """
import os, sys
root = sys.argv[1]
read = set()
def hear(event, told):
    if event == "open" and str(told[0]).startswith(root):
        read.add(os.path.relpath(told[0], root))
sys.addaudithook(hear)
from crank_desktop.main import main
code = main(["--self-test", "--no-web", "--platform", "offscreen"])
print(*sorted(read), sep="\\n")
sys.exit(code)
"""
# The paper about the samples, and pictures for the readers of the repository.
UNREAD = {f"resources/samples/{name}" for name in ("README.md", "email.png", "window.png")}


def copy_of_the_program(folder: Path) -> Path:
    for name in ("crank_desktop", "resources", "database"):
        leave = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=leave)
    return folder


def test_every_file_that_ships_is_read(tmp_path: Path) -> None:
    root = copy_of_the_program(tmp_path)
    ended = subprocess.run(
        [sys.executable, "-c", READ, str(root)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert ended.returncode == 0, ended.stderr
    read = set(ended.stdout.splitlines())
    ships = {
        path.relative_to(root).as_posix()
        for folder in ("resources", "database")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }
    # Qt opens the fonts, not Python; that they are there is proven below.
    assert {name for name in ships - read if not name.endswith(".ttf")} == UNREAD


@pytest.mark.parametrize(
    ("lost", "proof"),
    [
        ("resources/layouts/letter/email.html", "files"),
        ("resources/help/keys.md", "files"),
        ("resources/fonts/SourceSerif4-Italic.ttf", "looks"),
        ("database/versions/0002_pictures.py", "migration"),
    ],
)
def test_a_program_that_lost_a_file_fails_its_proof(lost: str, proof: str, tmp_path: Path) -> None:
    root = copy_of_the_program(tmp_path)
    (root / lost).unlink()
    code, told = start("--no-web", "--platform", "offscreen", root=root)
    assert code == 1
    assert told[proof][0] == "failed"
    assert list(told) == NAMES_OF_PROOFS


def test_the_sample_library_holds_what_importing_the_samples_makes(tmp_path: Path) -> None:
    sample_library(tmp_path / "samples.crank")
    kept = issues_in(tmp_path / "samples.crank")
    assert list(kept.values()) == [sample(name) for name in NAMES]


def test_the_program_knows_in_which_shape_it_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert bundled.shape() == "checkout"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert bundled.shape() == "frozen"


def test_a_signal_is_heard_before_and_after_the_waiting(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crank_desktop.ui.waiting.LONGEST", 50)
    window = make_window()
    qtbot.addWidget(window)
    never, before = Heard(window.notice.destroyed), Heard(window.painted)
    window.show()
    settled(window)
    assert before.wait()
    assert not never.wait()
