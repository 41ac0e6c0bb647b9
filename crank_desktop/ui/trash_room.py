"""The trash in its window: shown when it is asked for, put back by a change, emptied on request."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from crank_desktop.document.counting import counted
from crank_desktop.editing.putting_back import PutBack, putting_back
from crank_desktop.errors import CrankError
from crank_desktop.library.touched import Touched
from crank_desktop.model.kinds import ThrownKind
from crank_desktop.ui.dialogs.question import Question
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.trash_page import TrashPage
from crank_desktop.ui.workspace import Workspace


class TrashRoom(QObject):
    """Shows the trash's page, and does what is asked there."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._page: TrashPage | None = None
        self.question: Question | None = None
        window.actions_.on("trash", self.show_page)
        workspace.changed.connect(self._refresh)

    @property
    def page(self) -> TrashPage:
        """The page, built when it is asked for first."""
        if self._page is None:
            self._page = TrashPage(writable=self._workspace.library.is_writable)
            self._page.put_back.connect(self.put_back)
            self._page.delete.connect(self.delete)
            self._page.empty.connect(self.delete)
            self._page.closed.connect(self._workspace.show_open)
            self._window.middle.addWidget(self._page)
            self._refresh()
        return self._page

    def show_page(self) -> None:
        """Show what was thrown away."""
        self.page.say("")
        self._window.middle.setCurrentWidget(self.page)
        self.page.setFocus()

    def put_back(self, uids: Sequence[str]) -> None:
        """Put these back, one after another, and offer to go to the last one."""
        done: list[PutBack] = []
        why = ""
        for uid in uids:
            draft = self._workspace.draft
            try:
                change = putting_back(self._workspace.library, uid, draft.uid if draft else "")
            except CrankError as error:
                why = str(error)
                continue
            refused = self._workspace.attempt(change)
            if refused:
                why = refused
            else:
                done.append(change)
        if self._page is not None:
            self._page.say(why)
        elif why:
            self._window.notice.say(why)
        if done:
            last = done[-1]
            self._window.notice.say(self._told(done), "Go there", lambda: self._go_to(last))

    def delete(self, uids: Sequence[str]) -> None:
        """Ask whether these are to be deleted for good."""
        several = len(uids) > 1
        self.question = Question(
            f"Delete {counted(len(uids), 'thing')} for good?" if several else "Delete it for good?",
            f"{'They' if several else 'It'} cannot be put back from the trash after that. Undo can"
            " still take back a removal from this session, until the library is closed.",
            "Delete for good",
            self._window,
        )
        self.question.accepted.connect(lambda: self._delete(uids))
        self.question.finished.connect(self.question.deleteLater)
        self.question.open()

    def _delete(self, uids: Sequence[str]) -> None:
        try:
            self._workspace.library.trash.delete(uids)
        except CrankError as error:
            self.page.say(str(error))
        self._refresh()

    def _refresh(self, _touched: Touched | None = None) -> None:
        if self._page is not None:
            self._page.show_rows(self._workspace.library.trash.rows())

    def _told(self, done: Sequence[PutBack]) -> str:
        if len(done) > 1:
            return f"{counted(len(done), 'thing')} were put back."
        row = done[0].thrown.row
        name = row.label or f"The {row.of_kind}"
        if row.of_kind is ThrownKind.ISSUE:
            return f"{name} is among the issues again."
        label = self._workspace.library.load_uid(done[0].issue_uid).issue.label
        return f"“{name}” is in {label or 'its issue'} again."

    def _go_to(self, change: PutBack) -> None:
        known = {row.uid for row in self._workspace.library.issue_rows()}
        draft = self._workspace.draft
        if change.issue_uid not in known:
            return
        if draft is None or draft.uid != change.issue_uid:
            self._workspace.open_issue(change.issue_uid)
        if change.thrown.row.of_kind is ThrownKind.ITEM:
            self._workspace.open_item(change.uid)
        self._workspace.show_open()
