"""A part of a window that is scrolled where it is larger than its room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolled(QScrollArea):
    """Shows one widget as wide as there is room; the keys go to what is in it."""

    def __init__(self, inside: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if inside is not None:
            self.setWidget(inside)

    def wheelEvent(self, arg__1: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Leave it to the window while Ctrl is held: it makes texts larger."""
        if arg__1.modifiers() == Qt.KeyboardModifier.ControlModifier:
            arg__1.ignore()
        else:
            super().wheelEvent(arg__1)
