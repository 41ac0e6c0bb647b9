"""The rule of signals: type checkers do not look at them, so a GUI test fires each."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.code import PROGRAM, TESTS, Breach, Module, modules


def signals_of(module: Module) -> Iterator[tuple[str, ast.AST]]:
    """The name of each signal that a class of the module declares, with where it does."""
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.ClassDef):
            continue
        for line in node.body:
            if not isinstance(line, ast.Assign) or not isinstance(line.value, ast.Call):
                continue
            called = line.value.func
            if isinstance(called, ast.Name) and called.id == "Signal":
                yield from ((one.id, line) for one in line.targets if isinstance(one, ast.Name))


def every_signal_is_heard_by_a_test(root: Path) -> list[Breach]:
    """Each signal of the program, private ones aside, is named by a test that hears or fires it."""
    tests = "\n".join(one.text for one in modules(root, TESTS))
    heard = set(re.findall(r"\.(\w+)(?=\.(?:connect|emit)\(|\)|,|\])", tests))
    return [
        module.breach(node, f"The signal “{name}” is fired by no test.")
        for module in modules(root, PROGRAM)
        for name, node in signals_of(module)
        if not name.startswith("_") and name not in heard
    ]
