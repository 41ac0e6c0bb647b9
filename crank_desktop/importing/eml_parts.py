"""A saved message taken apart: its subject, its two texts, the names of what is attached.

Headers are read with care, for a message may come from anywhere: whatever the standard library's
parser makes of a broken one, an editor gets one clear line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
from email.message import EmailMessage

from crank_desktop.errors import InputRefused
from crank_desktop.importing.charsets import decoded

LARGEST_MESSAGE = 50_000_000
"""Bytes, attachments included."""
MOST_PARTS = 50
"""Multiparts and messages inside one message."""
LONGEST_HEADER = 20_000
"""Characters of a header that is read."""

_SAVE_AGAIN = "save it again from the mail program"
_KNOWN_HEADERS = ("from", "to", "subject", "date", "message-id", "mime-version", "content-type")
_NESTING = re.compile(
    rb"^content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/", re.IGNORECASE | re.MULTILINE
)
_OUTLOOK_FILE = b"\xd0\xcf\x11\xe0"
_BROKEN_HEADER = (HeaderParseError, ValueError, LookupError, TypeError, AttributeError)
_CUT_MULTIPART = (
    CloseBoundaryNotFoundDefect,
    MultipartInvariantViolationDefect,
    NoBoundaryInMultipartDefect,
    StartBoundaryNotFoundDefect,
)
_CUT_BASE64 = (
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)


@dataclass(slots=True)
class MessageParts:
    """The texts of a message with LF line ends, and the names of what is not read.

    ``misread`` tells whether some bytes were none of the character set the message names.
    """

    subject: str = ""
    html: str | None = None
    plain: str | None = None
    attachments: list[str] = field(default_factory=list)
    misread: bool = False


def read_parts(raw: bytes) -> MessageParts:
    """Take a message apart; raises ``InputRefused`` for one that is damaged, cut off or none."""
    message = _parsed(raw)
    parts = MessageParts(subject=_subject(message))
    for part in _leaves(message):
        kind = _content_type(part)
        name = _attachment_name(part)
        if name is None and kind == "text/html" and parts.html is None:
            parts.html = _text(part, parts)
        elif name is None and kind == "text/plain" and parts.plain is None:
            parts.plain = _text(part, parts)
        else:
            parts.attachments.append(name or kind)
    if not any(text and text.strip() for text in (parts.html, parts.plain)):
        raise InputRefused(f"the message has no text: {_SAVE_AGAIN}, with its body")
    if not message.is_multipart():
        _refuse_cut_page(parts.html or "")
    return parts


def _parsed(raw: bytes) -> EmailMessage:
    data = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    if data.startswith(_OUTLOOK_FILE):
        raise InputRefused("this is an Outlook file (.msg): save the message as .eml")
    if len(data) > LARGEST_MESSAGE or len(_NESTING.findall(data)) > MOST_PARTS:
        raise InputRefused(
            "the message is too large or holds too many messages: save it without attachments"
        )
    if b"\n" not in data:  # the line ends of old Macs, which quoted-printable does not know
        data = data.replace(b"\r", b"\n")
    message = message_from_bytes(data, policy=policy.default)
    if not any(name.lower() in _KNOWN_HEADERS for name, _ in message.raw_items()):
        raise InputRefused("this is no saved message: it has neither sender nor subject")
    if not message.is_multipart() and not str(message.get_payload()).strip():
        raise InputRefused(f"the message breaks off after its headers: {_SAVE_AGAIN}")
    return message


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold no others, in order; a message inside the message is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if any(isinstance(defect, _CUT_MULTIPART) for defect in part.defects):
            raise InputRefused(f"the message breaks off before its last part ends: {_SAVE_AGAIN}")
        inner = part.get_payload()
        if isinstance(inner, list) and not _content_type(part).startswith("message/"):
            waiting += [one for one in reversed(inner) if isinstance(one, EmailMessage)]
        else:
            yield part


def _header(part: EmailMessage, name: str) -> str:
    """A header as it stands in the file, unfolded; "" when it is not there or beyond reason."""
    for key, value in part.raw_items():
        if key.lower() == name:
            text = str(value)
            return re.sub(r"[\r\n]+[ \t]*", " ", text) if len(text) <= LONGEST_HEADER else ""
    return ""


def _subject(message: EmailMessage) -> str:
    raw = _header(message, "subject")
    if not raw:
        return ""
    if not raw.isascii():
        return " ".join(decoded(raw.encode("utf-8", "surrogateescape"), "utf-8").split())
    try:
        return " ".join(str(message["subject"]).split())
    except _BROKEN_HEADER:
        return " ".join(raw.split())


def _content_type(part: EmailMessage) -> str:
    if "content-type" in part and not _header(part, "content-type"):
        return "application/octet-stream"
    try:
        return part.get_content_type()
    except _BROKEN_HEADER:
        return "application/octet-stream"


def _attachment_name(part: EmailMessage) -> str | None:
    """The name of a part that is not to be read in place, None for one that is."""
    disposition = _header(part, "content-disposition")
    if _content_type(part).startswith("text/") and not disposition.lower().startswith("attach"):
        return None
    try:
        name = part.get_filename("") if disposition or "content-type" in part else ""
    except _BROKEN_HEADER:
        name = ""
    return " ".join(name.split()) or _content_type(part)


def _text(part: EmailMessage, parts: MessageParts) -> str:
    """A part's words; raises ``InputRefused`` when it is cut off or in an unknown character set."""
    try:
        found = part.get_payload(decode=True)
        charset = part.get_content_charset() or "us-ascii"
    except _BROKEN_HEADER as error:
        raise InputRefused(f"a part of the message cannot be read: {_SAVE_AGAIN}") from error
    if any(isinstance(defect, _CUT_BASE64) for defect in part.defects):
        raise InputRefused(f"the message breaks off in the middle of its text: {_SAVE_AGAIN}")
    if not isinstance(found, bytes):
        raise InputRefused(f"a part of the message cannot be read: {_SAVE_AGAIN}")
    text = decoded(found, charset)
    parts.misread = parts.misread or "\ufffd" in text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _refuse_cut_page(html: str) -> None:
    """A message of one part has no last boundary to miss; its page must have its end tag."""
    lowered = html.lower()
    if "<html" in lowered and "</html" not in lowered:
        raise InputRefused(f"the message breaks off before its page ends: {_SAVE_AGAIN}")
