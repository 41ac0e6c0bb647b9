"""The left column: the issues of the library, and below them the outline of the open one."""

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from crank_desktop.editing.draft import Draft
from crank_desktop.library.touched import Touched
from crank_desktop.ui.lists.issue_list import IssueList
from crank_desktop.ui.lists.outline import Outline
from crank_desktop.ui.lull import Lull
from crank_desktop.ui.theme import Space
from crank_desktop.ui.workspace import Workspace

_FIRST_HEIGHTS = (170, 500)
_BEHIND, _AT_MOST_BEHIND = 100, 500
"""Milliseconds by which the lists may be behind what is typed, and where no key leaves a lull."""


class LeftColumn(QWidget):
    """Follows the workspace and leads it; ``entered`` when an editor wants to write."""

    entered = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.issues = IssueList()
        self.outline = Outline()
        self.parts = QSplitter(Qt.Orientation.Vertical)
        self.parts.setChildrenCollapsible(False)
        self.parts.addWidget(_headed("Issues", self.issues))
        self.parts.addWidget(_headed("Outline", self.outline))
        state = QByteArray.fromBase64(workspace.settings.left.encode("ascii", "ignore"))
        if not self.parts.restoreState(state):
            self.arrange()
        # A key is drawn where it was typed first; the lists can be a moment behind.
        self._typed: set[str] = set()
        self._lull = Lull(self, after=_BEHIND, latest=_AT_MOST_BEHIND)
        self._lull.timeout.connect(self._show_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.issues.chosen.connect(self._go_to_issue)
        self.outline.item_chosen.connect(workspace.open_item)
        self.outline.activated.connect(self.entered)
        workspace.issue_opened.connect(self._show_issue)
        workspace.item_opened.connect(self.outline.go_to)
        workspace.typed.connect(self._note_typed)
        workspace.changed.connect(self._refresh)
        self._refresh(Touched())

    def arrange(self) -> None:
        """Give the two lists the heights of the first start."""
        self.parts.setSizes(_FIRST_HEIGHTS)

    def keep_settings(self) -> None:
        """Put the heights of the two lists into the settings."""
        state = self.parts.saveState().toBase64().data()
        self._workspace.settings.left = bytes(state).decode("ascii")

    def _go_to_issue(self, uid: str) -> None:
        draft = self._workspace.draft
        if draft is None or draft.uid != uid:
            self._workspace.open_issue(uid)
        else:
            self._workspace.open_item("")

    def _show_issue(self) -> None:
        issue = self._workspace.issue
        self.outline.show_issue(issue)
        self.issues.go_to(issue.uid if issue else "")

    def _note_typed(self, uid: str) -> None:
        self._typed.add(uid)
        self._lull.note_key()

    def _show_typed(self) -> None:
        draft = self._workspace.draft
        if draft is not None:
            for uid in self._typed:
                self._describe(draft, uid)
        self._typed.clear()

    def _describe(self, draft: Draft, uid: str) -> None:
        if not uid:
            self.outline.show_issue(draft.issue)
            self.issues.describe(draft.issue)
        elif draft.holds(uid):
            self.outline.show_item(draft.item(uid))

    def _refresh(self, _touched: Touched) -> None:
        self.issues.show_rows(self._workspace.library.issue_rows())
        self._show_issue()
        self.outline.go_to(self._workspace.item_uid)


def _headed(words: str, below: QWidget) -> QWidget:
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(Space.SMALL, Space.SMALL, Space.TIGHT, 0)
    column.setSpacing(Space.TIGHT)
    heading = QLabel(words)
    heading.setProperty("role", "muted")
    heading.setIndent(Space.TIGHT)
    column.addWidget(heading)
    column.addWidget(below)
    return part
