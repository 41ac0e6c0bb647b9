"""The palette in its window: what it lists there, and what choosing does."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from crank_desktop.ui.actions import ACTIONS
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.palette.palette import Palette
from crank_desktop.ui.palette.palette_rows import PaletteRow, with_recent

_ITSELF = "commands"


class PaletteRoom(QObject):
    """Shows the palette when it is asked for, over everything there is to do and to go to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._window, self._workspace = desk, desk.window, desk.workspace
        self._palette: Palette | None = None
        self._window.actions_.on(_ITSELF, self.show_palette)

    @property
    def palette(self) -> Palette:
        """The palette, built when it is asked for first."""
        if self._palette is None:
            self._palette = Palette(self._window)
            self._palette.chosen.connect(self.choose)
        return self._palette

    def show_palette(self) -> None:
        """Show it with what there is now."""
        rows = (*self._commands(), *self._issues(), *self._items())
        self.palette.begin(rows, self._recent())

    def choose(self, key: str) -> None:
        """Do a command, or go to an issue or an item; what cannot be done now is left alone."""
        self._workspace.settings.recent = ",".join(with_recent(self._recent(), key))
        kind, _, name = key.partition(":")
        if kind == "action":
            self._window.actions_[name].trigger()
        elif kind == "issue":
            self._go_to_issue(name)
        else:
            self._workspace.open_item(name)
            self._workspace.show_open()
            self._desk.write()

    def _go_to_issue(self, uid: str) -> None:
        draft = self._workspace.draft
        if draft is None or draft.uid != uid:
            self._workspace.open_issue(uid)
        self._workspace.open_item("")
        self._workspace.show_open()
        self._desk.left.outline.setFocus()

    def _recent(self) -> tuple[str, ...]:
        return tuple(self._workspace.settings.recent.split(","))

    def _commands(self) -> Iterator[PaletteRow]:
        native = QKeySequence.SequenceFormat.NativeText
        for row in ACTIONS:
            if row.name != _ITSELF:
                action = self._window.actions_[row.name]
                keys = action.shortcut().toString(native)
                words = action.text().replace("&", "")
                able = action.isEnabled()
                yield PaletteRow(f"action:{row.name}", words, row.menu, keys, enabled=able)

    def _issues(self) -> Iterator[PaletteRow]:
        for row in self._workspace.library.issue_rows():
            yield PaletteRow(f"issue:{row.uid}", row.label or "Untitled issue", "Issue")

    def _items(self) -> Iterator[PaletteRow]:
        issue = self._workspace.issue
        for section in issue.sections if issue else ():
            place = section.heading or str(section.kind).capitalize()
            for item in section.items:
                words = self._desk.left.outline.words_of(item.uid)
                yield PaletteRow(f"item:{item.uid}", words, place)
