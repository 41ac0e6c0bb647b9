"""Every screen of a window in turn, for what must hold on all of them."""

from collections.abc import Iterator
from pathlib import Path

from pytestqt.qtbot import QtBot

from crank_desktop.main import open_window
from crank_desktop.ui.libraries.samples import sample_library
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.screens import SCREENS, Screen, Stage, tidy
from crank_desktop.ui.tour.callout import Callout

HOLDS = {"no library": (True, False), "nothing": (False, True), "samples": (False, False)}
"""Which screens belong to which library: ``bare``, ``empty``."""


def window_on(holds: str, folder: Path, qtbot: QtBot) -> MainWindow:
    """A window on one of these libraries."""
    file = folder / "library.crank"
    if holds == "samples":
        sample_library(file)
    window = open_window(None if holds == "no library" else file)
    qtbot.waitExposed(window)
    return window


def screens_of(holds: str, window: MainWindow) -> Iterator[Screen]:
    """Show one screen after the other; each is taken away before the next."""
    stage = Stage(window)
    for screen in SCREENS:
        if (screen.bare, screen.empty) == HOLDS[holds]:
            screen.show(stage)
            yield screen
            for callout in window.findChildren(Callout):
                callout.ended.emit()
            tidy(window)
