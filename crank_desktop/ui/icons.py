"""Icons of the window: one family (Material Design, by QtAwesome), in the colors of the theme.

QtAwesome takes a tenth of a second to import, so icons come after the window is painted: buttons
and actions say which icon is theirs, and get it at ``load`` and whenever the theme changes.
"""

from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon

from crank_desktop.ui.theme import Theme


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
        import qtawesome  # noqa: PLC0415 - see above

        shown, off = self._theme.color(color), self._theme.color("muted")
        return QIcon(qtawesome.icon(name, color=shown, color_disabled=off))

    def _color(self) -> None:
        if self._loaded:
            for bearer, name, color in self._bound:
                bearer.setIcon(self.icon(name, color))
            self.loaded.emit()
