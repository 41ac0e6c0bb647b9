"""What ``make run`` does: imports the sample issues and exports the newest of them to ``out/``.

The library is a throwaway one, so that nothing of the user's own is touched.
"""

import calendar
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FORMATS = ("email", "text", "text-mailchimp", "web", "web-text", "eml", "markdown", "json")
_NAMED_BY_MONTH = "[0-9][0-9][0-9][0-9]-[0-9][0-9].*"


def crank(home: Path, *arguments: str) -> None:
    """Run one ``crank`` command on the library of ``home``; raises ``CalledProcessError``."""
    program = Path(sys.executable).with_name("crank")
    environment = {**os.environ, "CRANK_DESKTOP_HOME": str(home)}
    subprocess.run([program, *arguments], env=environment, check=True)


def main() -> None:
    """Import, export, and say where the files are; raises ``SystemExit`` when a step fails."""
    samples = sorted((ROOT / "resources" / "samples").glob(_NAMED_BY_MONTH))
    year, month = map(int, samples[-1].stem.split("-"))
    newest, target = f"{calendar.month_name[month]} {year}", ROOT / "out"
    with tempfile.TemporaryDirectory(prefix="crank-desktop-") as folder:
        try:
            crank(Path(folder), "import", *map(str, samples))
            crank(
                Path(folder), "export", newest, "--format", ",".join(FORMATS), "--to", str(target)
            )
        except subprocess.CalledProcessError as error:
            raise SystemExit(error.returncode) from error
    sys.stdout.write(
        f"Worked without a window, on a library that is thrown away: imported {len(samples)}"
        f" sample issues and exported {newest} to {target.name}/.\n"
    )


if __name__ == "__main__":
    main()
