"""What the Edit menu does to the words at the caret."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from crank_desktop.editing.item_changes import EditItem
from crank_desktop.editing.typography import printed_item
from crank_desktop.importing.pasted import pasted_markdown
from crank_desktop.ui.editor.link_editor import LinkEditor
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.workspace import Workspace

_PRINTED = frozenset(
    {
        *("headingEdit", "bodyEdit", "noteEdit", "introEdit", "subjectEdit", "preheaderEdit"),
        *("altEdit", "creditEdit"),
    }
)
"""Fields for words; those for names and addresses take what is typed."""
_PRINT = "Make quotes and dashes typographic"


class WritingActions(QObject):
    """Binds the actions to the field with the caret, in whatever form it is."""

    def __init__(self, window: MainWindow, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._workspace = window, workspace
        for field in window.findChildren(ProseField):
            field.reads_pasted = pasted_markdown
        self._links = LinkEditor(window.middle)
        actions = window.actions_
        actions.on("paste-plain", self.paste_plainly)
        actions.on("bold", lambda: self.set_off(strong=True))
        actions.on("italic", lambda: self.set_off(strong=False))
        actions.on("link", self.edit_link)
        actions.on("print-item", self.print_item)
        actions.on("print-signs", self.print_as_typed)
        actions["print-signs"].setChecked(window.settings.print_signs)
        self.print_as_typed()

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

    def print_as_typed(self) -> None:
        """Let quotes and dashes become those of print while they are typed, or not; remembered."""
        chosen = self._window.actions_["print-signs"].isChecked()
        self._window.settings.print_signs = chosen
        for field in self._window.findChildren(TextField):
            field.prints_signs = chosen and field.objectName() in _PRINTED

    def print_item(self) -> None:
        """Make the quotes and dashes of the open item those of print, as one change."""
        draft, uid = self._workspace.draft, self._workspace.item_uid
        if draft is None or not uid:
            return
        item = draft.item(uid)
        after = printed_item(item)
        if after != item:
            self._workspace.apply(EditItem(item, after, _PRINT))

    def edit_link(self) -> None:
        """Open the link at the caret, or a new one for what is selected."""
        field = _field()
        if isinstance(field, ProseField):
            self._links.open_at(field)


def _field() -> TextField | None:
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, TextField) else None
