"""Headers of a message, folded and encoded; no value can start a header of its own.

Written here instead of by ``email.message``: the same issue must give the same bytes under every
version of Python, and that module's folding changes between them.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence
from email.utils import getaddresses

from crank_desktop.document.address import is_mail_address
from crank_desktop.errors import CrankError

LINE = 78
"""Characters a line should have at most, its line break not counted (RFC 5322, 2.1.1)."""
LONGEST_LINE = 998
"""Characters a line must not exceed (as above); servers refuse a message that has a longer one."""
_LONGEST_ADDRESS = 254
"""Characters of a mail address: a path of 256 with its brackets (RFC 5321, 4.5.3.1.3)."""
_ENCODED_BYTES = 39
"""Bytes in one encoded word, so that it fits behind every name of a header (RFC 2047, 2)."""
_BREAKS_AND_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_ONE_MAILBOX = re.compile(r'"?(?P<who>[^<>"]*?)"? *<(?P<address>[^<> ]+)>')
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")


def folded(name: str, tokens: Sequence[str]) -> str:
    """A header in lines as long as they may be; a line break only where a blank stands.

    A single token longer than a line, such as the address of a link, stays whole.
    """
    lines = [f"{name}:"]
    for token in tokens:
        if len(lines[-1]) + 1 + len(token) > LINE:
            lines.append("")
        lines[-1] += f" {token}"
    return "\r\n".join(lines)


def words_header(name: str, words: str) -> str:
    """A header of free words, such as the subject."""
    words = _one_line(words)
    return folded(name, words.split(" ") if _may_stand_plain(words) else _encoded(words))


def mailboxes_header(name: str, mailboxes: str) -> str:
    """A header of mailboxes as an editor wrote them; raises ``CrankError`` where one is none."""
    pairs = [(who, _sendable(address)) for who, address in _pairs(_one_line(mailboxes))]
    if not all(address for _, address in pairs):
        raise CrankError(
            f'the {name} of the message is no mail address: "{mailboxes}"; '
            "mend it in the newsletter settings, as Name <name@example.org>"
        )
    return folded(name, _mailbox_tokens(pairs))


def mailbox_header(name: str, who: str, address: str) -> str:
    """A header of one mailbox whose address is known to be one."""
    return folded(name, _mailbox_tokens([(_one_line(who), address)]))


def _one_line(text: str) -> str:
    return _BREAKS_AND_BLANKS.sub(" ", text).strip()


def _may_stand_plain(words: str) -> bool:
    return words.isascii() and "=?" not in words and _longest(words) < LINE


def _longest(words: str) -> int:
    return max(map(len, words.split(" ")))


def _pairs(mailboxes: str) -> list[tuple[str, str]]:
    """Names and addresses; a lone mailbox may have a comma in its name without quotation marks.

    An address that ``getaddresses`` had to mend ("a@exa mple.org") is given as none.
    """
    lone = _ONE_MAILBOX.fullmatch(mailboxes)
    if lone:
        return [(lone["who"], lone["address"])]
    pairs = getaddresses([mailboxes])
    return [(who, address if address in mailboxes else "") for who, address in pairs]


def _sendable(address: str) -> str:
    """The address as it is sent, its domain in ASCII (RFC 3490); empty where it is none."""
    local, _, domain = address.rpartition("@")
    if not is_mail_address(address) or not local.isascii():
        return ""
    try:
        written = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return ""
    return written if len(written) <= _LONGEST_ADDRESS else ""


def _mailbox_tokens(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The words of each mailbox, a comma behind every one but the last."""
    tokens: list[str] = []
    for who, address in pairs:
        if tokens:
            tokens[-1] += ","
        tokens += [*_name_tokens(who), f"<{address}>"] if who else [address]
    return tokens


def _name_tokens(who: str) -> Sequence[str]:
    if not _may_stand_plain(who):
        return _encoded(who)
    if _ATOMS.fullmatch(who):
        return who.split(" ")
    quoted = who.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'.split(" ")


def _encoded(words: str) -> list[str]:
    """The words as encoded words (RFC 2047), no character cut in two."""
    pieces = [b""]
    for character in words:
        written = character.encode("utf-8", "replace")
        if len(pieces[-1]) + len(written) > _ENCODED_BYTES:
            pieces.append(b"")
        pieces[-1] += written
    return [f"=?utf-8?b?{b64encode(piece).decode('ascii')}?=" for piece in pieces]
