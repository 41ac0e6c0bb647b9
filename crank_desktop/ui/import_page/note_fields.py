"""Fields that change a note in its own row: outlets, month and year, a missing address."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from crank_desktop.document.period import MONTHS
from crank_desktop.editing.import_review import ImportReview
from crank_desktop.model.kinds import NoteKind
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.theme import Space, room_for

Step = Callable[[ImportReview], ImportReview]
"""From one review to the next."""
_YEAR_WIDTH = 72


class NoteField(QWidget):
    """One field with its buttons: ``taken`` with a ``Step``, or ``left`` without one."""

    taken = Signal(object)
    left = Signal()

    def __init__(self, words: str, *fields: QWidget) -> None:
        super().__init__()
        self._fields = fields
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        label = QLabel(words)
        label.setBuddy(fields[0])
        row.addWidget(label)
        for field in fields:
            field.installEventFilter(self)
            row.addWidget(field, int(isinstance(field, QLineEdit)))
        for said, do in (("Change", self._take), ("Cancel", self.left.emit)):
            button = QPushButton(said)
            button.setProperty("role", "quiet")
            button.clicked.connect(do)
            row.addWidget(button)
        if not any(isinstance(field, QLineEdit) and field.minimumWidth() == 0 for field in fields):
            row.addStretch(1)
        self.setFocusProxy(fields[0])

    @abstractmethod
    def step(self) -> Step:
        """What the field says as a step of the review."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Return takes the field, Escape leaves it; neither goes on to the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._take()
                return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        self.taken.emit(self.step())


class LineField(NoteField):
    """A line of words; ``make`` turns them into a step."""

    def __init__(self, words: str, said: str, make: Callable[[str], Step]) -> None:
        self._line = QLineEdit(said)
        self._make = make
        super().__init__(words, self._line)
        self._line.setObjectName("noteLine")
        self._line.setAccessibleName(words)
        self._line.selectAll()

    def step(self) -> Step:
        """The step that the words ask for."""
        return self._make(self._line.text())


class PeriodField(NoteField):
    """The month and the year that an issue tells of."""

    def __init__(self, review: ImportReview, position: int) -> None:
        self._position = position
        self._month = month_box(review.issue.month)
        self._year = year_line(review.issue.year)
        super().__init__("Month and year", self._month, self._year)
        self.setFocusProxy(self._year)

    def step(self) -> Step:
        """The step to that month and year."""
        month, year, position = month_in(self._month), year_in(self._year), self._position
        return lambda review: review.set_period(position, month, year)


def field_for(review: ImportReview, position: int) -> NoteField | None:
    """The field that changes a note, None where nothing is to be typed."""
    if review.outlets(position):
        names = ", ".join(review.outlets(position))
        return LineField(
            "Outlets, with commas between", names, lambda said: _naming(position, said)
        )
    if review.notes[position].kind is NoteKind.INFERRED_YEAR:
        return PeriodField(review, position)
    if review.lacks_address(position):
        return LineField("Address", "", lambda said: _filling(position, said))
    return None


def month_box(month: int | None) -> QComboBox:
    """A choice of months, the first entry for none."""
    words = ("No month", *MONTHS)
    box = Choice("importMonth", [(one, number) for number, one in enumerate(words)])
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    box.setCurrentIndex(month or 0)
    box.setAccessibleName("Month")
    return box


def month_in(box: QComboBox) -> int | None:
    """The month that is chosen."""
    return box.currentIndex() or None


def year_line(year: int | None) -> QLineEdit:
    """A field for a year, empty for none."""
    line = QLineEdit(str(year) if year else "")
    line.setPlaceholderText("Year")
    line.setMaxLength(4)
    line.setAccessibleName("Year")
    line.setFixedWidth(room_for(line, _YEAR_WIDTH))
    return line


def year_in(line: QLineEdit) -> int | None:
    """The year that was typed, None where it is none."""
    said = line.text().strip()
    return int(said) if len(said) == len("2025") and said.isascii() and said.isdigit() else None


def _naming(position: int, said: str) -> Step:
    return lambda review: review.set_outlets(position, tuple(said.split(",")))


def _filling(position: int, said: str) -> Step:
    return lambda review: review.fill_address(position, said)
