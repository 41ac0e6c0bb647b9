"""From the open issue to the preview: rendered anew after each change, the latest one wins."""

from PySide6.QtCore import QObject, QTimer, Signal

from crank_desktop.document.compose import compose
from crank_desktop.exports.export import ExportChoices, options_for
from crank_desktop.library.touched import Touched
from crank_desktop.render.email_html import Email, render_email_parts
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.workspace import Workspace


class PreviewFeed(QObject):
    """Keeps the pane at what the open issue would be exported as; ``rendered`` after each time."""

    rendered = Signal()

    def __init__(self, workspace: Workspace, pane: PreviewPane, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._pane = workspace, pane
        self.email: Email | None = None
        self._wanted = ""
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.render_now)
        workspace.typed.connect(self._ask)
        workspace.changed.connect(self._ask)
        workspace.issue_opened.connect(self._begin)
        workspace.item_opened.connect(self._show_item)

    def catch_up(self) -> None:
        """Show what is open already, when there is time for it."""
        self._ask()
        self._show_item(self._workspace.item_uid)

    def _begin(self) -> None:
        """Another issue begins at its top."""
        self._pane.clear()
        self._ask()

    def _ask(self, _what: Touched | str = "") -> None:
        # Not at once: the key that was typed is painted first, and one rendering serves many.
        self._timer.start()

    def render_now(self) -> None:
        """Render what was typed so far, without waiting."""
        self._timer.stop()
        issue = self._workspace.issue
        if issue is None:
            self.email = None
            self._pane.clear()
        else:
            options = options_for(issue, self._workspace.newsletter, ExportChoices())
            self.email = render_email_parts(compose(issue), options)
            self._pane.show_pieces(self.email.pieces)
            self._show_wanted()
        self.rendered.emit()

    def _show_item(self, uid: str) -> None:
        """Bring the open item's part of the email into view, as soon as it is rendered."""
        self._wanted = uid
        if not self._timer.isActive():
            self._show_wanted()

    def _show_wanted(self) -> None:
        issue, uid, self._wanted = self._workspace.issue, self._wanted, ""
        if issue is None or self.email is None or not uid:
            return
        uids = [item.uid for section in issue.sections for item in section.items]
        number = uids.index(uid)
        block = self.email.blocks[number]
        self._pane.show_block(block, self.email.blocks[:number].count(block))
