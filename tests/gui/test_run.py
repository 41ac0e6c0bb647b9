"""What ``make run`` does, with a screen and without."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import run
from crank_desktop.library.lock import holder_of
from crank_desktop.ui.screens import SCREENS
from tests.conftest import ROOT
from tests.library_files import issues_in


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen of its own, by its name."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x900x24"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield f":{number}"
        server.terminate()


def surroundings(**more: str) -> dict[str, str]:
    """This process's environment without a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in screens} | more


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(run, "OUT", tmp_path / "out")
    return tmp_path / "out"


def test_a_screen_is_one_that_is_named_and_answers(screen: str) -> None:
    assert not run.has_screen(surroundings())
    assert not run.has_screen(surroundings(DISPLAY=":4711"))
    assert run.has_screen(surroundings(DISPLAY=screen))
    assert run.has_screen({}, platform="win32")


def test_the_window_opens_on_the_samples_and_keeps_what_was_there(
    screen: str, out: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code = f"import run; run.OUT = run.Path({str(out)!r}); run.main()"
    command = [sys.executable, "-c", code]
    environment = surroundings(DISPLAY=screen, PYTHONPATH=str(ROOT / "packaging"))
    for _start in range(2):
        with subprocess.Popen(command, env=environment, start_new_session=True) as running:
            try:
                wait_for_window(out / "home")
            finally:
                os.killpg(running.pid, signal.SIGTERM)
    kept = issues_in(out / "home" / "libraries" / "newsletter.crank")
    assert list(kept) == ["March 2025", "February 2025", "December 2024", "November 2024"]
    assert "Opening the window on the sample issues, in out/home/" in capfd.readouterr().out


def wait_for_window(home: Path) -> None:
    """Return when a window has the library below ``home`` open for changes."""
    library = home / "libraries" / "newsletter.crank"
    for _look in range(1200):
        running = list((home / "logs").glob("running-*.txt"))
        if running and holder_of(library.resolve()) is not None:
            return
        threading.Event().wait(0.05)
    pytest.fail("no window opened")


def test_without_a_screen_the_work_is_done_and_the_screens_are_shown(
    out: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(run, "LOOKS", ("dark",))
    run.main()
    exported = {path.name for path in out.iterdir()}
    assert {"crank-call-2025-03-email.html", "crank-call-2025-03.eml", "screens"} < exported
    for one in SCREENS:
        assert not QImage(str(out / "screens" / "dark" / f"{one.name}.png")).isNull()
    told = capfd.readouterr()
    assert told.out.splitlines()[-1].startswith("No screen was found, so this worked without")
    assert "Qt" not in told.err


def test_a_step_that_fails_ends_it_with_its_code_and_its_words(
    out: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    out.parent.mkdir(exist_ok=True)
    out.write_text("in the way", encoding="utf-8")
    monkeypatch.setattr(run, "has_screen", lambda _environment: False)
    with pytest.raises(SystemExit) as ended:
        run.main()
    assert ended.value.code == 3
    assert "out" in capfd.readouterr().err
