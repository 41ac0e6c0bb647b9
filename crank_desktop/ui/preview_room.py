"""How the preview is looked at, by menu as well as by its own bar, and remembered."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from crank_desktop.settings import Settings
from crank_desktop.ui.actions import Actions
from crank_desktop.ui.preview.toolbar import ToolBar


class PreviewRoom(QObject):
    """Binds the actions of the preview to the buttons of its bar."""

    def __init__(self, actions: Actions, bar: ToolBar, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._bar, self._settings = bar, settings
        bar.restore(settings.preview)
        for mode, button in bar.modes.items():
            self._bind(actions, f"preview-{mode}", button)
        for name, button in bar.toggles.items():
            self._bind(actions, f"preview-{name}", button)
        bar.changed.connect(self._keep)

    def _bind(self, actions: Actions, name: str, button: QToolButton) -> None:
        action = actions[name]
        action.setChecked(button.isChecked())
        button.toggled.connect(action.setChecked)
        actions.on(name, _press(button, action))

    def _keep(self, _look: object) -> None:
        self._settings.preview = self._bar.words


def _press(button: QToolButton, action: QAction) -> Callable[[], None]:
    def press() -> None:
        button.click()
        action.setChecked(button.isChecked())

    return press
