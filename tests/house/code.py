"""Reading the source of a checkout: its modules, and what a breach of a rule looks like."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "crank_desktop"
CODE = (PROGRAM, "database", "packaging")
TESTS = "tests"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Breach:
    """A broken rule: where, by a path from the checkout's folder, and one sentence about it."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the checkout's folder, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The dotted name it is imported by; a package has that of its folder."""
        return ".".join(Path(self.path).with_suffix("").parts).removesuffix(".__init__")

    @property
    def is_package(self) -> bool:
        """Whether this is the ``__init__`` of a package."""
        return Path(self.path).name == "__init__.py"

    @property
    def length(self) -> int:
        """All lines, blank ones and comments too."""
        return len(self.text.splitlines())

    @property
    def written(self) -> int:
        """The lines that are not blank."""
        return sum(1 for line in self.text.splitlines() if line.strip())

    @property
    def only_speaks(self) -> bool:
        """Whether it holds nothing but its docstring."""
        return not self.tree.body or (
            len(self.tree.body) == 1 and bool(ast.get_docstring(self.tree))
        )

    def breach(self, node: ast.AST | int, sentence: str) -> Breach:
        """A breach at ``node``, or at a line of this file."""
        line = node if isinstance(node, int) else getattr(node, "lineno", 1)
        return Breach(self.path, line, sentence)


def modules(root: Path, *folders: str) -> list[Module]:
    """Every Python file below these folders of the checkout at ``root``, in order of path."""
    return [
        _module(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
        for folder in folders
        for path in sorted((root / folder).rglob("*.py"))
    ]


@functools.cache
def _module(path: str, text: str) -> Module:
    """Every rule asks for the same trees, and reading them is most of the work."""
    return Module(path, text, ast.parse(text))


def functions(tree: ast.Module) -> Iterator[Function]:
    """Every function and method, those inside others too."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Every class, those inside others too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def span(node: Function | ast.ClassDef) -> int:
    """The lines from the first to the last, docstring included, decorators not."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
