"""Sources and citations, derived from the links of items whenever those are written."""

import hashlib
from urllib.parse import urlsplit, urlunsplit

from sqlmodel import Session, col, select

from crank_desktop.document.addresses import item_addresses
from crank_desktop.document.compose import compose_item
from crank_desktop.document.portable import Item, new_uid
from crank_desktop.model import tables

_PORTS = {"http": 80, "https": 443}


def address_key(address: str) -> str | None:
    """The address as RFC 3986, 6.2.2 normalizes its syntax, without its fragment.

    None for what leads to no source: mail addresses, placeholders, lost addresses.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    scheme, host = parts.scheme.lower(), parts.hostname
    if scheme not in _PORTS or not host:
        return None
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _PORTS[scheme]:
        place += f":{port}"
    return urlunsplit((scheme, place, parts.path or "/", parts.query, ""))


def derive(session: Session, item: Item, item_id: int) -> None:
    """Bind every link of an item to the source of its address, made where it is new."""
    for position, placed in enumerate(item_addresses(compose_item(item), "")):
        key = address_key(placed.address)
        if key is None or placed.role is None:
            continue
        source = session.exec(
            select(tables.Source).where(col(tables.Source.address_key) == key)
        ).first()
        if source is None:
            source = tables.Source(uid=new_uid(), address=placed.address, address_key=key)
            session.add(source)
            session.flush()
        session.add(
            tables.Citation(
                item_id=item_id,
                source_id=source.id,
                role=placed.role,
                position=position,
                words=placed.words,
            )
        )


def drop_uncited(session: Session) -> None:
    """Remove the derived sources that nothing cites any more."""
    cited = select(tables.Citation.source_id)
    uncited = select(tables.Source).where(
        col(tables.Source.kept).is_(False), col(tables.Source.id).not_in(cited)
    )
    for source in session.exec(uncited):
        session.delete(source)


def item_hash(item: Item) -> str:
    """SHA-256 of an item's texts: whether offsets into them still hold."""
    return hashlib.sha256(repr(item).encode("utf-8", "surrogatepass")).hexdigest()
