"""The File menu's part on libraries: open, begin, those opened before, move, show in its folder."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu

from crank_desktop import userdirs
from crank_desktop.ui.libraries.remembering import forget
from crank_desktop.ui.main_window import MainWindow

_FILES = "Crank Desktop libraries (*.crank);;All files (*)"


class LibraryMenu(QObject):
    """Asks which library is meant; what is done with it is the session's to do.

    ``chosen`` with the library to open, ``named`` with one to begin, ``target`` with where the
    open one shall be.
    """

    chosen = Signal(object)
    named = Signal(object)
    target = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._open: Path | None = None
        self._dialog: QFileDialog | None = None
        self.recent = QMenu("Recent libraries", window)
        self.recent.setObjectName("recentMenu")
        self.recent.setToolTipsVisible(True)
        self.recent.aboutToShow.connect(self._list)
        window.actions_["recent-libraries"].setMenu(self.recent)
        for name, do in (
            ("open-library", self.choose),
            ("new-library", self.name),
            ("recent-libraries", self._list),
        ):
            window.actions_.on(name, do)

    def take(self, path: Path, *, movable: bool) -> None:
        """From now on the library at ``path`` is the open one."""
        self._open = path
        self._window.actions_.on("show-library", self._show_in_folder)
        if movable:
            self._window.actions_.on("move-library", self.place)

    def choose(self) -> None:
        """Ask for the library to open."""
        dialog = self._ask("Open library")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._choose)
        dialog.open()

    def name(self) -> None:
        """Ask for the place and name of a new library."""
        dialog = self._ask_for_new("New library", userdirs.library_folder() / "new library.crank")
        dialog.fileSelected.connect(self._name)
        dialog.open()

    def place(self) -> None:
        """Ask where the open library shall be."""
        if self._open is not None:
            dialog = self._ask_for_new("Move this library", self._open)
            dialog.fileSelected.connect(self._place)
            dialog.open()

    def _ask(self, title: str) -> QFileDialog:
        if self._dialog is not None:
            self._dialog.deleteLater()
        folder = self._open.parent if self._open is not None else userdirs.library_folder()
        self._dialog = QFileDialog(self._window, title, str(folder), _FILES)
        return self._dialog

    def _ask_for_new(self, title: str, first: Path) -> QFileDialog:
        dialog = self._ask(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("crank")
        # One that is there is refused, not written over: there is nothing to confirm.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        if first.parent.is_dir():
            dialog.setDirectory(str(first.parent))
        dialog.selectFile(first.name)
        return dialog

    def _choose(self, name: str) -> None:
        self.chosen.emit(Path(name))

    def _name(self, name: str) -> None:
        self.named.emit(Path(name))

    def _place(self, name: str) -> None:
        self.target.emit(Path(name))

    def _list(self) -> None:
        """Name what was opened before, anew: files come and go."""
        self.recent.clear()
        known = [Path(one) for one in self._window.settings.recent_libraries]
        others = [one for one in known if one != self._open]
        missing = [one for one in others if not one.is_file()]
        for path in others:
            action = self.recent.addAction(_told(path, is_there=path not in missing))
            action.setToolTip(str(path))
            action.setEnabled(path not in missing)
            action.triggered.connect(self._choosing(path))
        if not others:
            self.recent.addAction("No other library was opened yet").setEnabled(False)
        if missing:
            self.recent.addSeparator()
            self.recent.addAction("Forget those that are not found").triggered.connect(self._forget)

    def _choosing(self, path: Path) -> Callable[[], None]:
        return lambda: self.chosen.emit(path)

    def _forget(self) -> None:
        for name in list(self._window.settings.recent_libraries):
            if not Path(name).is_file() and Path(name) != self._open:
                forget(self._window.settings, Path(name))

    def _show_in_folder(self) -> None:
        if self._open is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._open.parent)))


def _told(path: Path, *, is_there: bool) -> str:
    """A library by its name and folder; an ampersand would underline what follows it."""
    folder = path.parent
    home = Path.home()
    shown = f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
    words = f"{path.stem} — {shown}".replace("&", "&&")
    return words if is_there else f"{words} (not found)"
