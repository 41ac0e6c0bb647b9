"""A page as a tree that is safe to walk: slimmed, cleaned by nh3, parsed by lxml."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import nh3
from lxml import etree

from crank_desktop.errors import InputRefused
from crank_desktop.importing.html_scan import Mark, scan
from crank_desktop.importing.html_slim import ATTRIBUTES, TAGS, slimmed

LONGEST_PAGE = 50_000_000
"""Characters of a page as it was saved, pictures written into it included."""

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's body and the words of its ``title`` element."""

    body: etree._Element
    title: str


def parse_page(text: str, read: Callable[[str], Iterable[Mark]] = scan) -> Page:
    """The tree of a page or a fragment of one; ``read`` parts its markup.

    Elements and attributes are those of ``html_slim`` alone. Raises ``InputRefused`` for a page
    that is too large or nested too deeply to be a newsletter.
    """
    if len(text) > LONGEST_PAGE:
        raise InputRefused(
            f"this page holds more than {LONGEST_PAGE:,} characters, which no newsletter does:"
            " save the issue alone and import that"
        )
    slim = slimmed(_UNREADABLE.sub("\ufffd", text), read)
    clean = nh3.clean(
        slim.html,
        tags=set(TAGS),
        clean_content_tags=set(),
        attributes=ATTRIBUTES,
        link_rel=None,
    )
    return Page(_body(clean), slim.title)


def _body(clean: str) -> etree._Element:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
    root = etree.fromstring(f"<div>{clean}</div>".encode(), parser=parser)
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        raise InputRefused(
            "the elements of this page are nested too deeply for a newsletter:"
            " save the issue alone and import that"
        )
    return root
