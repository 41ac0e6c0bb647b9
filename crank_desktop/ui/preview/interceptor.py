"""The gate to the network: shut."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestInfo, QWebEngineUrlRequestInterceptor

from crank_desktop.ui.preview.scheme import SCHEME, Picture, hosted_picture

_IMAGE = QWebEngineUrlRequestInfo.ResourceType.ResourceTypeImage


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Denies every request but those for the preview's own addresses; ``denied`` counts them.

    A hosted picture that the library has is taken from there.
    """

    def __init__(self, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = picture
        self.denied = 0

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802 - Qt's name
        """Let one request pass, turn it to the library, or end it."""
        url = info.requestUrl()
        if url.scheme() == SCHEME:
            return
        address = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
        if info.resourceType() == _IMAGE and self._picture(address) is not None:
            info.redirect(hosted_picture(address))
        else:
            info.block(True)  # noqa: FBT003 - Qt's only form
            self.denied += 1
