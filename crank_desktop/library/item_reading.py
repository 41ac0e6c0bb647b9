"""Rows to values: sections and items, all of an issue at once."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from typing import assert_never

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Item,
    LinkItem,
    Outlet,
    Section,
)
from crank_desktop.library.plain_rows import found, named
from crank_desktop.model.kinds import ItemKind, SectionKind
from crank_desktop.model.stored import read_as

_SECTIONS = "SELECT * FROM section WHERE issue_id = ? ORDER BY position"
_OF_ISSUE = "SELECT id FROM item WHERE section_id IN (SELECT id FROM section WHERE issue_id = ?)"
_OF_SECTION = "SELECT id FROM item WHERE section_id = ?"
_ITSELF = "SELECT id FROM item WHERE id = ?"


def read_sections(connection: sqlite3.Connection, issue_id: int) -> tuple[Section, ...]:
    """The sections of an issue with their items, in order, by four queries."""
    items = _items(connection, _OF_ISSUE, issue_id)
    return tuple(_section(row, items) for row in found(connection, _SECTIONS, issue_id))


def read_section(connection: sqlite3.Connection, uid: str) -> Section:
    """One section with its items; raises ``LibraryProblem`` where there is none."""
    row = named(connection, "section", uid)
    return _section(row, _items(connection, _OF_SECTION, row["id"]))


def read_item(connection: sqlite3.Connection, uid: str) -> Item:
    """One item; raises ``LibraryProblem`` where there is none."""
    row = named(connection, "item", uid)
    (item,) = _items(connection, _ITSELF, row["id"])[row["section_id"]]
    return item


def _section(row: sqlite3.Row, items: Mapping[int, list[Item]]) -> Section:
    return Section(
        kind=read_as(SectionKind, row["kind"]),
        heading=row["heading"],
        items=tuple(items.get(row["id"], ())),
        uid=row["uid"],
    )


def _items(connection: sqlite3.Connection, these: str, key: int) -> Mapping[int, list[Item]]:
    """Some items, by section; ``these`` asks for their keys."""
    outlets: defaultdict[int, list[Outlet]] = defaultdict(list)
    for row in found(connection, _hanging("item_outlet", these), key):
        outlets[row["item_id"]].append(Outlet(name=row["name"], url=row["url"]))
    authors: defaultdict[int, list[str]] = defaultdict(list)
    for row in found(connection, _hanging("item_author", these), key):
        authors[row["item_id"]].append(row["name"])
    by_section: defaultdict[int, list[Item]] = defaultdict(list)
    asked = f"SELECT * FROM item WHERE id IN ({these}) ORDER BY position"  # noqa: S608 - ours
    for row in found(connection, asked, key):
        by_section[row["section_id"]].append(_item(row, outlets, authors))
    return by_section


def _hanging(table: str, these: str) -> str:
    return f"SELECT * FROM {table} WHERE item_id IN ({these}) ORDER BY position"  # noqa: S608 - ours


def _item(
    row: sqlite3.Row, outlets: Mapping[int, list[Outlet]], authors: Mapping[int, list[str]]
) -> Item:
    kind, uid = read_as(ItemKind, row["kind"]), row["uid"]
    match kind:
        case ItemKind.HIGHLIGHT:
            return HighlightItem(heading=row["heading"], body=row["body"], uid=uid)
        case ItemKind.LINK:
            return LinkItem(text=row["text"], outlets=tuple(outlets.get(row["id"], ())), uid=uid)
        case ItemKind.ANALYSIS | ItemKind.PERSPECTIVE:
            return AnalysisItem(
                kind=kind,
                title=row["title"],
                url=row["url"],
                authors=tuple(authors.get(row["id"], ())),
                byline=row["byline"],
                institution=row["institution"],
                note=row["note"],
                uid=uid,
            )
        case _:
            assert_never(kind)
