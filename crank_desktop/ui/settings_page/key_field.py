"""A field that takes the keys that are pressed in it, instead of what they do elsewhere."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ONLY_HELD = {
    Qt.Key.Key_Control,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_unknown,
}
_TAKES_AWAY = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}


class KeyField(QLineEdit):
    """``pressed`` with the keys, ``emptied`` by Backspace, ``left`` by Escape; Tab goes on."""

    pressed = Signal(QKeyCombination)
    emptied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keyField")
        self.setAccessibleName("Press the new keys")
        self.setPlaceholderText("Press the new keys")
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def event(self, arg__1: QEvent) -> bool:
        """Take keys before they do what they do elsewhere."""
        if arg__1.type() is QEvent.Type.ShortcutOverride:
            arg__1.accept()
            return True
        return super().event(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Say what was pressed, once it is more than a key that is only held."""
        key = Qt.Key(arg__1.key())
        held = arg__1.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alone = held == Qt.KeyboardModifier.NoModifier
        if alone and key == Qt.Key.Key_Escape:
            self.left.emit()
        elif alone and key in _TAKES_AWAY:
            self.emptied.emit()
        elif key not in _ONLY_HELD:
            self.pressed.emit(QKeyCombination(held, key))
        arg__1.accept()
