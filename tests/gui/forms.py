"""Forms under test: in a window, and with what they tell written down."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

NO = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


class Heard:
    """Everything a signal told, the newest last."""

    def __init__(self, signal: SignalInstance) -> None:
        self.told: list[object] = []
        signal.connect(self._hear)

    def _hear(self, *said: object) -> None:
        self.told.append(said[0] if len(said) == 1 else said)

    @property
    def last(self) -> object:
        return self.told[-1]


def shown(qtbot: QtBot, widget: QWidget, width: int = 700, height: int = 900) -> None:
    """Show a widget as a window that has the focus."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    with qtbot.waitActive(widget):
        widget.activateWindow()


def write(field: QWidget, words: str) -> None:
    """Type words in the place of all that stands in a field."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, words)


def click(widget: QWidget) -> None:
    """Press the left button on a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def drag(target: QWidget, mime: QMimeData) -> bool:
    """Carry something over a widget; whether it lets it in."""
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, *NO)
    QApplication.sendEvent(target, enter)
    return enter.isAccepted()


def drop(target: QWidget, mime: QMimeData) -> None:
    """Carry something over a widget and let it go there."""
    drag(target, mime)
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, *NO))
