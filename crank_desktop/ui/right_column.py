"""The right column: what stands beside the writing, one thing at a time, each on its tab."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from crank_desktop.settings import Settings


class RightColumn(QTabWidget):
    """Tabs, each with its row of the View menu: checked is what can be seen.

    Choosing the row of another tab leads there, choosing that of the shown one hides the column.
    ``turned`` when another tab is shown, or the column is hidden or comes back. A page that is
    hidden lives on.
    """

    turned = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("column")
        self.setAccessibleName("Beside the text")
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.tabBar().setObjectName("rightTabs")
        self.tabBar().setDrawBase(False)
        self._settings = settings
        self._wanted = settings.right
        self._rows: list[QAction] = []
        self.is_narrow = self.gave_way = False
        self.currentChanged.connect(self._tell)

    def add(self, page: QWidget, row: QAction) -> None:
        """Put a page on a tab of its own, called as its row; the last one shown is found again."""
        self._rows.append(row)
        self.addTab(page, row.text())
        row.setEnabled(True)
        row.toggled.connect(lambda on: self._turn(page, shown=on))
        row.triggered.connect(lambda: self._enter(page))
        if row.objectName() == self._wanted:
            self.setCurrentWidget(page)
        self._tell()

    def shows(self, page: QWidget) -> bool:
        """Whether a page is the one that can be seen."""
        return not self.isHidden() and self.currentWidget() is page

    def bring_up(self, page: QWidget) -> None:
        """Show a page, whatever was shown before."""
        self.setCurrentWidget(page)
        self.show()

    def give_way(self, *, narrow: bool) -> None:
        """Leave a window that is too narrow for it, come back where it is wide again.

        Whoever shows the column in a narrow window keeps it there.
        """
        if narrow == self.is_narrow:
            return
        self.is_narrow = narrow
        if narrow and not self.isHidden():
            self.hide()
            self.gave_way = True
        elif not narrow and self.gave_way:
            self.show()

    def keep_settings(self) -> None:
        """Put the shown tab into the settings."""
        if self._rows:
            self._settings.right = self._rows[self.currentIndex()].objectName()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The rows follow, whoever showed the column."""
        self.gave_way = False
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """The same where it is hidden."""
        super().hideEvent(event)
        self._tell()

    def _turn(self, page: QWidget, *, shown: bool) -> None:
        if shown:
            self.bring_up(page)
        elif self.shows(page):
            self.hide()

    def _enter(self, page: QWidget) -> None:
        """Whoever chose the row has the keys in what it shows, where there is something to do."""
        if self.shows(page) and page.focusProxy() is not None:
            page.setFocus()

    def _tell(self) -> None:
        for number, row in enumerate(self._rows):
            row.setChecked(not self.isHidden() and number == self.currentIndex())
        self.turned.emit()
