"""Addresses of links: which ones may leave the program, and how a lost one is written."""

import re
from collections.abc import Iterable

from crank_desktop.document.merge_tags import is_merge_tag

MISSING = "missing:"
"""Stands where an address stood in the published issue and was lost; null means there was none."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(r"https?://[^\s/?#\\]+", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s<>\"\x00-\x1f\x7f\\]")
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+\.[^\s@<>()\[\],;:\"\\.]+")


def is_missing(address: str | None) -> bool:
    """Whether the address was there and was lost."""
    return address == MISSING


def count_missing(addresses: Iterable[str | None]) -> int:
    """How many of the addresses were lost."""
    return sum(1 for address in addresses if is_missing(address))


def is_allowed(address: str) -> bool:
    """Whether a link may carry this address: http, https, mailto, a merge tag or a lost one.

    Everything else (``javascript:``, ``data:``, ``file:``, relative and protocol-relative
    addresses) is shown as the text it is.
    """
    if is_missing(address) or is_merge_tag(address):
        return True
    scheme = _SCHEME.match(address)
    if scheme is None or _UNSAFE.search(address):
        return False
    if scheme[1].lower() == "mailto":
        return is_mail_address(address[len("mailto:") :].partition("?")[0])
    return _WEB.match(address) is not None


def is_mail_address(text: str) -> bool:
    """Whether the text is one mail address, as RFC 5321 forms the usual ones."""
    return _MAIL.fullmatch(text) is not None
