"""How the window looks: tokens of ``resources/themes``, the palette and style sheet made of them.

A widget names no color, size or font: it says what it is by a dynamic property (``role``) or an
object name, and ``window.qss`` says how that looks. Layouts take their distances from ``Space``.
"""

import functools
import tomllib
from collections.abc import Mapping
from enum import IntEnum, StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from crank_desktop.bundled import resource, resource_text

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


class Theme(QObject):
    """The colors in use; ``changed`` when they are others now."""

    changed = Signal()

    def __init__(self, choice: ThemeChoice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
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
    def is_dark(self) -> bool:
        """Whether the dark tokens are in use."""
        if self._choice is ThemeChoice.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice is ThemeChoice.DARK

    def color(self, token: str) -> QColor:
        """The color of a token; raises ``KeyError`` where there is none of that name."""
        return QColor(tokens(self._name)[token])

    def sheet(self, name: str) -> str:
        """A style sheet of ``resources/themes`` in the colors in use."""
        others = {key: f"{size}px" for key, size in _SIZES.items()} | {"text_family": _FAMILIES}
        return Template(resource_text("themes", name)).substitute(tokens(self._name), **others)

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
