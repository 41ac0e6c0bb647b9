"""The message file (.eml): the text part and the email in one message (RFC 5322, RFC 2046)."""

import hashlib
from binascii import b2a_qp
from collections.abc import Iterable
from datetime import UTC
from email.utils import format_datetime
from urllib.parse import quote

from crank_desktop.document.address import is_allowed
from crank_desktop.document.tree import Document
from crank_desktop.render.email_html import render_email
from crank_desktop.render.mail_headers import (
    LONGEST_LINE,
    folded,
    mailbox_header,
    mailboxes_header,
    words_header,
)
from crank_desktop.render.options import RenderOptions

_UNSET_FROM = "newsletter@example.org"
_UNSET_TO = ("Reader", "reader@example.org")
_ID_LENGTH = 32
_BOUNDARY_LENGTH = 24
_SAFE_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"


def render_eml(
    document: Document, options: RenderOptions, text: str, *, unsent: bool = False
) -> bytes:
    """The message with ``text`` as its text part; ``unsent`` lets mail programs open it as a draft.

    The same values always give the same bytes: the Message-ID and the boundary come from the
    content's hash. Raises ``CrankError`` where a mailbox of the newsletter settings is none.
    """
    html = render_email(document, options)
    headers = _headers(document, options)
    if unsent:
        headers.append("X-Unsent: 1")
    identity = hashlib.sha256("\0".join([*headers, text, html]).encode()).hexdigest()
    # "=_" never stands in quoted-printable: no line of a part can be the boundary (RFC 2045, 6.7).
    boundary = f"=_{identity[_ID_LENGTH:][:_BOUNDARY_LENGTH]}"
    host = headers[0].rpartition("@")[2].rstrip(">")
    headers += [
        folded("Message-ID", [f"<{identity[:_ID_LENGTH]}@{host}>"]),
        "MIME-Version: 1.0",
        f'Content-Type: multipart/alternative;\r\n boundary="{boundary}"',
    ]
    lines = [*headers, "", *_part("plain", text, boundary), *_part("html", html, boundary)]
    return "\r\n".join([*lines, f"--{boundary}--", ""]).encode("ascii")


def _headers(document: Document, options: RenderOptions) -> list[str]:
    """Who writes to whom, about what and when; the From first."""
    newsletter = options.newsletter
    name = newsletter.name or document.title or "Newsletter"
    headers = [
        mailboxes_header("From", newsletter.sender)
        if newsletter.sender
        else mailbox_header("From", name, _UNSET_FROM)
    ]
    if newsletter.reply_to:
        headers.append(mailboxes_header("Reply-To", newsletter.reply_to))
    headers.append(
        mailboxes_header("To", newsletter.to) if newsletter.to else mailbox_header("To", *_UNSET_TO)
    )
    headers.append(words_header("Subject", document.subject))
    headers.append(f"Date: {format_datetime(options.moment.astimezone(UTC))}")
    return [*headers, *_unsubscribing(document.issue.footer.unsubscribe_url or "")]


def _unsubscribing(address: str) -> Iterable[str]:
    """List-Unsubscribe (RFC 2369), with one click where the web can take it (RFC 8058).

    Only a real address counts: a placeholder is for the sending service to fill in, with headers of
    its own. The address stays whole, on a folded line of its own where it needs one: a reader may
    ignore blanks inside it (RFC 2369, 2), but many do not. So one of more than 75 characters makes
    a line longer than the 78 that RFC 5322, 2.1.1 asks for. The 998 that it demands are kept: an
    address too long even for them has no header.
    """
    scheme = address.partition(":")[0].lower()
    if scheme not in {"https", "mailto"} or not is_allowed(address):
        return
    written = f"<{quote(address, safe=_SAFE_IN_ADDRESS)}>"
    if len(f" {written}") > LONGEST_LINE:
        return
    yield folded("List-Unsubscribe", [written])
    if scheme == "https":
        yield "List-Unsubscribe-Post: List-Unsubscribe=One-Click"


def _part(kind: str, content: str, boundary: str) -> Iterable[str]:
    """One part, its boundary first; its last line break stands before the next boundary."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    yield f"--{boundary}"
    yield f'Content-Type: text/{kind}; charset="utf-8"'
    yield "Content-Transfer-Encoding: quoted-printable"
    yield ""
    yield b2a_qp(lines.encode()).decode("ascii")
