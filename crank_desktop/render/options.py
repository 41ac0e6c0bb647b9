"""What a renderer is told besides the document."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.render.layouts import Layout
from crank_desktop.render.services import Service


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a library keeps of an issue beyond what it says: only an archive takes it along.

    ``picture`` is the file of the issue's picture, ``resolved`` are the positions of its settled
    notes. Without ``own_masthead`` the issue shows the newsletter's.
    """

    picture: PictureFile | None = None
    resolved: frozenset[int] = frozenset()
    own_masthead: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """How to write a document.

    ``layout``: the templates and style of HTML outputs. ``service``: whose placeholders to write.
    ``as_sent``: write opening, sign-off and footer as they were imported, not as placeholders.
    ``newsletter``: mailboxes of a message. ``moment``: the date a message carries (the renderer
    reads no clock, so that exports repeat byte for byte). ``kept``: what an archive takes along.
    """

    layout: Layout
    service: Service
    as_sent: bool = False
    newsletter: Newsletter = field(default_factory=Newsletter)
    moment: datetime = datetime(2024, 1, 1, tzinfo=UTC)
    kept: Kept = Kept()
