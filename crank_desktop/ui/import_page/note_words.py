"""What an import's notes are called on the page, and what the page says of an issue as a whole."""

from collections.abc import Iterator
from typing import NamedTuple

from crank_desktop.document.counting import counted, counted_items
from crank_desktop.document.portable import AnalysisItem, HighlightItem, LinkItem, Note
from crank_desktop.editing.import_review import SETTLED, ImportReview, NoteState
from crank_desktop.editing.missing import missing_addresses
from crank_desktop.editing.note_texts import item_of
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, ItemKind, NoteKind


class Kind(NamedTuple):
    """A group of notes: its heading, and what an editor is asked there."""

    heading: str
    question: str


KINDS = {
    NoteKind.LINK_GUESS: Kind("Where links begin", "Only their ends are known: check the starts."),
    NoteKind.LOST_LINK: Kind("Links that may have stood here", "Confirm to link the words again."),
    NoteKind.UNSURE_OUTLETS: Kind("Outlets that may be several", "Part them if they are."),
    NoteKind.SPLIT_OUTLETS: Kind("Outlets that ran together", "They were parted: check the names."),
    NoteKind.INFERRED_YEAR: Kind("The year", "The issue does not name it."),
    NoteKind.REJOINED_LINE: Kind("Broken lines", "They were joined: check that they belong so."),
    NoteKind.STRAY_SPACE: Kind("Stray spaces", "No-break spaces became plain ones."),
    NoteKind.UNRECOGNISED: Kind("Words without a place", "They are kept here alone."),
    NoteKind.DROPPED_MARKUP: Kind("Looks that were left out", "The words were kept."),
    NoteKind.DROPPED_FURNITURE: Kind("Parts around the issue", "They were left out."),
}
"""In the order of the page: what needs a decision stands first."""

STATES = {
    NoteState.OPEN: "",
    NoteState.CONFIRMED: "✓ confirmed",
    NoteState.CHANGED: "✓ changed",
    NoteState.SKIPPED: "skipped",
}
_PLACES = {
    "intro": "Intro",
    "masthead": "Sign-off",
    "image": "Picture",
    "footer": "Footer",
    "year": "Footer",
}
_TOLD_APART = (
    *(NoteKind.INFERRED_YEAR, NoteKind.UNRECOGNISED),
    *(NoteKind.DROPPED_MARKUP, NoteKind.DROPPED_FURNITURE),
)
"""Kinds whose notes say more than their group does."""


def remark_on(review: ImportReview, position: int) -> str:
    """The second line of a note: where it stands, and what its group does not say of it."""
    note = review.notes[position]
    parts = [place_of_note(review, note)]
    if note.kind in _TOLD_APART:
        parts.append(note.message)
    return " · ".join(part for part in parts if part)


def place_of_note(review: ImportReview, note: Note) -> str:
    """Where a note stands, in an editor's words."""
    match item_of(review.issue, note):
        case HighlightItem(heading=heading):
            return heading or "Highlight"
        case LinkItem():
            return "Links"
        case AnalysisItem(kind=ItemKind.PERSPECTIVE):
            return "Perspectives"
        case AnalysisItem():
            return "Recent analysis"
        case None:
            return _PLACES.get(note.where, "")


def state_of(review: ImportReview, position: int) -> str:
    """How far a note is settled, and whether its link leads nowhere."""
    parts = [STATES[review.states[position]]]
    linked = review.can_move(position) or review.states[position] in SETTLED
    if linked and review.lacks_address(position):
        parts.insert(0, "address missing")
    return "   ".join(part for part in parts if part)


def summary_of(review: ImportReview) -> str:
    """What was found in an issue, in one line."""
    issue = review.issue
    found = [
        counted_items(len(section.items), ITEM_KIND_OF_SECTION[section.kind])
        for section in issue.sections
        if section.items
    ]
    lost = len(missing_addresses(issue))
    parts = [", ".join(found) or "no items"]
    if lost:
        parts.append(counted(lost, "missing address", "missing addresses"))
    parts.append(_progress(review))
    return " · ".join(parts)


def groups_of(review: ImportReview) -> Iterator[tuple[NoteKind, list[int]]]:
    """The positions of the notes by kind, in the order of the page."""
    for kind in KINDS:
        positions = [n for n, note in enumerate(review.notes) if note.kind is kind]
        if positions:
            yield kind, positions


def _progress(review: ImportReview) -> str:
    notes = counted(len(review.notes), "note", "notes")
    decided = sum(1 for state in review.states if state is not NoteState.OPEN)
    return f"{notes}, {decided:,} decided" if decided else notes
