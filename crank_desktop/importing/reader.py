"""The one way in for a published issue: bytes of a file, of whatever shape, to a portable issue."""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from crank_desktop.document.period import read_period
from crank_desktop.document.portable import PortableIssue
from crank_desktop.document.portable_json import from_json
from crank_desktop.importing.archive import read_archive
from crank_desktop.importing.assemble import assemble
from crank_desktop.importing.blocks import Reading
from crank_desktop.importing.decoding import check_size, decode
from crank_desktop.importing.eml import read_eml
from crank_desktop.importing.evidence import check_evidence
from crank_desktop.importing.html_reader import read_html
from crank_desktop.importing.mailchimp_text import HEADING_MARK, HEADING_RULE, read_mailchimp_text
from crank_desktop.importing.markdown_file import is_our_markdown, read_our_markdown
from crank_desktop.importing.markdown_text import read_markdown_text
from crank_desktop.importing.our_text import is_our_text, read_our_text
from crank_desktop.importing.web_text import read_web_text
from crank_desktop.importing.zip_parts import is_zip
from crank_desktop.library.values import StoredIssue
from crank_desktop.sources.outlets import KnownOutlets


class Shape(StrEnum):
    """What an issue can be imported from; ``auto`` looks at the words."""

    AUTO = "auto"
    MAILCHIMP_TEXT = "mailchimp-text"
    WEB_TEXT = "web-text"
    TEXT = "text"
    HTML = "html"
    EML = "eml"
    MARKDOWN = "markdown"
    JSON = "json"
    ARCHIVE = "archive"


_HTML = re.compile(
    r"\s*(?:<!doctype html|<html\b|<(?:div|table|article|body|head|p|h1|h2)\b|<!--)", re.IGNORECASE
)
_MESSAGE_HEADER = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE
)
_MESSAGE_MARK = re.compile(
    r"^(?:from|to|subject|date|received|return-path|mime-version|content-type|message-id):",
    re.IGNORECASE | re.MULTILINE,
)
_MARKDOWN = re.compile(r"^#{1,3} \S", re.MULTILINE)
_TEXT_READERS: dict[Shape, Callable[[str], Reading]] = {
    Shape.MAILCHIMP_TEXT: read_mailchimp_text,
    Shape.WEB_TEXT: read_web_text,
    Shape.TEXT: read_our_text,
    Shape.HTML: read_html,
    Shape.MARKDOWN: read_markdown_text,
}


def read_file(content: bytes, shape: Shape, known: KnownOutlets, label: str = "") -> StoredIssue:
    """The issue in a file; ``label`` is what the editor calls it, where not what it says.

    An archive brings its picture and settled notes along. Raises ``InputRefused`` with one line
    where the content is no newsletter; the caller names the file.
    """
    check_size(len(content))
    if shape is Shape.ARCHIVE or (shape is Shape.AUTO and is_zip(content)):
        read = read_archive(content)
    else:
        read = StoredIssue(_read(content, shape, known))
    return replace(read, issue=_labeled(read.issue, label)) if label else read


def read_issue(content: bytes, shape: Shape, known: KnownOutlets, label: str = "") -> PortableIssue:
    """What the issue in a file says; as ``read_file``."""
    return read_file(content, shape, known, label).issue


def _labeled(issue: PortableIssue, label: str) -> PortableIssue:
    period = read_period(label)
    return replace(
        issue,
        label=label,
        month=period.month or issue.month,
        year=period.year or issue.year,
        year_inferred=issue.year_inferred and period.year is None,
    )


def _read(content: bytes, shape: Shape, known: KnownOutlets) -> PortableIssue:
    if shape is Shape.EML:
        return _assembled(read_eml(content), known)
    text = decode(content)
    if shape is Shape.AUTO:
        shape = detect(text)
    if shape is Shape.EML:
        return _assembled(read_eml(content), known)
    if shape is Shape.JSON:
        return from_json(text)
    if shape is Shape.MARKDOWN and is_our_markdown(text):
        return read_our_markdown(text)
    return _assembled(_TEXT_READERS[shape](text), known)


def _assembled(reading: Reading, known: KnownOutlets) -> PortableIssue:
    check_evidence(reading)
    return assemble(reading, known)


def detect(text: str) -> Shape:
    """Which shape a text has: the first whose mark it carries, text of a web page without any."""
    start = text.lstrip("\ufeff\n ")
    marks = {
        Shape.JSON: start.startswith("{"),
        Shape.HTML: _HTML.match(start),
        Shape.EML: _is_message(start),
        Shape.MAILCHIMP_TEXT: f"\n{HEADING_RULE}\n" in text and HEADING_MARK in text,
        Shape.TEXT: is_our_text(text),
        Shape.MARKDOWN: is_our_markdown(text) or _MARKDOWN.search(text),
    }
    return next((shape for shape, found in marks.items() if found), Shape.WEB_TEXT)


def _is_message(start: str) -> bool:
    """Whether the text opens with the header lines of a mail (RFC 5322)."""
    header = _MESSAGE_HEADER.match(start)
    return header is not None and len(_MESSAGE_MARK.findall(header[0])) > 1
