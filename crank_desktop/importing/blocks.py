"""What every reader of a shape hands on: the issue as headings, paragraphs and entries in order."""

from dataclasses import dataclass, field
from enum import Enum, auto

from crank_desktop.importing.marked import MarkedText
from crank_desktop.model.kinds import NoteKind


@dataclass(frozen=True, slots=True)
class Remark:
    """A note whose place is not known yet: what was mended or dropped while a block was read."""

    kind: NoteKind
    message: str
    text: str


class BlockKind(Enum):
    """What a block of a published issue is, as far as its shape tells.

    A ``LINE`` is one of a run that belongs together: sign-off, credit.
    """

    HEADING = auto()
    PARAGRAPH = auto()
    ENTRY = auto()
    NUMBERED = auto()
    QUOTE = auto()
    LINE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a published issue and the remarks made while it was read."""

    kind: BlockKind
    marked: MarkedText
    remarks: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        return self.marked.text


@dataclass(slots=True)
class Reading:
    """A shape read: its blocks and what its reader already knows.

    ``opening`` and ``closing`` are the furniture before the intro and after the image credit, word
    for word; ``banner`` is a linked picture's address; ``title`` the page's title or first line;
    ``remarks`` belong to the issue as a whole.
    """

    shape: str
    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    title: str = ""
    subject: str = ""
    preheader: str = ""
    banner: str | None = None
    banner_alt: str = ""
    opening: list[str] = field(default_factory=list)
    sign_off: list[str] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
