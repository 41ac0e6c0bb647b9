"""The preview's own addresses: the page is the HTML as exported, all else pictures of the library.

Relative names in the HTML lead here, so that nothing has to be written into it.
"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QMimeDatabase, QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)

Picture = Callable[[str], bytes | None]
"""Gives the bytes of a picture of the library by its relative file name."""

SCHEME = "crank-preview"
PAGE = QUrl(f"{SCHEME}://issue/")

_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


def register_scheme() -> None:
    """Make the scheme known, once in a process and before its first profile."""
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
        name = url.path(QUrl.ComponentFormattingOption.FullyDecoded).removeprefix("/")
        content = self._picture(name) if self.pictures_on and url.host() == PAGE.host() else None
        kind = QMimeDatabase().mimeTypeForData(content).name() if content else ""
        if content and kind in _PICTURES:
            _reply(job, kind, content)
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)


def _reply(job: QWebEngineUrlRequestJob, kind: str, content: bytes) -> None:
    body = QBuffer(job)
    body.setData(content)
    job.reply(kind.encode(), body)
