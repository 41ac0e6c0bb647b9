"""Pictures of every main screen, as ``--screenshots`` writes them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from crank_desktop.ui.screens import SCREENS
from crank_desktop.ui.theme import tokens
from tests.conftest import ROOT


def screenshots(*words: str) -> subprocess.CompletedProcess[str]:
    """The program as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "crank_desktop.main", "--platform", "offscreen", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )


def holds(image: QImage, color: str) -> bool:
    """Whether some pixel of every hundredth row is of a color."""
    wanted = QColor(color).rgb()
    return any(
        image.pixel(x, y) == wanted
        for y in range(0, image.height(), 100)
        for x in range(image.width())
    )


def ground(screen: str) -> str:
    """The color that a screen shows for certain; a text alone stands on nothing else."""
    return "surface" if screen == "focus" else "background"


def test_every_screen_has_a_picture_of_its_own(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "pictures"
    ended = screenshots("--screenshots", str(folder), "--theme", "light", "--size", "1280x720")
    assert ended.returncode == 0, ended.stderr
    files = [folder / f"{screen.name}.png" for screen in SCREENS]
    assert [Path(line) for line in ended.stdout.splitlines()] == files
    assert sorted(folder.iterdir()) == sorted(files)
    images = {file.stem: QImage(str(file)) for file in files}
    assert all((one.width(), one.height()) == (1280, 720) for one in images.values())
    for name, one in images.items():
        assert holds(one, tokens("light")[ground(name)])
    pictures = {bytes(one.constBits()) for one in images.values()}
    assert len(pictures) == len(SCREENS)
    # The accent of the email's links: the preview was painted before the picture was taken.
    preview = images["issue"].copy(830, 110, 440, 560)
    assert any(
        preview.pixel(x, y) == QColor("#14507f").rgb()
        for y in range(preview.height())
        for x in range(preview.width())
    )
    assert list(home.iterdir()) == []


def test_the_pictures_can_be_dark_and_without_the_preview(tmp_path: Path) -> None:
    ended = screenshots("--screenshots", str(tmp_path), "--theme", "dark", "--no-web")
    assert ended.returncode == 0, ended.stderr
    for screen in SCREENS:
        image = QImage(str(tmp_path / f"{screen.name}.png"))
        assert (image.width(), image.height()) == (1280, 800)
        assert holds(image, tokens("dark")[ground(screen.name)])
        assert not holds(image, tokens("light")["background"])


def test_a_folder_that_cannot_be_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    ended = screenshots("--screenshots", str(tmp_path / "file" / "x"), "--no-web")
    assert ended.returncode == 3
    (line,) = [line for line in ended.stderr.splitlines() if line.startswith("crank-desktop: ")]
    assert "welcome.png: cannot be written" in line
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("size", ["1280", "x800", "0x800", "-1x5", "wide"])
def test_a_size_that_is_none_is_refused(size: str, tmp_path: Path) -> None:
    ended = screenshots("--screenshots", str(tmp_path), f"--size={size}")
    assert ended.returncode == 2
    assert "write it as 1280x800" in ended.stderr
