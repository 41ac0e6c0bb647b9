"""From the open issue to the preview: rendered anew after each change, the latest one wins."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from crank_desktop.document.compose import compose
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.tree import Document
from crank_desktop.exports.export import ExportChoices, options_for
from crank_desktop.library.touched import Touched
from crank_desktop.render.email_html import Email, render_email_parts
from crank_desktop.render.mailchimp_text import render_mailchimp_pieces
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.pieces import Pieces
from crank_desktop.render.plain_text import render_text_pieces
from crank_desktop.render.web_html import render_page_pieces
from crank_desktop.ui.preview.look import Mode
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.preview.text_page import text_page
from crank_desktop.ui.workspace import Workspace


def _email_pieces(document: Document, options: RenderOptions) -> Pieces:
    return render_email_parts(document, options).pieces


PIECES: dict[Mode, Callable[[Document, RenderOptions], Pieces]] = {
    Mode.EMAIL: _email_pieces,
    Mode.WEB: render_page_pieces,
    Mode.TEXT: render_text_pieces,
    Mode.MAILCHIMP: render_mailchimp_pieces,
}


class PreviewFeed(QObject):
    """Keeps the pane at what the open issue would be exported as; ``rendered`` after each time."""

    rendered = Signal()

    def __init__(self, workspace: Workspace, pane: PreviewPane, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._pane = workspace, pane
        self._shown: Pieces = ()
        self._wanted = ""
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.render_now)
        workspace.typed.connect(self._ask)
        workspace.changed.connect(self._ask)
        workspace.issue_opened.connect(self._begin)
        workspace.item_opened.connect(self._show_item)
        pane.tool_bar.mode_changed.connect(self._turn)

    @property
    def email(self) -> Email | None:
        """The email of the open issue as it was typed last, whatever is shown."""
        issue = self._workspace.issue
        return render_email_parts(compose(issue), self._options(issue)) if issue else None

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
            self._shown = ()
            self._pane.clear()
        else:
            self._shown = self._render(issue)
            self._pane.show_pieces(self._shown)
            self._show_wanted()
        self.rendered.emit()

    def _turn(self, _mode: str) -> None:
        """Show another output of the issue, at the same item."""
        issue = self._workspace.issue
        if issue is not None:
            self._shown = self._render(issue)
            self._pane.turn_to(self._shown)

    def _render(self, issue: PortableIssue) -> Pieces:
        mode = self._pane.tool_bar.mode
        pieces = PIECES[mode](compose(issue), self._options(issue))
        return text_page(pieces) if mode.is_text else pieces

    def _options(self, issue: PortableIssue) -> RenderOptions:
        return options_for(issue, self._workspace.newsletter, ExportChoices())

    def _show_item(self, uid: str) -> None:
        """Bring the open item's part of the email into view, as soon as it is rendered."""
        self._wanted = uid
        if not self._timer.isActive():
            self._show_wanted()

    def _show_wanted(self) -> None:
        issue, uid, self._wanted = self._workspace.issue, self._wanted, ""
        if issue is None or not self._shown or not uid:
            return
        uids = [item.uid for section in issue.sections for item in section.items]
        number, blocks = uids.index(uid), self._shown[1::2]
        self._pane.show_block(blocks[number], blocks[:number].count(blocks[number]))
