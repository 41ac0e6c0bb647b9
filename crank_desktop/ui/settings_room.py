"""The settings in their window: shown when they are asked for, in force when they are chosen."""

from PySide6.QtCore import QObject, QTimer

from crank_desktop import userdirs
from crank_desktop.settings import save_settings
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.settings_page.keys_part import KeysPart
from crank_desktop.ui.settings_page.look_part import LookPart
from crank_desktop.ui.settings_page.page import SettingsPage
from crank_desktop.ui.theme import ThemeChoice

_WRITTEN_AFTER = 300
"""Milliseconds from a choice to the file that holds it; some change several things at once."""
_FORGOTTEN = "Forgotten: the window is arranged as on its first start."


class SettingsRoom(QObject):
    """Shows the page of the settings, and does what is chosen there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._window = desk, desk.window
        self._page: SettingsPage | None = None
        self._window.actions_.on("settings", self.show_page)
        self._timer = QTimer(self, singleShot=True, interval=_WRITTEN_AFTER)
        self._timer.timeout.connect(self._write)
        self._window.theme.changed.connect(self._timer.start)
        self._window.keys.changed.connect(self._note_keys)

    @property
    def page(self) -> SettingsPage:
        """The page, built when it is asked for first."""
        if self._page is None:
            workspace = self._desk.workspace
            look = LookPart(self._window.theme, workspace.library.path)
            look.look_chosen.connect(self._choose_look)
            look.forget_asked.connect(self.forget)
            self._page = SettingsPage(look, KeysPart(self._window.keys))
            self._page.closed.connect(workspace.show_open)
            self._window.middle.addWidget(self._page)
        return self._page

    def show_page(self) -> None:
        """Show the settings."""
        self.page.look.say("")
        self._window.middle.setCurrentWidget(self.page)
        self.page.setFocus()

    def forget(self) -> None:
        """Let the window be as at first, and the last choices be none."""
        self._desk.workspace.settings.forget()
        self._window.arrange()
        self._desk.left.arrange()
        self.page.look.say(_FORGOTTEN)

    def _note_keys(self, _name: str) -> None:
        self._timer.start()

    def _write(self) -> None:
        """Keep what was chosen, also where the process is killed later."""
        self._window.keep_settings()
        save_settings(self._window.settings, userdirs.settings_file())

    def _choose_look(self, choice: ThemeChoice) -> None:
        self._window.actions_[f"theme-{choice}"].trigger()
