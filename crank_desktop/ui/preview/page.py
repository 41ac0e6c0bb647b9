"""One page that goes nowhere: it loads what Python hands it, and tells what its script says."""

import json

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile, QWebEngineSettings

from crank_desktop.ui.preview.scheme import PAGE

_SAID = "crank-preview "

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.TouchIconsEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.AllowRunningInsecureContent,
    _Attribute.AllowGeolocationOnInsecureOrigins,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.BackForwardCacheEnabled,
)


class Page(QWebEnginePage):
    """The page of the preview; ``said`` carries what its script tells: a word and a value."""

    said = Signal(str, object)

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._awaited = 0
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)  # noqa: FBT003 - Qt's only form
        self.settings().setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )

    def open(self) -> None:
        """Load the page's address, and every picture anew."""
        self._awaited += 1
        if self.url() == PAGE:
            self.triggerAction(QWebEnginePage.WebAction.ReloadAndBypassCache)
        else:
            self.load(PAGE)

    def acceptNavigationRequest(  # noqa: N802 - Qt's name
        self,
        url: QUrl | str,
        _kind: QWebEnginePage.NavigationType,
        isMainFrame: bool,  # noqa: FBT001, N803 - Qt's name and form
    ) -> bool:
        """Only what ``open`` asked for; a link, a form, a frame, a refresh lead nowhere."""
        if self._awaited and isMainFrame and url == PAGE:
            self._awaited -= 1
            return True
        return False

    def chooseFiles(  # noqa: N802 - Qt's name
        self, *_asked: object
    ) -> list[str]:
        """No file of the editor's for a form in an email."""
        return []

    def javaScriptConsoleMessage(  # noqa: N802 - Qt's name
        self,
        _level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        _line: int,
        _source: str,
    ) -> None:
        """Pass on what the preview's script says; the page itself cannot speak here."""
        if message.startswith(_SAID):
            what, value = json.loads(message.removeprefix(_SAID))
            self.said.emit(what, value)
