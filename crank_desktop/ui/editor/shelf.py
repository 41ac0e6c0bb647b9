"""The texts that were opened in this window: going back to an item finds its undo and caret."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from crank_desktop.ui.editor.markdown_marks import MarkdownMarks
from crank_desktop.ui.editor.written_text import WrittenText
from crank_desktop.ui.theme import Theme


class Shelf(QObject):
    """Texts by their item's identity and their name in it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts: dict[tuple[str, str], WrittenText] = {}
        self._done = 0
        theme.changed.connect(self._dress)

    def follow(self, stack: QUndoStack) -> None:
        """Let every text know what was typed before a change of the issue, and what after it."""
        self._done = stack.index()
        stack.indexChanged.connect(self._count_changes)

    def text(self, uid: str, name: str, says: str, *, prose: bool) -> WrittenText:
        """The text of this name, saying ``says``: as it was left, or opened for the first time.

        ``prose`` holds Markdown, and its lines are set apart.
        """
        written = self._texts.get((uid, name))
        if written is None:
            written = WrittenText(says, self, prose=prose)
            if prose:
                written.highlighter = MarkdownMarks(written.document, self._theme)
                written.highlighter.rehighlight()
            self._texts[uid, name] = written
        written.follow(says)
        return written

    def _count_changes(self, done: int) -> None:
        for written in self._texts.values():
            if done > self._done:
                written.note_change(done)
            else:
                written.forget_changes(done)
        self._done = done

    def _dress(self) -> None:
        for written in self._texts.values():
            if written.highlighter is not None:
                written.highlighter.rehighlight()
