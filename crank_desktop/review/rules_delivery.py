"""Rules about what a mail system and the law ask of the message."""

from collections.abc import Iterator
from textwrap import shorten

from crank_desktop.document.address import is_public
from crank_desktop.document.addresses import addresses
from crank_desktop.document.inline import words_of
from crank_desktop.document.tree import AnalysisNode, HighlightNode, ItemNode, LinkNode
from crank_desktop.review.finding import Finding, Severity
from crank_desktop.review.rules import Subject, rule

GMAIL_LIMIT = 102 * 1024
"""Bytes of HTML source after which Gmail clips a message."""
WARN_FROM = 80 * 1024
LINK_GROWTH = 150
"""Bytes by which a sending service lengthens each link when it rewrites it."""

_NAME_WIDTH = 50
"""Characters; enough of an item's first words to know it by."""

_UNSUBSCRIBE = "no-unsubscribe"
_POSTAL = "no-postal-address"
_SIZE = "message-size"
_SENDER = "no-sender"
_HOSTED = "picture-not-hosted"


@rule(_UNSUBSCRIBE)
def no_unsubscribe(subject: Subject) -> Iterator[Finding]:
    """CAN-SPAM Act, 15 U.S.C. 7704(a)(3): every message must tell how to stop further ones."""
    if not subject.has_unsubscribe:
        message = (
            "There is no way to unsubscribe: choose a sending service in the newsletter settings, "
            "or give the footer an unsubscribe address."
        )
        yield Finding(_UNSUBSCRIBE, Severity.BLOCKER, "footer", message)


@rule(_POSTAL)
def no_postal_address(subject: Subject) -> Iterator[Finding]:
    """CAN-SPAM Act, 15 U.S.C. 7704(a)(5): every message must carry a postal address."""
    if not subject.has_postal_address:
        message = "There is no postal address: add it to the footer in the newsletter settings."
        yield Finding(_POSTAL, Severity.BLOCKER, "footer", message)


@rule(_SIZE)
def message_size(subject: Subject) -> Iterator[Finding]:
    """Gmail clips a message over 102 KB, counted after links were rewritten for tracking."""
    size = message_bytes(subject)
    if size < WARN_FROM:
        return
    severity = Severity.BLOCKER if size > GMAIL_LIMIT else Severity.WARNING
    message = (
        f"The email will be about {size // 1024} KB once its links are rewritten; Gmail clips at "
        f"102 KB. Shorten it: {_heaviest(subject) or 'it has no items, so the intro is too long'}."
    )
    yield Finding(_SIZE, severity, "", message)


def message_bytes(subject: Subject) -> int:
    """The HTML's bytes and what rewriting its links will add."""
    links = sum(1 for placed in addresses(subject.document) if not placed.lost)
    return len(subject.email.encode()) + links * LINK_GROWTH


def _heaviest(subject: Subject) -> str:
    """The three items that weigh most in the email, by their first words; "" without items."""
    items = [item for section in subject.document.sections for item in section.items]
    sizes = [
        (len(block.encode()), _called(item))
        for block, item in zip(subject.blocks, items, strict=True)
    ]
    top = sorted(sizes, key=lambda one: one[0], reverse=True)[:3]
    named = ", ".join(f"{words} ({max(size // 1024, 1)} KB)" for size, words in top)
    return f"the largest items are {named}" if named else ""


def _called(node: ItemNode) -> str:
    match node:
        case HighlightNode(heading=words) | LinkNode(text=words) | AnalysisNode(title=words):
            first = shorten(words_of(words), _NAME_WIDTH, placeholder="…")
    return f'"{first}"' if first else f"a {node.item.kind} without words"


@rule(_SENDER)
def no_sender(subject: Subject) -> Iterator[Finding]:
    """A message file needs a From; without one it carries an example address (RFC 2606)."""
    if not subject.sender:
        message = (
            "No sender is set: a message file will carry newsletter@example.org until you name "
            "one in the newsletter settings."
        )
        yield Finding(_SENDER, Severity.ADVICE, "newsletter", message)


@rule(_HOSTED)
def picture_not_hosted(subject: Subject) -> Iterator[Finding]:
    """An email that is pasted brings no file along: its picture must lie on a public server."""
    image = subject.document.issue.image
    if image.file and not is_public(image.url):
        message = (
            f"The picture has no hosted address: upload it to {subject.service or 'a public place'}"
            ", then paste its address here, or an email that is pasted will not show it."
        )
        yield Finding(_HOSTED, Severity.ADVICE, "image", message)
