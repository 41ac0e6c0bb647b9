"""The closed lists of the vocabulary, shared by tables, values and files."""

from enum import StrEnum


class ItemKind(StrEnum):
    """What an item of an issue is."""

    HIGHLIGHT = "highlight"
    LINK = "link"
    ANALYSIS = "analysis"
    PERSPECTIVE = "perspective"


class SectionKind(StrEnum):
    """What a section of an issue holds."""

    HIGHLIGHTS = "highlights"
    LINKS = "links"
    ANALYSIS = "analysis"
    PERSPECTIVES = "perspectives"


ITEM_KIND_OF_SECTION = {
    SectionKind.HIGHLIGHTS: ItemKind.HIGHLIGHT,
    SectionKind.LINKS: ItemKind.LINK,
    SectionKind.ANALYSIS: ItemKind.ANALYSIS,
    SectionKind.PERSPECTIVES: ItemKind.PERSPECTIVE,
}


class IssueStatus(StrEnum):
    """How far an issue has come."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    APPROVED = "approved"
    SENT = "sent"
    ARCHIVED = "archived"


class ThrownKind(StrEnum):
    """What something in the trash was."""

    ISSUE = "issue"
    SECTION = "section"
    ITEM = "item"


class Occasion(StrEnum):
    """Why a revision of an issue was kept: those that end in -ing were kept before it."""

    OPENED = "opened"
    PAUSE = "pause"
    CLOSED = "closed"
    ASKED = "asked"
    IMPORTED = "imported"
    IMPORTING = "importing"
    REPLACING = "replacing"
    REMOVING = "removing"
    RESTORING = "restoring"
    EXPORTED = "exported"


BY_ITSELF = frozenset((Occasion.OPENED, Occasion.PAUSE, Occasion.CLOSED))
"""Occasions that come many times a day: their revisions are thinned out, unless they are named."""


class PictureType(StrEnum):
    """How a picture is written; every mail client shows these three."""

    PNG = "image/png"
    JPEG = "image/jpeg"
    GIF = "image/gif"


class NoteKind(StrEnum):
    """Why an import left a note; each note holds the exact words it is about."""

    LINK_GUESS = "link_guess"
    LOST_LINK = "lost_link"
    STRAY_SPACE = "stray_space"
    SPLIT_OUTLETS = "split_outlets"
    UNSURE_OUTLETS = "unsure_outlets"
    REJOINED_LINE = "rejoined_line"
    DROPPED_FURNITURE = "dropped_furniture"
    INFERRED_YEAR = "inferred_year"
    DROPPED_MARKUP = "dropped_markup"
    UNRECOGNISED = "unrecognised"


class CitationRole(StrEnum):
    """Where in an item a link to a source stands."""

    INLINE = "inline"
    OUTLET = "outlet"
    TITLE = "title"
