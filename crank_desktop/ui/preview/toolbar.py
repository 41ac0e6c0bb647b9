"""The slim bar above the preview: width, colors, pictures."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from crank_desktop.ui.preview.look import Look
from crank_desktop.ui.theme import Space

_HIT = 28
"""The least pixels of a button's side that are easy to hit."""


class ToolBar(QWidget):
    """The buttons of the preview; ``changed`` gives the new ``Look``."""

    changed = Signal(Look)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewToolBar")
        self._icons: dict[QToolButton, str] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        self._row.setSpacing(Space.TIGHT)
        self.desktop = self._button("mdi6.monitor", "Desktop", "Show the email as on a computer")
        self.phone = self._button("mdi6.cellphone", "Phone", "Show the email as on a phone")
        self._row.addStretch()
        self.dark = self._button(
            "mdi6.weather-night", "Dark", "Show the email as a mail program with dark colors does"
        )
        self.no_pictures = self._button(
            "mdi6.image-off-outline",
            "No pictures",
            "Show the email as a mail program that holds pictures back does",
        )
        widths = QButtonGroup(self)
        widths.addButton(self.desktop)
        widths.addButton(self.phone)
        self.desktop.setChecked(True)
        for button in (self.phone, self.dark, self.no_pictures):
            button.toggled.connect(self._tell)

    @property
    def look(self) -> Look:
        """What the buttons say now."""
        return Look(
            phone=self.phone.isChecked(),
            dark=self.dark.isChecked(),
            pictures=not self.no_pictures.isChecked(),
        )

    def set_icons(self, icon: Callable[[str], QIcon]) -> None:
        """Show icons instead of words; ``icon`` gives one by a name such as ``mdi6.cellphone``."""
        for button, name in self._icons.items():
            button.setIcon(icon(name))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _button(self, icon: str, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setAccessibleName(words)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setMinimumSize(_HIT, _HIT)
        self._icons[button] = icon
        self._row.addWidget(button)
        return button

    def _tell(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.changed.emit(self.look)
