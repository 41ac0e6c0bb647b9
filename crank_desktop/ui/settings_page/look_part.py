"""The part of the settings about how the window looks, where the library lies, what is kept."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.forms.form_column import FormColumn
from crank_desktop.ui.theme import Theme, ThemeChoice
from crank_desktop.ui.zoom import TEXT_STEPS, WINDOW_STEPS, Zoom

_LOOKS = (
    ("As the system looks", ThemeChoice.SYSTEM),
    ("Light", ThemeChoice.LIGHT),
    ("Dark", ThemeChoice.DARK),
)
_KEPT = (
    "The place of the window, its columns, what you chose last in the export and in the list of"
    " commands. Your issues, your look and your keys are left alone."
)


class LookPart(QWidget):
    """Fields of choices that are in force at once.

    ``look_chosen`` with a ``ThemeChoice``, ``forget_asked`` when what is remembered is to go.
    """

    look_chosen = Signal(object)
    forget_asked = Signal()

    def __init__(self, theme: Theme, library: Path) -> None:
        super().__init__()
        self._theme = theme
        self.look = Choice("lookChoice", _LOOKS)
        self.zoom = Choice("zoomChoice", _percents(WINDOW_STEPS))
        self.text_zoom = Choice("textZoomChoice", _percents(TEXT_STEPS))
        self.library = QLineEdit(str(library))
        self.forget = QPushButton("Forget these choices")
        self.said = QLabel()
        self.column = FormColumn(0)
        self._build()
        theme.changed.connect(self._follow)
        self._follow()

    def say(self, words: str) -> None:
        """Say what was done with what is remembered."""
        self.said.setText(words)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.column)
        self.library.setObjectName("libraryPath")
        self.library.setReadOnly(True)
        self.library.setCursorPosition(0)
        self.said.setObjectName("forgotten")
        self.said.setProperty("role", "muted")
        self.forget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.column.add(Captioned("Look", self.look))
        self.column.add(Captioned("Size of the window", self.zoom))
        hint = "On top of the window’s. Ctrl and the wheel change it, too."
        self.column.add(Captioned("Size of the texts you write", self.text_zoom, hint))
        self.column.begin_part("Library")
        hint = "Everything you write is in this one file."
        self.column.add(Captioned("Where it lies", self.library, hint))
        self.column.begin_part("Remembered choices", _KEPT)
        self.column.add(self.forget)
        self.column.add(self.said)
        self.look.activated.connect(lambda: self.look_chosen.emit(self.look.chosen()))
        for choice in (self.zoom, self.text_zoom):
            choice.activated.connect(self._choose_zoom)
        self.forget.clicked.connect(self.forget_asked)

    def _follow(self) -> None:
        self.look.show_value(self._theme.choice)
        self.zoom.show_value(self._theme.zoom.window)
        self.text_zoom.show_value(self._theme.zoom.text)

    def _choose_zoom(self) -> None:
        window, text = self.zoom.chosen(), self.text_zoom.chosen()
        if isinstance(window, int) and isinstance(text, int):
            self._theme.resize(Zoom(window, text))


def _percents(steps: tuple[int, ...]) -> list[tuple[str, object]]:
    return [(f"{step} %", step) for step in steps]
