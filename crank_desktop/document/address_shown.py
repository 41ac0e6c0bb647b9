"""What of an address tells a reader where it leads: the domain, or the name of a mailbox."""

import functools
import re

_WEB = re.compile(r"https?://(?:[^/?#]*@)?(?:www\.)?([^/?#@:]+)", re.IGNORECASE)
_MAIL = re.compile(r"mailto:([^?]+)", re.IGNORECASE)
_MISSING = re.compile(r"(missing):")


@functools.lru_cache(maxsize=4096)
def shown_part(address: str) -> tuple[int, int]:
    """Where the telling part of an address begins and ends; the whole of one that has none.

    ``https://www.tide.example/a?b`` is ``tide.example``. A name before an ``@`` is never taken for
    the domain.
    """
    for form in (_WEB, _MAIL, _MISSING):
        found = form.match(address)
        if found:
            return found.span(1)
    return 0, len(address)
