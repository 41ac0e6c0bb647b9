"""Makes ``.venv``: the locked requirements, each checked by its hash, and the program, editable.

Standard library only, started by the system's own Python:
``python3 packaging/bootstrap.py [GROUP…]`` also sees to the system libraries of these groups
(``system_libraries.NEEDS``). Says and does nothing when everything is in place.
"""

from __future__ import annotations  # so that an older Python gets as far as being refused

import hashlib
import subprocess
import sys
from pathlib import Path

import system_libraries

OLDEST_PYTHON = (3, 11)
_MADE_FROM = ("pyproject.toml", "requirements/dev.txt", "packaging/bootstrap.py")


def fingerprint(root: Path) -> str:
    """What a finished ``.venv`` of the checkout at ``root`` was made from, in one line."""
    digest = hashlib.sha256(str(root).encode())
    for name in _MADE_FROM:
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_usable(venv: Path) -> bool:
    """Whether ``venv`` still works: its Python starts, and it was not moved from elsewhere."""
    python, pip = venv / "bin" / "python", venv / "bin" / "pip"
    if not python.exists() or not pip.exists():
        return False
    if str(venv) not in pip.read_text(encoding="utf-8", errors="replace"):
        return False
    check = f"import pip, sys; sys.exit(sys.version_info < {OLDEST_PYTHON})"
    return subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0


def _pip(venv: Path, *arguments: str) -> None:
    pip = [str(venv / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", *arguments], check=True)


def set_up(root: Path) -> bool:
    """Bring the ``.venv`` of the checkout at ``root`` up to date; False when it was already.

    Raises ``subprocess.CalledProcessError`` when a step fails; pip has then said why, and the
    next run starts over.
    """
    venv = root / ".venv"
    stamp = venv / "made-from"
    wanted = fingerprint(root)
    usable = is_usable(venv)
    if usable and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return False
    sys.stdout.write("Setting up .venv; this takes a few minutes the first time.\n")
    sys.stdout.flush()
    if not usable:
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
    locked = str(root / "requirements" / "dev.txt")
    _pip(venv, "--require-hashes", "--only-binary", ":all:", "--requirement", locked)
    _pip(venv, "--no-build-isolation", "--no-deps", "--editable", str(root))
    stamp.write_text(wanted, encoding="utf-8")
    return True


def main(groups: list[str]) -> None:
    """Set up this checkout; raises ``SystemExit`` with one line when that is not possible."""
    unknown = set(groups) - set(system_libraries.NEEDS)
    if unknown:
        raise SystemExit(f"No such group of system libraries: {', '.join(sorted(unknown))}")
    system_libraries.ensure(["python", *groups])
    try:
        set_up(Path(__file__).resolve().parents[1])
    except subprocess.CalledProcessError as error:
        step = " ".join(str(part) for part in error.cmd)
        raise SystemExit(f"Setting up stopped at: {step}") from error


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit("Crank Desktop needs Python 3.11 or newer.")
    main(sys.argv[1:])
