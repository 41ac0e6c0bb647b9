"""Addresses of links: which ones may leave the program, and how a lost one is written."""

import functools
import re
from collections.abc import Iterable

from crank_desktop.document.merge_tags import is_merge_tag

MISSING = "missing:"
"""Stands where an address stood in the published issue and was lost; null means there was none."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_WEB = re.compile(r"https?://([^\s/?#\\]+)", re.IGNORECASE)
# Marks of direction make an address look like another one; RFC 3987, 4.1 bars them from it.
_DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(rf"[\s<>\"\x00-\x1f\x7f\\{_DIRECTION}]")
_ATOM = rf"[^\s@<>()\[\],;:\"\\.\x00-\x1f\x7f{_DIRECTION}]+"
_LABEL = rf"[^\s@<>()\[\],;:\"\\.\x00-\x1f\x7f{_DIRECTION}/?#%*|]+"
_MAIL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")


def is_missing(address: str | None) -> bool:
    """Whether the address was there and was lost."""
    return address == MISSING


def count_missing(addresses: Iterable[str | None]) -> int:
    """How many of the addresses were lost."""
    return sum(1 for address in addresses if is_missing(address))


@functools.lru_cache(maxsize=4096)
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
    web = _WEB.match(address)
    return web is not None and _names_host(web[1])


def is_public(address: str | None) -> bool:
    """Whether anybody can fetch what lies at this address, as a picture in an email must be."""
    return address is not None and _WEB.match(address) is not None and is_allowed(address)


def _names_host(authority: str) -> bool:
    """Whether there is a host behind the user's name and before the port (RFC 3986, 3.2)."""
    host = authority.rpartition("@")[2]
    return not host.startswith(":") and any(sign.isalnum() for sign in host)


def is_mail_address(text: str) -> bool:
    """Whether the text is one mail address, as RFC 5321 forms the usual ones."""
    return _MAIL.fullmatch(text) is not None
