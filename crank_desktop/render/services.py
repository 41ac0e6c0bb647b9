"""Sending services and their placeholders, which the service fills in when it sends.

An export carries the placeholders of one service and never of two. Where a service has none for
something, the issue's own words stand there.
"""

from dataclasses import dataclass
from typing import Final

from crank_desktop.errors import WrongUse


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewText:
    """A service's own line for the inbox, and the conditions that let ours step aside for it."""

    text: str
    unless: str
    otherwise: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What one sending service writes for itself; an empty text means it has no placeholder.

    ``unsubscribe``, ``preferences`` and ``view_in_browser`` stand where an address would;
    ``address_html`` and ``address_text`` are the sender's postal address, which CAN-SPAM asks for,
    in the two parts of a message.
    """

    name: str
    title: str
    unsubscribe: str = ""
    preferences: str = ""
    view_in_browser: str = ""
    address_html: str = ""
    address_text: str = ""
    company: str = ""
    year: str = ""
    preview: PreviewText | None = None


MAILCHIMP: Final = Service(
    name="mailchimp",
    title="Mailchimp",
    unsubscribe="*|UNSUB|*",
    preferences="*|UPDATE_PROFILE|*",
    view_in_browser="*|ARCHIVE|*",
    address_html="*|HTML:LIST_ADDRESS_HTML|*",
    address_text="*|LIST_ADDRESS|*",
    company="*|LIST:COMPANY|*",
    year="*|CURRENT_YEAR|*",
    preview=PreviewText(
        text="*|MC_PREVIEW_TEXT|*",
        unless="*|IFNOT:MC_PREVIEW_TEXT|*",
        otherwise="*|ELSE:|*",
        end="*|END:IF|*",
    ),
)
"""Mailchimp help, "All the merge tags: cheat sheet", "About email footers" and "Use conditional
merge tag blocks". Without ``*|UNSUB|*`` Mailchimp appends a footer of its own; conditions stand in
comments, as in Mailchimp's own templates."""

BUTTONDOWN: Final = Service(
    name="buttondown",
    title="Buttondown",
    unsubscribe="{{ unsubscribe_url }}",
    preferences="{{ manage_subscription_url }}",
    view_in_browser="{{ email_url }}",
)
"""Buttondown documentation, "Template variables"; ``manage_subscription_url`` leads to the
subscriber's portal ("Subscriber autonomy")."""

LISTMONK: Final = Service(
    name="listmonk",
    title="listmonk",
    unsubscribe="{{ UnsubscribeURL }}",
    preferences="{{ UnsubscribeURL }}?manage=true",
    view_in_browser="{{ MessageURL }}",
)
"""listmonk documentation, "Templating", table of functions. listmonk's templates drop comments, so
what stands in them for Outlook on Windows is lost there."""

GHOST: Final = Service(
    name="ghost",
    title="Ghost",
    unsubscribe="%%{unsubscribe_url}%%",
    preferences="%%{manage_account_url}%%",
)
"""The replacements of Ghost's email renderer (``buildReplacementDefinitions``), which it makes in
the HTML of an email alone: on the web page of the same post they stay as they are."""

PLAIN: Final = Service(name="plain", title="No sending service")
"""No placeholders: what the issue's own footer says, and nothing where it says nothing."""

SERVICES: Final[dict[str, Service]] = {
    service.name: service for service in (MAILCHIMP, BUTTONDOWN, LISTMONK, GHOST, PLAIN)
}


def service_named(name: str) -> Service:
    """The service of that name; raises ``WrongUse`` with the names there are."""
    try:
        return SERVICES[name]
    except KeyError:
        known = ", ".join(SERVICES)
        raise WrongUse(f'there is no sending service "{name}"; choose one of {known}') from None
