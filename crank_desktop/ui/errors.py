"""What happens to an error that nobody caught: the log, and what an editor is told of it.

A ``CrankError`` is shown where it happened; one that slips through is told as its one line. All
else is a mistake of the program and ends in one report. A hard crash leaves a trace that the next
start tells of.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from crank_desktop import __version__
from crank_desktop.crashes import CrashWatch
from crank_desktop.errors import CrankError
from crank_desktop.ui.dialogs.report_dialog import ReportDialog

_LOG = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Notice(Protocol):
    """Where a line is told: the bar above the columns."""

    def words(self) -> str:
        """What it says already."""

    def say(self, words: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Say a line, with a button for what can be done about it."""


class _Unraisable(Protocol):
    @property
    def exc_value(self) -> BaseException | None: ...


class Reporter(QObject):
    """Takes in what nobody caught, in whichever thread, and tells it in the window's."""

    _came = Signal(object)

    def __init__(self, log_folder: Path) -> None:
        super().__init__()
        self.notice: Notice | None = None
        self._log_folder = log_folder
        self._watch = CrashWatch(log_folder)
        self._crashed: Path | None = None
        self._dialog: ReportDialog | None = None
        self._told: set[str] = set()
        # Queued: told in the window's thread, and never in the middle of drawing something.
        self._came.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """From now on errors of this process come here, and the log's folder tells of a crash."""
        self._hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._take_unraisable
        qInstallMessageHandler(_log_qt)
        self._crashed = self._watch.start(versions())

    def stop(self) -> None:
        """Leave errors to Python and Qt again."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        qInstallMessageHandler(None)
        self._watch.stop()

    def tell_of_crash(self) -> None:
        """Say in the notice bar where the trace of the last crash is, if there was one."""
        if self._crashed is None or self.notice is None:
            return
        line = (
            f"Crank Desktop ended unexpectedly last time. What is known stands in {self._crashed}"
        )
        said = self.notice.words()
        self.notice.say(f"{said} {line}" if said else line, "Open the folder", self._open_folder)
        self._crashed = None

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log an error that nobody caught, and have it told."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if isinstance(error, CrankError):
            _LOG.warning("not shown where it happened: %s", error)
        else:
            _LOG.error("%s", report_of(error))
            # For who started it from a terminal.
            sys.__excepthook__(kind, error, trace)
        self._came.emit(error)

    def _take_from_thread(self, raised: threading.ExceptHookArgs) -> None:
        if raised.exc_value is not None and not issubclass(raised.exc_type, SystemExit):
            self.take(raised.exc_type, raised.exc_value, raised.exc_traceback)

    def _take_unraisable(self, raised: _Unraisable) -> None:
        error = raised.exc_value
        if error is not None:
            self.take(type(error), error, error.__traceback__)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, CrankError) and self.notice is not None:
            self.notice.say(str(error))
            return
        report = report_of(error)
        # A mistake in drawing would come back sixty times a second.
        if self._dialog is not None or report in self._told or QApplication.instance() is None:
            return
        self._told.add(report)
        self._dialog = ReportDialog(report, self._open_folder, QApplication.activeWindow())
        self._dialog.destroyed.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))


def versions() -> str:
    """What runs here, in one line."""
    return (
        f"Crank Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.platform()}"
    )


def report_of(error: BaseException) -> str:
    """Versions and the traceback of an error, without the values of any variable."""
    return f"{versions()}\n\n{''.join(traceback.format_exception(error))}"


def words_for(error: BaseException) -> str:
    """What to tell an editor of an error that came back from a task; a fault is raised again."""
    if isinstance(error, CrankError):
        return str(error)
    raise error


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    del context
    _LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", message)
