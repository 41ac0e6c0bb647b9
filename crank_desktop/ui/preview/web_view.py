"""The view of WebEngine with all that stands behind it, made and taken down as one."""

import json
import logging
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineScript
from PySide6.QtWidgets import QWidget

from crank_desktop.bundled import resource_text
from crank_desktop.ui.preview.interceptor import Interceptor
from crank_desktop.ui.preview.look import Look
from crank_desktop.ui.preview.menu import EmailView
from crank_desktop.ui.preview.page import Page
from crank_desktop.ui.preview.scheme import SCHEME, Picture, SchemeHandler, register_scheme

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_log = logging.getLogger(__name__)


class WebView(QWidget):
    """Shows HTML: the first is loaded, each later one patched into the page. The latest wins.

    ``ready`` when a page was loaded, ``painted`` when HTML is on the screen, ``link_clicked`` with
    the address as the email has it, ``stopped`` when the system ended the view's process.
    """

    ready = Signal()
    painted = Signal()
    link_clicked = Signal(str)
    stopped = Signal()

    def __init__(self, picture: Picture, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        register_scheme()
        profile = QWebEngineProfile()
        self.view = EmailView(self)
        self.page = Page(profile, self.view)
        self.view.setPage(self.page)
        # Children are deleted in this order, and a page must be gone before its profile.
        profile.setParent(self)
        self._handler = SchemeHandler(picture, profile)
        self._interceptor = Interceptor(profile)
        profile.installUrlSchemeHandler(SCHEME.encode(), self._handler)
        profile.setUrlRequestInterceptor(self._interceptor)
        self.page.said.connect(self._heard)
        self.page.renderProcessTerminated.connect(self._ended)
        self._look = look
        self._wanted: str | None = None
        self._sent: str | None = None
        self._block: tuple[str, int] | None = None
        self._loaded = False
        self._patching = False
        self._top = 0.0

    @property
    def denied_requests(self) -> int:
        """How many requests were denied since the view was made."""
        return self._interceptor.denied

    def show_html(self, html: str) -> None:
        """Show this HTML as soon as the page can take it."""
        self._wanted = html
        if self._sent is None:
            self._load(top=0)
        else:
            self._send()

    def show_block(self, block: str, occurrence: int) -> None:
        """Bring a part of the wanted HTML into view as soon as it is shown."""
        self._block = (block, occurrence)
        self._send()

    def clear(self) -> None:
        """Forget what is shown: the next HTML begins at its top."""
        self._wanted = self._sent = self._block = None
        self._loaded = self._patching = False

    def set_look(self, look: Look) -> None:
        """Lay another look over the same HTML; pictures come and go by loading it anew."""
        anew = look.pictures != self._look.pictures
        self._look = look
        self._place()
        if anew and self._sent is not None:
            self._load(top=self.page.scrollPosition().y() / self.page.zoomFactor())
        elif self._loaded:
            self.run(f"dress({_in_words(look)})")

    def run(self, call: str, then: Callable[[object], None] | None = None) -> None:
        """Run a call of the preview's script; ``then`` takes what it gives."""
        self.page.runJavaScript(f"crankPreview.{call}", _WORLD, then or _nothing)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the page as wide as its look asks."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Make a page that is wider than the pane smaller.

        Cut off, or laid out anew for the narrow pane, it would not be the email readers get.
        """
        across = max(self.width(), 1)
        scale = min(1.0, across / self._look.width)
        page = round(self._look.width * scale) if self._look.phone else across
        self.view.setGeometry((across - page) // 2, 0, page, self.height())
        self.page.setZoomFactor(scale)

    def _load(self, top: float) -> None:
        """Load the wanted HTML from its bytes; ``top`` is how far it is scrolled, in its pixels."""
        self._sent = self._wanted
        self._loaded = self._patching = False
        self._top = top
        self._handler.page = (self._sent or "").encode()
        self._handler.pictures_on = self._look.pictures
        self.page.scripts().clear()
        self.page.scripts().insert(_script(self._look))
        self.page.open()

    def _send(self) -> None:
        """One patch at a time, so that the newest HTML never waits behind older ones."""
        if not self._loaded or self._patching:
            return
        if self._wanted != self._sent:
            self._sent = self._wanted
            self._patching = True
            self.run(f"patch({json.dumps(self._sent)})", self._patched)
        elif self._block:
            block, occurrence = self._block
            self._block = None
            self.run(f"show({json.dumps(block)}, {occurrence})")

    def _patched(self, done: object) -> None:
        """``done`` is None where the page went away before it could answer."""
        if not isinstance(done, bool) or not self._patching:
            return
        self._patching = False
        if done:
            self._send()
        else:
            self._load(top=self.page.scrollPosition().y() / self.page.zoomFactor())

    def _heard(self, what: str, value: object) -> None:
        match what, value:
            case "ready", _ if self._sent is not None:
                self._loaded = True
                self.run(f"goTo({self._top})")
                self._send()
                self.ready.emit()
            case "painted", _:
                self.painted.emit()
            case "clicked", str():
                self.link_clicked.emit(value)
            case "fault", _:
                _log.error("the preview's script failed and the page is loaded anew: %s", value)

    def _ended(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        _log.warning("the preview's process ended: %s", status.name)
        self.stopped.emit()


def _nothing(_given: object) -> None:
    """Qt calls it with what a call of the script gave."""


def _in_words(look: Look) -> str:
    return json.dumps({"dark": look.dark})


def _script(look: Look) -> QWebEngineScript:
    script = QWebEngineScript()
    script.setName("preview")
    script.setSourceCode(
        f"const LOOK = {_in_words(look)};\n{resource_text('preview', 'preview.js')}"
    )
    script.setWorldId(_WORLD)
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
    return script
