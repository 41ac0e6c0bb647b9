"""The notes of an import as a tree of two levels: kinds, and the notes of each kind."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from crank_desktop.editing.import_review import LINKED, ImportReview, NoteState
from crank_desktop.editing.note_context import Context
from crank_desktop.ui.import_page.note_words import KINDS, groups_of, remark_on, state_of

Index = QModelIndex | QPersistentModelIndex


class NoteRole(IntEnum):
    """What a row holds: a note's position and words, or a group's kind."""

    POSITION = Qt.ItemDataRole.UserRole
    CONTEXT = Qt.ItemDataRole.UserRole + 1
    REMARK = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    GROUP = Qt.ItemDataRole.UserRole + 4
    LINKED = Qt.ItemDataRole.UserRole + 5


class NoteModel(QStandardItemModel):
    """Rows stand as the import made them; what they say is asked of the review when it is shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._review: ImportReview | None = None
        self._contexts: dict[int, Context] = {}

    def begin(self, review: ImportReview) -> None:
        """Show the notes of an issue just read."""
        self._review, self._contexts = review, {}
        self.clear()
        for kind, positions in groups_of(review):
            group = QStandardItem()
            group.setData(kind, NoteRole.GROUP)
            for position in positions:
                row = QStandardItem()
                row.setData(position, NoteRole.POSITION)
                group.appendRow(row)
            self.appendRow(group)

    def show(self, review: ImportReview) -> None:
        """Show another step of the same review."""
        self._review, self._contexts = review, {}
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says now."""
        if self._review is None or not index.isValid():
            return None
        held = super().data(index, NoteRole.POSITION)
        said = self._of_group(index, role) if held is None else self._of_note(int(held), role)
        return super().data(index, role) if said is None else said

    def positions(self, index: Index) -> list[int]:
        """The notes of a row: one, or those of a group."""
        held = super().data(index, NoteRole.POSITION)
        if held is not None:
            return [int(held)]
        rows = (self.index(row, 0, index) for row in range(self.rowCount(index)))
        return [int(super(NoteModel, self).data(row, NoteRole.POSITION)) for row in rows]

    def open_positions(self, index: Index) -> list[int]:
        """Those of them that nothing was decided about."""
        states = self._review.states if self._review else ()
        return [n for n in self.positions(index) if states[n] is NoteState.OPEN]

    def _of_note(self, position: int, role: int) -> object:
        """What a note's row says in one of the roles that depend on the review, else None."""
        said: object = None
        if self._review is None:
            return said
        context = self._context(position)
        match role:
            case NoteRole.CONTEXT:
                said = context
            case NoteRole.REMARK:
                said = remark_on(self._review, position)
            case NoteRole.STATE:
                said = state_of(self._review, position)
            case NoteRole.LINKED:
                said = self._review.notes[position].kind in LINKED
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                said = f"{context.before}{context.marked}{context.after}"
            case Qt.ItemDataRole.AccessibleTextRole:
                said = ", ".join(filter(None, (context.marked, state_of(self._review, position))))
            case _:
                pass
        return said

    def _of_group(self, index: Index, role: int) -> object:
        """The same for the row of a group."""
        kind = KINDS[super().data(index, NoteRole.GROUP)]
        said: object = None
        match role:
            case NoteRole.CONTEXT:
                said = Context(kind.heading, "", "")
            case NoteRole.REMARK:
                said = kind.question
            case NoteRole.STATE:
                said = self._left(index)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                said = f"{kind.heading}, {self._left(index)}"
            case _:
                pass
        return said

    def _left(self, index: Index) -> str:
        every, left = len(self.positions(index)), len(self.open_positions(index))
        return "All are decided" if not left else f"{left:,} of {every:,} open"

    def _context(self, position: int) -> Context:
        if position not in self._contexts and self._review is not None:
            self._contexts[position] = self._review.context(position)
        return self._contexts[position]
