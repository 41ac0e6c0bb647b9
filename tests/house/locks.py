"""The rule of the locked requirements."""

import itertools
import re
from pathlib import Path

from tests.house.code import Breach

_PIN = re.compile(r"^[A-Za-z0-9]")
_HASH = "--hash=sha256:"


def locks_hold_hashes_and_no_addresses(root: Path) -> list[Breach]:
    """Every pin carries a hash, and no line names where packages come from."""
    breaches = []
    for path in sorted((root / "requirements").glob("*.txt")):
        name = path.relative_to(root).as_posix()
        lines = [*path.read_text(encoding="utf-8").splitlines(), ""]
        for number, (line, following) in enumerate(itertools.pairwise(lines), start=1):
            if "://" in line or re.match(r"\s*(-i|-f|--(index|extra-index|find-links))\b", line):
                breaches.append(Breach(name, number, "A lock names no address of packages."))
            if _PIN.match(line) and _HASH not in line + following:
                breaches.append(Breach(name, number, f"{line.split()[0]} carries no hash."))
    return breaches
