"""What ``make run`` does: opens the window on the sample issues, or works without one.

Nothing of the user's own is touched. The window's library lies in ``out/home`` and stays there
until ``make clean``, so that what was tried once is there the next time. Without a screen, the
sample issues are imported into a library that is thrown away, the newest is exported to ``out/``,
and pictures of the main screens are written beside it.
"""

import calendar
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "out"
FORMATS = ("email", "text", "text-mailchimp", "web", "web-text", "eml", "markdown", "json")
LOOKS = ("light", "dark")
_NAMED_BY_MONTH = "[0-9][0-9][0-9][0-9]-[0-9][0-9].*"
_OPEN_SCREEN = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"


def has_screen(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a window can be shown; on Linux a screen is named by the environment, and answers."""
    if platform != "linux":
        return True
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return False
    # Qt ends the process where the screen that is named does not answer.
    tried = [sys.executable, "-c", _OPEN_SCREEN]
    ended = subprocess.run(tried, env=dict(environment), capture_output=True, check=False)
    return ended.returncode == 0


def samples() -> list[Path]:
    """The sample issues, the oldest first."""
    return sorted((ROOT / "resources" / "samples").glob(_NAMED_BY_MONTH))


def program(name: str, home: Path, *arguments: str) -> None:
    """Run one of the two commands with ``home`` for its libraries and settings.

    Raises ``CalledProcessError`` where it fails.
    """
    command = [_command(name), *arguments]
    subprocess.run(command, env={**os.environ, "CRANK_DESKTOP_HOME": str(home)}, check=True)


def take_pictures(home: Path, look: str) -> None:
    """Pictures of the main screens; what Qt says of the missing screen is told where it fails."""
    command = [_command("crank-desktop"), "--platform", "offscreen"]
    command += ["--screenshots", str(OUT / "screens" / look), "--theme", look]
    environment = {**os.environ, "CRANK_DESKTOP_HOME": str(home)}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode:
        sys.stderr.write(ended.stderr)
        raise subprocess.CalledProcessError(ended.returncode, command)


def seed(home: Path) -> None:
    """Import the sample issues into the library of ``home``, where there is none yet."""
    library = home / "libraries" / "newsletter.crank"
    if not library.exists():
        program("crank", home, "--library", str(library), "import", *map(str, samples()))


def with_a_window() -> None:
    """Open the window until it is closed."""
    home = OUT / "home"
    seed(home)
    _say(
        f"Opening the window on the sample issues, in {OUT.name}/home/: what you change there stays"
        " until “make clean”."
    )
    program("crank-desktop", home)


def without_a_window() -> None:
    """Import, export, and take pictures of the screens, which needs no screen."""
    year, month = map(int, samples()[-1].stem.split("-"))
    newest = f"{calendar.month_name[month]} {year}"
    with tempfile.TemporaryDirectory(prefix="crank-desktop-") as folder:
        home = Path(folder)
        seed(home)
        program("crank", home, "export", newest, "--format", ",".join(FORMATS), "--to", str(OUT))
        for look in LOOKS:
            take_pictures(home, look)
    _say(
        "No screen was found, so this worked without a window, on a library that is thrown away:"
        f" imported {len(samples())} sample issues, exported {newest} to {OUT.name}/, and wrote"
        f" pictures of the main screens to {OUT.name}/screens/."
    )


def _command(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    """Do what this machine can; raises ``SystemExit`` with the code of a step that fails."""
    try:
        if has_screen(os.environ):
            with_a_window()
        else:
            without_a_window()
    except subprocess.CalledProcessError as error:
        raise SystemExit(error.returncode) from error


if __name__ == "__main__":
    main()
