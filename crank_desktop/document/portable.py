"""The portable issue: everything an issue says, as frozen values (format ``crank-issue/1``).

Importers make it, the library stores and loads it, ``compose`` reads it. Bodies, sentences and the
intro are Markdown; headings, titles and names are plain words. An address that stood there and was
lost is ``missing:``; null or "" means there was none. Identities (``uid``) take no part in
comparing: two issues are equal when they say the same.
"""

from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from typing import Annotated, Final, Literal
from uuid import uuid4

from pydantic import Discriminator, Field

from crank_desktop.model.kinds import IssueStatus, ItemKind, NoteKind, SectionKind

FORMAT: Final = "crank-issue/1"


def new_uid() -> str:
    """A stable identity for something that travels between libraries."""
    return uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet in a link's parenthesis; a text from the web never shows its address."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightItem:
    """A headline and one to three paragraphs with links in the text."""

    kind: Literal[ItemKind.HIGHLIGHT] = ItemKind.HIGHLIGHT
    heading: str = ""
    body: str = ""
    uid: str = field(default_factory=new_uid, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkItem:
    """One sentence and the outlets that reported it."""

    kind: Literal[ItemKind.LINK] = ItemKind.LINK
    text: str = ""
    outlets: tuple[Outlet, ...] = ()
    uid: str = field(default_factory=new_uid, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisItem:
    """A title with its authors and institution: a recent analysis, or a CRANK perspective.

    ``byline`` stands where authors would ("Unsigned editorial"); ``note`` is what follows the
    institution ("writing in POLITICO").
    """

    kind: Literal[ItemKind.ANALYSIS, ItemKind.PERSPECTIVE] = ItemKind.ANALYSIS
    title: str = ""
    url: str | None = None
    authors: tuple[str, ...] = ()
    byline: str = ""
    institution: str = ""
    note: str = ""
    uid: str = field(default_factory=new_uid, compare=False)


Item = Annotated[HighlightItem | LinkItem | AnalysisItem, Discriminator("kind")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the items of one kind below it."""

    kind: SectionKind
    heading: str = ""
    items: tuple[Item, ...] = ()
    uid: str = field(default_factory=new_uid, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of an issue: its credit, the words for those who do not see it, its file."""

    credit: str = ""
    alt: str = ""
    file: str | None = None
    url: str | None = None
    width: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What stands above the title: a linked picture's address and words.

    ``as_sent`` is the furniture around the title as it was imported, word for word.
    """

    url: str | None = None
    alt: str = ""
    as_sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Editor:
    """One line of the sign-off."""

    role: str
    name: str
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Who speaks: the newsletter's name and its editors; ``as_sent`` as in ``Banner``."""

    name: str = ""
    editors: tuple[Editor, ...] = ()
    as_sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialLink:
    """One of the footer's links to the newsletter's other places."""

    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footer:
    """Who sends it, from where, and how to leave; ``as_sent`` as in ``Banner``."""

    organisation: str = ""
    address: tuple[str, ...] = ()
    copyright_year: int | None = None
    social: tuple[SocialLink, ...] = ()
    preferences_url: str | None = None
    unsubscribe_url: str | None = None
    as_sent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What an import guessed, mended, dropped or could not read.

    ``where`` is a path into the portable form ("sections/0/items/2"), ``text`` the exact words the
    note is about, ``index`` the link of that place it speaks of, counted from 0.
    """

    where: str
    kind: NoteKind
    message: str
    text: str = ""
    index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortableIssue:
    """One month's number, whole; ``month`` and ``year`` are null when unknown.

    ``imported_as`` names the shape its ``as_sent`` texts have ("mailchimp-text"), empty for an
    issue written here.
    """

    format: Literal["crank-issue/1"] = FORMAT
    newsletter: str = ""
    label: str = ""
    month: Annotated[int | None, Field(ge=1, le=12)] = None
    year: Annotated[int | None, Field(ge=MINYEAR, le=MAXYEAR)] = None
    year_inferred: bool = False
    send_date: date | None = None
    status: IssueStatus = IssueStatus.DRAFT
    subject: str = ""
    preheader: str = ""
    intro: str = ""
    image: Picture = Picture()
    sections: tuple[Section, ...] = ()
    banner: Banner = Banner()
    masthead: Masthead = Masthead()
    footer: Footer = Footer()
    imported_as: str = ""
    notes: tuple[Note, ...] = ()
    uid: str = field(default_factory=new_uid, compare=False)
