"""The left column grows and shrinks with the zoom, as its words do."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from crank_desktop.ui.theme import Theme
from crank_desktop.ui.zoom import WHOLE

_MOST = 0.3
"""Of the width of all columns: more is not taken from what is written."""


class LeftWidth(QObject):
    """Follows the theme; a width that an editor has given the column is the one that is kept."""

    def __init__(self, columns: QSplitter, theme: Theme) -> None:
        super().__init__(columns)
        self._columns, self._theme = columns, theme
        self._zoom = theme.zoom.window
        self._given = self._plain = 0
        theme.changed.connect(self._follow)

    def begin(self, sizes: Sequence[int], whole: int) -> None:
        """Give the columns their first widths, meant for 100 %, in a window so wide."""
        self._zoom = self._theme.zoom.window
        self._plain, *rest = sizes
        self._columns.setSizes([self._wide(whole), *rest])
        self._given = self._columns.sizes()[0]

    def _wide(self, whole: int) -> int:
        # Where the editor wants it wider than that anyway, it stays so.
        most = max(round(whole * _MOST), self._plain)
        return min(self._plain * self._zoom // WHOLE, most)

    def _follow(self) -> None:
        zoom = self._theme.zoom.window
        left, *rest = self._columns.sizes()
        if zoom == self._zoom or not left or not sum(rest):
            self._zoom = zoom if left else self._zoom
            return
        if left != self._given:
            self._plain = left * WHOLE // self._zoom
        self._zoom = zoom
        whole = left + sum(rest)
        wide = self._wide(whole)
        shares = [one * (whole - wide) // sum(rest) for one in rest]
        self._columns.setSizes([wide, *shares])
        self._given = self._columns.sizes()[0]
