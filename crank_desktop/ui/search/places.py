"""Where what was found stands in the window: the field of a text, and what is selected in it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from crank_desktop.editing.finding import Match, Spot
from crank_desktop.ui.editor.editor_pane import EditorPane
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.issue_form import IssueForm
from crank_desktop.ui.lists.outline import Outline
from crank_desktop.ui.workspace import Workspace


class Places:
    """Leads to the fields of items and of the issue's own form, and to headings of sections."""

    def __init__(
        self, workspace: Workspace, editor: EditorPane, form: IssueForm, outline: Outline
    ) -> None:
        self._workspace, self._editor = workspace, editor
        self._form, self._outline = form, outline
        self._shown: TextField | None = None

    def show(self, match: Match) -> None:
        """Go to where words were found and select them; the keys stay with who asked."""
        field = self._go_to(match)
        if self._shown is not None and self._shown is not field:
            self._shown.select(*[self._shown.selected()[1]] * 2)
        self._shown = field
        if field is not None:
            field.select(match.start, match.end)
            _bring_into_view(field)

    def write(self, match: Match, words: str) -> None:
        """Write words in the place of those found, as if they were typed."""
        field = self._go_to(match)
        if field is not None:
            field.select(match.start, match.end)
            field.textCursor().insertText(words)

    def take_keys(self, match: Match) -> None:
        """Let an editor write where words were found."""
        field = self._go_to(match)
        if field is not None:
            field.setFocus()

    def spot(self) -> Spot | None:
        """What is selected in the field with the caret; None where another widget has the keys."""
        field = QApplication.focusWidget()
        if not isinstance(field, TextField):
            return None
        form, uid = self._editor.form, self._workspace.item_uid
        named = self._issue_fields()
        name = form.name_of(field) if form else ""
        if not uid:
            name = next((one for one in named if named[one] is field), "")
        return Spot(uid, name, *field.selected()) if name else None

    def _go_to(self, match: Match) -> TextField | None:
        """The field of the text that was found in, shown; None for a section's heading."""
        draft = self._workspace.draft
        if draft is None or (match.place and not draft.holds(match.place)):
            self._outline.go_to_section(match.place)
            return None
        if self._workspace.item_uid == match.place:
            self._workspace.show_open()
        else:
            self._workspace.open_item(match.place)
        if not match.place:
            return self._issue_fields()[match.name]
        form = self._editor.form
        return form.field_named(match.name) if form else None

    def _issue_fields(self) -> dict[str, TextField]:
        form = self._form
        return {
            "label": form.label,
            "subject": form.subject,
            "preheader": form.preheader,
            "intro": form.intro,
            "alt": form.picture.alt,
            "credit": form.picture.credit,
        }


def _bring_into_view(field: TextField) -> None:
    """Scroll to a field of a long form, once it is laid out."""
    parent: QWidget | None = field.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        area = parent
        QTimer.singleShot(0, area, lambda: area.ensureWidgetVisible(field))
