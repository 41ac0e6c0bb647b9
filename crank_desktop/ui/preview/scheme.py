"""The preview's own addresses: the page is the HTML as exported, all else pictures of the library.

Relative names in the HTML lead here by themselves, and the interceptor sends the addresses of
hosted pictures here, so that nothing has to be written into the HTML.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QMimeDatabase, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

Picture = Callable[[str], bytes | None]
"""Gives the bytes of a picture of the library by its relative file name or its hosted address."""

SCHEME = "crank-preview"
PAGE = QUrl(f"{SCHEME}://issue/")
_HOSTED = "hosted"

# Without it a page could still leave for about:blank, which no navigation is asked about.
_HEADERS = {QByteArray(b"Content-Security-Policy"): [QByteArray(b"sandbox allow-same-origin")]}
_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def register_scheme() -> None:
    """Make the scheme known, once in a process.

    Qt's manual asks for it before the application is made, lest the engine be running by then;
    it starts with the first profile.
    """
    name = SCHEME.encode()
    if QWebEngineUrlScheme.schemeByName(name).name() != name:
        scheme = QWebEngineUrlScheme(name)
        scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
        QWebEngineUrlScheme.registerScheme(scheme)


class SchemeHandler(QWebEngineUrlSchemeHandler):
    """Answers for the page and its pictures; ``page`` is what the page's address gives."""

    def __init__(self, picture: Picture, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = picture
        self.page = b""
        self.pictures_on = True

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:  # noqa: N802 - Qt's name
        """Answer one request; a name that is no picture of the library is not found."""
        url = job.requestUrl()
        if url == PAGE:
            _reply(job, "text/html;charset=utf-8", self.page)
            return
        content = self.picture(_name(url))
        kind = QMimeDatabase().mimeTypeForData(content).name() if content else ""
        if content and kind in _PICTURES:
            _reply(job, kind, content)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def picture(self, name: str) -> bytes | None:
        """The bytes of a picture; None where the library has none, or none are to be shown."""
        return self._picture(name) if name and self.pictures_on else None


def _name(url: QUrl) -> str:
    decoded = QUrl.ComponentFormattingOption.FullyDecoded
    if url.host() == _HOSTED:
        return url.query(decoded)
    return url.path(decoded)[1:] if url.host() == PAGE.host() else ""


def hosted_picture(address: str) -> QUrl:
    """Where the preview finds the library's own copy of a hosted picture."""
    url = QUrl(f"{SCHEME}://{_HOSTED}/")
    url.setQuery(bytes(QUrl.toPercentEncoding(address).data()).decode())
    return url


def _reply(job: QWebEngineUrlRequestJob, kind: str, content: bytes) -> None:
    body = QBuffer(job)
    body.setData(content)
    # A list for each header, whatever the type stubs say.
    job.setAdditionalResponseHeaders(_HEADERS)  # type: ignore[arg-type]
    job.reply(kind.encode(), body)
