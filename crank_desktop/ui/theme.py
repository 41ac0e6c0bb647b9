"""How the window looks: tokens of ``resources/themes``, the palette and style sheet made of them.

A widget names no color, size or font: it says what it is by a dynamic property (``role``) or an
object name, and ``window.qss`` says how that looks. Layouts take their distances from ``Space``.
"""

import functools
import re
import tomllib
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from string import Template

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from crank_desktop.bundled import resource, resource_text
from crank_desktop.ui.zoom import WHOLE, Zoom

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "background",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "background",
    _Role.Text: "text",
    _Role.PlaceholderText: "muted",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "text",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "text",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "raised",
    _Role.Midlight: "raised",
    _Role.Mid: "line",
    _Role.Dark: "line",
    _Role.Shadow: "line",
    _Role.Accent: "accent",
}


class Space(IntEnum):
    """The one scale of distances, in pixels."""

    TIGHT = 4
    SMALL = 8
    MEDIUM = 12
    LARGE = 16
    WIDE = 24
    HUGE = 32


class ThemeChoice(StrEnum):
    """What an editor can choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


TEXT_FAMILY = "Source Serif 4"
"""The face of what is written; the window itself speaks in the system's."""
_FAMILIES = f'"{TEXT_FAMILY}", "Georgia", "Noto Serif", "Liberation Serif", serif'
_SIZES = {"size_small": 12, "size_body": 13, "size_text": 16, "size_heading": 22}
"""Pixels of what the window says."""
_WRITTEN = {"size_written": 16, "size_written_heading": 22, "measure": 640}
"""Pixels of what an editor writes; the widest line holds about seventy characters."""
_LENGTH = re.compile(r"(?<![\w.#])(\d+)px")


def room_for(widget: QWidget, pixels: int) -> int:
    """So many pixels of an ordinary window, where words are as large as they are in a widget."""
    widget.ensurePolished()
    return round(pixels * widget.fontInfo().pixelSize() / _SIZES["size_body"])


def fit_screen(widget: QWidget, width: int, height: int) -> None:
    """Give a window of its own the size it has at 100 %, at the zoom in use, where it has room."""
    screen = widget.screen().availableSize()
    over = widget.parentWidget()
    if over is not None:
        screen = screen.expandedTo(over.window().size())
    most = screen - QSize(Space.HUGE, Space.HUGE)
    widget.resize(QSize(room_for(widget, width), room_for(widget, height)).boundedTo(most))


class Theme(QObject):
    """The colors and sizes in use; ``changed`` when they are others now."""

    changed = Signal()

    def __init__(
        self, choice: ThemeChoice, parent: QObject | None = None, zoom: Zoom | None = None
    ) -> None:
        super().__init__(parent)
        self._choice = choice
        self._zoom = (zoom or Zoom()).within()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def choice(self) -> ThemeChoice:
        """What the editor chose."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Take another look."""
        self._choice = choice
        self._apply()
        self.changed.emit()

    @property
    def zoom(self) -> Zoom:
        """How large everything is."""
        return self._zoom

    def resize(self, zoom: Zoom) -> None:
        """Let everything be larger or smaller."""
        zoom = zoom.within()
        if zoom != self._zoom:
            self._zoom = zoom
            self._apply()
            self.changed.emit()

    @property
    def is_dark(self) -> bool:
        """Whether the dark tokens are in use."""
        if self._choice is ThemeChoice.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice is ThemeChoice.DARK

    def color(self, token: str) -> QColor:
        """The color of a token; raises ``KeyError`` where there is none of that name."""
        return QColor(tokens(self._name)[token])

    def sheet(self, name: str) -> str:
        """A style sheet of ``resources/themes`` in the colors and sizes in use."""
        window = self._zoom.window / WHOLE
        written = window * self._zoom.text / WHOLE
        sizes = {key: f"{round(size * window)}px" for key, size in _SIZES.items()}
        sizes |= {key: f"{round(size * written)}px" for key, size in _WRITTEN.items()}
        text = _LENGTH.sub(lambda found: _zoomed(int(found[1]), window), _sheet_text(name))
        return Template(text).substitute(tokens(self._name), **sizes, text_family=_FAMILIES)

    @property
    def _name(self) -> str:
        return "dark" if self.is_dark else "light"

    def _follow(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        application.setPalette(_palette(tokens(self._name)))
        application.setStyleSheet(self.sheet("window.qss"))


@functools.cache
def tokens(name: str) -> Mapping[str, str]:
    """The colors of one theme by token."""
    return {key: str(value) for key, value in tomllib.loads(_theme_text(name)).items()}


@functools.cache
def _sheet_text(name: str) -> str:
    return resource_text("themes", name)


def _zoomed(pixels: int, factor: float) -> str:
    """A length of a sheet; a hairline stays one."""
    return f"{pixels if pixels <= 1 else round(pixels * factor)}px"


def _theme_text(name: str) -> str:
    return resource_text("themes", f"{name}.toml")


def load_fonts() -> None:
    """Make the faces that ship known to Qt."""
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _palette(colors: Mapping[str, str]) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(colors[token]))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors["muted"]))
    return palette
