"""The open item judged by the rules whenever typing pauses, and told under its form."""

from PySide6.QtCore import QObject, QTimer

from crank_desktop.exports.check import check_item
from crank_desktop.ui.editor.editor_pane import EditorPane
from crank_desktop.ui.editor.finding_lines import FindingLines
from crank_desktop.ui.icons import Icons
from crank_desktop.ui.workspace import Workspace

PAUSE = 700
"""Milliseconds without a key: nobody is told about a sentence that is being written."""


class ItemFindings(QObject):
    """Follows the workspace; an item that is not begun yet has nothing to mend."""

    def __init__(
        self, workspace: Workspace, editor: EditorPane, icons: Icons, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._editor = workspace, editor
        self._lines = {}
        for form in editor.forms:
            self._lines[form] = FindingLines(icons)
            form.foot.addWidget(self._lines[form])
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.judge)
        workspace.typed.connect(self._wait)
        workspace.item_opened.connect(self._judge_opened)
        workspace.changed.connect(self._judge_opened)
        self.judge()

    def judge(self) -> None:
        """Tell what the rules say about the open item as it is written now."""
        self._pause.stop()
        draft, uid, form = self._workspace.draft, self._workspace.item_uid, self._editor.form
        if draft is None or form is None:
            return
        item = draft.item(uid)
        begun = item != type(item)(kind=item.kind)  # type: ignore[arg-type]
        found = check_item(draft.section_of(uid).kind, item) if begun else ()
        self._lines[form].say(tuple(one.message for one in found))

    def _wait(self, _uid: str) -> None:
        self._pause.start()

    def _judge_opened(self, _what: object) -> None:
        self.judge()
