"""The filled window: panes on a workspace, and what leads from one to another."""

from PySide6.QtCore import QObject

from crank_desktop.errors import CrankError
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.model.kinds import IssueStatus
from crank_desktop.ui.editor.editor_pane import EditorPane
from crank_desktop.ui.lists.left_column import LeftColumn
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.widgets.empty_state import EmptyState
from crank_desktop.ui.workspace import Workspace

_NONE_YET = (
    "This library has no issues yet",
    "Begin the first one, or bring in what you have published before.",
)
_NONE_OPEN = ("No issue is open", "Choose one from the list, begin a new one, or bring one in.")


class Desk(QObject):
    """Choosing and writing in one window: what is there first."""

    def __init__(self, window: MainWindow, library: Library, notice: str) -> None:
        super().__init__(window)
        self.window = window
        self.workspace = Workspace(library, window.settings, self)
        self.left = LeftColumn(self.workspace)
        self.editor = EditorPane(self.workspace, window.theme)
        self.empty = EmptyState(*_NONE_YET, window.actions_["new-issue"], window.actions_["import"])
        window.left.addWidget(self.left)
        for page in (self.empty, self.editor):
            window.middle.addWidget(page)
        self._bind()
        if notice:
            window.notice.say(notice)

    def open_first(self, reference: str = "") -> None:
        """Open the issue that ``reference`` names, else what was open last, else the newest."""
        rows = self.workspace.library.issue_rows()
        settings = self.workspace.settings
        known = [row.uid for row in rows]
        newest = [row.uid for row in rows if row.status is not IssueStatus.ARCHIVED] or known
        uid = settings.issue if settings.issue in known else next(iter(newest), "")
        if reference:
            try:
                uid = self.workspace.library.find_issue(reference).uid
            except CrankError as error:
                self.window.notice.say(str(error))
        self.workspace.open_issue(uid)
        if uid and uid == settings.issue:
            self.workspace.open_item(settings.item)
        (self.left.outline if uid else self.empty).setFocus()

    def close(self) -> bool:
        """Save everything and let go of the library; False where the editor has to decide."""
        if not self.workspace.close():
            return False
        self.left.keep_settings()
        settings, draft = self.workspace.settings, self.workspace.draft
        settings.issue = draft.uid if draft else ""
        settings.item = self.workspace.item_uid
        return True

    def _bind(self) -> None:
        actions, workspace = self.window.actions_, self.workspace
        for name, do in (
            ("undo", self._undo),
            ("redo", self._redo),
        ):
            actions.on(name, do)
        workspace.issue_opened.connect(self._show_place)
        workspace.item_opened.connect(self._open)
        workspace.changed.connect(self._show_changed)
        workspace.typed.connect(self._show_place)
        self.window.middle.currentChanged.connect(self._show_page_s_place)
        workspace.refused.connect(self.window.notice.say)
        self.left.outline.item_chosen.connect(self._open)
        self.left.entered.connect(self.write)
        self.window.may_close = self.close
        self._show_place()

    def _open(self, uid: str) -> None:
        """Show the open item, or that no issue is open; the issue's own form shows itself."""
        if self.workspace.issue is None:
            self.empty.say(*(_NONE_OPEN if self.workspace.library.issue_rows() else _NONE_YET))
            self.window.middle.setCurrentWidget(self.empty)
        elif uid:
            self.window.middle.setCurrentWidget(self.editor)
        self._show_place()

    def _show_changed(self, _touched: Touched) -> None:
        self._show_place()

    def _show_page_s_place(self, _index: int) -> None:
        self._show_place()

    def _show_place(self, _uid: str = "") -> None:
        draft, uid = self.workspace.draft, self.workspace.item_uid
        page = self.window.middle.currentWidget()
        title = page.windowTitle() if page else ""
        if title or draft is None:
            self.window.show_place(*([title] if title else []))
        elif not uid:
            self.window.show_place(draft.issue.label or "Untitled issue")
        else:
            words = self.left.outline.words_of(uid)
            self.window.show_place(draft.issue.label, draft.section_of(uid).heading, words)

    def write(self) -> None:
        """Put the caret into the form of the open item."""
        form = self.editor.form
        if form is not None:
            form.first_field.setFocus()

    def _undo(self) -> None:
        if not self.editor.undo_typing():
            self.workspace.undo()

    def _redo(self) -> None:
        if self.editor.redo_typing():
            return
        issues, items = self._issue_uids(), self._item_uids()
        self.workspace.redo()
        # What came back is gone to: what was typed in it and taken back is done again next.
        new_issues, new_items = self._issue_uids() - issues, self._item_uids() - items
        if len(new_issues) == 1:
            self.workspace.open_issue(*new_issues)
        elif len(new_items) == 1:
            self.workspace.open_item(*new_items)
            self.editor.enter_redo()

    def _issue_uids(self) -> set[str]:
        return {row.uid for row in self.workspace.library.issue_rows()}

    def _item_uids(self) -> set[str]:
        issue = self.workspace.issue
        return {item.uid for part in issue.sections for item in part.items} if issue else set()
