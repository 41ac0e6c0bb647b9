"""One row of a list that is edited in place: a person, a link."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.editor.written_text import WrittenText
from crank_desktop.ui.forms.address_field import AddressField, address_words
from crank_desktop.ui.theme import Space

Said = tuple[str | None, ...]
"""What a row says, one text for each column; None is an address that it does not have."""


@dataclass(frozen=True, slots=True)
class RowColumn:
    """A column of such a list; ``remark`` makes it one of addresses and says what is wrong there.

    ``share`` is its part of the width.
    """

    name: str
    words: str
    share: int
    placeholder: str = ""
    remark: Callable[[str], str] | None = None


class Ask(Enum):
    """What an editor asks for a row."""

    UP = "Move up"
    DOWN = "Move down"
    AWAY = "Remove"
    BELOW = "Add below"


_KEYS: dict[int, Ask] = {
    Qt.Key.Key_Up: Ask.UP,
    Qt.Key.Key_Down: Ask.DOWN,
    Qt.Key.Key_Delete: Ask.AWAY,
    Qt.Key.Key_Return: Ask.BELOW,
}
_MODIFIERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
"""Held with each of these keys."""


class Row(QWidget):
    """Fields side by side, a remark below them, and buttons for what can be done with the row."""

    edited = Signal()
    asked = Signal(object, object)
    """This row, and an ``Ask``: by a button, or by a key in one of the fields."""

    def __init__(self, columns: Sequence[RowColumn]) -> None:
        super().__init__()
        self._columns = columns
        self.fields: list[TextField] = []
        self._line = QHBoxLayout()
        self._line.setSpacing(Space.SMALL)
        for column in columns:
            field = self._field(column)
            self._line.addWidget(field, column.share, Qt.AlignmentFlag.AlignTop)
        self.buttons = {
            Ask.UP: _button("Move up (Alt+Shift+Up)", "↑"),
            Ask.DOWN: _button("Move down (Alt+Shift+Down)", "↓"),
            Ask.AWAY: _button("Remove (Alt+Shift+Delete)", "✕"),
        }
        beside = QHBoxLayout()
        beside.setSpacing(0)
        for button in self.buttons.values():
            button.clicked.connect(self._press)
            beside.addWidget(button)
        self._line.addLayout(beside)
        self._line.setAlignment(beside, Qt.AlignmentFlag.AlignTop)
        self._remark = QLabel()
        self._remark.setProperty("role", "warning")
        self._remark.setProperty("small", True)  # noqa: FBT003 - Qt's signature
        self._remark.setWordWrap(True)
        self._remark.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.TIGHT)
        self._lines.addLayout(self._line)
        self._lines.addWidget(self._remark)

    def say(self, said: Said) -> None:
        """Let the fields say something; those that say it already are left as they are."""
        for field, text in zip(self.fields, said, strict=True):
            written = field.written or WrittenText("", self, prose=False)
            written.take(address_words(text))
            if isinstance(field, AddressField):
                field.show_address(written, text)
            else:
                field.show_text(written)
        self._judge()

    def said(self) -> Said:
        """What the row says now."""
        return tuple(
            field.address() if isinstance(field, AddressField) else field.text()
            for field in self.fields
        )

    def called(self) -> str:
        """The row in a word or two: the first of its texts that says anything."""
        return next((field.text() for field in self.fields if field.text()), "the empty row")

    def remarked(self) -> str:
        """What is wrong with an address of it; "" where all is well."""
        return self._remark.text()

    def set_writable(self, *, writable: bool) -> None:
        """Let it be written in, or only read."""
        for field in self.fields:
            field.setReadOnly(not writable)
        for button in self.buttons.values():
            button.setVisible(writable)

    def set_narrow(self, *, narrow: bool) -> None:
        """Let the last field have a line of its own, or stand beside the others."""
        last = self.fields[-1]
        alone = self._lines.indexOf(last) >= 0
        if narrow and not alone:
            self._line.removeWidget(last)
            self._lines.insertWidget(1, last)
        elif alone and not narrow:
            self._lines.removeWidget(last)
            place, share = len(self.fields) - 1, self._columns[-1].share
            self._line.insertWidget(place, last, share, Qt.AlignmentFlag.AlignTop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The keys of a row go before those of the window."""
        if not isinstance(event, QKeyEvent) or event.modifiers() != _MODIFIERS:
            return super().eventFilter(watched, event)
        ask = _KEYS.get(event.key())
        if ask is None or self.fields[0].isReadOnly():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress:
            self.asked.emit(self, ask)
        event.accept()
        return True

    def _field(self, column: RowColumn) -> TextField:
        if column.remark is None:
            field = TextField(column.name, column.words)
            field.setPlaceholderText(column.placeholder)
        else:
            field = AddressField(column.name, column.words, column.placeholder)
        field.edited.connect(self._tell)
        field.installEventFilter(self)
        self.fields.append(field)
        return field

    def _press(self) -> None:
        pressed = self.sender()
        self.asked.emit(self, next(ask for ask, one in self.buttons.items() if one is pressed))

    def _tell(self) -> None:
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        remarks = [
            column.remark(field.text().strip())
            for column, field in zip(self._columns, self.fields, strict=True)
            if column.remark is not None
        ]
        self._remark.setText(next(filter(None, remarks), ""))
        self._remark.setVisible(any(remarks))
        for ask, button in self.buttons.items():
            button.setAccessibleName(f"{ask.value}: {self.called()}")


def _button(words: str, sign: str) -> QToolButton:
    # A sign of text is as large as the words beside it; Qt's own arrows stay as they are.
    button = QToolButton()
    button.setToolTip(words)
    button.setText(sign)
    return button
