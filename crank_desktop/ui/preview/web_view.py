"""The view of WebEngine with all that stands behind it, made and taken down as one."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWidgets import QWidget

from crank_desktop.bundled import resource_text
from crank_desktop.render.pieces import Pieces
from crank_desktop.ui.preview.interceptor import Interceptor
from crank_desktop.ui.preview.look import Look
from crank_desktop.ui.preview.menu import EmailView
from crank_desktop.ui.preview.offline import offline_profile
from crank_desktop.ui.preview.page import Page
from crank_desktop.ui.preview.scheme import SCHEME, Picture, SchemeHandler, register_scheme

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_LEAST_SCALE = 0.25
"""WebEngine makes a page no smaller."""

_log = logging.getLogger(__name__)


class _Stage(Enum):
    """What the page is busy with; it does one thing at a time."""

    EMPTY = auto()
    LOADING = auto()
    SHOWN = auto()
    PATCHING = auto()


class WebView(QWidget):
    """Shows HTML: the first is loaded, each later one patched into the page. The latest wins.

    While it is hidden it waits: what is not seen need not be laid out, and its width is not known.
    ``patched`` when the page was made what was given last, ``painted`` when that is on the screen,
    ``link_clicked`` with the address as the email has it, ``stopped`` when the system ended the
    view's process.
    """

    patched = Signal()
    painted = Signal()
    link_clicked = Signal(str)
    part_clicked = Signal(int, str, int)
    stopped = Signal()

    def __init__(self, picture: Picture, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        register_scheme()
        profile = offline_profile()
        self.view = EmailView(self)
        self.page = Page(profile, self.view)
        self.view.setPage(self.page)
        # Children are deleted in this order, and a page must be gone before its profile.
        profile.setParent(self)
        self._handler = SchemeHandler(picture, profile)
        self._interceptor = Interceptor(self._handler.picture, profile)
        profile.installUrlSchemeHandler(SCHEME.encode(), self._handler)
        profile.setUrlRequestInterceptor(self._interceptor)
        # Left to the end of the process, they would go in any order.
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.deleteLater)
        self.page.said.connect(self._heard)
        self.page.renderProcessTerminated.connect(self._ended)
        self._look = look
        self._stage = _Stage.EMPTY
        self._pieces: Pieces | None = None
        self._shown: Pieces = ()
        self._block: tuple[str, int] | None = None
        self._unsent = False
        self._turned = False
        self._load_due = True
        self._from_top = True
        self._top = 0.0

    @property
    def denied_requests(self) -> int:
        """How many requests were denied since the view was made."""
        return self._interceptor.denied

    def show_pieces(self, pieces: Pieces) -> None:
        """Show the HTML of these pieces as soon as the page can take it."""
        self._pieces = pieces
        self._unsent = True
        self._advance()

    def turn_to(self, pieces: Pieces) -> None:
        """Show another output of the same issue at the item that is seen now."""
        self._turned = True
        self.show_pieces(pieces)

    def show_block(self, block: str, occurrence: int) -> None:
        """Bring a part of the latest HTML into view as soon as it is shown."""
        self._block = (block, occurrence)
        self._advance()

    def point(self, number: int, count: int, *, follow: bool) -> None:
        """Mark the paragraph of an item's word; ``follow`` brings it into view."""
        if self._stage in {_Stage.SHOWN, _Stage.PATCHING}:
            self.run(f"point({number}, {count}, {json.dumps(follow)})")

    def clear(self) -> None:
        """Forget what is shown: the next HTML begins at its top."""
        self._pieces = self._block = None
        self._load_due = self._from_top = True

    def set_look(self, look: Look) -> None:
        """Lay another look over the same HTML; pictures come and go by loading it anew."""
        self._load_due |= look.pictures != self._look.pictures
        self._look = look
        self._place()
        if self._stage in {_Stage.SHOWN, _Stage.PATCHING}:
            self.run(f"dress({_in_words(look)})")
        self._advance()

    def run(self, call: str, then: Callable[[object], None] | None = None) -> None:
        """Run a call of the preview's script; ``then`` takes what it gives."""
        self.page.runJavaScript(f"crankPreview.{call}", _WORLD, then or _nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the page as wide as its look asks."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show what came while the view was hidden."""
        super().showEvent(event)
        self._advance()

    def _place(self) -> None:
        """Make a page that is wider than the pane smaller.

        Cut off, or laid out anew for the narrow pane, it would not be the email readers get.
        """
        across = max(self.width(), 1)
        scale = min(1.0, max(_LEAST_SCALE, across / self._look.width))
        page = round(self._look.width * scale) if self._look.phone else across
        self.view.setGeometry((across - page) // 2, 0, page, self.height())
        self.page.setZoomFactor(scale)

    def _advance(self) -> None:
        """Begin the next thing that is due, unless the page is busy.

        So the newest HTML never waits behind older ones.
        """
        busy = self._stage in {_Stage.LOADING, _Stage.PATCHING}
        if busy or self._pieces is None or not self.isVisible():
            return
        if self._load_due:
            self._load(self._pieces)
        elif self._unsent:
            self._unsent = False
            self._patch(self._pieces)
        elif self._block:
            block, occurrence = self._block
            self._block = None
            self.run(f"show({json.dumps(block)}, {occurrence})")

    def _patch(self, pieces: Pieces) -> None:
        """Make the page what the pieces say, by the items' parts alone where only these differ."""
        self._stage = _Stage.PATCHING
        changed = changed_parts(self._shown, pieces)
        turned, self._turned = self._turned, False
        self._shown = pieces
        if turned:
            self.run(f"turn({json.dumps(pieces)})", self._patched)
        elif changed is None:
            self.run(f"patch({json.dumps(pieces)})", self._patched)
        else:
            self.run(f"patchParts({json.dumps(changed)})", self._patched_parts)

    def _load(self, pieces: Pieces) -> None:
        """Load the page from its bytes, scrolled to where it is now."""
        here = self.page.scrollPosition().y() / self.page.zoomFactor()
        self._top = 0.0 if self._from_top else here
        self._load_due = self._from_top = self._unsent = self._turned = False
        self._stage = _Stage.LOADING
        self._handler.page = "".join(pieces).encode()
        self._shown = pieces
        self._handler.pictures_on = self._look.pictures
        self.page.scripts().clear()
        self.page.scripts().insert(_script(self._look))
        self.page.open()

    def _patched(self, done: object) -> None:
        """``done`` is None where the page went away before it could answer."""
        if isinstance(done, bool):
            self._stage = _Stage.SHOWN
            self._load_due |= not done
            self._advance()
            if self._stage is _Stage.SHOWN:
                self.patched.emit()

    def _patched_parts(self, done: object) -> None:
        """Where the parts alone could not be made anew, the page is compared with the whole."""
        if done is False and self._pieces is not None:
            self._shown = ()
            self._unsent = True
            self._stage = _Stage.SHOWN
            self._advance()
        else:
            self._patched(done)

    def _heard(self, what: str, value: object) -> None:
        match what, value:
            case "ready", _:
                self._stage = _Stage.SHOWN
                self.run(f"begin({_in_words(self._look)}, {self._top}, {json.dumps(self._shown)})")
                self._advance()
            case "painted", _:
                self.painted.emit()
            case "clicked", str():
                self.link_clicked.emit(value)
            case "placed", [float() | int() as number, str() as shown, str() as before]:
                self.part_clicked.emit(int(number), shown, len(before))
            case "fault", _:
                _log.error("the preview's script failed and the page is loaded anew: %s", value)

    def _ended(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        _log.warning("the preview's process ended: %s", status.name)
        self.stopped.emit()


def changed_parts(old: Pieces, new: Pieces) -> list[tuple[int, str]] | None:
    """The numbers of the items whose parts differ, and these; None where anything else does."""
    if len(old) != len(new) or old[::2] != new[::2]:
        return None
    pairs = zip(old[1::2], new[1::2], strict=True)
    return [(number, after) for number, (before, after) in enumerate(pairs) if before != after]


def _nothing(_given: object) -> None:
    """Qt calls it with what a call of the script gave."""


def _in_words(look: Look) -> str:
    return json.dumps(asdict(look))


def _script(look: Look) -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName("preview")
    script.setSourceCode(
        f"const LOOK = {_in_words(look)};\n{resource_text('preview', 'preview.js')}"
    )
    script.setWorldId(_WORLD)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    return script
