"""The slim bar above the preview: which output, how wide, which colors, what is left out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from crank_desktop.ui.preview.look import Look, Mode
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.flowing import Flowing

_HIT = 28
"""The least pixels of a button's side that are easy to hit."""
_MODES = (
    (Mode.EMAIL, "Email", "Show the email"),
    (Mode.WEB, "Web", "Show the page for the web"),
    (Mode.TEXT, "Text", "Show the plain text in our style"),
    (Mode.MAILCHIMP, "MC text", "Show the plain text in Mailchimp’s style"),
)


class ToolBar(QWidget):
    """The buttons of the preview; ``changed`` gives the new ``Look``, ``mode_changed`` the mode."""

    changed = Signal(Look)
    mode_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewToolBar")
        self._icons: dict[QToolButton, str] = {}
        self._row = Flowing(spacing=0)
        self._row.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        self.setLayout(self._row)
        self.modes = {mode: self._button("", words, tip) for mode, words, tip in _MODES}
        self._row.add_stretch()
        self.desktop = self._button("mdi6.monitor", "Desktop", "Show it as on a computer")
        self.phone = self._button("mdi6.cellphone", "Phone", "Show it as on a phone")
        self.dark = self._button(
            "mdi6.weather-night", "Dark", "Show it as a program with dark colors does"
        )
        self.no_pictures = self._button(
            "mdi6.image-off-outline",
            "No pictures",
            "Show it as a mail program that holds pictures back does",
        )
        self.no_styles = self._button(
            "mdi6.format-clear",
            "No styles",
            "Show it as a mail program that drops the style sheet does, as Gmail may",
        )
        widths, modes = QButtonGroup(self), QButtonGroup(self)
        for button in (self.desktop, self.phone):
            widths.addButton(button)
        for button in self.modes.values():
            modes.addButton(button)
            button.toggled.connect(self._tell_mode)
        self.desktop.setChecked(True)
        self.modes[Mode.EMAIL].setChecked(True)
        for button in (self.phone, self.dark, self.no_pictures, self.no_styles):
            button.toggled.connect(self._tell)

    @property
    def mode(self) -> Mode:
        """Which output the buttons say."""
        return next((mode for mode, one in self.modes.items() if one.isChecked()), Mode.EMAIL)

    @property
    def look(self) -> Look:
        """What the buttons say now; a text has neither pictures nor styles to leave out."""
        text = self.mode.is_text
        return Look(
            phone=self.phone.isChecked(),
            dark=self.dark.isChecked(),
            pictures=text or not self.no_pictures.isChecked(),
            styles=text or not self.no_styles.isChecked(),
        )

    @property
    def toggles(self) -> dict[str, QToolButton]:
        """The buttons that are on or off, by the names that the settings know."""
        return {
            "phone": self.phone,
            "dark": self.dark,
            "no-pictures": self.no_pictures,
            "no-styles": self.no_styles,
        }

    @property
    def words(self) -> str:
        """What the buttons say, in words to be remembered."""
        on = [name for name, button in self.toggles.items() if button.isChecked()]
        return " ".join([self.mode, *on])

    def restore(self, words: str) -> None:
        """Say what was remembered; words that are not known are passed over."""
        said = words.split()
        for mode, button in self.modes.items():
            if mode in said:
                button.setChecked(True)
        self.desktop.setChecked(True)
        for name, button in self.toggles.items():
            button.setChecked(name in said)

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
        if icon:
            self._icons[button] = icon
        self._row.addWidget(button)
        return button

    def _tell(self, _on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.changed.emit(self.look)

    def _tell_mode(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            for button in (self.no_pictures, self.no_styles):
                button.setEnabled(not self.mode.is_text)
            self.mode_changed.emit(self.mode)
            self.changed.emit(self.look)
