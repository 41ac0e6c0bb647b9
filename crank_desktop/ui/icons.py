"""Icons of the window: one family (Material Design, by QtAwesome), in the colors of the theme.

QtAwesome takes a tenth of a second to import, so icons come after the window is painted: buttons
and actions say which icon is theirs, and get it at ``load`` and whenever the theme changes.
"""

import functools
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QIcon

from crank_desktop.ui.theme import Theme

FAMILY_FILES = "materialdesignicons6-*"
"""How the family's files are called, whatever its version."""


class HasIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon, /) -> None:  # noqa: N802 - Qt's name
        """Show it."""


class Icons(QObject):
    """Which icon each button and action bears; ``loaded`` whenever all of them were drawn anew."""

    loaded = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bound: list[tuple[HasIcon, str, str]] = []
        self._loaded = False
        theme.changed.connect(self._color)

    def bind(self, bearer: HasIcon, name: str, color: str = "text") -> None:
        """Give a button or an action an icon by its name in the family, in a token's color."""
        self._bound.append((bearer, name, color))
        if self._loaded:
            bearer.setIcon(self.icon(name, color))

    def load(self) -> None:
        """Show the icons from now on."""
        self._loaded = True
        self._color()

    def icon(self, name: str, color: str = "text") -> QIcon:
        """An icon of the family in a color of the theme, by its token."""
        shown, off = self._theme.color(color), self._theme.color("muted")
        return QIcon(_family().icon(name, color=shown, color_disabled=off))

    def _color(self) -> None:
        if self._loaded:
            for bearer, name, color in self._bound:
                bearer.setIcon(self.icon(name, color))
            self.loaded.emit()


class _Family(Protocol):
    def icon(self, name: str, /, *, color: QColor, color_disabled: QColor) -> QIcon: ...


@functools.cache
def _family() -> _Family:
    """The one family of QtAwesome's dozen that is used: the others are not even loaded."""
    from qtawesome import iconic_font  # noqa: PLC0415 - see above

    fonts = Path(iconic_font.__file__).parent / "fonts"
    face, codes = (next(fonts.glob(f"{FAMILY_FILES}.{kind}")).name for kind in ("ttf", "json"))
    family: _Family = iconic_font.IconicFont(("mdi6", face, codes))
    return family
