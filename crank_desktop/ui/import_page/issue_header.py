"""What an import found, above its notes: the label and the period to correct, a summary."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from crank_desktop.editing.import_review import ImportReview
from crank_desktop.ui.import_page.note_fields import month_box, month_in, year_in, year_line
from crank_desktop.ui.import_page.note_words import summary_of
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.cut_label import CutLabel
from crank_desktop.ui.widgets.flowing import Flowing


class IssueHeader(QWidget):
    """``described`` with label, month and year (or None) when one of them was changed."""

    described = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.file = CutLabel()
        self.file.setProperty("role", "muted")
        self.label = QLineEdit()
        self.label.setObjectName("importLabel")
        self.label.setAccessibleName("Label")
        self.label.setPlaceholderText("Label")
        self.month = month_box(None)
        self.year = year_line(None)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.file)
        column.addLayout(Flowing(self.label, self.month, self.year))
        column.addWidget(self.summary)
        self.label.editingFinished.connect(self._describe)
        self.year.editingFinished.connect(self._describe)
        self.month.activated.connect(self._describe)

    def show_review(self, review: ImportReview, file: str) -> None:
        """Show what is known of an issue now, and the file it was read from."""
        issue = review.issue
        self.file.setText(file)
        self.label.setText(issue.label)
        self.month.setCurrentIndex(issue.month or 0)
        self.year.setText(str(issue.year) if issue.year else "")
        self.summary.setText(summary_of(review))

    def _describe(self) -> None:
        self.described.emit(self.label.text().strip(), month_in(self.month), year_in(self.year))


def hairline() -> QFrame:
    """A line between two parts of the page."""
    line = QFrame()
    line.setProperty("role", "hairline")
    return line
