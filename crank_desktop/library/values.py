"""What the library gives and takes beside portable issues: frozen values, no rows."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Self

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Item, Note, Picture, PortableIssue, Section
from crank_desktop.library.note_places import BoundPlace
from crank_desktop.model.kinds import BY_ITSELF, IssueStatus, Occasion, ThrownKind


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """An issue with what the library knows of it beyond the portable form.

    One without ``own_masthead`` shows the newsletter's current name, banner, people and footer,
    whatever its portable form says. ``resolved`` are the positions of its settled notes;
    ``places`` what each of its notes is about, where that is more than their paths say: a note
    whose item was removed finds it again when it comes back. ``picture`` is the issue's, where it
    comes along to be kept; the library gives pictures out by themselves.
    """

    issue: PortableIssue
    own_masthead: bool = True
    resolved: frozenset[int] = frozenset()
    places: tuple[BoundPlace, ...] | None = None
    picture: PictureFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFields:
    """What an issue's own form edits: everything outside sections, masthead and notes."""

    label: str = ""
    month: int | None = None
    year: int | None = None
    year_inferred: bool = False
    send_date: date | None = None
    status: IssueStatus = IssueStatus.DRAFT
    subject: str = ""
    preheader: str = ""
    intro: str = ""
    image: Picture = field(default_factory=Picture)

    @classmethod
    def of(cls, issue: PortableIssue) -> Self:
        """The fields of an issue."""
        return cls(**{one.name: getattr(issue, one.name) for one in fields(cls)})


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """A line of the list of issues; ``open_notes`` counts the notes that are not settled."""

    id: int
    uid: str
    label: str
    month: int | None
    year: int | None
    send_date: date | None
    status: IssueStatus
    newsletter: str
    highlights: int
    links: int
    analyses: int
    perspectives: int
    open_notes: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note of an issue by its position among them, whether it is settled, what it is about."""

    position: int
    note: Note
    resolved: bool
    place: BoundPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashRow:
    """A line of the trash: what was thrown away and when.

    ``of_kind`` and ``of_uid`` say what it was; ``issue_label`` and ``section_heading`` what stood
    above it then.
    """

    uid: str
    of_kind: ThrownKind
    of_uid: str
    label: str
    issue_label: str
    section_heading: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ThrownPlace:
    """Where something stood; ``position`` counts from 0, an identity is "" where there is none."""

    issue_uid: str = ""
    section_uid: str = ""
    position: int = 0
    issue_label: str = ""
    section_heading: str = ""


@dataclass(frozen=True, slots=True)
class Thrown:
    """Something in the trash, whole."""

    row: TrashRow
    content: Item | Section | StoredIssue
    place: ThrownPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A line of an issue's history: when it was kept, why, and how an editor calls it.

    Two rows with one ``content_hash`` hold the same; ``parts`` are the hashes of what they hold.
    """

    uid: str
    issue_uid: str
    at: datetime
    occasion: Occasion
    label: str
    content_hash: str
    picture: str | None
    parts: tuple[str, ...]

    @property
    def stays(self) -> bool:
        """Whether it is kept for good: it has a name, or marks a milestone."""
        return bool(self.label) or self.occasion not in BY_ITSELF
