"""Going through what an import noted, with a way back for each step, before the issue is kept."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.import_review import ImportReview
from crank_desktop.ui.import_page.issue_header import IssueHeader, hairline
from crank_desktop.ui.import_page.note_list import NoteList
from crank_desktop.ui.theme import Space

_KEYS = (
    "↑ ↓  choose a note    Enter  confirm    S  skip    [ ]  move a link’s start    "
    "E  change    Ctrl+Z  undo    Ctrl+Enter  keep the issue"
)


class ReviewView(QWidget):
    """``kept`` with the review and how to keep it: "add", "replace" or "as-new"."""

    kept = Signal(object, str)
    discarded = Signal(object)

    def __init__(self, find_same: Callable[[PortableIssue], str | None]) -> None:
        super().__init__()
        self._find_same = find_same
        self._steps: list[ImportReview] = []
        self._at = 0
        self._file = ""
        self.header = IssueHeader()
        self.same = QLabel()
        self.same.setObjectName("sameIssue")
        self.same.setProperty("role", "notice")
        self.same.setWordWrap(True)
        self.list = NoteList()
        self.no_notes = QLabel("Nothing had to be guessed, and nothing was left out.")
        self.no_notes.setProperty("role", "muted")
        self.no_notes.setWordWrap(True)
        self.no_notes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        keys = QLabel(_KEYS)
        keys.setProperty("role", "muted")
        keys.setWordWrap(True)
        self.discard = QPushButton("Discard")
        self.keep = QPushButton("Keep the issue")
        self.replace = QPushButton("Replace it")
        self.keep_both = QPushButton("Keep both")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for widget in (self.header, self.same, hairline()):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.no_notes, 1)
        for widget in (hairline(), keys):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        self.header.described.connect(self._describe)
        self.list.asked.connect(self._do)
        self.list.taken.connect(self._step)

    @property
    def review(self) -> ImportReview:
        """The issue as it would be kept now."""
        return self._steps[self._at]

    @property
    def decided(self) -> bool:
        """Whether anything was decided that leaving would lose."""
        return len(self._steps) > 1

    def begin(self, review: ImportReview, file: str) -> None:
        """Show the issue that was read from a file, whose name stands above it."""
        self._steps, self._at, self._file = [review], 0, file
        self.list.begin(review)
        self._show()
        self.list.setVisible(bool(review.notes))
        self.no_notes.setVisible(not review.notes)
        (self.list if review.notes else self.keep).setFocus()

    def undo(self) -> None:
        """Take the last step back."""
        self._at = max(self._at - 1, 0)
        self._show()

    def redo(self) -> None:
        """Do the step that was taken back once more."""
        self._at = min(self._at + 1, len(self._steps) - 1)
        self._show()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the page from the window's own shortcuts."""
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and self._meant_by(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Undo, redo, keep."""
        do = self._meant_by(event)
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def _meant_by(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.redo
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._keep
        if control and event.key() == Qt.Key.Key_Y:
            return self.redo
        return None

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.discard)
        row.addStretch(1)
        for button in (self.keep_both, self.replace, self.keep):
            row.addWidget(button)
        for button in (self.keep_both, self.replace):
            button.hide()
        self.keep.setProperty("role", "primary")
        self.keep.setToolTip("Ctrl+Enter")
        self.keep.clicked.connect(self._keep)
        self.replace.clicked.connect(self._replace)
        self.keep_both.clicked.connect(self._keep_both)
        self.discard.clicked.connect(self._discard)
        return row

    def _show(self) -> None:
        self.header.show_review(self.review, self._file)
        self.list.show_review(self.review)
        same = self._find_same(self.review.issue)
        self.same.setText(
            f"“{same}” is in the library already. Replace it with this one, or keep both?"
        )
        self.same.setVisible(same is not None)
        self.keep.setVisible(same is None)
        self.replace.setVisible(same is not None)
        self.keep_both.setVisible(same is not None)

    def _describe(self, label: str, month: int | None, year: int | None) -> None:
        issue = self.review.issue
        if (label, month, year) != (issue.label, issue.month, issue.year):
            self._push(self.review.describe(label, month, year))

    def _step(self, step: Callable[[ImportReview], ImportReview]) -> None:
        self._push(step(self.review))

    def _push(self, review: ImportReview) -> None:
        if review is self.review:
            return
        self._steps = [*self._steps[: self._at + 1], review]
        self._at += 1
        self._show()

    def _do(self, name: str) -> None:
        """What a key or a button of the list asks for, about the chosen note."""
        position = self.list.position
        if name in ("confirm", "skip"):
            self._decide(name)
        elif position is None:
            return
        elif name == "change":
            if not self.list.edit_note():
                self._push(self.review.split_again(position))
        elif name == "paste":
            self._push(self.review.fill_address(position, QGuiApplication.clipboard().text()))
        elif name == "reopen":
            self._push(self.review.reopen(position))
        else:
            self._push(self.review.move_start(position, -1 if name == "earlier" else 1))

    def _decide(self, name: str) -> None:
        """Confirm or skip the chosen note, or all open ones of the chosen heading, and go on."""
        review = self.review
        position = self.list.position
        chosen = [] if position is None else [position]
        for position in self.list.open_positions or chosen:
            review = review.confirm(position) if name == "confirm" else review.skip(position)
        self._push(review)
        if not self.list.go_on():
            self.keep.setFocus()

    def _keep(self) -> None:
        if self.keep.isHidden():
            self.replace.setFocus()
        else:
            self.kept.emit(self.review, "add")

    def _replace(self) -> None:
        self.kept.emit(self.review, "replace")

    def _keep_both(self) -> None:
        self.kept.emit(self.review, "as-new")

    def _discard(self) -> None:
        self.discarded.emit(self.review)
