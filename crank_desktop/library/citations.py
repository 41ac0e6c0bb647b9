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
    """Write the citations of some items anew; the sources they cited before and cite now.

    Items that cite what they cited before are left alone: most keys of an editor change no link.
    """
    stored = _stored(session, [item_id for item_id, _ in items])
    cited = [
        (item_id, found)
        for item_id, found in ((item_id, cited_in(item)) for item_id, item in items)
        if stored.get(item_id, []) != [(one.key, one.role, one.link.words) for one in found]
    ]
    changed = [item_id for item_id, _ in cited]
    before = sources_of(session, changed)
    for some in chunks(changed):
        session.exec(delete(tables.Citation).where(col(tables.Citation.item_id).in_(some)))
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


def _stored(session: Session, item_ids: Sequence[int]) -> dict[int, list[tuple[str, str, str]]]:
    """What the library holds as cited by some items: key, role and words, in reading order."""
    citation, source = tables.Citation, tables.Source
    held: dict[int, list[tuple[str, str, str]]] = {}
    for some in chunks(item_ids):
        found = session.exec(
            select(citation.item_id, source.address_key, citation.role, citation.words)
            .where(col(citation.source_id) == col(source.id), col(citation.item_id).in_(some))
            .order_by(col(citation.item_id), col(citation.position))
        )
        for item_id, key, role, words in found:
            held.setdefault(item_id, []).append((key, role, words))
    return held


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
