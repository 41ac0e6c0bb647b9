"""What takes long to load, loaded beside a window that can be used already."""

import logging
from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import QThread

SLOW = (
    "crank_desktop.library.sessions",
    "crank_desktop.library.trash",
    "crank_desktop.library.revisions",
    "crank_desktop.library.own_words",
    "crank_desktop.importing.reader",
    "crank_desktop.exports.check",
    "crank_desktop.exports.formats",
    "crank_desktop.editing.import_review",
    "crank_desktop.editing.replacing",
    "crank_desktop.editing.restoring",
    "crank_desktop.importing.pasted",
    "crank_desktop.library.differences",
    "crank_desktop.review.comparing",
    "crank_desktop.spelling.words",
)
"""Modules that bring in SQLAlchemy, lxml, Jinja and their like, and nothing of Qt."""

_log = logging.getLogger(__name__)


class Preloading(QThread):
    """Loads what the rest of a window needs; its keys are taken meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._then: Callable[[], object] = lambda: None
        self.finished.connect(self._go_on)

    def load(self, then: Callable[[], object]) -> None:
        """Load it, then go on in the window's thread."""
        self._then = then
        self.start()

    def run(self) -> None:
        """Load one after the other."""
        try:
            for name in SLOW:
                import_module(name)
        except ImportError:
            # It fails once more where it is needed, and there an editor is told.
            _log.exception("a part of the program cannot be loaded")

    def _go_on(self) -> None:
        self._then()
