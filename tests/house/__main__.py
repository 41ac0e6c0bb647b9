"""``python -m tests.house``: the figures of the house, for a reader of ``make check``."""

import sys
from collections.abc import Iterable
from pathlib import Path

from tests.house.code import CODE, PROGRAM, TESTS, classes, functions, modules, span
from tests.house.imports import MOST_QT, qt_share
from tests.house.sizes import (
    LONGEST_CLASS,
    LONGEST_FILE,
    LONGEST_FUNCTION,
    MEDIAN_FILE,
    TESTS_PER_CODE,
    lines_of_tests_per_code,
    median_file,
    signatures,
)


def _largest(sized: Iterable[tuple[int, str]]) -> str:
    length, where = max(sized, default=(0, "nothing"))
    return f"{length} lines ({where})"


def figures(root: Path) -> list[tuple[str, str, str]]:
    """Each figure of the checkout at ``root``: what it measures, what it is, what is allowed."""
    everything = modules(root, *CODE, TESTS)
    typed = [not names for one in modules(root, PROGRAM) for _function, names in signatures(one)]
    share = sum(typed) / len(typed) if typed else 1
    file = _largest((one.length, one.path) for one in everything)
    of_classes = _largest(
        (span(node), f"{node.name}, {one.path}") for one in everything for node in classes(one.tree)
    )
    of_functions = _largest(
        (span(node), f"{node.name}, {one.path}")
        for one in everything
        for node in functions(one.tree)
    )
    return [
        ("median file", f"{median_file(root):g} lines", f"≤ {MEDIAN_FILE}"),
        ("longest file", file, f"≤ {LONGEST_FILE}"),
        ("longest class", of_classes, f"≤ {LONGEST_CLASS}"),
        ("longest function", of_functions, f"≤ {LONGEST_FUNCTION}"),
        ("functions typed", f"{share:.1%}", "100%"),
        ("tests per line of code", f"{lines_of_tests_per_code(root):.2f}", f"≥ {TESTS_PER_CODE}"),
        ("modules with Qt", f"{qt_share(root):.0%}", f"≤ {MOST_QT:.0%}"),
    ]


if __name__ == "__main__":
    for name, value, allowed in figures(Path(__file__).resolve().parents[2]):
        sys.stdout.write(f"{name:24}{value}  [{allowed}]\n")
