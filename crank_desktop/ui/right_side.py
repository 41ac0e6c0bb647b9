"""What stands beside the writing: the preview, the line at the foot, the way out.

It is built after the lists and the editor can be used: the renderers behind it take time to load.
"""

from PySide6.QtCore import QObject, QUrl

from crank_desktop.ui.leaving import Leaving
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.preview_feed import PreviewFeed
from crank_desktop.ui.preview_room import PreviewRoom
from crank_desktop.ui.status_line import StatusLine
from crank_desktop.ui.workspace import Workspace


class RightSide(QObject):
    """The right column and the status line of one window."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self.preview = PreviewPane(self.picture)
        self.feed = PreviewFeed(workspace, self.preview, self)
        self.status = StatusLine(window.statusBar(), workspace, self.feed)
        self.leaving = Leaving(window, workspace, self.feed)
        PreviewRoom(window.actions_, self.preview.tool_bar, workspace.settings, self)
        window.right.add(self.preview, window.actions_["show-preview"])
        self.status.findings_asked.connect(self.leaving.export)
        window.icons.loaded.connect(self._color_icons)

    def picture(self, name: str) -> bytes | None:
        """The bytes of a picture by what the email calls it: its file, or its hosted address."""
        issue = self._workspace.issue
        if issue is not None and issue.image.file and QUrl(issue.image.url or "") == QUrl(name):
            name = issue.image.file
        picture = self._workspace.library.load_picture(name)
        return picture.content if picture else None

    def _color_icons(self) -> None:
        self.preview.set_icons(self._window.icons.icon)
