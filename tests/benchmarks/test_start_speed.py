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

_PEERS = {"ReText": "ReText.__main__", "novelWriter": "novelwriter"}
"""Programs for writing, told beside where the folder of an environment is in CRANK_PEERS."""
_PEER = """
import importlib, os, sys, time
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication, QDialog
run, ask = QApplication.exec, QDialog.exec
def tell():
    if not any(one.isVisible() for one in QApplication.topLevelWidgets()):
        QTimer.singleShot(0, tell)
        return
    fields = open("/proc/self/stat").read().rpartition(")")[2].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    print("usable", round((time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000), flush=True)
    os._exit(0)
def soon():
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, tell))
def watched(*_):
    soon()
    return run()
def welcomed(dialog):
    soon()
    return ask(dialog)
QApplication.exec, QDialog.exec = watched, welcomed
name = sys.argv.pop()
importlib.import_module(name).main()
"""


def told(command: list[str], home: Path) -> dict[str, int]:
    homes = {"CRANK_DESKTOP_HOME": str(home), "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    environment = {**os.environ, **homes}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    lines = (line.split() for line in ended.stdout.splitlines())
    return {line[0]: int(line[1]) for line in lines if line and line[0] in {"visible", "usable"}}


def peers() -> dict[str, list[str]]:
    """How each installed peer is started until it can be used."""
    folder = os.environ.get("CRANK_PEERS")
    python = str(Path(folder, "bin", "python")) if folder else sys.executable
    found = {}
    for name, module in _PEERS.items():
        look = f"import importlib.util as u, sys; sys.exit(u.find_spec({module!r}) is None)"
        if subprocess.run([python, "-c", look], capture_output=True, check=False).returncode == 0:
            found[name] = [python, "-c", _PEER, module]
    return found


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
    beside = peers()
    starts: dict[str, list[int]] = {name: [] for name in beside}
    floors, visible, usable = [], [], []
    for _ in range(RUNS):
        floors.append(told(empty, tmp_path)["visible"])
        ours_told = told(ours, tmp_path)
        visible.append(ours_told["visible"])
        usable.append(ours_told["usable"])
        for name, command in beside.items():
            starts[name].append(told(command, tmp_path)["usable"])
    floor, seen, used = (statistics.median(times) for times in (floors, visible, usable))
    with capsys.disabled():
        sys.stdout.write(
            f"\nempty window {floor:.0f} ms; visible {seen:.0f} ms, {seen / floor:.1f} ×; "
            f"usable {used:.0f} ms, {used / floor:.1f} ×\n"
        )
        for name, times in starts.items():
            peer = statistics.median(times)
            sys.stdout.write(f"{name} {peer:.0f} ms; usable is {used / peer:.2f} × that\n")
    assert floor < seen < used
