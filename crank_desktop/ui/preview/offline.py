"""WebEngine without a network, below whatever a page or a setting may ask.

A hint such as ``preconnect`` opens a connection without any request that could be intercepted.
For this engine no host exists, whether by name or by number.
"""

import os

from PySide6.QtWebEngineCore import QWebEngineProfile

_FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
_NO_HOST = '--host-resolver-rules="MAP * ~NOTFOUND"'


def offline_profile() -> QWebEngineProfile:
    """A profile that keeps nothing on disk and finds no host; the page's keeper deletes it.

    The engine reads its flags when the first profile of a process is made. They are taken back,
    because a browser that the editor opens inherits this process's environment.
    """
    before = os.environ.get(_FLAGS)
    os.environ[_FLAGS] = f"{before or ''} {_NO_HOST}".strip()
    try:
        return QWebEngineProfile()
    finally:
        if before is None:
            del os.environ[_FLAGS]
        else:
            os.environ[_FLAGS] = before
