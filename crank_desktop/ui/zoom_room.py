"""Larger and smaller texts in their window: by menu, by keys, by the wheel with Ctrl held."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent

from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.zoom import WHOLE

_NOTCH = 120
"""What Qt says of one notch of a wheel; a touch pad says it in small parts."""


class ZoomRoom(QObject):
    """Binds the actions, and hears the wheel over the middle of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._theme = window.theme
        self._turned = 0
        window.actions_.on("text-larger", lambda: self.step(1))
        window.actions_.on("text-smaller", lambda: self.step(-1))
        window.actions_.on("text-normal", self.normal)
        window.middle.installEventFilter(self)

    def step(self, by: int) -> None:
        """Show what is written so many steps larger, or smaller."""
        self._theme.resize(self._theme.zoom.stepped(by))

    def normal(self) -> None:
        """Show what is written as large as at first."""
        self._theme.resize(replace(self._theme.zoom, text=WHOLE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the wheel while Ctrl is held; fields and pages leave that one to the window."""
        if event.type() is QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if held:
                self._turn(event.angleDelta().y())
            return held
        return super().eventFilter(watched, event)

    def _turn(self, by: int) -> None:
        self._turned += by
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.step(steps)
