"""The gate to the network: shut."""

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from crank_desktop.ui.preview.scheme import SCHEME


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Denies every request but those for the preview's own addresses; ``denied`` counts them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.denied = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        """Let one request pass or end it."""
        if info.requestUrl().scheme() != SCHEME:
            info.block(True)  # noqa: FBT003 - Qt's only form
            self.denied += 1
