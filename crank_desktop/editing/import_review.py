"""What an editor decides about an issue just read, note by note, before the library keeps it.

Each step gives a new review, so that a list of them is all that undoing takes. Positions count the
issue's notes from 0; a step that does not fit its note gives the same review back.
"""

from dataclasses import dataclass, replace
from enum import StrEnum, auto
from typing import Self

from crank_desktop.document.address import is_mail_address, is_missing
from crank_desktop.document.period import Period
from crank_desktop.document.portable import HighlightItem, LinkItem, Note, Outlet, PortableIssue
from crank_desktop.editing.links import looks_like_address
from crank_desktop.editing.note_context import Context, context_of, place_of
from crank_desktop.editing.note_links import (
    link_address,
    with_address,
    with_link,
    with_moved_start,
    without_link,
)
from crank_desktop.editing.note_texts import INTRO, item_of, markdown_of, with_item, with_markdown
from crank_desktop.editing.paragraphs import split_paragraph
from crank_desktop.library.values import StoredIssue
from crank_desktop.model.kinds import NoteKind

LINKED = (NoteKind.LINK_GUESS, NoteKind.LOST_LINK)
NAMING = (NoteKind.SPLIT_OUTLETS, NoteKind.UNSURE_OUTLETS)


class NoteState(StrEnum):
    """How far a note is settled; confirmed and changed ones are."""

    OPEN = auto()
    CONFIRMED = auto()
    CHANGED = auto()
    SKIPPED = auto()


SETTLED = (NoteState.CONFIRMED, NoteState.CHANGED)


@dataclass(frozen=True, slots=True)
class ImportReview:
    """An issue as it would be kept, and the state of each of its notes.

    ``file`` is what came along with it and is kept with it: its picture, whose masthead it shows.
    """

    issue: PortableIssue
    states: tuple[NoteState, ...]
    file: StoredIssue | None = None

    @classmethod
    def of(cls, issue: PortableIssue) -> Self:
        """The review of an issue just read: every note is open."""
        return cls(issue, (NoteState.OPEN,) * len(issue.notes))

    @classmethod
    def of_file(cls, read: StoredIssue) -> Self:
        """The review of what a file brought: notes that were settled in it are."""
        states = (
            NoteState.CONFIRMED if position in read.resolved else NoteState.OPEN
            for position in range(len(read.issue.notes))
        )
        return cls(read.issue, tuple(states), read)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order they were made."""
        return self.issue.notes

    def stored(self) -> StoredIssue:
        """What the library keeps: settled notes are resolved, open and skipped ones stay open."""
        resolved = (n for n, state in enumerate(self.states) if state in SETTLED)
        file = self.file or StoredIssue(self.issue)
        return replace(file, issue=self.issue, resolved=frozenset(resolved))

    def context(self, position: int) -> Context:
        """The words that a note is about, and those around them."""
        return context_of(self.issue, position)

    def with_state(
        self, position: int, state: NoteState, issue: PortableIssue | None = None
    ) -> Self:
        """The review with one note in another state, and the issue as that leaves it."""
        states = (*self.states[:position], state, *self.states[position + 1 :])
        return replace(self, states=states, issue=self.issue if issue is None else issue)

    def confirm(self, position: int) -> Self:
        """Say that the import was right: a guess stays, a lost link becomes a link again."""
        if self.states[position] in SETTLED:
            return self
        issue = self.issue
        match self.notes[position].kind:
            case NoteKind.LOST_LINK:
                issue = with_link(issue, position)
            case NoteKind.INFERRED_YEAR:
                issue = replace(issue, year_inferred=False)
            case _:
                pass
        return self.with_state(position, NoteState.CONFIRMED, issue)

    def skip(self, position: int) -> Self:
        """Leave a note for later: it stays open in the library."""
        return self.reopen(position).with_state(position, NoteState.SKIPPED)

    def reopen(self, position: int) -> Self:
        """Take a decision back: words that were changed stay, a link that leads nowhere goes."""
        issue = self.issue
        if self.states[position] in SETTLED:
            match self.notes[position].kind:
                case NoteKind.LOST_LINK:
                    issue = without_link(issue, position)
                case NoteKind.INFERRED_YEAR:
                    told = self.states[position] is NoteState.CHANGED
                    issue = replace(issue, year_inferred=not told)
                case _:
                    pass
        return self.with_state(position, NoteState.OPEN, issue)

    def can_move(self, position: int) -> bool:
        """Whether a note speaks of a link whose beginning can move."""
        note = self.notes[position]
        return note.kind in LINKED and note.index is not None

    def move_start(self, position: int, words: int) -> Self:
        """Let a link begin ``-words`` words earlier or ``words`` words later."""
        if not self.can_move(position):
            return self
        return self._changed(position, with_moved_start(self.issue, position, words))

    def lacks_address(self, position: int) -> bool:
        """Whether a note speaks of a link whose address is missing, or of words that had one."""
        note = self.notes[position]
        if note.kind not in LINKED:
            return False
        address = link_address(self.issue, note)
        return is_missing(address) or (
            address is None and with_link(self.issue, position) is not self.issue
        )

    def fill_address(self, position: int, text: str) -> Self:
        """Let a link lead to a pasted address where its own was lost."""
        text = text.strip()
        address = f"mailto:{text}" if is_mail_address(text) else text
        if not (looks_like_address(address) and self.lacks_address(position)):
            return self
        if link_address(self.issue, self.notes[position]) is None:
            linked = self.with_state(position, NoteState.CHANGED, with_link(self.issue, position))
            return linked.fill_address(position, text)
        issue = with_address(self.issue, position, address)
        return self.with_state(position, self.states[position], issue)

    def outlets(self, position: int) -> tuple[str, ...]:
        """The names of the outlets a note is about."""
        item = item_of(self.issue, self.notes[position])
        named = self.notes[position].kind in NAMING and isinstance(item, LinkItem)
        return tuple(o.name for o in item.outlets) if named and isinstance(item, LinkItem) else ()

    def set_outlets(self, position: int, names: tuple[str, ...]) -> Self:
        """Name a link's outlets anew; an address stays with its outlet, else goes by the order."""
        item = item_of(self.issue, self.notes[position])
        named = tuple(name.strip() for name in names if name.strip())
        if not named or not isinstance(item, LinkItem) or not self.outlets(position):
            return self
        if named == self.outlets(position):
            return self.confirm(position)
        outlets = _renamed(item.outlets, named)
        return self._changed(position, with_item(self.issue, replace(item, outlets=outlets)))

    def set_period(self, position: int, month: int | None, year: int | None) -> Self:
        """Say which month and year the issue tells of, in answer to a note on its year."""
        if self.notes[position].kind is not NoteKind.INFERRED_YEAR:
            return self
        was = Period(self.issue.month, self.issue.year)
        if was == Period(month, year):
            return self.confirm(position)
        label = self.issue.label
        if label == was.label:
            label = Period(month, year).label
        return self.describe(label, month, year).with_state(position, NoteState.CHANGED)

    def describe(self, label: str, month: int | None, year: int | None) -> Self:
        """Give the issue another label or period; a year that was given is inferred no longer."""
        inferred = self.issue.year_inferred and year == self.issue.year
        issue = replace(self.issue, label=label, month=month, year=year, year_inferred=inferred)
        changed = replace(self, issue=issue)
        if not inferred and self.issue.year_inferred:
            for position, note in enumerate(self.notes):
                if note.kind is NoteKind.INFERRED_YEAR:
                    changed = changed.with_state(position, NoteState.CHANGED)
        return changed

    def can_split(self, position: int) -> bool:
        """Whether a line that was joined can be parted again."""
        return self.split_again(position) is not self

    def split_again(self, position: int) -> Self:
        """Let a line that was joined be two paragraphs again."""
        note = self.notes[position]
        markdown = markdown_of(self.issue, note)
        item = item_of(self.issue, note)
        place = place_of(self.issue, position)
        prose = note.where == INTRO or isinstance(item, HighlightItem)
        if not prose or markdown is None or place is None or place.joint is None:
            return self
        paragraph = place.text - 1 if isinstance(item, HighlightItem) else place.text
        parted = split_paragraph(markdown, paragraph, place.joint)
        if parted == markdown:
            return self
        return self._changed(position, with_markdown(self.issue, note, parted))

    def _changed(self, position: int, issue: PortableIssue) -> Self:
        return self if issue is self.issue else self.with_state(position, NoteState.CHANGED, issue)


def _renamed(outlets: tuple[Outlet, ...], names: tuple[str, ...]) -> tuple[Outlet, ...]:
    """Outlets of these names; the addresses of those that are gone go to new ones, from the end."""
    left = list(outlets)
    found: dict[int, Outlet] = {}
    for number, name in enumerate(names):
        same = next((outlet for outlet in left if outlet.name == name), None)
        if same is not None:
            found[number] = same
            left.remove(same)
    free = [outlet.url for outlet in left if outlet.url is not None]
    for number in range(len(names) - 1, -1, -1):
        if number not in found:
            found[number] = Outlet(name=names[number], url=free.pop() if free else None)
    return tuple(found[number] for number in range(len(names)))
