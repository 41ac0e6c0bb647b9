"""Rows to values: sections and items, all of an issue at once."""

from collections import defaultdict
from collections.abc import Mapping
from typing import assert_never

from sqlalchemy import ColumnElement
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

_Condition = ColumnElement[bool]


def read_sections(session: Session, issue: tables.Issue) -> tuple[Section, ...]:
    """The sections of an issue with their items, in order, by four queries."""
    inside = col(tables.Section.issue_id) == issue.id
    found = rows(
        session, select(tables.Section).where(inside).order_by(col(tables.Section.position))
    )
    items = _items(session, inside)
    return tuple(_section(one, items) for one in found)


def read_section(session: Session, section: tables.Section) -> Section:
    """One section with its items."""
    return _section(section, _items(session, col(tables.Section.id) == section.id))


def read_item(session: Session, item: tables.Item) -> Item:
    """One item."""
    this = col(tables.Item.id) == item.id
    return _item(item, _outlets(session, this), _authors(session, this))


def _section(row: tables.Section, items: Mapping[int | None, list[Item]]) -> Section:
    return Section(
        kind=row.kind, heading=row.heading, items=tuple(items.get(row.id, ())), uid=row.uid
    )


def _items(session: Session, of_sections: _Condition) -> Mapping[int | None, list[Item]]:
    """The items of some sections, by section."""
    item = tables.Item
    inside = col(item.section_id).in_(select(tables.Section.id).where(of_sections))
    outlets, authors = _outlets(session, inside), _authors(session, inside)
    by_section: defaultdict[int | None, list[Item]] = defaultdict(list)
    for row in rows(session, select(item).where(inside).order_by(col(item.position))):
        by_section[row.section_id].append(_item(row, outlets, authors))
    return by_section


def _outlets(session: Session, of_items: _Condition) -> Mapping[int | None, list[Outlet]]:
    """The outlets of some items, by item."""
    outlet = tables.ItemOutlet
    inside = col(outlet.item_id).in_(select(tables.Item.id).where(of_items))
    by_item: defaultdict[int | None, list[Outlet]] = defaultdict(list)
    for row in rows(session, select(outlet).where(inside).order_by(col(outlet.position))):
        by_item[row.item_id].append(Outlet(name=row.name, url=row.url))
    return by_item


def _authors(session: Session, of_items: _Condition) -> Mapping[int | None, list[str]]:
    """The authors of some items, by item."""
    author = tables.ItemAuthor
    inside = col(author.item_id).in_(select(tables.Item.id).where(of_items))
    by_item: defaultdict[int | None, list[str]] = defaultdict(list)
    for row in rows(session, select(author).where(inside).order_by(col(author.position))):
        by_item[row.item_id].append(row.name)
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
