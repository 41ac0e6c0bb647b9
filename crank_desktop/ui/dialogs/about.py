"""About the program: which version, what it is made of under which licenses, where its log lies."""

import platform

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from crank_desktop import __version__, userdirs
from crank_desktop.ui.dialogs.components import components, flowing
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.theme import Space, fit_screen, room_for
from crank_desktop.ui.widgets.cut_label import CutLabel

_WIDTH, _HEIGHT = 1000, 600
_TABLE, _TEXT = 420, 530
_ROW, _WIDEST = 28, 230
_COLUMNS = ("Part", "Version", "License")


def show_about(window: MainWindow) -> "AboutDialog":
    """Show what the program is, in front of its window."""
    dialog = window.findChild(AboutDialog) or AboutDialog(window)
    dialog.show()
    dialog.activateWindow()
    return dialog


class AboutDialog(QDialog):
    """Version, parts with their licenses to read, and the log's folder."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("aboutDialog")
        self.setWindowTitle("About Crank Desktop")
        self.components = components()
        self.table = QTableWidget(len(self.components), len(_COLUMNS))
        self.table.setAccessibleName("Parts and their licenses")
        self.license = QPlainTextEdit()
        self.license.setReadOnly(True)
        self.license.setTabChangesFocus(True)
        self.license.setAccessibleName("License")
        self.copy = QPushButton("Copy the versions")
        self.open_log = QPushButton("Open the log’s folder")
        self.close_ = QPushButton("Close")
        self._build()
        self._fill()
        fit_screen(self, _WIDTH, _HEIGHT)

    def _build(self) -> None:
        heading = QLabel(f"Crank Desktop {__version__}")
        heading.setProperty("role", "heading")
        words = QLabel(
            "Write, check and send a monthly newsletter. Free software under the MIT License,"
            " made of the parts below."
        )
        words.setWordWrap(True)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(self.license)
        parts.setSizes([room_for(self, one) for one in (_TABLE, _TEXT)])
        log = CutLabel(f"Log: {userdirs.log_folder()}")
        log.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(parts, 1)
        column.addWidget(log)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.copy.clicked.connect(self._copy)
        self.open_log.clicked.connect(_open_log)
        self.close_.clicked.connect(self.close)
        self.close_.setDefault(True)
        row.addWidget(self.copy)
        row.addWidget(self.open_log)
        row.addStretch(1)
        row.addWidget(self.close_)
        return row

    def _fill(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(_COLUMNS)
        for row, one in enumerate(self.components):
            for column, words in enumerate((one.name, one.version, one.license)):
                cell = QTableWidgetItem(words)
                cell.setToolTip(words)
                table.setItem(row, column, cell)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setMaximumSectionSize(room_for(self, _WIDEST))
        rows = table.verticalHeader()
        rows.setMinimumSectionSize(room_for(self, _ROW))
        rows.setDefaultSectionSize(room_for(self, _ROW))
        table.itemSelectionChanged.connect(self._show_license)
        table.selectRow(0)

    def _show_license(self) -> None:
        self.license.setPlainText(flowing(self.components[self.table.currentRow()].text))

    def _copy(self) -> None:
        lines = [f"{one.name} {one.version}" for one in self.components]
        QGuiApplication.clipboard().setText("\n".join([*lines, platform.platform(), ""]))


def _open_log() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(userdirs.log_folder())))
