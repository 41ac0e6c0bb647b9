"""``crank-desktop``, the window: reads the command line, builds everything, shows it.

The frame is painted before lists and editor are loaded, and these can be used before the rest is:
what writes, renders and imports takes longer to load than Qt itself.
"""

import argparse
import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from crank_desktop import __version__, logs, userdirs
from crank_desktop.errors import CrankError
from crank_desktop.settings import Settings, load_settings, save_settings
from crank_desktop.ui.errors import Reporter
from crank_desktop.ui.main_window import FIRST_SIZE, MainWindow
from crank_desktop.ui.preloading import Preloading
from crank_desktop.ui.theme import Theme, ThemeChoice
from crank_desktop.ui.zoom import Zoom


def process_age() -> float:
    """Seconds since this process was started."""
    if not hasattr(time, "CLOCK_BOOTTIME"):
        import psutil  # noqa: PLC0415 - a sixtieth of a second that Linux does not need

        return time.time() - psutil.Process().create_time()
    # psutil knows the start of the system, and so of a process, to the second alone: proc(5).
    fields = Path("/proc/self/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started


def _say_age(what: str) -> None:
    sys.stdout.write(f"{what} {process_age() * 1000:.0f}\n")
    sys.stdout.flush()


def open_window(library: Path | None) -> MainWindow:
    """A window on the library at ``library``, filled and shown; the application must be there.

    None opens what was open last, and on the first start the ways to begin.
    """
    window = make_window()
    window.show()
    finish = fill_window(window, library)
    if finish is not None:
        finish()
    return window


def make_window() -> MainWindow:
    """The frame of a window, as it was left last."""
    settings = load_settings(userdirs.settings_file())
    zoom = Zoom(settings.zoom, settings.text_zoom)
    return MainWindow(settings, Theme(_choice(settings), zoom=zoom))


def fill_window(
    window: MainWindow, library: Path | None, issue: str = ""
) -> Callable[[], None] | None:
    """Fill a window with what the library at ``library`` holds, or the one that was open last.

    ``issue`` is an id, a label or a month; without it, what was open last. None where no library
    is open; the window then shows why, and the ways to one. What comes back builds the rest.
    """
    from crank_desktop.ui.session import session_of  # noqa: PLC0415 - after the first paint

    return session_of(window).begin(library, issue)


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one application of this process."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Crank Desktop")
    application.setApplicationVersion(__version__)
    application.setStyle("Fusion")
    return application


def _choice(settings: Settings) -> ThemeChoice:
    known = set(map(str, ThemeChoice))
    return ThemeChoice(settings.theme) if settings.theme in known else ThemeChoice.SYSTEM


def _size(words: str) -> QSize:
    """A size as it is written: 1280x800."""
    width, _, height = words.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"{words!r} is no size; write it as 1280x800")
    return QSize(int(width), int(height))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="crank-desktop", description="Write, check and send a monthly newsletter."
    )
    parser.add_argument("--version", action="version", version=f"Crank Desktop {__version__}")
    parser.add_argument("--library", metavar="FILE", type=Path, help="the library to open")
    parser.add_argument("--issue", metavar="ISSUE", default="", help="the issue to open in it")
    parser.add_argument(
        "--exit-when-usable", action="store_true", help="tell how long the start took, and end"
    )
    parser.add_argument("--platform", metavar="NAME", help="the system of windows, in Qt's words")
    parser.add_argument("--no-web", action="store_true", help="leave the preview out")
    parser.add_argument("--self-test", action="store_true", help="prove that the program works")
    parser.add_argument(
        "--screenshot", metavar="FILE", type=Path, help="with --self-test: a picture of the window"
    )
    parser.add_argument(
        "--screenshots", metavar="DIR", type=Path, help="write a picture of every main screen"
    )
    parser.add_argument(
        "--theme", choices=[str(one) for one in ThemeChoice], help="the colors of --screenshots"
    )
    parser.add_argument(
        "--size", metavar="WxH", type=_size, default=FIRST_SIZE, help="the size of --screenshots"
    )
    parser.add_argument(
        "--zoom", metavar="PERCENT", type=int, default=100, help="the zoom of --screenshots"
    )
    return parser


class _Start:
    """The start of the window; all of it happens in the event loop, so that errors are told."""

    def __init__(self, choices: argparse.Namespace, reporter: Reporter) -> None:
        self._choices, self._reporter = choices, reporter
        self.window: MainWindow | None = None
        self._preloading = Preloading()

    def show(self) -> None:
        """Paint the frame; the library is opened after that."""
        self.window = window = make_window()
        self._reporter.notice = window.notice
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: self._fill(window)))
        window.show()

    def _fill(self, window: MainWindow) -> None:
        if self._choices.exit_when_usable:
            _say_age("visible")
        finish = fill_window(window, self._choices.library, self._choices.issue)
        self._follow(window)
        self._reporter.tell_of_crash()
        QTimer.singleShot(0, lambda: self._finish(window, finish))

    def wait(self) -> None:
        """Return when nothing is loaded any more."""
        self._preloading.wait()

    def _finish(self, window: MainWindow, finish: Callable[[], None] | None) -> None:
        if self._choices.exit_when_usable:
            _say_age("usable")
            window.close()
        else:
            self._preloading.load(lambda: self._complete(window, finish))

    def _complete(self, window: MainWindow, finish: Callable[[], None] | None) -> None:
        try:
            if finish is not None and isValid(window) and window.isVisible():
                finish()
                if self._choices.no_web:
                    _leave_preview_out(window)
        finally:
            _watch_garbage()

    def _follow(self, window: MainWindow) -> None:
        """Know the window that takes the place of this one, when another library is opened."""
        from crank_desktop.ui.session import session_of  # noqa: PLC0415 - after the first paint

        session_of(window).on_window = self._take

    def _take(self, window: MainWindow) -> None:
        self.window = window
        self._reporter.notice = window.notice


def _leave_preview_out(window: MainWindow) -> None:
    from crank_desktop.ui.preview.pane import PreviewPane  # noqa: PLC0415 - after the first paint

    for pane in window.findChildren(PreviewPane):
        pane.do_without("The preview is left out because the program was started with --no-web.")


def _watch_garbage() -> None:
    """Look for garbage from now on, in what is made from now on.

    What the start loads stays for good: looking through it costs a tenth of the start, and time
    and again as long as a key may take.
    """
    gc.freeze()
    gc.enable()


def _prove(choices: argparse.Namespace) -> int:
    from crank_desktop import selftest  # noqa: PLC0415 - only when it is asked for

    wanted = selftest.Choices(choices.screenshot, web=not choices.no_web)
    return selftest.SelfTest(make_window, fill_window, wanted).run(sys.stdout)


def _take_screens(choices: argparse.Namespace) -> int:
    from crank_desktop.proofs import throwaway_home  # noqa: PLC0415 - as above
    from crank_desktop.ui.libraries.samples import sample_library  # noqa: PLC0415 - as above
    from crank_desktop.ui.screens import take_screens  # noqa: PLC0415 - as above

    def opened(library: Path | None) -> MainWindow:
        window = open_window(library)
        if choices.no_web:
            _leave_preview_out(window)
        return window

    with throwaway_home() as home:
        settings = Settings(theme=choices.theme or "system", zoom=choices.zoom)
        save_settings(settings, userdirs.settings_file())
        samples = home / "libraries" / "samples.crank"
        sample_library(samples)
        files = take_screens(
            opened, samples, samples.with_name("empty.crank"), choices.screenshots, choices.size
        )
        try:
            for file in files:
                sys.stdout.write(f"{file}\n")
        except CrankError as error:
            sys.stderr.write(f"crank-desktop: {error}\n")
            return error.exit_code
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window until it is closed; the exit code of the process."""
    choices = _parser().parse_args(arguments)
    gc.disable()
    application = make_application(["-platform", choices.platform] if choices.platform else [])
    if choices.self_test or choices.screenshots:
        gc.enable()
        return _prove(choices) if choices.self_test else _take_screens(choices)
    logs.start(userdirs.log_folder())
    reporter = Reporter(userdirs.log_folder())
    reporter.start()
    start = _Start(choices, reporter)
    QTimer.singleShot(0, start.show)
    code = application.exec()
    start.wait()
    reporter.stop()
    if start.window is None:
        return 1
    start.window.keep_settings()
    save_settings(start.window.settings, userdirs.settings_file())
    return code


if __name__ == "__main__":
    sys.exit(main())
