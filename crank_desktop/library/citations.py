"""Sources and citations, derived from the links of items whenever these are written.

They can be thrown away and made again: only what an editor kept of a source on purpose (``kept``)
is more than derived.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import Session, col, delete, select, update

from crank_desktop.document.addresses import PlacedAddress, item_addresses
from crank_desktop.document.compose import compose_item
from crank_desktop.document.portable import Item
from crank_desktop.library.address_key import address_key, source_uid
from crank_desktop.library.fetching import chunks
from crank_desktop.model import tables
from crank_desktop.model.kinds import CitationRole


class Cited(NamedTuple):
    """A link of an item that leads to a source."""

    key: str
    link: PlacedAddress
    role: CitationRole


def cited_in(item: Item) -> list[Cited]:
    """Every link of an item that leads to a source, in reading order.

    Lost addresses, mail addresses and placeholders lead to none.
    """
    found = []
    for link in item_addresses(compose_item(item), ""):
        key = address_key(link.address)
        if key is not None and link.role is not None:
            found.append(Cited(key, link, link.role))
    return found


def sources_of(session: Session, item_ids: Sequence[int]) -> set[int]:
    """The keys of the sources that some items cite."""
    citation = tables.Citation
    found: set[int] = set()
    for some in chunks(item_ids):
        found.update(
            session.exec(select(citation.source_id).where(col(citation.item_id).in_(some)))
        )
    return found


def derive(session: Session, items: Sequence[tuple[int, Item]]) -> set[int]:
    """Write the citations of some items anew; the sources they cited before and cite now."""
    before = sources_of(session, [item_id for item_id, _ in items])
    for some in chunks([item_id for item_id, _ in items]):
        session.exec(delete(tables.Citation).where(col(tables.Citation.item_id).in_(some)))
    cited = [(item_id, cited_in(item)) for item_id, item in items]
    sources = _sources(session, [one for _, found in cited for one in found])
    session.add_all(
        tables.Citation(
            item_id=item_id,
            source_id=sources[one.key],
            role=one.role,
            position=position,
            words=one.link.words,
        )
        for item_id, found in cited
        for position, one in enumerate(found)
    )
    session.flush()
    return before | set(sources.values())


def settle(session: Session, source_ids: Iterable[int]) -> frozenset[str]:
    """Bring derived sources up to date after their citations changed; the identities of all.

    What nothing cites any more goes; a title is the longest by which a source is cited.
    """
    source, citation = tables.Source, tables.Citation
    touched: set[str] = set()
    words = (
        select(citation.words)
        .where(col(citation.source_id) == col(source.id), citation.role == CitationRole.TITLE)
        .order_by(func.length(citation.words).desc(), col(citation.words))
        .limit(1)
        .scalar_subquery()
    )
    cited = select(citation.id).where(col(citation.source_id) == col(source.id)).exists()
    for some in chunks(sorted(source_ids)):
        these = (col(source.id).in_(some), col(source.kept).is_(other=False))
        touched.update(session.exec(select(source.uid).where(col(source.id).in_(some))))
        session.exec(delete(source).where(*these, ~cited))
        session.exec(update(source).where(*these).values(title=func.coalesce(words, "")))
    return frozenset(touched)


def _sources(session: Session, cited: Sequence[Cited]) -> dict[str, int]:
    """The key of the source of each address key; those that are new are made."""
    source = tables.Source
    address = {one.key: one.link.address for one in reversed(cited)}
    found: dict[str, int] = {}
    for some in chunks(list(address)):
        known = select(source.address_key, source.id).where(col(source.address_key).in_(some))
        found.update((key, source_id) for key, source_id in session.exec(known) if source_id)
    made = [
        source(uid=source_uid(key), address=spelled, address_key=key)
        for key, spelled in address.items()
        if key not in found
    ]
    session.add_all(made)
    session.flush()
    return found | {one.address_key: one.id for one in made if one.id is not None}
