"""The preview on a system that prefers dark colors: what the page is told and shows, as JSON.

A process of its own, because the engine asks the system once.
"""

import json
import os
import sys

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.preview.web_view import WebView

_DARK = "--disable-gpu --blink-settings=preferredColorScheme=0"
_PAGE = (
    '<!DOCTYPE html><meta name="color-scheme" content="light dark">'
    "<style>@media (prefers-color-scheme: dark) { p { color: rgb(1, 2, 3) } }</style><p>One</p>"
)
_ASKED = """JSON.stringify([
    matchMedia("(prefers-color-scheme: dark)").matches,
    getComputedStyle(document.documentElement).colorScheme,
    getComputedStyle(document.querySelector("p")).color])"""


def main() -> None:
    """Show a page in the light look and tell about it."""
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = _DARK
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    pane = PreviewPane(lambda _name: None)
    told: list[object] = []

    def heard(answer: str) -> None:
        told.extend(json.loads(answer))
        application.quit()

    def ask() -> None:
        assert isinstance(pane._view, WebView)
        pane._view.page.runJavaScript(_ASKED, 1, heard)

    pane.painted.connect(ask)
    pane.show_html(_PAGE)
    pane.show()
    application.exec()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
