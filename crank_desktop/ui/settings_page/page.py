"""The page of the settings in the middle of the window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from crank_desktop.ui.settings_page.keys_part import KeysPart
from crank_desktop.ui.settings_page.look_part import LookPart
from crank_desktop.ui.theme import Space


class SettingsPage(QWidget):
    """Two parts, one at a time; ``closed`` when an editor goes back to writing."""

    closed = Signal()

    def __init__(self, look: LookPart, keys: KeysPart) -> None:
        super().__init__()
        self.setObjectName("settingsPage")
        self.setAccessibleName("Settings")
        self.setWindowTitle("Settings")
        self.look, self.keys = look, keys
        heading = QLabel("Settings")
        heading.setProperty("role", "heading")
        self.parts = QTabWidget()
        self.parts.setObjectName("settingsParts")
        self.parts.setDocumentMode(True)
        self.parts.tabBar().setDrawBase(False)
        self.parts.tabBar().setAccessibleName("Parts of the settings")
        self.parts.addTab(look, "General")
        self.parts.addTab(keys, "Keys")
        self.close_page = QPushButton("Close")
        self.close_page.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.addWidget(self.close_page)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading)
        column.addWidget(self.parts, 1)
        column.addLayout(foot)
        self.setFocusProxy(self.parts.tabBar())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
