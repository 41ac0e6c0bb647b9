"""What Crank Desktop is made of: each part with its version, its license and the text of that."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata

from crank_desktop import __version__
from crank_desktop.bundled import resource_text

LIBRARIES = (
    "alembic",
    "chunspell-next",
    "css-inline",
    "filelock",
    "Jinja2",
    "lxml",
    "Markdown",
    "nh3",
    "platformdirs",
    "psutil",
    "PySide6",
    "PyYAML",
    "QtAwesome",
    "regex",
    "SQLModel",
)
"""The libraries that the program imports itself; what they need comes along."""

_SHORT = {"BSD License": "BSD", "MIT License": "MIT", "Apache Software License": "Apache-2.0"}
_CLASSIFIER = "License :: OSI Approved :: "
_FULL = 50
"""Characters of a line from which on it may have been broken for its length alone."""
_BEGINS = re.compile(r"copyright|[^\w\s\"'(“<]|\(\w\)|\w{1,2}[.)]\s|\d", re.IGNORECASE)
"""What begins a line of its own."""
_QT = frozenset({"pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6"})


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the program; ``license`` is its short name, ``text`` the whole."""

    name: str
    version: str
    license: str
    text: str


def components() -> tuple[Component, ...]:
    """Every part: the program, what it stands on, what ships with it, then the libraries."""
    qt = metadata.version("PySide6-Essentials")
    lgpl = _text("qt-LGPL-3") + _text("qt-GPL-3")
    shipped = (
        Component("Crank Desktop", __version__, "MIT", _text("crank-desktop-MIT")),
        Component("Python", platform.python_version(), "PSF-2.0", _text("python-PSF")),
        Component("Qt and PySide", qt, "LGPL-3.0", lgpl),
        Component("Source Serif", "4", "OFL-1.1", _text("source-serif-4-OFL")),
        Component("Material Design Icons", "6", "Apache-2.0", _text("icons-Apache-2.0")),
        Component("American dictionary (SCOWL)", "2020.12.07", "SCOWL", _text("dictionary-en-US")),
        Component("British dictionary", "3.1.4", "LGPL-3.0", _text("dictionary-en-GB") + lgpl),
    )
    found = (metadata.distribution(name) for name in needed() if name not in _QT)
    return (*shipped, *(_component(one) for one in found))


def flowing(text: str) -> str:
    """A license whose lines go on where there is room; its paragraphs and short lines stay."""
    lines: list[str] = []
    before = ""
    for line in text.splitlines():
        goes_on = len(before) >= _FULL and line[:1].strip() and not _BEGINS.match(line)
        if goes_on and lines:
            lines[-1] = f"{lines[-1].rstrip()} {line}"
        else:
            lines.append(line)
        before = line.strip()
    return "\n".join(lines)


def needed() -> tuple[str, ...]:
    """The libraries with all that they need, by their normalized names, sorted."""
    known: set[str] = set()
    asked = [_normal(name) for name in LIBRARIES]
    while asked:
        name = asked.pop()
        if name not in known and _is_there(name):
            known.add(name)
            asked += _needs_of(name)
    return tuple(sorted(known))


def _needs_of(name: str) -> Iterator[str]:
    for line in metadata.requires(name) or ():
        requirement, _, marker = line.partition(";")
        if "extra" not in marker:
            yield _normal(re.split(r"[^\w.-]", requirement.strip())[0])


def _is_there(name: str) -> bool:
    """Not every need is one of this system and this Python."""
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _component(found: metadata.Distribution) -> Component:
    texts = [
        file.read_text(encoding="utf-8")
        for file in found.files or ()
        if ".dist-info/" in str(file) and re.search(r"licen[cs]e|copying", file.name, re.IGNORECASE)
    ]
    return Component(found.name, found.version, _license_of(found), "\n\n".join(texts))


def _license_of(found: metadata.Distribution) -> str:
    told = found.metadata
    for key in ("License-Expression", "License"):
        if key in told and "\n" not in told[key]:
            return _SHORT.get(told[key], told[key])
    for line in told.get_all("Classifier") or ():
        if line.startswith(_CLASSIFIER):
            words = line.removeprefix(_CLASSIFIER)
            return str(_SHORT.get(words, words))
    return ""


def _text(name: str) -> str:
    return resource_text("licences", f"{name}.txt")
