"""What the Edit menu does to the words at the caret."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from crank_desktop.importing.pasted import pasted_markdown
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow


class WritingActions(QObject):
    """Binds the actions to the field with the caret, in whatever form it is."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        for field in window.findChildren(ProseField):
            field.reads_pasted = pasted_markdown
        window.actions_.on("paste-plain", self.paste_plainly)

    def paste_plainly(self) -> None:
        """Paste the words of the clipboard alone."""
        field = _field()
        if field is not None:
            field.paste_plainly()


def _field() -> TextField | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, TextField) else None
