"""The pane of the history: the versions of the open issue, and how one differs from what stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.review.comparing import ComparedPart, Comparison
from crank_desktop.review.comparing_texts import Fate
from crank_desktop.ui.history.comparison_html import RESTORE, part_html, spoken, whole_html
from crank_desktop.ui.history.revision_list import RevisionList
from crank_desktop.ui.history.words import count_of
from crank_desktop.ui.theme import Space, Theme
from crank_desktop.ui.widgets.flowing import Flowing

_EMPTY = (
    "Versions of this issue are kept here by themselves while you write. Keep one yourself"
    " whenever you want to find it again."
)
_NO_ISSUE = "Open an issue to see its earlier versions here."
_FIRST_HEIGHTS = (220, 380)
_HERE = "It reads now as it did then."


class HistoryPane(QWidget):
    """Shows what it is given and tells what is asked; ``restore_item`` with an item's identity."""

    keep = Signal()
    restore_item = Signal(str)
    restore_issue = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("historyPane")
        self.setAccessibleName("History")
        self._theme, self._writable = theme, writable
        self._comparison: Comparison | None = None
        self._uid = ""
        self.problem = QLabel()
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.list = RevisionList()
        self.keep_button = QPushButton("Keep this version…")
        self.name_button = QPushButton("Name…")
        self.delete_button = QPushButton("Delete")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.count.setWordWrap(True)
        self.only_item = QCheckBox("Only the open item")
        self.page = QTextBrowser()
        self.page.setObjectName("comparison")
        self.page.setAccessibleName("What differs from this version")
        self.page.setOpenLinks(False)
        self.item_button = QPushButton("Restore this item")
        self.issue_button = QPushButton("Restore the issue")
        self.nothing = QLabel()
        self._views = QStackedWidget()
        self._build()
        theme.changed.connect(self._show)

    def say(self, problem: str) -> None:
        """Say why something was not done; "" says nothing."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def show_view(self, *, opened: bool, some: bool) -> None:
        """Show the versions, or why there are none."""
        self.nothing.setText(_EMPTY if opened else _NO_ISSUE)
        self._views.setCurrentIndex(0 if some else 1)
        self.keep_button.setEnabled(opened and self._writable)
        if not some:
            self.show_comparison(None)

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show how the chosen version differs from what stands."""
        self._comparison = comparison
        self._show()

    def show_item(self, uid: str) -> None:
        """Know which item is open; "" is the issue's own form."""
        self._uid = uid
        self._show()

    @property
    def part(self) -> ComparedPart | None:
        """The open item in the comparison."""
        return self._comparison.part(self._uid) if self._comparison else None

    def _build(self) -> None:
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, 0)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._versions())
        parts.addWidget(self._compared())
        parts.setSizes(_FIRST_HEIGHTS)
        parts.setStretchFactor(1, 1)
        self._views.addWidget(parts)
        self._views.addWidget(self.nothing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, Space.SMALL, 0, 0)
        whole.setSpacing(Space.SMALL)
        head = Flowing(self.keep_button, self.name_button, self.delete_button)
        head.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
        self.problem.setContentsMargins(Space.LARGE, 0, Space.LARGE, 0)
        whole.addLayout(head)
        whole.addWidget(self.problem)
        whole.addWidget(self._views, 1)
        self.setFocusProxy(self.list)
        self._bind()

    def _versions(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        column.addWidget(self.list)
        return part

    def _compared(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.count)
        column.addWidget(self.only_item)
        column.addWidget(self.page, 1)
        column.addLayout(Flowing(self.item_button, self.issue_button))
        return part

    def _bind(self) -> None:
        self.keep_button.clicked.connect(self.keep)
        self.name_button.clicked.connect(self.list.edit_name)
        self.delete_button.clicked.connect(self.list.delete)
        self.list.chosen.connect(lambda: self.page.verticalScrollBar().setValue(0))
        self.list.chosen.connect(self.turned)
        self.only_item.toggled.connect(self._show)
        self.page.anchorClicked.connect(
            lambda link: self.restore_item.emit(link.toString().removeprefix(RESTORE))
        )
        self.item_button.clicked.connect(lambda: self.restore_item.emit(self._uid))
        self.issue_button.clicked.connect(self.restore_issue)

    def _show(self) -> None:
        compared, part = self._comparison, self.part
        chosen = self.list.current is not None and self._writable
        self.name_button.setEnabled(chosen)
        self.delete_button.setEnabled(chosen)
        item = bool(self._uid) and part is not None and part.fate is Fate.CHANGED
        self.item_button.setEnabled(chosen and item)
        self.issue_button.setEnabled(chosen and compared is not None and compared.differs)
        only = self.only_item.isChecked()
        html = count = said = ""
        if compared is not None and only:
            differs = part is not None and part.differs
            html = part_html(part, writable=self._writable) if part and differs else ""
            html = html or f"<p>{_HERE if part else 'It was not there yet.'}</p>"
            said = spoken(compared, self._uid)
            if part is not None:
                count = count_of(part.words(Fate.ADDED), part.words(Fate.REMOVED))
        elif compared is not None:
            html = whole_html(compared, writable=self._writable)
            html = html if compared.differs else f"<p>{_HERE}</p>"
            said = spoken(compared)
            count = count_of(compared.words(Fate.ADDED), compared.words(Fate.REMOVED))
        self.count.setText(f"Since this version: {count}" if count else "")
        self.page.setAccessibleDescription(said)
        self._show_page(html)

    def _show_page(self, html: str) -> None:
        """Show a page where the last one was read, so that it does not jump while one types."""
        bar = self.page.verticalScrollBar()
        at = bar.value()
        self.page.document().setDefaultStyleSheet(self._theme.sheet("comparison.css"))
        self.page.setHtml(f"<body>{html}</body>")
        bar.setValue(at)
