"""Rules of imports: no cycle, Qt in few modules, one door to the bundled files.

An import counts wherever it stands: inside a function or under TYPE_CHECKING it only hides.
"""

import ast
import graphlib
from pathlib import Path

from tests.house.code import PROGRAM, Breach, Module, modules

QT = frozenset({"PySide6", "shiboken6", "qtawesome", "qtpy"})
MOST_QT = 0.5
DOOR = f"{PROGRAM}/bundled.py"
_OTHER_DOORS = frozenset({"importlib.resources", "importlib_resources", "pkg_resources", "pkgutil"})


def imports(module: Module) -> list[tuple[str, int]]:
    """What a module imports, as dotted names with their lines; ``from a import b`` is ``a.b``."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found += [(one.name, node.lineno) for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, node)
            found += [(f"{base}.{one.name}", node.lineno) for one in node.names]
    return found


def _base(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    above = parts[: len(parts) - node.level + module.is_package]
    return ".".join([*above, *filter(None, [node.module])])


def graph(root: Path) -> dict[str, dict[str, int]]:
    """For each module of the program the modules of it that it imports, each with its line."""
    program = modules(root, PROGRAM)
    known = {one.name for one in program}
    edges: dict[str, dict[str, int]] = {one.name: {} for one in program}
    for module in program:
        for dotted, line in imports(module):
            target = dotted
            while target and target not in known:
                target = target.rpartition(".")[0]
            if target:
                edges[module.name].setdefault(target, line)
    return edges


def no_import_cycles(root: Path) -> list[Breach]:
    """No module imports itself by way of others; the first cycle is reported."""
    edges = graph(root)
    try:
        graphlib.TopologicalSorter(edges).prepare()
    except graphlib.CycleError as error:
        cycle = list(reversed(error.args[1]))
        line = edges[cycle[0]][cycle[1]]
        path = next(one.path for one in modules(root, PROGRAM) if one.name == cycle[0])
        return [Breach(path, line, f"Modules import each other: {' → '.join(cycle)}.")]
    return []


def qt_share(root: Path) -> float:
    """The share of the program's modules that import Qt."""
    program = modules(root, PROGRAM)
    with_qt = [
        one for one in program if any(name.split(".")[0] in QT for name, _line in imports(one))
    ]
    return len(with_qt) / len(program) if program else 0


def qt_in_half_at_most(root: Path) -> list[Breach]:
    """No more than half of the program's modules know of Qt."""
    share = qt_share(root)
    if share <= MOST_QT:
        return []
    return [Breach(PROGRAM, 1, f"{share:.0%} of the modules import Qt; half of them may.")]


def one_door_to_bundled_files(root: Path) -> list[Breach]:
    """Only ``bundled.py`` knows where the program's own files lie."""
    breaches = []
    for module in modules(root, PROGRAM):
        if module.path == DOOR:
            continue
        lines = [
            line
            for dotted, line in imports(module)
            if any(f"{dotted}.".startswith(f"{door}.") for door in _OTHER_DOORS)
        ]
        lines += [
            node.lineno
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Name) and node.id == "__file__"
        ]
        sentence = f"Bundled files are reached through {DOOR} alone."
        breaches += [module.breach(line, sentence) for line in lines]
    return breaches
