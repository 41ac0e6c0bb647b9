"""The house keeps its rules, and every rule is seen to fail where it is broken."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house import RULES, imports, locks, names, rooms, signals, sizes
from tests.house.__main__ import figures
from tests.house.code import Breach

ROOT = Path(__file__).resolve().parents[2]

Rule = Callable[[Path], list[Breach]]


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def long_function(lines: int) -> str:
    return "def long() -> None:\n" + "    pass\n" * (lines - 1)


def long_class(methods: int) -> str:
    return "class Wide:\n" + "".join(
        f"    def m{number}(self) -> None: ...\n" for number in range(methods)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    assert [str(breach) for breach in rule(ROOT)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_small_true_house_has_no_breach(rule: Rule, tmp_path: Path) -> None:
    root = lay_out(
        tmp_path,
        {
            "ARCHITECTURE.md": "`crank_desktop/` with `render/`, `tests/`, `requirements/`\n",
            "crank_desktop/__init__.py": '"""A program."""\n',
            "crank_desktop/bundled.py": "from pathlib import Path\nHERE = Path(__file__)\n",
            "crank_desktop/render/__init__.py": "",
            "crank_desktop/render/email.py": "from crank_desktop import bundled\n",
            "requirements/run.txt": "lxml==6.0 \\\n    --hash=sha256:00\n    # via crank\n",
            "tests/unit/test_email.py": "x = 1\n" * 5,
        },
    )
    assert [str(breach) for breach in rule(root)] == []


BROKEN: list[tuple[Rule, dict[str, str], str]] = [
    (
        signals.every_signal_is_heard_by_a_test,
        {
            "crank_desktop/a.py": "class A:\n    heard = Signal()\n    mute = Signal(str)\n",
            "tests/gui/test_a.py": "with qtbot.waitSignal(a.heard):\n    a.mute\n",
        },
        "crank_desktop/a.py:3: The signal “mute” is fired by no test.",
    ),
    (
        sizes.median_file_is_short,
        {f"crank_desktop/{name}.py": "x = 1\n" * 143 for name in "abc"},
        "crank_desktop:1: The median file has 143 lines; 142 are allowed.",
    ),
    (
        sizes.files_are_short,
        {"packaging/a.py": "\n" * 400, "tests/b.py": "x = 1\n" * 401},
        "tests/b.py:1: The file has 401 lines; 400 are allowed.",
    ),
    (
        sizes.classes_are_short,
        {"crank_desktop/a.py": "\n\nclass Long:\n" + "    x = 1\n" * 300},
        "crank_desktop/a.py:3: Long has 301 lines; 300 are allowed.",
    ),
    (
        sizes.classes_are_short,
        {"crank_desktop/a.py": long_class(25), "crank_desktop/b.py": long_class(26)},
        "crank_desktop/b.py:1: Wide has 26 methods; 25 are allowed.",
    ),
    (
        sizes.functions_are_short,
        {"crank_desktop/a.py": long_function(50), "tests/b.py": "\n" + long_function(51)},
        "tests/b.py:2: long has 51 lines; 50 are allowed.",
    ),
    (
        sizes.everything_is_typed,
        {"crank_desktop/a.py": "class A:\n    def of(self, x, *y: int, **z): ...\n"},
        "crank_desktop/a.py:2: of leaves untyped: x, z, return.",
    ),
    (
        sizes.everything_is_typed,
        {"crank_desktop/a.py": "class A:\n    @staticmethod\n    def of(x) -> None: ...\n"},
        "crank_desktop/a.py:3: of leaves untyped: x.",
    ),
    (
        sizes.code_is_outweighed_by_tests,
        {"crank_desktop/a.py": "x = 1\n\n" * 4, "tests/unit/test_a.py": "\nassert True\n" * 3},
        "tests:1: There are 0.75 lines of tests for each line of code.",
    ),
    (
        imports.qt_in_half_at_most,
        {
            "crank_desktop/a.py": "from PySide6.QtCore import QObject\n",
            "crank_desktop/b.py": "def icon() -> None:\n    import qtawesome\n",
            "crank_desktop/c.py": "",
        },
        "crank_desktop:1: 67% of the modules import Qt; half of them may.",
    ),
    (
        imports.one_door_to_bundled_files,
        {"crank_desktop/a.py": "import sys\nHERE = __file__\n"},
        "crank_desktop/a.py:2: Bundled files are reached through crank_desktop/bundled.py alone.",
    ),
    (
        imports.one_door_to_bundled_files,
        {"crank_desktop/a.py": "from importlib import resources\n"},
        "crank_desktop/a.py:1: Bundled files are reached through crank_desktop/bundled.py alone.",
    ),
    (
        names.no_banned_names,
        {"crank_desktop/text_utils.py": "", "crank_desktop/metadata.py": ""},
        "crank_desktop/text_utils.py:1: “utils” says nothing in the name of a module.",
    ),
    (
        names.no_banned_names,
        {"crank_desktop/stories/__init__.py": ""},
        "crank_desktop/stories/__init__.py:1: “stories” says nothing in the name of a module.",
    ),
    (
        names.no_banned_calls,
        {"crank_desktop/a.py": "def go(app: object) -> None:\n    app.processEvents()\n"},
        f"crank_desktop/a.py:2: processEvents is banned: {names.BANNED_CALLS['processEvents']}.",
    ),
    (
        rooms.every_folder_is_named,
        {"ARCHITECTURE.md": "- `tests/`\n", "attic/a.txt": "", "tests/a.py": "", "out/a": ""},
        "ARCHITECTURE.md:1: The folder attic/ is not named.",
    ),
    (
        rooms.every_package_is_named,
        {"ARCHITECTURE.md": "`crank_desktop/`\n", "crank_desktop/attic/__init__.py": ""},
        "ARCHITECTURE.md:1: The package crank_desktop/attic/ is not named.",
    ),
    (
        rooms.no_room_is_invented,
        {"ARCHITECTURE.md": "Pictures go to `out/`.\n\nSee `crank_desktop.castle`.\n"},
        "ARCHITECTURE.md:3: crank_desktop/castle is named and does not exist.",
    ),
    (
        rooms.no_room_is_invented,
        {
            "ARCHITECTURE.md": "```\ncrank_desktop/\n  model/   nouns\n    castle/  air\n```\n",
            "crank_desktop/model/__init__.py": "",
        },
        "ARCHITECTURE.md:4: crank_desktop/model/castle is named and does not exist.",
    ),
    (
        locks.locks_hold_hashes_and_no_addresses,
        {"requirements/run.txt": "# by make lock\nlxml==6.0\nnh3==0.3 \\\n    --hash=sha256:0\n"},
        "requirements/run.txt:2: lxml==6.0 carries no hash.",
    ),
    (
        locks.locks_hold_hashes_and_no_addresses,
        {"requirements/run.txt": "--index-url somewhere\n"},
        "requirements/run.txt:1: A lock names no address of packages.",
    ),
]


@pytest.mark.parametrize(
    ("rule", "files", "breach"), BROKEN, ids=lambda one: getattr(one, "__name__", "")
)
def test_a_broken_rule_is_reported(
    rule: Rule, files: dict[str, str], breach: str, tmp_path: Path
) -> None:
    root = lay_out(tmp_path, {".gitignore": "out/\n", **files})
    assert [str(one) for one in rule(root)] == [breach]


def test_every_rule_is_seen_to_fail() -> None:
    proven = {rule for rule, _files, _breach in BROKEN} | {imports.no_import_cycles}
    assert proven == set(RULES)


@pytest.mark.parametrize(
    "back",
    [
        "from crank_desktop import a\n",
        "from .a import x\n",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import crank_desktop.a\n",
        "def late() -> None:\n    from crank_desktop.a import x\n",
    ],
)
def test_a_cycle_is_found_wherever_the_import_hides(back: str, tmp_path: Path) -> None:
    root = lay_out(
        tmp_path,
        {
            "crank_desktop/__init__.py": "",
            "crank_desktop/a.py": "from crank_desktop.b import y\nx = 1\n",
            "crank_desktop/b.py": back,
        },
    )
    (breach,) = imports.no_import_cycles(root)
    assert breach.sentence.startswith("Modules import each other: crank_desktop.")
    assert {"crank_desktop.a", "crank_desktop.b"} <= set(breach.sentence[:-1].split())
    text = (root / breach.path).read_text(encoding="utf-8").splitlines()
    assert "import" in text[breach.line - 1]


def test_a_package_may_gather_what_its_modules_offer(tmp_path: Path) -> None:
    root = lay_out(
        tmp_path,
        {
            "crank_desktop/render/__init__.py": "from crank_desktop.render import email\n",
            "crank_desktop/render/email.py": "from crank_desktop.render import words\n",
            "crank_desktop/render/words.py": "",
        },
    )
    assert imports.no_import_cycles(root) == []


def test_the_figures_name_the_largest_of_each(tmp_path: Path) -> None:
    root = lay_out(
        tmp_path,
        {
            "crank_desktop/a.py": long_function(12) + "def bare(x): ...\n",
            "tests/test_a.py": long_class(7),
        },
    )
    printed = {name: value for name, value, _allowed in figures(root)}
    assert printed == {
        "median file": "13 lines",
        "longest file": "13 lines (crank_desktop/a.py)",
        "longest class": "8 lines (Wide, tests/test_a.py)",
        "longest function": "12 lines (long, crank_desktop/a.py)",
        "functions typed": "50.0%",
        "tests per line of code": "0.62",
        "modules with Qt": "0%",
    }
