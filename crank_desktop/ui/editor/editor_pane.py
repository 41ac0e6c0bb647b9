"""The editor: the form that fits the open item, and what is written in it."""

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from crank_desktop.document.portable import AnalysisItem, HighlightItem, Item, LinkItem
from crank_desktop.editing.missing import MissingAddress
from crank_desktop.library.touched import Touched
from crank_desktop.ui.editor.analysis_form import AnalysisForm
from crank_desktop.ui.editor.highlight_form import HighlightForm
from crank_desktop.ui.editor.item_form import ItemForm
from crank_desktop.ui.editor.link_form import LinkForm
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.theme import Theme
from crank_desktop.ui.widgets.scrolled import Scrolled
from crank_desktop.ui.workspace import Workspace


class EditorPane(QStackedWidget):
    """Follows the workspace: shows the item that is open, hands on what is typed."""

    def __init__(self, workspace: Workspace, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("desk")
        self._workspace = workspace
        self.shelf = Shelf(theme, self)
        self.shelf.follow(workspace.stack)
        self._forms: dict[type[Item], ItemForm] = {
            HighlightItem: HighlightForm(self.shelf),
            LinkItem: LinkForm(self.shelf),
            AnalysisItem: AnalysisForm(self.shelf),
        }
        for form in self._forms.values():
            form.edited.connect(workspace.write_item)
            form.set_writable(writable=workspace.library.is_writable)
            self.addWidget(Scrolled(form))
        workspace.item_opened.connect(self._open)
        workspace.changed.connect(self._refresh)

    @property
    def form(self) -> ItemForm | None:
        """The form that shows the open item."""
        draft, uid = self._workspace.draft, self._workspace.item_uid
        return self._forms[type(draft.item(uid))] if draft and uid else None

    @property
    def forms(self) -> tuple[ItemForm, ...]:
        """The forms of all kinds of items."""
        return tuple(self._forms.values())

    @property
    def prose_field(self) -> ProseField | None:
        """The field of the open item that holds Markdown, where it has one."""
        return self.form.prose if self.form else None

    def show_missing(self, missing: MissingAddress) -> None:
        """Put the caret where an address of the open item is missing."""
        if self.form:
            self.form.show_missing(missing)

    def undo_typing(self) -> bool:
        """Take back what was typed last in the field with the caret; False where nothing was."""
        field = _field()
        if field is None or not self.undoes_typing:
            return False
        field.undo()
        return True

    def enter_redo(self) -> None:
        """Put the caret where typing in the open item was taken back; nowhere where none was."""
        for field in self.form.fields if self.form else ():
            if field.written is not None and field.written.redoes_typing:
                field.setFocus()
                return

    def redo_typing(self) -> bool:
        """Type again what was taken back last there; False where nothing was."""
        field = _field()
        if field is None or not self.redoes_typing:
            return False
        field.redo()
        return True

    @property
    def undoes_typing(self) -> bool:
        """Whether something typed in the field with the caret can be taken back."""
        field = _field()
        return field is not None and field.written is not None and field.written.undoes_typing

    @property
    def redoes_typing(self) -> bool:
        """Whether something that was taken back there can be typed again."""
        field = _field()
        return field is not None and field.written is not None and field.written.redoes_typing

    def _open(self, uid: str) -> None:
        form = self.form
        if form is None or self._workspace.draft is None:
            return
        form.show_item(self._workspace.draft.item(uid))
        self.setCurrentIndex(list(self._forms.values()).index(form))

    def _refresh(self, _touched: Touched) -> None:
        self._open(self._workspace.item_uid)


def _field() -> TextField | None:
    """The field with the caret, in the issue's own form too."""
    focused = QApplication.focusWidget()
    return focused if isinstance(focused, TextField) else None
