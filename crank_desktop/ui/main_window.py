"""The frame of the window: rail, bars and three columns, empty until a ``Desk`` fills them.

It imports nothing of the library, so that it is painted before that is loaded.
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.settings import Settings
from crank_desktop.ui.actions import Actions
from crank_desktop.ui.icons import Icons
from crank_desktop.ui.keys import Keys
from crank_desktop.ui.left_width import LeftWidth
from crank_desktop.ui.right_column import RightColumn
from crank_desktop.ui.theme import Space, Theme, ThemeChoice
from crank_desktop.ui.widgets.cut_label import CutLabel
from crank_desktop.ui.widgets.notice_bar import NoticeBar
from crank_desktop.ui.widgets.pages import Pages
from crank_desktop.ui.widgets.scrolled import Scrolled
from crank_desktop.ui.zoom import WHOLE

FIRST_SIZE = QSize(1280, 800)
"""Pixels of the window on its first start: what a small laptop shows whole."""
_LEAST_WIDTH = 900
"""Pixels at 100 % that three columns need: where there are fewer, the right one gives way."""
_FIRST_COLUMNS = (264, 520, 496)
_RAIL = (
    ("import", "Import", "mdi6.tray-arrow-down"),
    ("trash", "Trash", "mdi6.trash-can-outline"),
    ("newsletter", "Newsletter", "mdi6.newspaper-variant-outline"),
    ("settings", "Settings", "mdi6.cog-outline"),
    ("help", "Help", "mdi6.help-circle-outline"),
)


class MainWindow(QMainWindow):
    """One window; ``painted`` when its frame was drawn for the first time."""

    painted = Signal()

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self.settings = settings
        self.theme = theme
        self.icons = Icons(theme, self)
        self.actions_ = Actions(self, self.icons)
        self.keys = Keys(self.actions_, settings, self)
        self.may_close: Callable[[], bool] = lambda: True
        self._was_painted = False
        self.setWindowTitle("Crank Desktop")
        self.place = CutLabel()
        self.notice = NoticeBar()
        self.left = QStackedWidget()
        self.left.setObjectName("column")
        self.middle = Pages()
        self.middle.setObjectName("desk")
        self.above_middle = QVBoxLayout()
        self.right = RightColumn(settings)
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self._is_bare = False
        self._build()
        self._bind_view()
        self._left_width = LeftWidth(self.columns, theme)
        self._remember()
        theme.changed.connect(self._make_room)

    def show_place(self, *parts: str) -> None:
        """Say where the editor is: the issue, its section, the item."""
        self.place.setText("  ▸  ".join(part for part in parts if part))
        self.setWindowTitle(f"{parts[0]} – Crank Desktop" if parts else "Crank Desktop")

    def arrange(self) -> None:
        """Show all columns, as wide as on the first start."""
        self.actions_["show-left"].setChecked(True)
        self.right.show()
        self._left_width.begin(_FIRST_COLUMNS, self.width())

    def show_frame(self, *, bare: bool = False) -> None:
        """Show rail and columns as the editor wants them; ``bare``, the middle stands alone."""
        self._is_bare = bare
        self.rail.setHidden(bare)
        self.left.setHidden(bare or not self.actions_["show-left"].isChecked())
        hidden = "show-preview" in self.settings.hidden or self.right.gave_way
        self.right.setHidden(bare or hidden)

    def keep_settings(self) -> None:
        """Put the window's place and columns into the settings."""
        self.right.keep_settings()
        self.settings.window = _words(self.saveGeometry())
        columns = (("show-left", self.left), ("show-preview", self.right))
        if not self._is_bare:
            hidden = [name for name, column in columns if column.isHidden()]
            if self.right.gave_way:
                hidden.remove("show-preview")
            self.settings.hidden = ",".join(hidden)
        zoom = self.theme.zoom
        self.settings.zoom, self.settings.text_zoom = zoom.window, zoom.text
        self.settings.columns = _words(self.columns.saveState())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Tell the first time that the frame is drawn."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Let the right column give way where there is no room for it."""
        super().resizeEvent(event)
        self._make_room()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close where everything typed is in the file, or the editor says so."""
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def _build(self) -> None:
        self.actions_.fill(self.menuBar())
        inside = QWidget()
        over = QVBoxLayout(inside)
        over.setContentsMargins(0, 0, 0, 0)
        over.setSpacing(0)
        over.addLayout(self.above_middle)
        over.addWidget(self.middle, 1)
        # Large words need more room than a small screen has: the page is scrolled then.
        middle = Scrolled(inside)
        for column, least in ((self.left, 200), (middle, 360), (self.right, 300)):
            column.setMinimumWidth(least)
            self.columns.addWidget(column)
        self.columns.setChildrenCollapsible(False)
        self.columns.setStretchFactor(1, 1)
        self.columns.setStretchFactor(2, 1)
        body = QWidget()
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.rail = self._rail()
        across.addWidget(self.rail)
        down = QVBoxLayout()
        down.setSpacing(0)
        down.addWidget(self._top_bar())
        down.addWidget(self.notice)
        down.addWidget(self.columns, 1)
        across.addLayout(down, 1)
        self.setCentralWidget(body)
        self.statusBar().setObjectName("statusBar")
        self.statusBar().setSizeGripEnabled(False)

    def _bind_view(self) -> None:
        """What needs no library: columns that can be hidden, the choice of looks, the way out."""
        self.actions_.on("quit", self.close)
        hidden = self.settings.hidden.split(",")
        left = self.actions_["show-left"]
        left.toggled.connect(self.left.setVisible)
        left.setChecked("show-left" not in hidden)
        self.left.setVisible("show-left" not in hidden)
        self.right.setVisible("show-preview" not in hidden)
        looks = QActionGroup(self)
        for choice in ThemeChoice:
            action = looks.addAction(self.actions_[f"theme-{choice}"])
            action.setChecked(choice is self.theme.choice)
            action.setData(choice)
        looks.triggered.connect(self._choose_look)

    def _choose_look(self, action: QAction) -> None:
        self.theme.choose(ThemeChoice(action.data()))
        self.settings.theme = str(self.theme.choice)

    def _make_room(self) -> None:
        least = _LEAST_WIDTH * self.theme.zoom.window // WHOLE
        self.right.give_way(narrow=self.width() < least)

    def _rail(self) -> QWidget:
        rail = QWidget()
        rail.setObjectName("rail")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(rail)
        column.setContentsMargins(Space.TIGHT, Space.SMALL, Space.TIGHT, Space.SMALL)
        for number, (name, words, icon) in enumerate(_RAIL):
            if number == 1:
                column.addStretch(1)
            action = self.actions_[name]
            button = QToolButton()
            button.setText(words)
            self._tell_keys(button, name)
            button.clicked.connect(action.trigger)
            self.icons.bind(button, icon)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            column.addWidget(button)
        return rail

    def _tell_keys(self, button: QToolButton, name: str) -> None:
        """Let a button's tool tip say what its action does, and by which keys."""
        action = self.actions_[name]

        def tell() -> None:
            words, keys = action.text().removesuffix("…"), self.keys.words_of(name)
            button.setToolTip(f"{words} ({keys})" if keys else words)

        action.changed.connect(tell)
        tell()

    def _top_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        row.addWidget(self.place, 1)
        for name in ("commands", "undo", "redo", "export"):
            button = QToolButton()
            button.setDefaultAction(self.actions_[name])
            self._tell_keys(button, name)
            if name == "export":
                button.setObjectName("exportButton")
                button.setText("Export")
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        return bar

    def _remember(self) -> None:
        self.resize(FIRST_SIZE)
        self.restoreGeometry(_bytes(self.settings.window))
        if not self.columns.restoreState(_bytes(self.settings.columns)):
            self._left_width.begin(_FIRST_COLUMNS, self.width())


def _words(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _bytes(words: str) -> QByteArray:
    return QByteArray.fromBase64(words.encode("ascii", "ignore"))
