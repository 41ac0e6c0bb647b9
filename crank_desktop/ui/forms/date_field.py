"""A field for a day that may be unknown: written, or chosen from a calendar."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
)

from crank_desktop.ui.theme import Space, room_for

_AMERICAN = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
_WIDTH, _HEIGHT = 308, 256
"""Of the calendar, in pixels of an ordinary window: days large enough to point at."""
_SHOWN = "MMMM d, yyyy"
_READ = (
    _SHOWN,
    "MMM d, yyyy",
    "MMMM d yyyy",
    "MMM d yyyy",
    "yyyy-MM-dd",
    "M/d/yyyy",
    "d MMMM yyyy",
)


def month_names() -> list[str]:
    """The months as they are shown, from January."""
    return [_AMERICAN.standaloneMonthName(month) for month in range(1, 13)]


def words_of_day(day: date | None) -> str:
    """A day as it is shown: "July 12, 2025"; "" for none."""
    return _AMERICAN.toString(_qdate(day), _SHOWN) if day else ""


def read_day(text: str) -> date | None:
    """The day that is written, in one of the usual ways; None where it is none (yet)."""
    words = " ".join(text.split())
    for form in _READ:
        found = _AMERICAN.toDate(words, form)
        if found.isValid() and found.year() >= 1000:  # noqa: PLR2004 - four digits, typed out
            return date(found.year(), found.month(), found.day())
    return None


class DateField(QFrame):
    """A day or none; ``edited`` on each key.

    While something is written that is no day (``is_readable`` is false), the former day stays.
    """

    edited = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self._day: date | None = None
        self._line = _Line(self._settle)
        self._line.setObjectName(name)
        self._line.setAccessibleName(words)
        self._line.setPlaceholderText("Not set")
        self._line.textEdited.connect(self._read)
        self._button = QToolButton()
        self._button.setText("▾")
        self._button.setAccessibleName(f"{words}: choose from a calendar")
        self._button.setToolTip("Choose from a calendar")
        self._button.clicked.connect(self._open_calendar)
        self._calendar: _Calendar | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TIGHT)
        row.addWidget(self._line, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self._line)

    @property
    def is_readable(self) -> bool:
        """Whether what is written is a day, or nothing."""
        return not self._line.text().strip() or read_day(self._line.text()) is not None

    def day(self) -> date | None:
        """The last day that could be read."""
        return self._day

    def show_day(self, day: date | None, *, anew: bool = False) -> None:
        """Show a day; one that is written already is left as it is, unless it is ``anew``."""
        if anew or day != self._day:
            self._day = day
            self._line.setText(words_of_day(day))

    def set_writable(self, *, writable: bool) -> None:
        """Let it be written in, or only read."""
        self._line.setReadOnly(not writable)
        self._button.setEnabled(writable)

    def choose(self, chosen: QDate) -> None:
        """Take a day of the calendar."""
        self._take(date(chosen.year(), chosen.month(), chosen.day()))
        self._line.setText(words_of_day(self._day))
        self._line.setFocus()

    def _read(self, text: str) -> None:
        self._take(read_day(text) if self.is_readable else self._day)

    def _take(self, day: date | None) -> None:
        self._day = day
        self.edited.emit()

    def _settle(self) -> None:
        """Write the day the way all are written, once the caret has left it."""
        if self.is_readable:
            self._line.setText(words_of_day(self._day))

    def _open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = _Calendar(self)
        self._calendar.open_at(self._day, self.mapToGlobal(QPoint(0, self.height())))


class _Line(QLineEdit):
    """Tells when the caret has left it, by whatever way."""

    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The caret goes."""
        super().focusOutEvent(event)
        self._left()


class _Calendar(QFrame):
    """A month to choose a day from, below the field."""

    def __init__(self, field: DateField) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self._field = field
        self._month = QCalendarWidget()
        self._month.setLocale(_AMERICAN)
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.clicked.connect(self._choose)
        self._month.activated.connect(self._choose)
        for name, sign in (("qt_calendar_prevmonth", "‹"), ("qt_calendar_nextmonth", "›")):
            # Qt's own icons there are black in dark colors too.
            button = self._month.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(QIcon())
                button.setText(sign)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TIGHT, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        column.addWidget(self._month)

    def open_at(self, day: date | None, place: QPoint) -> None:
        """Show the month of a day, else this month, its corner at a place of the screen."""
        plain = QTextCharFormat()
        plain.setForeground(self.palette().color(QPalette.ColorRole.Text))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekday, plain)
        self._month.setMinimumSize(room_for(self, _WIDTH), room_for(self, _HEIGHT))
        self._month.setSelectedDate(_qdate(day) if day else QDate.currentDate())
        self.move(place)
        self.show()
        self._month.setFocus()

    def _choose(self, chosen: QDate) -> None:
        if self.isVisible():
            self.close()
            self._field.choose(chosen)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
