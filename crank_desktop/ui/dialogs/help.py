"""The help: short pages, found by their words, open beside the window while an editor works."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
)

from crank_desktop.bundled import resource
from crank_desktop.ui.actions import ACTIONS, MENUS
from crank_desktop.ui.dialogs.help_pages import help_pages
from crank_desktop.ui.keys import Keys
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.theme import Space, fit_screen, room_for

_WIDTH, _HEIGHT = 900, 640
_LIST = 232
_KEY_WORDS = 280
"""Pixels of the column that says what a key does, the same in each table."""
_NAME = Qt.ItemDataRole.UserRole


def show_help(window: MainWindow, page: str = "") -> "HelpDialog":
    """Show the help of a window, at a page or where it was left."""
    dialog = window.findChild(HelpDialog) or HelpDialog(window)
    if page:
        dialog.go_to(page)
    dialog.show()
    dialog.activateWindow()
    return dialog


class HelpDialog(QDialog):
    """The list of pages at the left, the page at the right; nothing is asked of the network."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("helpDialog")
        self.setWindowTitle("Crank Desktop help")
        self._theme = window.theme
        self._keys = window.keys
        self._pages = {page.name: page for page in help_pages(keys_table(self._keys))}
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search the help")
        self.search.setAccessibleName("Search the help")
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName("Pages")
        self.page = QTextBrowser()
        self.page.setObjectName("helpPage")
        self.page.setAccessibleName("Page")
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([str(resource("help"))])
        self._build()
        self._bind()
        self._filter("")
        self.list.setCurrentRow(0)
        fit_screen(self, _WIDTH, _HEIGHT)

    def go_to(self, name: str) -> None:
        """Show a page by its name; the search is emptied where it does not find that page."""
        if not self._pages[name].holds(self.search.text()):
            self.search.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(_NAME) == name:
                self.list.setCurrentRow(row)

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.SMALL)
        left.addWidget(self.search)
        left.addWidget(self.list)
        self.search.setFixedWidth(room_for(self, _LIST))
        self.list.setFixedWidth(room_for(self, _LIST))
        self.page.document().setDocumentMargin(Space.WIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addLayout(left)
        row.addWidget(self.page, 1)
        left.setContentsMargins(0, Space.LARGE, 0, Space.LARGE)

    def _bind(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.page.setFocus)
        self.list.currentItemChanged.connect(self._show)
        self.page.anchorClicked.connect(self._follow)
        self._theme.changed.connect(self._show)
        self._keys.changed.connect(self._read_keys)

    def _filter(self, words: str) -> None:
        """List the pages that hold the words; the current one stays current if it does."""
        current: QListWidgetItem | None = self.list.currentItem()
        name = current.data(_NAME) if current is not None else ""
        found = [page for page in self._pages.values() if page.holds(words)]
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's only form
        self.list.clear()
        for page in found:
            item = QListWidgetItem(page.title, self.list)
            item.setData(_NAME, page.name)
        self.list.blockSignals(False)  # noqa: FBT003 - as above
        names = [page.name for page in found]
        self.list.setCurrentRow(names.index(name) if name in names else 0 if names else -1)
        self._show()

    def _read_keys(self) -> None:
        """Let the page of the keys say the ones that are in force."""
        self._pages = {page.name: page for page in help_pages(keys_table(self._keys))}
        self._show()

    def _show(self) -> None:
        item: QListWidgetItem | None = self.list.currentItem()
        if item is None:
            self.page.setHtml("<p>No page holds these words.</p>")
            return
        page = self._pages[item.data(_NAME)]
        self.page.document().setDefaultStyleSheet(self._theme.sheet("help.css"))
        self.page.setHtml(f"<body>{page.html}</body>")
        self.page.setExtraSelections(self._marks())

    def _marks(self) -> Sequence[QTextEdit.ExtraSelection]:
        """Every place of the page with a word of the search."""
        marks = []
        for word in self.search.text().split():
            found = self.page.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = QTextCursor(found)
                mark.format.setBackground(self._theme.color("selection"))
                marks.append(mark)
                found = self.page.document().find(word, found)
        return marks

    def _follow(self, link: QUrl) -> None:
        name = link.path().removesuffix(".md")
        if link.isRelative() and name in self._pages:
            self.go_to(name)


def keys_table(keys: Keys) -> str:
    """The keys of every action that has some, as this system writes them: a table for each menu."""
    tables = []
    for menu in MENUS:
        rows = [
            f'<tr><td width="{_KEY_WORDS}">{escape(row.words.removesuffix("…"))}</td>'
            f"<td>{escape(keys.words_of(row.name))}</td></tr>"
            for row in ACTIONS
            if row.menu == menu and keys.of(row.name)
        ]
        if rows:
            tables.append(f"<h2>{menu}</h2><table>{''.join(rows)}</table>")
    return "".join(tables)
