"""What happens when something goes wrong that no editor can mend: one report, and the log.

A ``CrankError`` never comes here: it is shown where it happened.
"""

import faulthandler
import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from PySide6.QtWidgets import QDialogButtonBox as Buttons

from crank_desktop import __version__
from crank_desktop.errors import CrankError
from crank_desktop.ui.theme import Space

_LOG = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ReportDialog(QDialog):
    """Says that the program made a mistake, and what to pass on so that it can be mended."""

    def __init__(self, report: str, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle("Something went wrong")
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        heading = QLabel("Crank Desktop made a mistake")
        heading.setProperty("role", "heading")
        words = QLabel(
            "What you typed is kept in the library. You can go on; if the window behaves oddly, "
            f"close it and start it again. The report below is also in the log, in {log_folder}. "
            "It holds file names, but nothing of your texts."
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Report")
        buttons = Buttons(Buttons.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = QPushButton("Copy the report")
        buttons.addButton(copy, Buttons.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        for widget in (heading, words, self.report, buttons):
            column.addWidget(widget)
        self.resize(640, 420)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())


class Reporter:
    """Takes in what nobody caught: logs it, and shows one report at a time."""

    def __init__(self, log_folder: Path) -> None:
        self._log_folder = log_folder
        self._shown: ReportDialog | None = None
        self._faults: TextIO | None = None

    def start(self) -> None:
        """From now on; a hard crash of the process leaves ``crash.txt`` in the log's folder."""
        sys.excepthook = self.take
        qInstallMessageHandler(_log_qt)
        try:
            self._log_folder.mkdir(parents=True, exist_ok=True)
            self._faults = (self._log_folder / "crash.txt").open("w", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._faults)

    def stop(self) -> None:
        """Leave errors to Python and Qt again."""
        sys.excepthook = sys.__excepthook__
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error that nobody caught and show its report, one at a time."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(error)
        _LOG.error("%s", report)
        if self._shown is None or not self._shown.isVisible():
            self._shown = ReportDialog(report, self._log_folder)
            self._shown.open()


def report_of(error: BaseException) -> str:
    """Versions and the traceback of an error, without the values of any variable."""
    versions = (
        f"Crank Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}"
    )
    return f"{versions}\n\n{''.join(traceback.format_exception(error))}"


def words_for(error: BaseException) -> str:
    """What to tell an editor of an error that came back from a task; a fault is raised again."""
    if isinstance(error, CrankError):
        return str(error)
    raise error


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    _LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
