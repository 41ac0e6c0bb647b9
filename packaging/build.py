"""What ``make package`` does: freezes the program into one folder and proves that it works there.

Standard library only. The folder is ``dist/crank-desktop``, with both commands. It is made from an
environment that holds nothing but what ``requirements/package.txt`` locks.
"""

import filecmp
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import system_libraries
from keep_list import is_under_the_gpl

ROOT = Path(__file__).resolve().parents[1]
BUILD, DIST = ROOT / "build", ROOT / "dist"
ENVIRONMENT = BUILD / "package-env"
LOCK = ROOT / "requirements" / "package.txt"
BUNDLED = Path("_internal", "crank_desktop", "_bundled")
QT = Path("_internal", "PySide6")
BUDGET = 380 * 1024 * 1024
"""Bytes that the folder may take."""
EPOCH = 1735689600
"""The time of every file, 2025-01-01: two builds of the same sources are the same."""
SAMPLE, LABEL = "2025-03.txt", "March 2025"
FORMATS = "email,text,text-mailchimp,web,web-text,eml,markdown,json"
_OLD_ENOUGH = "import ensurepip, sys; sys.exit(sys.version_info < (3, 11))"


class NotBuilt(SystemExit):
    """The build stops; says why, in one line."""


def base_python() -> str:
    """The system's own Python where it is new enough.

    One that was built on this machine leaves its paths in every module of its own.
    """
    own = "/usr/bin/python3"
    if Path(own).exists():
        tried = subprocess.run([own, "-c", _OLD_ENOUGH], capture_output=True, check=False)
        if tried.returncode == 0:
            return own
    return sys.executable


def make_environment() -> Path:
    """Make the environment that builds, where it is not there yet; its Python."""
    python = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp, wanted = ENVIRONMENT / "made-from", hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        _say("Setting up what builds; this takes a minute the first time.")
        _run([base_python(), "-m", "venv", "--clear", str(ENVIRONMENT)])
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        _run([*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(LOCK)])
        stamp.write_text(wanted, encoding="utf-8")
    return python


def freeze(python: Path, target: Path) -> Path:
    """Make the folder below ``target``; the same sources make the same bytes."""
    work = BUILD / "pyinstaller"
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"]
    command += ["--distpath", str(target), "--workpath", str(work)]
    same = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(EPOCH), "PYTHONDONTWRITEBYTECODE": "1"}
    same["PYINSTALLER_CONFIG_DIR"] = str(BUILD / "pyinstaller-kept")
    _run([*command, str(ROOT / "packaging" / "crank-desktop.spec")], os.environ | same)
    folder = target / "crank-desktop"
    for path in folder.rglob("*"):
        os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)
    return folder


def files_of(folder: Path) -> Iterator[Path]:
    """Every file and link of a folder, in the order of their names."""
    return iter(sorted(path for path in folder.rglob("*") if path.is_symlink() or path.is_file()))


def size_of(folder: Path) -> int:
    """The bytes of all files of a folder; a link takes none."""
    return sum(path.stat().st_size for path in files_of(folder) if not path.is_symlink())


def hash_of(folder: Path) -> str:
    """One hash of a folder: names, contents, what may be run, and where links lead."""
    whole = hashlib.sha256()
    for path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            told = f"link {path.readlink()}"
        else:
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            told = f"{'run' if os.access(path, os.X_OK) else 'file'} {content}"
        whole.update(f"{name}\0{told}\n".encode())
    return whole.hexdigest()


def unresolved(folder: Path) -> list[str]:
    """The libraries that files of the folder are linked with and that nobody brings; Linux only."""
    if sys.platform != "linux":
        return []
    files = [str(path) for path in files_of(folder) if path.read_bytes()[:4] == b"\x7fELF"]
    told = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False).stdout
    return sorted({line.strip() for line in told.splitlines() if line.endswith("not found")})


def check_bundle(folder: Path) -> None:
    """Hold the folder to its budget, and what ships to the checkout; raises ``NotBuilt``."""
    for name in ("resources", "database"):
        for path in files_of(ROOT / name):
            copy = folder / BUNDLED / path.relative_to(ROOT)
            if "__pycache__" in path.parts:
                continue
            if not copy.exists() or not filecmp.cmp(path, copy, shallow=False):
                raise NotBuilt(f"{copy} is not what {path.relative_to(ROOT)} is")
    bad = [path.name for path in files_of(folder / QT) if is_under_the_gpl(path.name)]
    if bad:
        raise NotBuilt(f"under the GPL alone, and not to be shipped: {', '.join(bad)}")
    loose = unresolved(folder)
    if loose:
        raise NotBuilt(f"libraries that are not found: {'; '.join(loose)}")
    size = size_of(folder)
    if size > BUDGET:
        raise NotBuilt(f"{folder} takes {size // 2**20} MB; {BUDGET // 2**20} are allowed")


def prove(folder: Path, python: Path) -> list[str]:
    """Run the frozen program with next to nothing around it; the lines of its self-test.

    Raises ``NotBuilt`` where a proof fails, or where its command exports other bytes than the
    checkout's.
    """
    with tempfile.TemporaryDirectory(prefix="crank-desktop-") as home:
        picture = str(BUILD / "frozen-window.png")
        window = [str(_command(folder, "crank-desktop")), "--self-test"]
        lines = _output([*window, "--platform", "offscreen", "--screenshot", picture], home)
        if not any("frozen" in line for line in lines):
            raise NotBuilt("the self-test does not say that it ran frozen")
        _compare_exports(folder, python, home)
    return lines


def _compare_exports(folder: Path, python: Path, home: str) -> None:
    """The frozen command imports; it and the checkout's export, every kind, the same bytes."""
    frozen, plain = [str(_command(folder, "crank"))], [str(python), "-m", "crank_desktop.cli"]
    sample = folder / BUNDLED / "resources" / "samples" / SAMPLE
    _output([*frozen, "import", str(sample)], home)
    export = ["export", LABEL, "--format", FORMATS, "--to"]
    _output([*frozen, *export, "frozen"], home)
    _output([*plain, *export, "plain"], home, PYTHONPATH=str(ROOT))
    names = [path.name for path in files_of(Path(home, "plain"))]
    same, other, lost = filecmp.cmpfiles(
        Path(home, "plain"), Path(home, "frozen"), names, shallow=False
    )
    if other or lost or not same:
        raise NotBuilt(f"the frozen command exports something else: {', '.join(other + lost)}")


def _command(folder: Path, name: str) -> Path:
    return folder / (f"{name}.exe" if os.name == "nt" else name)


def _output(command: list[str], home: str, **more: str) -> list[str]:
    """The lines that a program says, run with nothing of this environment but what it needs."""
    surroundings = {"HOME": home, "CRANK_DESKTOP_HOME": home, "LC_ALL": "C.UTF-8", **more}
    # Root's preview needs it, and SYSTEMROOT is what no program of Windows starts without.
    for name in ("QTWEBENGINE_DISABLE_SANDBOX", "SYSTEMROOT"):
        if name in os.environ:
            surroundings[name] = os.environ[name]
    ended = subprocess.run(
        command, env=surroundings, cwd=home, capture_output=True, text=True, check=False
    )
    if ended.returncode:
        sys.stderr.write(f"{ended.stderr}{ended.stdout}")
        raise NotBuilt(f"{Path(command[0]).name} {command[1]} ended with {ended.returncode}")
    return ended.stdout.splitlines()


def _run(command: list[str], surroundings: dict[str, str] | None = None) -> None:
    ended = subprocess.run(command, env=surroundings, check=False)
    if ended.returncode:
        raise NotBuilt(f"The build stopped at: {' '.join(command)}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Build, check and prove; raises ``SystemExit`` with one line where that is not possible."""
    system_libraries.ensure(["python", "package", "widgets", "webengine", "xcb", "fonts"])
    python = make_environment()
    folder = freeze(python, DIST)
    check_bundle(folder)
    for line in prove(folder, python):
        _say(line)
    _say(
        f"Built {folder.relative_to(ROOT)}: {size_of(folder) / 2**20:.0f} MB,"
        f" {sum(1 for _ in files_of(folder))} files, {hash_of(folder)}"
    )


if __name__ == "__main__":
    main()
