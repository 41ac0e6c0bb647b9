"""A page of WebEngine without any of the preview's guards: what it asks of a server, as JSON.

A process of its own, because what guards the preview guards its whole process.
"""

import json
import sys

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtWebEngineCore import (  # noqa: TID251 - what the preview is compared with
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
)
from PySide6.QtWebEngineWidgets import QWebEngineView  # noqa: TID251 - as above
from PySide6.QtWidgets import QApplication

from tests.remote_things import ASKED_BY_ANY_BROWSER, PAGES, Listener

_PATIENCE = 60_000


def main() -> None:
    """Show every page at once until all that is expected was asked for, then print it."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication([])
    listener = Listener()
    views = []
    for html in PAGES:
        profile = QWebEngineProfile()
        view = QWebEngineView()
        page = QWebEnginePage(profile, view)
        profile.setParent(view)
        page.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, False)  # noqa: FBT003
        view.setPage(page)
        view.resize(600, 600)
        view.show()
        page.setHtml(html.format(root=listener.root), QUrl("http://plain.example/"))
        application.aboutToQuit.connect(view.deleteLater)
        views.append(view)
    watch = QTimer()
    watch.timeout.connect(lambda: listener.paths >= ASKED_BY_ANY_BROWSER and application.quit())
    watch.start(50)
    QTimer.singleShot(_PATIENCE, application.quit)
    application.exec()
    sys.stdout.write(json.dumps(sorted(listener.paths)))


if __name__ == "__main__":
    main()
