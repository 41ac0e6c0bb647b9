"""What can be done about the chosen note, as buttons in its own row; the keys do the same."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from crank_desktop.editing.import_review import NAMING, SETTLED, ImportReview, NoteState
from crank_desktop.model.kinds import NoteKind
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.flowing import Flowing

_BUTTONS = (
    ("confirm", "Enter"),
    ("skip", "S"),
    ("earlier", "["),
    ("later", "]"),
    ("change", "E"),
    ("paste", "Ctrl+V"),
    ("reopen", "Backspace"),
)
_WORDS = {
    "confirm": "Confirm",
    "skip": "Skip",
    "earlier": "← Earlier",
    "later": "Later →",
    "change": "Change…",
    "paste": "Paste",
    "reopen": "Open again",
}
_TIPS = {
    "earlier": "Let the link start a word earlier",
    "later": "Let the link start a word later",
    "paste": "Paste the missing address",
}


class NoteChoices(QWidget):
    """``asked`` with the name of what an editor wants."""

    asked = Signal(str)

    def __init__(self, review: ImportReview, position: int) -> None:
        super().__init__()
        row = Flowing(spacing=Space.TIGHT)
        for name, key in _BUTTONS:
            if fits(review, position, name):
                button = QPushButton(_words(review, position, name))
                button.setObjectName(f"{name}Note")
                button.setToolTip(f"{_TIPS.get(name, button.text().rstrip('…'))} ({key})")
                # The keys stay with the list.
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.clicked.connect(self._ask)
                row.addWidget(button)
        self.setLayout(row)

    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName().removesuffix("Note"))


def fits(review: ImportReview, position: int, name: str) -> bool:
    """Whether something of that name can be done about a note as it is now."""
    note, state = review.notes[position], review.states[position]
    match name:
        case "confirm":
            return state not in SETTLED
        case "skip" | "reopen":
            return (state is NoteState.OPEN) is (name == "skip")
        case "earlier" | "later":
            return review.can_move(position)
        case "change":
            typed = note.kind in NAMING or note.kind is NoteKind.INFERRED_YEAR
            return typed or review.can_split(position)
        case "paste":
            return review.lacks_address(position)
        case _:
            return False


def _words(review: ImportReview, position: int, name: str) -> str:
    kind = review.notes[position].kind
    if name == "confirm" and kind is NoteKind.LOST_LINK:
        return "Link these words"
    if name == "change" and kind is NoteKind.REJOINED_LINE:
        return "Make two paragraphs"
    return _WORDS[name]
