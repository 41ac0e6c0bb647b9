"""A name changed where it stands: a line over a row of a list, gone when it is done."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameField(QLineEdit):
    """``named`` with what was written, by Return or by going elsewhere; Escape gives up.

    It deletes itself either way; ``back`` is who has the keys after that.
    """

    named = Signal(str)

    def __init__(self, words: str, place: QRect, above: QWidget, back: QWidget) -> None:
        super().__init__(words, above)
        self._back = back
        self.setObjectName("nameEdit")
        self.setAccessibleName("Name")
        self.setGeometry(place)
        self._is_done = False
        self.returnPressed.connect(self.finish)
        self.selectAll()
        self.show()
        self.setFocus()

    def finish(self) -> None:
        """Tell what was written."""
        if not self._is_done:
            self.give_up()
            self.named.emit(self.text().strip())

    def give_up(self) -> None:
        """Go without telling."""
        self._is_done = True
        if self.hasFocus():
            self._back.setFocus()
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape gives up; the list below hears of no key."""
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Going elsewhere is as good as Return; a menu that opens above it is not."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finish()
