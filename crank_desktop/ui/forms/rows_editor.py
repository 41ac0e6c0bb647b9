"""A list edited in place: rows that are added, removed, and moved up or down."""

import itertools
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crank_desktop.ui.forms.form_column import is_narrow
from crank_desktop.ui.forms.row import Ask, Row, RowColumn, Said
from crank_desktop.ui.theme import Space


class RowsEditor(QWidget):
    """Rows of texts; ``edited`` on each key, and when rows are others or stand otherwise.

    Within a row Alt+Shift with Up or Down moves it, with Delete removes it, with Return adds one
    below. The row that was removed last can be put back. A row that says nothing does not count.
    """

    edited = Signal()

    def __init__(self, name: str, what: str, columns: Sequence[RowColumn]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns = columns
        self._writable = True
        self._narrow = False
        self._rows: list[Row] = []
        self._removed: tuple[int, Row] | None = None
        self._head = QWidget()
        self._captions = QHBoxLayout(self._head)
        self._place = QVBoxLayout()
        self._place.setSpacing(Space.SMALL)
        self.add = QPushButton(f"Add {what}")
        self.add.clicked.connect(self._add_at_the_end)
        self.back = QPushButton()
        self.back.clicked.connect(self.put_back)
        foot = QHBoxLayout()
        for button in (self.add, self.back):
            button.setProperty("role", "quiet")
            foot.addWidget(button)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._head)
        column.addLayout(self._place)
        column.addLayout(foot)
        self._write_captions()
        self._arrange()

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows as they stand, empty ones too."""
        return tuple(self._rows)

    def rows(self) -> tuple[Said, ...]:
        """What the rows say, from the top."""
        return tuple(said for said in (row.said() for row in self._rows) if any(said))

    def show_rows(self, rows: Sequence[Said]) -> None:
        """Show other rows; where they stand already, nothing changes."""
        if tuple(rows) == self.rows():
            return
        self._forget_removed()
        for row in self._rows[len(rows) :]:
            self._take_out(row)
            row.deleteLater()
        for number, said in enumerate(rows):
            if number == len(self._rows):
                self._put_in(number, self._new_row())
            self._rows[number].say(said)
        self._arrange()

    def set_writable(self, *, writable: bool) -> None:
        """Let the rows be changed, or only read."""
        self._writable = writable
        self._arrange()

    def put_back(self) -> None:
        """Bring the row back that was removed last."""
        if self._removed is not None:
            (number, row), self._removed = self._removed, None
            self._put_in(min(number, len(self._rows)), row)
            self._arrange()
            row.fields[0].setFocus()
            self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where it is narrow, each row takes two lines, and the placeholders say what is what."""
        super().resizeEvent(event)
        if is_narrow(self, self.width()) != self._narrow:
            self._arrange()

    def _write_captions(self) -> None:
        """Name the columns, and leave room for the buttons that every row has."""
        buttons = Row(self._columns)
        room = sum(one.sizeHint().width() for one in buttons.buttons.values()) + Space.SMALL
        buttons.deleteLater()
        self._captions.setContentsMargins(0, 0, room, 0)
        self._captions.setSpacing(Space.SMALL)
        for column in self._columns:
            caption = QLabel(column.words)
            caption.setProperty("role", "muted")
            self._captions.addWidget(caption, column.share)

    def _add_at_the_end(self) -> None:
        self._add_at(len(self._rows))

    def _add_at(self, number: int) -> None:
        row = self._new_row()
        self._put_in(number, row)
        self._arrange()
        row.fields[0].setFocus()

    def _new_row(self) -> Row:
        row = Row(self._columns)
        row.say(tuple(None if column.remark else "" for column in self._columns))
        row.edited.connect(self.edited)
        row.asked.connect(self._do)
        return row

    def _do(self, row: Row, ask: Ask) -> None:
        number = self._rows.index(row)
        match ask:
            case Ask.UP if number > 0:
                self._move(row, number - 1)
            case Ask.DOWN if number + 1 < len(self._rows):
                self._move(row, number + 1)
            case Ask.AWAY:
                self._remove(row, number)
            case Ask.BELOW:
                self._add_at(number + 1)

    def _move(self, row: Row, number: int) -> None:
        inside = (*row.fields, *row.buttons.values())
        focused = next((one for one in inside if one.hasFocus()), row.fields[0])
        self._take_out(row)
        self._put_in(number, row)
        self._arrange()
        # A button that has nothing more to do gives the focus to its row.
        (focused if focused.isEnabled() else row.fields[0]).setFocus()
        self.edited.emit()

    def _remove(self, row: Row, number: int) -> None:
        self._forget_removed()
        self._take_out(row)
        if any(row.said()):
            self._removed = (number, row)
            self.back.setText(f"Put back {row.called()}")
        else:
            row.deleteLater()
        self._arrange()
        left = self._rows[min(number, len(self._rows) - 1)].fields[0] if self._rows else self.add
        left.setFocus()
        self.edited.emit()

    def _forget_removed(self) -> None:
        if self._removed is not None:
            self._removed[1].deleteLater()
            self._removed = None

    def _put_in(self, number: int, row: Row) -> None:
        self._rows.insert(number, row)
        self._place.insertWidget(number, row)
        row.show()

    def _take_out(self, row: Row) -> None:
        self._rows.remove(row)
        self._place.removeWidget(row)
        row.hide()

    def _arrange(self) -> None:
        """Bring what can be done, and the way of the Tab key, up to the order of the rows."""
        self._narrow = narrow = is_narrow(self, self.width())
        for number, row in enumerate(self._rows):
            row.set_narrow(narrow=narrow)
            row.set_writable(writable=self._writable)
            row.buttons[Ask.UP].setEnabled(number > 0)
            row.buttons[Ask.DOWN].setEnabled(number + 1 < len(self._rows))
        self._head.setVisible(bool(self._rows) and not narrow)
        self.add.setVisible(self._writable)
        self.back.setVisible(self._writable and self._removed is not None)
        inside = [one for row in self._rows for one in (*row.fields, *row.buttons.values())]
        way = [*self._focused_before(), *inside, self.add, self.back]
        for one, other in itertools.pairwise(way):
            QWidget.setTabOrder(one, other)

    def _focused_before(self) -> list[QWidget]:
        """The last widget before the rows that takes the focus; Qt passes over all others."""
        widget = self.add.previousInFocusChain()
        while widget is not None and widget is not self.add:
            takes = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
            if takes and not self.isAncestorOf(widget):
                return [widget]
            widget = widget.previousInFocusChain()
        return []
