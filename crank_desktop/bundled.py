"""The one door to what ships with the program: ``resources/`` and ``database/``.

In a checkout the two folders stand beside the package; a wheel and a frozen program
carry them inside it, under ``_bundled/``.
"""

import functools
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@functools.cache
def _root() -> Path:
    inside = _PACKAGE / "_bundled"
    return inside if inside.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below ``resources/``."""
    return _root().joinpath("resources", *parts)


def resource_text(*parts: str) -> str:
    """The text of a file below ``resources/``."""
    return resource(*parts).read_text(encoding="utf-8")


def database(*parts: str) -> Path:
    """The path of a file or folder below ``database/``."""
    return _root().joinpath("database", *parts)


def shape() -> str:
    """In which shape the program runs: "frozen", "installed" or "checkout"."""
    if getattr(sys, "frozen", False):
        return "frozen"
    return "checkout" if _root() == _PACKAGE.parent else "installed"
