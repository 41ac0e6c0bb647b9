"""What a field has to say about what is written in it: quiet words, "" where all is well."""

import re
from email.utils import parseaddr

from crank_desktop.document.address import is_mail_address, is_missing, is_public
from crank_desktop.document.merge_tags import is_merge_tag

_YEAR = re.compile("[0-9]{4}")


def about_year(text: str) -> str:
    """A year has four digits, or is not known."""
    if not text or (_YEAR.fullmatch(text) and int(text)):
        return ""
    return "A year has four digits, such as 2025"


def about_web(address: str) -> str:
    """An address of the web, or what the sending service puts in its place."""
    if not address or is_missing(address) or is_public(address) or is_merge_tag(address):
        return ""
    return "This is not a web address: it should begin with https://"


def about_mail(address: str) -> str:
    """A mail address alone."""
    if not address or is_missing(address) or is_mail_address(address):
        return ""
    return "This is not a mail address, such as name@example.org"


def about_mailbox(text: str) -> str:
    """A mail address, with or without a name before it (RFC 5322, 3.4)."""
    if not text or is_mail_address(parseaddr(text)[1]):
        return ""
    return "This is not a mail address: write Name <name@example.org>"
