"""What the Edit menu does to the words at the caret."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from crank_desktop.importing.pasted import pasted_markdown
from crank_desktop.ui.editor.link_editor import LinkEditor
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow


class WritingActions(QObject):
    """Binds the actions to the field with the caret, in whatever form it is."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        for field in window.findChildren(ProseField):
            field.reads_pasted = pasted_markdown
        self._links = LinkEditor(window.middle)
        actions = window.actions_
        actions.on("paste-plain", self.paste_plainly)
        actions.on("bold", lambda: self.set_off(strong=True))
        actions.on("italic", lambda: self.set_off(strong=False))
        actions.on("link", self.edit_link)

    def paste_plainly(self) -> None:
        """Paste the words of the clipboard alone."""
        field = _field()
        if field is not None:
            field.paste_plainly()

    def set_off(self, *, strong: bool) -> None:
        """Set what is selected in bold or italics, or no longer."""
        field = _field()
        if isinstance(field, ProseField):
            field.toggle_emphasis(strong=strong)

    def edit_link(self) -> None:
        """Open the link at the caret, or a new one for what is selected."""
        field = _field()
        if isinstance(field, ProseField):
            self._links.open_at(field)


def _field() -> TextField | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, TextField) else None
