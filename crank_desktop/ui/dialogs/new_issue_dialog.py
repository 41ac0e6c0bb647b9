"""What a new issue is called and which month it is of, before it is there."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.document.period import Period
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.forms.date_field import month_names
from crank_desktop.ui.theme import Space, room_for

_WIDTH = 460
_YEARS = range(1900, 2200)


class NewIssueDialog(QDialog):
    """Asks for label, month and year, filled in from the start.

    ``source`` says what the issue begins with; ``label_of_same`` tells the label of an issue of
    that month which is there already, "" where there is none. The label follows month and year
    until it is written by hand.
    """

    def __init__(
        self,
        period: Period,
        source: str,
        label_of_same: Callable[[Period], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("newIssueDialog")
        self.setWindowTitle("New issue")
        self._label_of_same = label_of_same
        months = enumerate(month_names(), start=1)
        self.month = Choice("newIssueMonth", [(words, number) for number, words in months])
        self.month.show_value(period.month)
        self.year = QLineEdit(str(period.year or ""))
        self.year.setObjectName("newIssueYear")
        self.label = QLineEdit(period.label)
        self.label.setObjectName("newIssueLabel")
        self.remark = QLabel()
        self.remark.setWordWrap(True)
        self.remark.setProperty("role", "muted")
        self.make = QPushButton("Create the issue")
        self._build(source)
        self.month.currentIndexChanged.connect(self._follow)
        self.year.textEdited.connect(self._follow)
        self.label.textEdited.connect(self._judge)
        self._judge()

    @property
    def period(self) -> Period:
        """The month and year as they stand here; a year that is none counts as not known."""
        month, written = self.month.chosen(), self.year.text().strip()
        # ``isdecimal`` knows digits of every script, as does ``int``.
        year = int(written) if written.isdecimal() else 0
        return Period(month if isinstance(month, int) else None, year if year in _YEARS else None)

    @property
    def words(self) -> str:
        """The label as it stands here."""
        return self.label.text().strip()

    def _build(self, source: str) -> None:
        heading = QLabel("New issue")
        heading.setProperty("role", "heading")
        begins = QLabel(source)
        begins.setWordWrap(True)
        when = QHBoxLayout()
        when.setSpacing(Space.MEDIUM)
        when.addWidget(Captioned("Month", self.month), 2)
        when.addWidget(Captioned("Year", self.year), 1)
        cancel = QPushButton("Cancel")
        cancel.clicked.connect(self.reject)
        self.make.setProperty("role", "primary")
        self.make.setDefault(True)
        self.make.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setSpacing(Space.MEDIUM)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.addWidget(heading)
        column.addWidget(begins)
        column.addLayout(when)
        column.addWidget(Captioned("Label", self.label))
        column.addWidget(self.remark)
        column.addLayout(buttons)
        self.setMinimumWidth(room_for(self, _WIDTH))
        self._followed = self.label.text()
        self.label.setFocus()
        self.label.selectAll()

    def _follow(self) -> None:
        if self.label.text() == self._followed:
            self._followed = self.period.label
            self.label.setText(self._followed)
        self._judge()

    def _judge(self) -> None:
        period = self.period
        lacking = [
            words
            for words, is_lacking in (
                ("a month", period.month is None),
                (f"a year from {_YEARS[0]} to {_YEARS[-1]}", period.year is None),
                ("a label", not self.words),
            )
            if is_lacking
        ]
        self.make.setEnabled(not lacking)
        same = "" if lacking else self._label_of_same(period)
        if lacking:
            self.remark.setText(f"Give it {' and '.join(lacking)}.")
        elif same:
            self.remark.setText(f"“{same}” is of this month already: this will be a second one.")
        else:
            self.remark.clear()
