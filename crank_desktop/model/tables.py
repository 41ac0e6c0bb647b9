"""Every table of a library, in one place for those who ask for rows.

``tables.Item`` is the row; ``document.portable.Item`` is the value an editor sees.
"""

from sqlalchemy.orm import configure_mappers

from crank_desktop.model.actor import Actor, Topic
from crank_desktop.model.columns import Table
from crank_desktop.model.desk import DictionaryWord, Trash
from crank_desktop.model.issue import Issue, Item, ItemAuthor, ItemOutlet, Section
from crank_desktop.model.newsletter import Library, Masthead, Newsletter, Person, SocialLink
from crank_desktop.model.picture import Picture
from crank_desktop.model.record import Comment, ExportRecord, KeptPart, Note, Revision
from crank_desktop.model.source import Citation, Outlet, OutletDomain, OutletName, Source

__all__ = [
    "METADATA",
    "Actor",
    "Citation",
    "Comment",
    "DictionaryWord",
    "ExportRecord",
    "Issue",
    "Item",
    "ItemAuthor",
    "ItemOutlet",
    "KeptPart",
    "Library",
    "Masthead",
    "Newsletter",
    "Note",
    "Outlet",
    "OutletDomain",
    "OutletName",
    "Person",
    "Picture",
    "Revision",
    "Section",
    "SocialLink",
    "Source",
    "Topic",
    "Trash",
]

METADATA = Table.metadata
# Now, in the thread that loads this: the first question would else wait for it.
configure_mappers()
