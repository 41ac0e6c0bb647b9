"""How long the window takes to be there, beside an empty window of Qt; run by ``make bench``."""

import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from crank_desktop import bundled
from crank_desktop.cli import main
from tests.samples import NAMES

RUNS = 9
_EMPTY = """
import os, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.tell)
    def tell(self):
        fields = open("/proc/self/stat").read().rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        print("visible", round((time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000))
        QApplication.exit()
application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
"""


def told(command: list[str], home: Path) -> dict[str, int]:
    environment = {**os.environ, "CRANK_DESKTOP_HOME": str(home)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    lines = (line.split() for line in ended.stdout.splitlines())
    return {name: int(value) for name, value in lines}


def test_a_start_beside_an_empty_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Medians of runs in turns; the ratios are what counts."""
    library = str(tmp_path / "l.crank")
    samples = [str(bundled.resource("samples", name)) for name in NAMES]
    assert main(["--library", library, "import", *samples]) == 0
    ours = [
        *(sys.executable, "-m", "crank_desktop.main"),
        *("--library", library, "--exit-when-usable"),
    ]
    empty = [sys.executable, "-c", _EMPTY]
    floors, visible, usable = [], [], []
    for _ in range(RUNS):
        floors.append(told(empty, tmp_path)["visible"])
        ours_told = told(ours, tmp_path)
        visible.append(ours_told["visible"])
        usable.append(ours_told["usable"])
    floor, seen, used = (statistics.median(times) for times in (floors, visible, usable))
    with capsys.disabled():
        sys.stdout.write(
            f"\nempty window {floor:.0f} ms; visible {seen:.0f} ms, {seen / floor:.1f} ×; "
            f"usable {used:.0f} ms, {used / floor:.1f} ×\n"
        )
    assert floor < seen < used
