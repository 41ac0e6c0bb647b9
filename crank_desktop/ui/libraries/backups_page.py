"""The page of backups: which there are, what bringing one back would change, and the way to it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.library.backup import Backup
from crank_desktop.library.differences import Difference
from crank_desktop.ui.forms.date_field import words_of_day
from crank_desktop.ui.libraries.backup_words import (
    difference_words,
    moment_words,
    summary_words,
)
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.flowing import Flowing
from crank_desktop.ui.widgets.work_line import WorkLine

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_PATH = Qt.ItemDataRole.UserRole
_WHAT = (
    "The library is copied once a day. Each copy is opened and compared before it counts, and older"
    " ones thin out: all of two days, then one a day, a week and a month."
)


class BackupsPage(QWidget):
    """``compared`` with the backup that is looked at, ``restored`` with the one to bring back."""

    compared = Signal(object)
    restored = Signal(object)
    closed = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("backupsPage")
        self.setAccessibleName("Backups")
        self.setWindowTitle("Backups")
        self._writable = writable
        self.problem = QLabel()
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.list = _table("backupList", "Backups", ("Made", "Verified", "Size"))
        self.changes = _table("changeList", "What restoring would change", ("Issue", "Restored"))
        self.list.headerItem().setTextAlignment(2, _RIGHT)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.line, self.comparing = WorkLine(), WorkLine()
        self.now = QPushButton("Back up now")
        self.now.setProperty("role", "primary")
        self.restore = QPushButton("Restore…")
        self.folder = QPushButton("Show in folder")
        self.close_page = QPushButton("Close")
        self._build()
        self.list.currentItemChanged.connect(self._compare)
        self.restore.clicked.connect(self._restore)
        self.close_page.clicked.connect(self.closed)
        self.setFocusProxy(self.list)
        self.show_backups(())

    @property
    def chosen(self) -> Path | None:
        """The backup that is looked at."""
        item = self.list.currentItem()
        return item.data(0, _PATH) if item is not None else None

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List these, the newest first; the one that is looked at stays so while it is there."""
        before = self.chosen
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's only form
        self.list.clear()
        for one in backups:
            size = f"{one.size / 1024:,.0f} KB"
            verified = words_of_day(one.verified.astimezone().date())
            row = QTreeWidgetItem([moment_words(one.made), verified, size])
            row.setData(0, _PATH, one.path)
            row.setTextAlignment(2, _RIGHT)
            row.setToolTip(0, str(one.path))
            self.list.addTopLevelItem(row)
            if one.path == before:
                self.list.setCurrentItem(row)
        if self.chosen is None:
            self.look_at(0)
        self.list.blockSignals(False)  # noqa: FBT003 - as above
        if self.chosen != before or not backups:
            self._compare()

    def look_at(self, number: int) -> None:
        """Choose a backup, counted from the newest."""
        row = self.list.topLevelItem(number)
        if row is not None:
            self.list.setCurrentItem(row)

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Say what bringing the chosen backup back would change."""
        self.changes.clear()
        for one in found:
            self.changes.addTopLevelItem(QTreeWidgetItem(list(difference_words(one))))
        self.changes.setVisible(bool(found))
        self.say_of_chosen(summary_words(found))

    def say_of_chosen(self, words: str) -> None:
        """Say something of the chosen backup, or why nothing can be said."""
        self.summary.setText(words)

    def say(self, problem: str) -> None:
        """Say what went wrong; "" takes it back."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        title, what = QLabel("Backups"), QLabel(_WHAT)
        title.setProperty("role", "heading")
        what.setProperty("role", "muted")
        what.setWordWrap(True)
        row = Flowing(self.close_page, None, self.folder, self.restore, self.now)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for widget in (title, what, self.problem):
            column.addWidget(widget)
        column.addWidget(self.list, 3)
        column.addWidget(self.line)
        column.addWidget(self.summary)
        column.addWidget(self.comparing)
        column.addWidget(self.changes, 2)
        column.addLayout(row)
        head = self.list.header()
        head.setStretchLastSection(True)
        for section in (0, 1):
            head.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        # Labels are short; what restoring would do is a sentence and takes the rest.
        self.changes.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def _compare(self) -> None:
        chosen = self.chosen
        self.restore.setEnabled(self._writable and chosen is not None)
        self.changes.clear()
        self.changes.hide()
        self.say_of_chosen("" if chosen else "There is no backup yet.")
        if chosen is not None:
            self.compared.emit(chosen)

    def _restore(self) -> None:
        if self.chosen is not None:
            self.restored.emit(self.chosen)


def _table(name: str, accessible: str, columns: tuple[str, ...]) -> QTreeWidget:
    table = QTreeWidget()
    table.setObjectName(name)
    table.setAccessibleName(accessible)
    table.setHeaderLabels(columns)
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return table
