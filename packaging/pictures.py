"""What ``make pictures`` does: takes the pictures of the README and the help anew.

They show the sample issues in light colors. The help's are parts of a window of 1280 by 800, small
enough for its page; the README's is a window whole.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
HELP = ROOT / "resources" / "help" / "pictures"
WINDOW = ROOT / "resources" / "samples" / "window.png"
PARTS = {
    "import-review": QRect(351, 65, 476, 420),
    "link-panel": QRect(351, 65, 476, 290),
    "spelling": QRect(351, 65, 476, 240),
    "history": QRect(827, 65, 453, 500),
    "preview": QRect(827, 65, 453, 380),
    "palette": QRect(346, 80, 588, 330),
}
"""What the help shows, by the name of its file: a part of the screen of that name."""
_SCREENS = {"preview": "highlight"}


def part_of(screens: Path, name: str) -> QImage:
    """One picture of the help, cut from that of a screen."""
    return QImage(str(screens / f"{_SCREENS.get(name, name)}.png")).copy(PARTS[name])


def take(screens: Path) -> Iterator[Path]:
    """Write every picture, from those of all screens in a folder; their files."""
    HELP.mkdir(exist_ok=True)
    for name in PARTS:
        part_of(screens, name).save(str(HELP / f"{name}.png"))
        yield HELP / f"{name}.png"
    QImage(str(screens / "highlight.png")).save(str(WINDOW))
    yield WINDOW


def main() -> None:
    """Take the pictures of all screens and cut out what is shown."""
    with tempfile.TemporaryDirectory(prefix="crank-pictures-") as folder:
        words = ["--screenshots", folder, "--theme", "light", "--size", "1280x800"]
        subprocess.run(
            [sys.executable, "-m", "crank_desktop.main", "--platform", "offscreen", *words],
            cwd=ROOT,
            env=dict(os.environ),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        for file in take(Path(folder)):
            print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
