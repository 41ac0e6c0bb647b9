"""What of Qt, Python and the system goes into the frozen program, and what stays out.

PyInstaller takes everything that might be needed, which is 620 MB. Kept is what is named here, and
the libraries that it is linked with. Standard library only.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""One file of the bundle as PyInstaller lists it: its place there, its source, its kind."""

BINDINGS = frozenset(
    "QtCore QtDBus QtGui QtNetwork QtPrintSupport QtWebChannel QtWebEngineCore QtWebEngineWidgets"
    " QtWidgets".split()
)
"""Modules of PySide6; none of ``GPL_ALONE`` may be among them."""

PLUGINS: Mapping[str, frozenset[str]] = {
    "imageformats": frozenset({"qgif", "qico", "qjpeg", "qwebp"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "platforms": frozenset({"qcocoa", "qminimal", "qoffscreen", "qwayland", "qwindows", "qxcb"}),
    "platformthemes": frozenset({"qxdgdesktopportal"}),
    "styles": frozenset({"qmacstyle", "qmodernwindowsstyle"}),
    "wayland-decoration-client": frozenset({"bradient"}),
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "xcbglintegrations": frozenset({"qxcb-egl-integration", "qxcb-glx-integration"}),
}
"""Plugins of Qt by kind. The program asks no network, so that there is none for TLS."""

LOCALES = frozenset({"en-US"})
"""The words that WebEngine itself can say."""

EXCLUDED_MODULES = (
    *("tkinter", "unittest", "doctest", "pydoc", "lib2to3", "test", "curses", "readline"),
    *("setuptools", "distutils", "pip", "pkg_resources", "_distutils_hack"),
    *("PySide6.QtSql", "PySide6.QtDataVisualization", "PyQt5", "PyQt6", "PySide2"),
    *("sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql"),
    *("lxml.html.diff", "lxml.isoschematron", "lxml.objectify", "lxml.sax"),
    *("alembic.testing", "pydantic.mypy", "sqlalchemy.ext.mypy"),
    *("sqlalchemy.testing", "PySide6.scripts", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"),
    *("aiosqlite", "psycopg", "psycopg2", "asyncpg", "pygments", "rich", "dotenv"),
)
"""Modules that somebody imports in case they are there."""

LEFT_TO_THE_SYSTEM = ("libexpat", "libstdc++", "libgcc_s")
"""Libraries that drivers and fonts of the system bring in their own, newer version."""

GPL_ALONE = (
    *("Charts", "Coap", "DataVisualization", "Graphs", "HttpServer", "Lottie", "Mqtt"),
    *("NetworkAuth", "Quick3D", "QuickTimeline", "ShaderTools", "VirtualKeyboard"),
    "WaylandCompositor",
)
"""Modules of Qt that come under the GPL alone: the program does not, so none may ship with it."""

ICON_FONT = "materialdesignicons6-"
"""The one of QtAwesome's fonts that the window shows."""


def is_wanted(place: str) -> bool:
    """Whether a file of the bundle is kept, by its place alone; libraries are judged by need."""
    parts = PurePosixPath(place).parts
    if parts[:2] == ("qtawesome", "fonts"):
        return parts[-1].startswith(ICON_FONT)
    return parts[0] != "PySide6" or _is_wanted_of_qt([part for part in parts[1:] if part != "Qt"])


def _is_wanted_of_qt(inside: list[str]) -> bool:
    """The same for a file of PySide6, whose folders lie one level deeper on some systems."""
    match inside:
        case [name] if name.startswith("Qt") and not name.endswith(".dll"):
            wanted = name.split(".")[0] in BINDINGS
        case ["plugins", kind, name]:
            wanted = _plain(name) in PLUGINS.get(kind, frozenset())
        case ["translations", "qtwebengine_locales", name]:
            wanted = PurePosixPath(name).stem in LOCALES
        case ["resources", name]:
            wanted = "devtools" not in name and "debug" not in name
        case _:
            wanted = inside[0] not in {"qml", "translations"}
    return wanted


def _plain(name: str) -> str:
    """The name of a plugin on any system: ``libqxcb.so``, ``libqcocoa.dylib``, ``qwindows.dll``."""
    return PurePosixPath(name).stem.removeprefix("lib")


def is_under_the_gpl(name: str) -> bool:
    """Whether a file is of a module in ``GPL_ALONE``, by its name on any system."""
    plain = PurePosixPath(name).name.removeprefix("lib").removeprefix("Qt").removeprefix("6")
    return plain.startswith(GPL_ALONE)


def is_linked_only(place: str) -> bool:
    """Whether a file is a library that is there because another one is linked with it."""
    parts = PurePosixPath(place).parts
    if len(parts) == 1:
        return not parts[0].startswith(("libpython", "python3"))
    return parts[:3] == ("PySide6", "Qt", "lib")


def kept(entries: Iterable[Entry], links_of: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The entries that are wanted, with the libraries they are linked with, in their old order.

    ``links_of`` gives the names of the libraries that a file is linked with. A library of the
    system is kept where Python needs it; those that Qt needs are the system's to bring.
    """
    files = [entry for entry in entries if is_wanted(entry[0])]
    libraries = {
        PurePosixPath(place).name: (place, source)
        for place, source, kind in files
        if kind in {"BINARY", "EXTENSION"} and is_linked_only(place)
    }
    needed = {place for place, _source, _kind in files if not _is_library(place, libraries)}
    asked = deque((place, source) for place, source, _kind in files if place in needed)
    while asked:
        place, source = asked.popleft()
        for name in links_of(source):
            found = libraries.get(PurePosixPath(name).name)
            if found and found[0] not in needed and _may_bring(place, found[0]):
                needed.add(found[0])
                asked.append(found)
    return [entry for entry in files if entry[0] in needed]


def without_loose_ends(entries: Iterable[Entry], places: Iterable[str]) -> list[Entry]:
    """The wanted entries, without links to libraries that are not among ``places``."""
    there = set(places)
    return [
        entry
        for entry in entries
        if is_wanted(entry[0]) and (entry[2] != "SYMLINK" or entry[1] in there)
    ]


def _is_library(place: str, libraries: Mapping[str, tuple[str, str]]) -> bool:
    return libraries.get(PurePosixPath(place).name, ("", ""))[0] == place


def _may_bring(place: str, library: str) -> bool:
    if library.startswith(LEFT_TO_THE_SYSTEM):
        return False
    return not place.startswith(("PySide6", "shiboken6")) or library.startswith("PySide6")
