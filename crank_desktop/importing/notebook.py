"""Where an import writes down what was not plain, so that nothing disappears in silence."""

from collections.abc import Iterable

from crank_desktop.document.portable import Note
from crank_desktop.importing.blocks import Remark
from crank_desktop.model.kinds import NoteKind


class Notebook:
    """The notes of one import, in the order they were made."""

    def __init__(self) -> None:
        self._notes: list[Note] = []

    def add(
        self, kind: NoteKind, where: str, message: str, text: str, index: int | None = None
    ) -> None:
        """Note ``text``, the exact words, at ``where``, a path of the portable form."""
        self._notes.append(Note(where=where, kind=kind, message=message, text=text, index=index))

    def add_remarks(self, where: str, remarks: Iterable[Remark]) -> None:
        """Note what a reader remarked, now that its place is known."""
        for remark in remarks:
            self.add(remark.kind, where, remark.message, remark.text)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes so far."""
        return tuple(self._notes)
