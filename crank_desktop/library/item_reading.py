"""Rows to values: sections and items, all of an issue at once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import assert_never

from sqlmodel import Session, col, select

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    Outlet,
    Section,
)
from crank_desktop.library.fetching import rows
from crank_desktop.model import tables
from crank_desktop.model.kinds import ItemKind


def read_sections(session: Session, issue: tables.Issue) -> tuple[Section, ...]:
    """The sections of an issue with their items, in order, by four queries."""
    section = tables.Section
    found = rows(
        session,
        select(section).where(col(section.issue_id) == issue.id).order_by(col(section.position)),
    )
    items = _items(session, [one.id for one in found])
    return tuple(
        Section(kind=one.kind, heading=one.heading, items=tuple(items[one.id]), uid=one.uid)
        for one in found
    )


def read_section(session: Session, section: tables.Section) -> Section:
    """One section with its items."""
    items = _items(session, [section.id])[section.id]
    return Section(kind=section.kind, heading=section.heading, items=tuple(items), uid=section.uid)


def read_item(session: Session, item: tables.Item) -> Item:
    """One item."""
    outlets, authors = _outlets(session, [item.id]), _authors(session, [item.id])
    return _item(item, outlets, authors)


def _items(session: Session, section_ids: Sequence[int | None]) -> Mapping[int | None, list[Item]]:
    item = tables.Item
    found = rows(
        session,
        select(item).where(col(item.section_id).in_(section_ids)).order_by(col(item.position)),
    )
    ids = [one.id for one in found]
    outlets, authors = _outlets(session, ids), _authors(session, ids)
    by_section: defaultdict[int | None, list[Item]] = defaultdict(list)
    for one in found:
        by_section[one.section_id].append(_item(one, outlets, authors))
    return by_section


def _outlets(session: Session, item_ids: Sequence[int | None]) -> Mapping[int | None, list[Outlet]]:
    outlet = tables.ItemOutlet
    by_item: defaultdict[int | None, list[Outlet]] = defaultdict(list)
    found = select(outlet).where(col(outlet.item_id).in_(item_ids)).order_by(col(outlet.position))
    for one in rows(session, found):
        by_item[one.item_id].append(Outlet(name=one.name, url=one.url))
    return by_item


def _authors(session: Session, item_ids: Sequence[int | None]) -> Mapping[int | None, list[str]]:
    author = tables.ItemAuthor
    by_item: defaultdict[int | None, list[str]] = defaultdict(list)
    found = select(author).where(col(author.item_id).in_(item_ids)).order_by(col(author.position))
    for one in rows(session, found):
        by_item[one.item_id].append(one.name)
    return by_item


def _item(
    row: tables.Item,
    outlets: Mapping[int | None, list[Outlet]],
    authors: Mapping[int | None, list[str]],
) -> Item:
    match row.kind:
        case ItemKind.HIGHLIGHT:
            return HighlightItem(heading=row.heading, body=row.body, uid=row.uid)
        case ItemKind.LINK:
            return LinkItem(text=row.text, outlets=tuple(outlets.get(row.id, ())), uid=row.uid)
        case ItemKind.ANALYSIS | ItemKind.PERSPECTIVE:
            return AnalysisItem(
                kind=row.kind,
                title=row.title,
                url=row.url,
                authors=tuple(authors.get(row.id, ())),
                byline=row.byline,
                institution=row.institution,
                note=row.note,
                uid=row.uid,
            )
        case _:
            assert_never(row.kind)
