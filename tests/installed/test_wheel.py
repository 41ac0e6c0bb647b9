"""The built wheel, installed where no checkout is, does the main job."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def crank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that has the wheel and sees the test's libraries."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    (site,) = (folder / "env").glob("lib/python*/site-packages")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(folder / "env" / "bin" / "python"),
            "install",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        check=True,
        capture_output=True,
    )
    # Its own libraries stand in for a second download of the same ones.
    libraries = sysconfig.get_path("purelib")
    (site / "libraries.pth").write_text(libraries + "\n", encoding="utf-8")
    return folder / "env" / "bin" / "crank"


def run(crank: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "CRANK_DESKTOP_HOME": str(folder)}
    for name in ("QTWEBENGINE_DISABLE_SANDBOX", "QTWEBENGINE_CHROMIUM_FLAGS"):
        if name in os.environ:
            env[name] = os.environ[name]
    return subprocess.run(
        [str(crank), *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_the_wheel_imports_and_exports_the_samples(crank: Path, tmp_path: Path) -> None:
    where = "from crank_desktop import __file__ as f, bundled; print(f); print(bundled.resource())"
    told = subprocess.run(
        [str(crank.parent / "python"), "-c", where],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    assert all(str(crank.parent.parent) in path for path in told[:2])
    samples = Path(told[1]) / "samples"
    names = ("2025-03.txt", "2025-02.html", "2024-12.txt", "2024-11.eml")
    imported = run(crank, tmp_path, "import", *(str(samples / name) for name in names))
    assert imported.returncode == 0, imported.stderr
    labels = [row["label"] for row in json.loads(run(crank, tmp_path, "issues", "--json").stdout)]
    assert labels == ["March 2025", "February 2025", "December 2024", "November 2024"]
    for label in labels:
        ended = run(
            crank, tmp_path, "export", label, "--format", "email,text,eml,web", "--to", "out"
        )
        assert ended.returncode == 0, ended.stderr
    assert len(list((tmp_path / "out").iterdir())) == 20


def test_the_window_of_the_wheel_proves_itself(crank: Path, tmp_path: Path) -> None:
    window = crank.with_name("crank-desktop")
    ended = run(window, tmp_path, "--self-test", "--platform", "offscreen")
    assert ended.returncode == 0, ended.stdout
    lines = ended.stdout.splitlines()
    assert all(line.startswith(("ok ", "not run  preview")) for line in lines)
    assert ", installed, " in lines[-1]
