"""What nobody caught: one report, one line, the log; from slots, tasks and threads alike."""

import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, QUrl, qWarning
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop import logs
from crank_desktop.errors import InputRefused
from crank_desktop.progress import Progress
from crank_desktop.ui.dialogs.report_dialog import ReportDialog
from crank_desktop.ui.errors import Reporter, report_of, words_for
from crank_desktop.ui.tasks import Tasks
from crank_desktop.ui.widgets.notice_bar import NoticeBar


def fail() -> None:
    raise KeyError("no such thing")


def refuse() -> None:
    raise InputRefused("july.txt: is empty: choose another file")


@pytest.fixture
def reporter(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reporter]:
    """A reporter at work, with a notice bar and a log in ``tmp_path``."""
    # What it passes on to the terminal would reach pytest.
    monkeypatch.setattr(sys, "__excepthook__", lambda *_error: None)
    logger = logging.getLogger("crank_desktop")
    before = list(logger.handlers)
    logs.start(tmp_path)
    bar = NoticeBar()
    qtbot.addWidget(bar)
    made = Reporter(tmp_path)
    made.notice = bar
    made.start()
    yield made
    made.stop()
    for added in [one for one in logger.handlers if one not in before]:
        added.close()
        logger.removeHandler(added)


def log(tmp_path: Path) -> str:
    return (tmp_path / "crank-desktop.log").read_text(encoding="utf-8")


def dialogs() -> list[ReportDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ReportDialog)]


def shown_report(qtbot: QtBot) -> ReportDialog:
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    return dialogs()[0]


def close(dialog: ReportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)


def from_a_slot(fault: Callable[[], None], _tasks: Tasks) -> None:
    QTimer.singleShot(0, fault)


def from_a_task(fault: Callable[[], None], tasks: Tasks) -> None:
    def work(_progress: Progress) -> None:
        fault()

    def failed(error: BaseException) -> None:
        raise error

    tasks.run(work, lambda _result: None, failed)


def from_a_thread(fault: Callable[[], None], _tasks: Tasks) -> None:
    thread = threading.Thread(target=fault)
    thread.start()
    thread.join()


def from_a_destructor(fault: Callable[[], None], _tasks: Tasks) -> None:
    class Doomed:
        def __del__(self) -> None:
            fault()

    Doomed()
    gc.collect()


WAYS = [from_a_slot, from_a_task, from_a_thread, from_a_destructor]


@pytest.mark.parametrize("way", WAYS)
def test_a_fault_from_anywhere_ends_in_one_report_and_the_log(
    way: Callable[[Callable[[], None], Tasks], None],
    reporter: Reporter,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    tasks = Tasks()
    way(fail, tasks)
    dialog = shown_report(qtbot)
    told = dialog.report.toPlainText()
    assert "KeyError: 'no such thing'" in told
    assert told.startswith("Crank Desktop ")
    assert dialog.report.isReadOnly()
    assert "ERROR crank_desktop.ui.errors" in log(tmp_path)
    assert "KeyError: 'no such thing'" in log(tmp_path)
    assert reporter.notice is not None
    assert reporter.notice.words() == ""
    close(dialog, qtbot)
    tasks.close()


@pytest.mark.parametrize("way", WAYS)
def test_a_refusal_that_slips_through_is_told_as_its_one_line(
    way: Callable[[Callable[[], None], Tasks], None],
    reporter: Reporter,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    tasks = Tasks()
    way(refuse, tasks)
    notice = reporter.notice
    assert notice is not None
    qtbot.waitUntil(lambda: notice.words() != "")
    assert notice.words() == "july.txt: is empty: choose another file"
    assert dialogs() == []
    assert "Traceback" not in log(tmp_path)
    assert "not shown where it happened: july.txt" in log(tmp_path)
    tasks.close()


def test_a_refusal_before_there_is_a_window_is_reported(reporter: Reporter, qtbot: QtBot) -> None:
    reporter.notice = None
    QTimer.singleShot(0, refuse)
    dialog = shown_report(qtbot)
    assert "july.txt: is empty" in dialog.report.toPlainText()
    close(dialog, qtbot)


class Smeared(QWidget):
    """A widget that cannot draw itself."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        fail()


def draw_again(widget: QWidget, qtbot: QtBot, tmp_path: Path) -> None:
    before = log(tmp_path).count("ERROR")
    widget.update()
    qtbot.waitUntil(lambda: log(tmp_path).count("ERROR") > before)


def test_the_same_fault_again_and_again_is_reported_once(
    reporter: Reporter, qtbot: QtBot, tmp_path: Path
) -> None:
    widget = Smeared()
    qtbot.addWidget(widget)
    widget.show()
    dialog = shown_report(qtbot)
    draw_again(widget, qtbot, tmp_path)
    close(dialog, qtbot)
    draw_again(widget, qtbot, tmp_path)
    QTimer.singleShot(0, lambda: reporter.take(ValueError, ValueError("another"), None))
    other = shown_report(qtbot)
    assert "ValueError: another" in other.report.toPlainText()
    close(other, qtbot)


def test_the_report_is_copied_and_the_folder_of_the_log_opened(
    reporter: Reporter, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    reporter.take(ValueError, ValueError("one"), None)
    dialog = shown_report(qtbot)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report.toPlainText()
    QTest.mouseClick(dialog.open_log, Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in opened] == [str(tmp_path)]
    close(dialog, qtbot)


def test_a_report_goes_with_the_window_it_stands_before(reporter: Reporter, qtbot: QtBot) -> None:
    window = QWidget()
    window.show()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    reporter.take(ValueError, ValueError("one"), None)
    assert shown_report(qtbot).parent() is window
    window.deleteLater()
    qtbot.waitUntil(lambda: dialogs() == [])
    reporter.take(ValueError, ValueError("two"), None)
    close(shown_report(qtbot), qtbot)


def test_what_qt_says_is_in_the_log(reporter: Reporter, tmp_path: Path) -> None:
    assert reporter is not None
    qWarning("a widget is lost")
    assert "WARNING crank_desktop.ui.errors Qt: a widget is lost" in log(tmp_path)


def test_an_interruption_is_no_fault(reporter: Reporter, tmp_path: Path) -> None:
    reporter.take(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log(tmp_path) == ""


def test_the_hooks_are_given_back(tmp_path: Path, qtbot: QtBot) -> None:
    assert qtbot is not None
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = Reporter(tmp_path)
    made.start()
    assert sys.excepthook == made.take
    assert [one.name for one in tmp_path.iterdir()] != []
    made.stop()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert list(tmp_path.iterdir()) == []


def test_a_task_s_refusal_has_words_and_its_fault_is_raised_again() -> None:
    assert words_for(InputRefused("no newsletter")) == "no newsletter"
    with pytest.raises(KeyError):
        words_for(KeyError("x"))


def test_a_report_holds_no_values_of_variables() -> None:
    def write(typed: str) -> None:
        raise ValueError(len(typed))

    words = "the words of an editor"
    with pytest.raises(ValueError, match="22") as raised:
        write(words)
    report = report_of(raised.value)
    assert "ValueError: 22" in report
    assert words not in report
