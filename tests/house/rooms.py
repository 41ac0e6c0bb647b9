"""The rule that ARCHITECTURE.md is true: it names every folder, and none that is not there.

A folder is named by a line of a tree in a fenced block (``  model/   the nouns``) or in running
text as inline code that ends in a slash (``resources/``) or starts with the program's name
(``crank_desktop.model``).
"""

import fnmatch
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.code import PROGRAM, Breach, modules

PAPER = "ARCHITECTURE.md"
_FENCE = re.compile(r"^\s*(```|~~~)")
_BRANCH = re.compile(r"^([\s│├└─]*)([\w.-]+)/(?=\s|$)")
_CODE = re.compile(r"`([^`]+)`")
_FOLDER = re.compile(r"(?:[\w.-]+/)+")
_OF_PROGRAM = re.compile(rf"{PROGRAM}[./][\w./]+")


def named(text: str) -> Iterator[tuple[str, int]]:
    """Each folder or module ``text`` names, as a path without a slash at its end, with its line."""
    fenced = False
    above: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if _FENCE.match(line):
            fenced, above = not fenced, []
        elif not fenced:
            yield from ((path, number) for path in _in_running_text(line))
        elif branch := _BRANCH.match(line):
            depth = len(branch[1])
            above = [one for one in above if one[0] < depth]
            path = "/".join([*(part for _depth, part in above), branch[2]])
            above.append((depth, branch[2]))
            yield path, number


def _in_running_text(line: str) -> Iterator[str]:
    for code in _CODE.findall(line):
        if _FOLDER.fullmatch(code) and not code.startswith(".."):
            yield code.rstrip("/")
        elif _OF_PROGRAM.fullmatch(code) and not code.endswith(".py"):
            yield code.replace(".", "/").rstrip("/")


def _ignored(root: Path) -> list[str]:
    file = root / ".gitignore"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [".git", *(line.strip("/ ") for line in lines if line.strip())]


def _folders(root: Path) -> list[str]:
    """The folders at the top of a checkout, without what git ignores."""
    ignored = _ignored(root)
    return sorted(
        path.name
        for path in root.iterdir()
        if path.is_dir() and not any(fnmatch.fnmatch(path.name, one) for one in ignored)
    )


def _paper(root: Path) -> str:
    file = root / PAPER
    return file.read_text(encoding="utf-8") if file.exists() else ""


def every_folder_is_named(root: Path) -> list[Breach]:
    """ARCHITECTURE.md names every folder at the top of the checkout."""
    tops = {path.split("/")[0] for path, _line in named(_paper(root))}
    return [
        Breach(PAPER, 1, f"The folder {name}/ is not named.")
        for name in _folders(root)
        if name not in tops
    ]


def every_package_is_named(root: Path) -> list[Breach]:
    """ARCHITECTURE.md names every package of the program."""
    rooms = {path.removeprefix(f"{PROGRAM}/") for path, _line in named(_paper(root))}
    packages = {one.path.rpartition("/")[0] for one in modules(root, PROGRAM)} - {PROGRAM}
    return [
        Breach(PAPER, 1, f"The package {package}/ is not named.")
        for package in sorted(packages)
        if package.removeprefix(f"{PROGRAM}/") not in rooms
    ]


def no_room_is_invented(root: Path) -> list[Breach]:
    """ARCHITECTURE.md names nothing that is not there, unless git ignores it."""
    ignored = _ignored(root)
    homes = [root, *(root / name for name in _folders(root))]
    return [
        Breach(PAPER, line, f"{path} is named and does not exist.")
        for path, line in named(_paper(root))
        if not any(fnmatch.fnmatch(path.split("/")[0], one) for one in ignored)
        and not any((home / f"{path}{end}").exists() for home in homes for end in ("", ".py"))
    ]
