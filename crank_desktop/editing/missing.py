"""The addresses of an issue that stood there and were lost, and filling them one by one."""

import re
from dataclasses import dataclass, replace
from typing import TypeVar

from crank_desktop.document.address import is_mail_address
from crank_desktop.document.addresses import PlacedAddress, addresses
from crank_desktop.document.compose import compose
from crank_desktop.document.portable import (
    AnalysisItem,
    Editor,
    Footer,
    HighlightItem,
    Item,
    LinkItem,
    Outlet,
    PortableIssue,
    SocialLink,
)
from crank_desktop.editing.links import fill_address, looks_like_address

_ITEM = re.compile(r"sections/(\d+)/items/(\d+)")
_MAIL_SCHEME = "mailto:"
_Holder = TypeVar("_Holder", Outlet, Editor, SocialLink)


@dataclass(frozen=True, slots=True)
class MissingAddress:
    """One lost address.

    ``place`` is an item's identity, or "intro", "banner", "masthead", "footer"; ``part`` the name
    of the field there that lost it (body, text, outlets, url, intro, editors, social,
    preferences_url, unsubscribe_url); ``number`` counts the links, outlets, editors or social
    links of that field from 0. ``words`` are what leads nowhere now; ``mail`` says that a mail
    address stood there.
    """

    place: str
    part: str
    number: int
    words: str
    mail: bool = False

    def taken(self, text: str) -> str | None:
        """The address in a pasted text as this place holds it, None where it is none for here."""
        text = text.strip()
        if self.mail:
            bare = text[len(_MAIL_SCHEME) :] if text.lower().startswith(_MAIL_SCHEME) else text
            return bare if is_mail_address(bare) else None
        if is_mail_address(text):
            return f"{_MAIL_SCHEME}{text}"
        return text if looks_like_address(text) else None


def missing_addresses(issue: PortableIssue) -> tuple[MissingAddress, ...]:
    """Every lost address of an issue in reading order."""
    return tuple(_missing(issue, placed) for placed in addresses(compose(issue)) if placed.lost)


def fill(issue: PortableIssue, missing: MissingAddress, text: str) -> PortableIssue:
    """The issue with an address where it was missing.

    A text that is no address for that place, and a place that is gone, change nothing.
    """
    address = missing.taken(text)
    if address is None:
        return issue
    match missing.place:
        case "intro":
            return replace(issue, intro=fill_address(issue.intro, missing.number, address))
        case "banner":
            return replace(issue, banner=replace(issue.banner, url=address))
        case "masthead":
            editors = _with(issue.masthead.editors, missing.number, email=address)
            return replace(issue, masthead=replace(issue.masthead, editors=editors))
        case "footer":
            return replace(issue, footer=_filled_footer(issue.footer, missing, address))
        case _:
            return _with_item_filled(issue, missing, text)


def fill_item(item: Item, missing: MissingAddress, text: str) -> Item:
    """The item with an address where it was missing; as ``fill`` does for an issue."""
    address = missing.taken(text)
    if address is None or missing.place != item.uid:
        return item
    match item:
        case HighlightItem(body=body):
            return replace(item, body=fill_address(body, missing.number, address))
        case LinkItem(outlets=outlets) if missing.part == "outlets":
            return replace(item, outlets=_with(outlets, missing.number, url=address))
        case LinkItem(text=sentence):
            return replace(item, text=fill_address(sentence, missing.number, address))
        case AnalysisItem():
            return replace(item, url=address)


def _missing(issue: PortableIssue, placed: PlacedAddress) -> MissingAddress:
    found = _ITEM.fullmatch(placed.where)
    place = placed.where
    if found:
        place = issue.sections[int(found[1])].items[int(found[2])].uid
    return MissingAddress(place, placed.part, placed.number, placed.words, placed.mail)


def _with_item_filled(issue: PortableIssue, missing: MissingAddress, text: str) -> PortableIssue:
    sections = tuple(
        replace(section, items=tuple(fill_item(item, missing, text) for item in section.items))
        if any(item.uid == missing.place for item in section.items)
        else section
        for section in issue.sections
    )
    return replace(issue, sections=sections)


def _filled_footer(footer: Footer, missing: MissingAddress, address: str) -> Footer:
    match missing.part:
        case "social":
            return replace(footer, social=_with(footer.social, missing.number, url=address))
        case "preferences_url":
            return replace(footer, preferences_url=address)
        case _:
            return replace(footer, unsubscribe_url=address)


def _with(among: tuple[_Holder, ...], number: int, **address: str) -> tuple[_Holder, ...]:
    """The values with an address in the one of this number, where there is one."""
    return tuple(
        replace(one, **address) if place == number else one for place, one in enumerate(among)
    )
