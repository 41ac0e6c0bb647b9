"""From a click in the preview to the caret, and from the caret to its place in the preview."""

from PySide6.QtCore import QObject, QTimer

from crank_desktop.document.shown_words import place_in_texts, words_before
from crank_desktop.editing.issue_texts import IssueText, texts_of
from crank_desktop.library.touched import Touched
from crank_desktop.ui.editor.editor_pane import EditorPane
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.workspace import Workspace

_PAUSE = 150
"""Milliseconds after which a caret that moved is shown in the preview."""
_NOWHERE = -1


class PreviewPlaces(QObject):
    """Leads from one to the other; while an editor types, the preview stays where it is."""

    def __init__(
        self, workspace: Workspace, editor: EditorPane, pane: PreviewPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._editor, self._pane = workspace, editor, pane
        self._typed = False
        self._marked = ("", 0)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._show_caret)
        pane.part_clicked.connect(self._go_to)
        workspace.typed.connect(self._note_typed)
        workspace.item_opened.connect(self._follow)
        workspace.changed.connect(self._mark_again)
        self._follow(workspace.item_uid)

    def _follow(self, _uid: str) -> None:
        for field in self._editor.findChildren(TextField):
            if not field.property("followed"):
                field.setProperty("followed", True)  # noqa: FBT003 - Qt's only form
                field.cursorPositionChanged.connect(self._timer.start)

    def _note_typed(self, _uid: str) -> None:
        self._typed = True
        self._timer.start()

    def _uids(self) -> list[str]:
        issue = self._workspace.issue
        return [item.uid for section in issue.sections for item in section.items] if issue else []

    def _texts(self, uid: str) -> list[IssueText]:
        """What is written in an item and shown, in the order it is shown."""
        issue = self._workspace.issue
        found = texts_of(issue) if issue else ()
        return [one for one in found if one.place == uid and not one.address]

    def _go_to(self, number: int, shown: str, at: int) -> None:
        """Open the item of a part and put the caret where a word of it was clicked."""
        uids = self._uids()
        if number >= len(uids):
            return
        self._workspace.open_item(uids[number])
        texts = self._texts(uids[number])
        form = self._editor.form
        if form is None or not texts:
            return
        place, offset = place_in_texts([one.text for one in texts], shown, at)
        field = form.field_named(texts[place].name)
        field.setFocus()
        field.select(offset, offset)

    def _show_caret(self) -> None:
        typed, self._typed = self._typed, False
        uid, form = self._workspace.item_uid, self._editor.form
        field = next((one for one in form.fields if one.hasFocus()), None) if form else None
        if form is None or field is None:
            return
        texts = self._texts(uid)
        names = [one.name for one in texts]
        name = form.name_of(field)
        if name not in names or uid not in self._uids():
            return
        offset, _ = field.selected()
        count = words_before([one.text for one in texts], names.index(name), offset)
        self._marked = uid, count
        self._pane.point(self._uids().index(uid), count, follow=not typed)

    def _mark_again(self, _touched: Touched) -> None:
        """Let the mark go where its item goes; it goes out with one that is gone."""
        (uid, count), uids = self._marked, self._uids()
        if uid:
            self._pane.point(uids.index(uid) if uid in uids else _NOWHERE, count, follow=False)
