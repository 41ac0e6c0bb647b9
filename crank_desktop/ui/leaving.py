"""What leaves the window: the export dialog, the email's HTML on the clipboard."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from crank_desktop.document.compose import compose
from crank_desktop.document.counting import counted
from crank_desktop.exports.export import lost_addresses
from crank_desktop.render.options import Kept
from crank_desktop.ui.dialogs.export_dialog import ExportDialog
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.preview_feed import PreviewFeed
from crank_desktop.ui.workspace import Workspace


class Leaving(QObject):
    """Binds the actions of what leaves; ``left`` when the open issue was written or copied."""

    left = Signal()

    def __init__(self, window: MainWindow, workspace: Workspace, feed: PreviewFeed) -> None:
        super().__init__(window)
        self._window, self._workspace, self._feed = window, workspace, feed
        self._dialog: ExportDialog | None = None
        window.actions_.on("export", self.export)
        window.actions_.on("copy-html", self.copy_html)
        workspace.issue_opened.connect(self._enable)
        self._enable()

    def export(self) -> None:
        """Show the export dialog of the open issue, everything typed included."""
        issue = self._workspace.issue
        if issue is None or not self._workspace.save():
            return
        library = self._workspace.library
        stored = library.load_uid(issue.uid)
        kept = Kept(
            picture=library.load_picture(issue.image.file or ""),
            resolved=stored.resolved,
            own_masthead=stored.own_masthead,
        )
        self._dialog = ExportDialog(
            issue,
            self._workspace.newsletter,
            kept,
            self._workspace.settings,
            self._window,
        )
        self._dialog.place_chosen.connect(self.go_to)
        self._dialog.written.connect(self.left)
        self._dialog.finished.connect(self._dialog.deleteLater)
        self._dialog.open()

    def copy_html(self) -> None:
        """Put the email's HTML on the clipboard, and say what it lacks."""
        issue = self._workspace.issue
        if issue is None:
            return
        self._feed.render_now()
        if self._feed.email is None:
            return
        QGuiApplication.clipboard().setText(self._feed.email.html)
        self.left.emit()
        lost = len(lost_addresses(compose(issue)))
        if lost:
            missing = counted(lost, "missing address", "missing addresses")
            self._window.notice.say(f"The email’s HTML is copied, with {missing}.")
        else:
            self._window.notice.say("The email’s HTML is copied: paste it into your service.")

    def go_to(self, where: str) -> None:
        """Open the item at a place of the portable form, or the issue's own form."""
        issue = self._workspace.issue
        parts = where.split("/")
        if issue is None or parts[:1] != ["sections"] or parts[2:3] != ["items"]:
            self._workspace.open_item("")
            return
        section = issue.sections[int(parts[1])]
        self._workspace.open_item(section.items[int(parts[3])].uid)

    def _enable(self) -> None:
        opened = self._workspace.issue is not None
        self._window.actions_.enable("export", "copy-html", enabled=opened)
