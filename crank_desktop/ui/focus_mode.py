"""Focus mode: the editor alone, in the middle of the window, until Esc brings everything back."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QWidget

from crank_desktop.ui.main_window import MainWindow


class FocusMode(QObject):
    """Hides what stands around the editor and shows again exactly what was seen before."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._hidden: list[QWidget] = []
        self._columns = b""
        self._action = window.actions_["focus-mode"]
        self._action.setChecked(False)
        self._action.toggled.connect(self._show)
        # Keys of a menu bar that is not seen do nothing: the window has them as well.
        window.addActions(list(window.actions_))
        window.installEventFilter(self)

    def leave(self) -> None:
        """Show everything again."""
        self._action.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Esc leaves, where nothing in the window wanted it for itself; so does closing.

        What a window remembers of its columns is what is seen around the editor.
        """
        if not self._action.isChecked():
            return False
        if event.type() is QEvent.Type.Close:
            self.leave()
            return False
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and event.type() is QEvent.Type.KeyPress:
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _show(self, alone: bool) -> None:  # noqa: FBT001 - Qt's signal
        columns: QSplitter = self._window.columns
        if alone:
            self._columns = bytes(columns.saveState().data())
            self._hidden = [one for one in self._around() if not one.isHidden()]
        for widget in self._hidden:
            widget.setVisible(not alone)
        for name in ("show-left", "show-preview"):
            self._window.actions_[name].setEnabled(not alone)
        if not alone:
            columns.restoreState(self._columns)
            self._hidden = []

    def _around(self) -> list[QWidget]:
        window = self._window
        bars = [window.findChild(QWidget, name) for name in ("rail", "topBar")]
        found = [bar for bar in bars if bar is not None]
        return [window.left, window.right, *found, window.statusBar(), window.menuBar()]
