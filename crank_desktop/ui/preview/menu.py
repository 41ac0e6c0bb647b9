"""The view of WebEngine with a menu that only copies."""

from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget


class EmailView(QWebEngineView):
    """The view itself; nothing can be dropped on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Offer to copy what is selected and the address below the pointer."""
        menu = self.menu(self.lastContextMenuRequest().linkUrl().toString())
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def menu(self, address: str) -> QMenu:
        """What there is to copy, with the address of a link or "" for none."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        if self.hasSelection():
            copy = menu.addAction("Copy")
            copy.triggered.connect(lambda: self.triggerPageAction(QWebEnginePage.WebAction.Copy))
        if address:
            link = menu.addAction("Copy link address")
            link.triggered.connect(lambda: QGuiApplication.clipboard().setText(address))
        return menu
