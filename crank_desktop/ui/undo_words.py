"""Undo and redo say what they take back: typing where the caret is, else the last change.

Where there is nothing they cannot be chosen.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from crank_desktop.ui.actions import Actions
from crank_desktop.ui.editor.editor_pane import EditorPane
from crank_desktop.ui.workspace import Workspace


class UndoWords(QObject):
    """Follows the caret and the workspace; the words stand in the menu and in the tool tips."""

    def __init__(
        self, actions: Actions, workspace: Workspace, editor: EditorPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions, self._stack, self._editor = actions, workspace.stack, editor
        workspace.typed.connect(self._follow)
        workspace.changed.connect(self._follow)
        # Pages that are built later show a change later than this: looked at once more after all.
        workspace.changed.connect(self._follow, Qt.ConnectionType.QueuedConnection)
        workspace.item_opened.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self.tell()

    def tell(self) -> None:
        """Say what undo and redo would do now."""
        typed, untyped = self._editor.undoes_typing, self._editor.redoes_typing
        undone = "typing" if typed else _words(self._stack.undoText())
        redone = "typing" if untyped else _words(self._stack.redoText())
        self._actions["undo"].setText(f"Undo {undone}".rstrip())
        self._actions["redo"].setText(f"Redo {redone}".rstrip())
        self._actions.enable("undo", enabled=typed or self._stack.canUndo())
        self._actions.enable("redo", enabled=untyped or self._stack.canRedo())

    def _follow_focus(self, _left: QWidget | None, _entered: QWidget | None) -> None:
        self._follow(None)

    def _follow(self, _what: object) -> None:
        # A window that is taken down loses its caret when half of it is gone.
        if isValid(self._actions["undo"]) and isValid(self._stack):
            self.tell()


def _words(label: str) -> str:
    """A change's label in the middle of a sentence; a menu takes a single & for a key."""
    return f"{label[:1].lower()}{label[1:]}".replace("&", "&&")
