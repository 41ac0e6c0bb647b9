"""The one dialog for mistakes of the program itself."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.ui.theme import Space, fit_screen

_WORDS = (
    "What you typed is kept in the library, and you can go on. If the window behaves oddly, close"
    " it and start it again. The report below is in the log, too. It can hold names of files and a"
    " few of your words: look through it before you pass it on."
)
_WIDTH, _HEIGHT = 640, 420


class ReportDialog(QDialog):
    """Says that the program made a mistake, and what to pass on so that it can be mended."""

    def __init__(
        self, report: str, open_log: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle("Something went wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel("Crank Desktop made a mistake")
        heading.setProperty("role", "heading")
        words = QLabel(_WORDS)
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        self.report.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        for widget in (heading, words, self.report):
            column.addWidget(widget)
        column.addLayout(self._buttons(open_log))
        self.go_on.setFocus()
        fit_screen(self, _WIDTH, _HEIGHT)

    def _buttons(self, open_log: Callable[[], object]) -> QHBoxLayout:
        self.copy = QPushButton("Copy the report")
        self.copy.clicked.connect(self._copy)
        self.open_log = QPushButton("Open the log’s folder")
        self.open_log.clicked.connect(open_log)
        self.go_on = QPushButton("Go on")
        self.go_on.setProperty("role", "primary")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addWidget(self.open_log)
        row.addStretch(1)
        row.addWidget(self.go_on)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
