"""When an issue is of, when it is sent, and how far it has come."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.library.values import IssueFields
from crank_desktop.model.kinds import IssueStatus
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.forms.date_field import DateField, month_names
from crank_desktop.ui.forms.form_column import is_narrow
from crank_desktop.ui.forms.remarks import about_year
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.flowing import Flowing

_SHARES = {4: (5, 3, 8, 5), 2: (5, 4, 0, 0)}
"""How the fields of a line share its width, by their number."""


class PeriodForm(QWidget):
    """Month and year, send date and status; ``edited`` on each key and choice."""

    edited = Signal()

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._uid = ""
        self._fields = IssueFields()
        months = enumerate(month_names(), start=1)
        self.month = Choice(
            "monthChoice", [("Not known", None), *((words, number) for number, words in months)]
        )
        self.year = TextField("yearEdit", "Year")
        self.day = DateField("sendDateEdit", "Send date")
        self.status = Choice("statusChoice", [(words_of_status(one), one) for one in IssueStatus])
        self._year = Captioned("Year", self.year)
        self._day = Captioned("Send date", self.day)
        self.confirm = QPushButton("It is right")
        self.confirm.clicked.connect(self._confirm)
        self.inferred = self._inferred_line()
        self._parts = (
            Captioned("Month", self.month),
            self._year,
            self._day,
            Captioned("Status", self.status),
        )
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.LARGE)
        self._across = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._grid)
        column.addWidget(self.inferred)
        self._arrange(4)
        # It gives way to two lines: what it needs in one must not keep the form from narrowing.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.month.currentIndexChanged.connect(self._tell)
        self.status.currentIndexChanged.connect(self._tell)
        self.day.edited.connect(self._tell)
        self.year.edited.connect(self._tell)

    def show_fields(self, uid: str, fields: IssueFields) -> None:
        """Show the fields of the issue ``uid``; what says the same already is left alone."""
        anew, self._uid = uid != self._uid, uid
        self.month.show_value(fields.month)
        self.status.show_value(fields.status)
        self.day.show_day(fields.send_date, anew=anew)
        if anew or fields.year != self._year_now():
            says = "" if fields.year is None else str(fields.year)
            self.year.show_text(self._shelf.text(uid, "year", says, prose=False))
        self._fields = fields
        self._judge()

    def filled(self, fields: IssueFields) -> IssueFields:
        """The fields with what stands here; what cannot be read stays as it was."""
        month, status, year = self.month.chosen(), self.status.chosen(), self._year_now()
        return replace(
            fields,
            month=month if isinstance(month, int) else None,
            year=year,
            year_inferred=self._fields.year_inferred and year == self._fields.year,
            send_date=self.day.day(),
            status=status if isinstance(status, IssueStatus) else fields.status,
        )

    def remarks(self) -> tuple[str, str]:
        """What is remarked on the year and on the send date."""
        return self._year.remarked(), self._day.remarked()

    def set_writable(self, *, writable: bool) -> None:
        """Let the fields be changed, or only read."""
        self.year.setReadOnly(not writable)
        self.day.set_writable(writable=writable)
        for choice in (self.month, self.status, self.confirm):
            choice.setEnabled(writable)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand in one line, or in two where that is too narrow."""
        super().resizeEvent(event)
        self._arrange(2 if is_narrow(self, self.width()) else 4)

    def _arrange(self, across: int) -> None:
        if across != self._across:
            self._across = across
            for number, part in enumerate(self._parts):
                row, column = divmod(number, across)
                self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
            for column, share in enumerate(_SHARES[across]):
                self._grid.setColumnStretch(column, share)

    def _year_now(self) -> int | None:
        text = self.year.text().strip()
        if about_year(text):
            return self._fields.year
        return int(text) if text else None

    def _tell(self) -> None:
        self._fields = self.filled(self._fields)
        self._judge()
        self.edited.emit()

    def _confirm(self) -> None:
        self._fields = replace(self._fields, year_inferred=False)
        self._tell()
        self.year.setFocus()

    def _judge(self) -> None:
        self._year.remark(about_year(self.year.text().strip()))
        self._day.remark("" if self.day.is_readable else "Write a day such as July 12, 2025")
        self.inferred.setVisible(self._fields.year_inferred)

    def _inferred_line(self) -> QWidget:
        line = QWidget()
        words = QLabel("The issue does not say its year: it was inferred.")
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line.setLayout(Flowing(words, self.confirm))
        return line


def words_of_status(status: IssueStatus) -> str:
    """A status as it is shown."""
    return status.value.capitalize()
