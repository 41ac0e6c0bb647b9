"""``--self-test``: proves that the program works where and as it is installed.

One line for each proof: ``ok``, ``failed`` or ``not run``, its name, and what was seen. The user's
library, settings and log are left alone: everything happens in a folder that is thrown away.
"""

import array
import functools
import platform
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QColor, QFontDatabase, QImage

from crank_desktop import __version__
from crank_desktop.bundled import resource, resource_text, shape
from crank_desktop.errors import CrankError
from crank_desktop.library.connections import SQLITE_VERSION
from crank_desktop.proofs import PROOFS, NotProven, throwaway_home
from crank_desktop.render.layouts import load_layout
from crank_desktop.ui.libraries.samples import sample, sample_library
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.preview.text_page import text_page
from crank_desktop.ui.theme import TEXT_FAMILY, tokens
from crank_desktop.ui.waiting import LONGEST, Heard, settled, take_down

NOT_PAINTED = f"it was not painted within {LONGEST // 1000} seconds"
TRIES = 20
"""Looks at the preview: a page says that it is painted some frames before the window shows it."""
FONTS = ("SourceSerif4-Italic.ttf", "SourceSerif4-Regular.ttf", "SourceSerif4-SemiBold.ttf")

MakeWindow = Callable[[], MainWindow]
FillWindow = Callable[[MainWindow, Path], Callable[[], None] | None]


class NotRun(Exception):
    """A proof is left out; says why."""


@dataclass(frozen=True, slots=True)
class Choices:
    """``screenshot`` is where a picture of the window goes; ``web`` is off for ``--no-web``."""

    screenshot: Path | None = None
    web: bool = True


class SelfTest:
    """All proofs of one run."""

    def __init__(self, make: MakeWindow, fill: FillWindow, choices: Choices) -> None:
        self._make, self._fill = make, fill
        self._choices = choices
        self._window: MainWindow | None = None
        self._preview_painted: Heard | None = None
        self._failed = False

    def run(self, output: TextIO) -> int:
        """Prove everything and say it line by line; the exit code, 1 where a proof failed."""
        with throwaway_home() as home:
            proofs: dict[str, Callable[[], str]] = {
                name: functools.partial(prove, home) for name, prove in PROOFS.items()
            }
            proofs["looks"] = _prove_looks
            proofs["window"] = functools.partial(self._prove_window, home)
            proofs["icon"] = self._prove_icon
            proofs["preview"] = self._prove_preview
            if self._choices.screenshot is not None:
                target = self._choices.screenshot
                proofs["screenshot"] = functools.partial(self._take_screenshot, target)
            proofs["versions"] = self._versions
            for name, prove in proofs.items():
                output.write(self._outcome(name, prove))
                output.flush()
            if self._window is not None:
                take_down(self._window)
        return 1 if self._failed else 0

    def _outcome(self, name: str, prove: Callable[[], str]) -> str:
        try:
            outcome, words = "ok", prove()
        except NotRun as reason:
            outcome, words = "not run", str(reason)
        except (NotProven, CrankError) as error:
            self._failed = True
            outcome, words = "failed", str(error)
        except Exception as error:  # noqa: BLE001 - whatever went wrong is the finding
            self._failed = True
            outcome, words = "failed", f"{type(error).__name__}: {error}"
            traceback.print_exc()
        return f"{outcome:8} {name:10} {' '.join(words.split())}\n"

    def _prove_window(self, home: Path) -> str:
        library = home / "libraries" / "window.crank"
        sample_library(library)
        self._window = window = self._make()
        painted = Heard(window.painted)
        window.show()
        if not painted.wait():
            raise NotProven(NOT_PAINTED)
        finish = self._fill(window, library)
        if finish is None:
            raise NotProven("the library was not opened")
        finish()
        preview = self._preview()
        self._preview_painted = Heard(preview.painted)
        if not self._choices.web:
            preview.do_without("left out by --no-web")
        expected = f"{sample().label} – Crank Desktop"
        if window.windowTitle() != expected:
            raise NotProven(f"the window is called “{window.windowTitle()}”, not “{expected}”")
        background = window.theme.color("background")
        share = _share(settled(window), background)
        if not 0 < share < 1:
            raise NotProven(f"{share:.0%} of the window is {background.name()}")
        return f"painted, {window.width()} × {window.height()}, “{window.windowTitle()}”"

    def _prove_icon(self) -> str:
        icon = self._shown().icons.icon("mdi6.cog-outline")
        image = icon.pixmap(64, 64).toImage()
        share = _share(image, self._shown().theme.color("text"))
        if not 0 < share < 1:
            raise NotProven(f"{share:.0%} of the icon is drawn")
        return f"{share:.0%} of it is drawn"

    def _prove_preview(self) -> str:
        preview, painted = self._preview(), self._preview_painted
        if preview.refusal or painted is None:
            raise NotRun(preview.refusal)
        if not painted.wait():
            raise NotProven(NOT_PAINTED)
        colors = load_layout().light
        paper, ink = QColor(str(colors["paper"])), QColor(str(colors["ink"]))
        for _try in range(TRIES):
            image = settled(preview)
            on_paper, in_ink = _share(image, paper), _share(image, ink)
            if 0 < in_ink < on_paper:
                return f"painted, {on_paper:.0%} of it {paper.name()}, the email’s own background"
        raise NotProven(f"{on_paper:.0%} of it is {paper.name()}, {in_ink:.2%} {ink.name()}")

    def _take_screenshot(self, target: Path) -> str:
        if not self._shown().grab().save(str(target)):
            raise NotProven(f"{target} cannot be written")
        return str(target)

    def _versions(self) -> str:
        chromium = ""
        if self._choices.web:
            from crank_desktop.ui.preview.engine import chromium_version  # noqa: PLC0415 - as asked

            chromium = f", Chromium {chromium_version()}"
        return (
            f"Crank Desktop {__version__}, {shape()}, Python {platform.python_version()},"
            f" PySide {PySide6.__version__}, Qt {qVersion()}{chromium}, SQLite {SQLITE_VERSION},"
            f" {platform.platform()}"
        )

    def _shown(self) -> MainWindow:
        if self._window is None:
            raise NotRun("there is no window")
        return self._window

    def _preview(self) -> PreviewPane:
        preview = self._shown().findChild(PreviewPane)
        if preview is None:
            raise NotProven("the window has no preview")
        return preview


def _prove_looks() -> str:
    """Both themes can be read, and Qt takes the faces that ship."""
    if tokens("light").keys() != tokens("dark").keys():
        raise NotProven("the themes do not have the same colors")
    sheets = ("window.qss", "help.css", "comparison.css")
    if not all(resource_text("themes", sheet) for sheet in sheets):
        raise NotProven("a style sheet of the window is empty")
    if ">One &amp; two<" not in "".join(text_page(("", "One & two", ""))):
        raise NotProven("a text is not shown as it is written")
    for name in FONTS:
        if QFontDatabase.addApplicationFont(str(resource("fonts", name))) < 0:
            raise NotProven(f"the font {name} cannot be read")
    if TEXT_FAMILY not in QFontDatabase.families():
        raise NotProven(f"the fonts bring no {TEXT_FAMILY}")
    return f"2 themes, {len(FONTS)} faces of {TEXT_FAMILY}"


def _share(image: QImage, color: QColor) -> float:
    """How much of an image is exactly of one color, from 0 to 1."""
    pixels = array.array("I")
    pixels.frombytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())
    return pixels.count(color.rgb()) / max(len(pixels), 1)
