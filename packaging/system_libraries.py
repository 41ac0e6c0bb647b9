"""What the program needs from the system, under the names Debian and Ubuntu give it.

Standard library only: this runs before anything is installed.
"""

from __future__ import annotations  # so that an older Python gets as far as being refused

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """One thing the system must bring: a shared library, a program, a Python module or files.

    ``files`` is a pattern below the root; one file that fits it is enough.

    ``packages`` are the names of the package that holds it, the newest system's first:
    Ubuntu 24.04 renamed some libraries when it widened time to 64 bits.
    """

    packages: tuple[str, ...]
    library: str = ""
    program: str = ""
    module: str = ""
    files: str = ""

    @property
    def name(self) -> str:
        """What is missing, for who has to find it on another system."""
        return self.library or self.program or self.module or self.files

    def is_met(self, libraries: frozenset[str]) -> bool:
        """Whether it is there, ``libraries`` being the names the system's loader knows."""
        if self.library:
            return self.library in libraries
        if self.program:
            return shutil.which(self.program) is not None
        if self.files:
            return any(Path("/").glob(self.files))
        return importlib.util.find_spec(self.module) is not None


_PYTHON = f"python3.{sys.version_info.minor}"


def _library(name: str, *packages: str) -> Need:
    return Need(packages, library=name)


NEEDS: dict[str, tuple[Need, ...]] = {
    "python": (Need((f"{_PYTHON}-venv", "python3-venv"), module="ensurepip"),),
    "widgets": (
        _library("libEGL.so.1", "libegl1"),
        _library("libGL.so.1", "libgl1"),
        _library("libxkbcommon.so.0", "libxkbcommon0"),
        _library("libdbus-1.so.3", "libdbus-1-3"),
        _library("libfontconfig.so.1", "libfontconfig1"),
        _library("libglib-2.0.so.0", "libglib2.0-0t64", "libglib2.0-0"),
    ),
    "webengine": (
        _library("libnss3.so", "libnss3"),
        _library("libasound.so.2", "libasound2t64", "libasound2"),
        _library("libXcomposite.so.1", "libxcomposite1"),
        _library("libXdamage.so.1", "libxdamage1"),
        _library("libXrandr.so.2", "libxrandr2"),
        _library("libXtst.so.6", "libxtst6"),
        _library("libxkbfile.so.1", "libxkbfile1"),
    ),
    "xcb": (
        _library("libxcb-cursor.so.0", "libxcb-cursor0"),
        _library("libxcb-icccm.so.4", "libxcb-icccm4"),
        _library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        _library("libxcb-xkb.so.1", "libxcb-xkb1"),
        _library("libxcb-shape.so.0", "libxcb-shape0"),
        _library("libwayland-cursor.so.0", "libwayland-cursor0"),
        _library("libwayland-egl.so.1", "libwayland-egl1"),
    ),
    "package": (
        _library(
            f"libpython3.{sys.version_info.minor}.so.1.0", f"libpython3.{sys.version_info.minor}"
        ),
        Need(("binutils",), program="objdump"),
    ),
    # Without any, every letter is an empty box.
    "fonts": (Need(("fonts-liberation",), files="usr/share/fonts/**/*.[ot]tf"),),
    "tests": (
        Need(("xvfb",), program="Xvfb"),
        Need(("xauth",), program="xauth"),
    ),
}


def _output(*command: str) -> str:
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout


def known_libraries() -> frozenset[str]:
    """The shared libraries the system's loader finds, by their file names."""
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/usr/sbin:/sbin")
    lines = _output(ldconfig, "-p").splitlines() if ldconfig else []
    return frozenset(line.split()[0] for line in lines if "=>" in line)


def missing(groups: Iterable[str]) -> list[Need]:
    """The needs of these groups of ``NEEDS`` that the system does not meet."""
    libraries = known_libraries()
    return [need for group in groups for need in NEEDS[group] if not need.is_met(libraries)]


def _is_offered(package: str) -> bool:
    """Whether apt can install ``package`` itself, and not only something that stands in for it."""
    return any(
        line.split()[:1] == ["Candidate:"] and "(none)" not in line
        for line in _output("apt-cache", "policy", package).splitlines()
    )


def package_names(
    needs: Iterable[Need], is_offered: Callable[[str], bool] = _is_offered
) -> list[str]:
    """One package for each need: the first that is offered, else the name that is oldest."""
    return [next(filter(is_offered, need.packages), need.packages[-1]) for need in needs]


def ensure(groups: Iterable[str]) -> None:
    """Install what is missing when root; anyone else is told the one command that does it.

    Raises ``SystemExit`` with that one line. Says and does nothing where nothing is missing.
    """
    needs = missing(groups) if sys.platform == "linux" else []
    if not needs:
        return
    if shutil.which("apt-get") is None:
        names = ", ".join(
            need.library or need.program or need.module or need.files for need in needs
        )
        raise SystemExit(f"Missing from this system: {names}. Install them, then run this again.")
    if os.geteuid() != 0:
        command = f"sudo apt-get install -y {' '.join(package_names(needs))}"
        raise SystemExit(f"Some system libraries are missing. Install them with: {command}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=True)
    names_now = package_names(needs)
    sys.stdout.write(f"Installing system libraries: {' '.join(names_now)}\n")
    sys.stdout.flush()
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names_now],
        env=environment,
        check=True,
    )
