"""The words below an issue: the service's placeholders, or what the issue itself says."""

from dataclasses import dataclass

from crank_desktop.document.address import is_allowed, is_missing
from crank_desktop.document.portable import PortableIssue
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class FooterWords:
    """What a footer says, placeholders filled in; empty where there is nothing to say.

    ``address`` is the postal address by lines. ``preferences``, ``unsubscribe`` and
    ``view_in_browser`` are addresses of links, ``missing:`` where one was lost.
    """

    company: str
    year: str
    address: tuple[str, ...]
    preferences: str
    unsubscribe: str
    view_in_browser: str

    @property
    def copyright(self) -> str:
        """The copyright line, or nothing where there is no one to name."""
        owner = " ".join(part for part in (self.year, self.company) if part)
        return f"Copyright © {owner}, All rights reserved." if self.company else ""


def footer_words(issue: PortableIssue, options: RenderOptions, *, html: bool) -> FooterWords:
    """The footer's words for one part of a message; with ``as_sent`` the issue's own alone."""
    service = PLAIN if options.as_sent else options.service
    own = issue.footer
    year = own.copyright_year or issue.year
    placed = service.address_html if html else service.address_text
    return FooterWords(
        company=service.company or own.organisation,
        year=service.year or (str(year) if year else ""),
        address=(placed,) if placed else tuple(line for line in own.address if line),
        preferences=service.preferences or _leading(own.preferences_url),
        unsubscribe=service.unsubscribe or _leading(own.unsubscribe_url),
        view_in_browser=service.view_in_browser,
    )


def _leading(address: str | None) -> str:
    """The address if a link may carry it or it was lost."""
    return address if address and (is_missing(address) or is_allowed(address)) else ""
