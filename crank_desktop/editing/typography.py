"""Quotation marks, apostrophes, dashes and ellipses as they are printed, for what keyboards have.

Addresses, placeholders and words between backticks are left as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from crank_desktop.document.link_spans import link_spans
from crank_desktop.document.merge_tags import MERGE_TAG
from crank_desktop.document.portable import AnalysisItem, HighlightItem, Item, LinkItem

SIGNS = frozenset("\"'-.")
"""Typing one of these may change what stands before the caret."""

_OPENS_BEFORE = "([{—–/-“‘*_"
_ADDRESS = re.compile(r"\]\(<?[^\s)]*\)?|\b(?:https?://|mailto:|www\.)\S*", re.IGNORECASE)
_CODE = re.compile(r"`[^`\n]*(?:`|$)", re.MULTILINE)
_BEGUN = re.compile(r"\*\|[^|\n]*$", re.MULTILINE)
"""A placeholder that is being typed."""
_PLAIN = re.compile(r"\.{3}|-{2,3}|[\"']")


def printed_before(text: str, at: int) -> tuple[int, str] | None:
    """How many signs before ``at``, one of ``SIGNS`` typed last, are printed as which others."""
    sign = text[at - 1 : at]
    if sign not in SIGNS or any(start < at <= end for start, end in _left_alone(text)):
        return None
    if sign in "\"'":
        return 1, _quote(text, at - 1)
    before = text[max(0, at - 3) : at]
    if sign == "." and before == "..." and text[at - 4 : at - 3] != ".":
        return 3, "…"
    if before.endswith("–-"):
        return 2, "—"
    return (2, "–") if before.endswith("--") and before != "---" else None


def printed(text: str) -> str:
    """A whole text as it is printed."""
    places = list(_left_alone(text))
    parts: list[str] = []
    end = 0
    for found in _PLAIN.finditer(text):
        if any(start < found.end() <= stop for start, stop in places):
            continue
        parts += (text[end : found.start()], _as_printed(text, found))
        end = found.end()
    return "".join([*parts, text[end:]])


def printed_item(item: Item) -> Item:
    """An item with its words as they are printed; names and addresses stay as they are."""
    match item:
        case HighlightItem(heading=heading, body=body):
            return replace(item, heading=printed(heading), body=printed(body))
        case LinkItem(text=text):
            return replace(item, text=printed(text))
        case AnalysisItem(title=title, note=note):
            return replace(item, title=printed(title), note=printed(note))


def _as_printed(text: str, found: re.Match[str]) -> str:
    match found[0]:
        case "...":
            return "…"
        case "--":
            return "–"
        case "---":
            return "—"
    return _quote(text, found.start())


def _quote(text: str, at: int) -> str:
    before = text[at - 1 : at]
    opens = not before or before.isspace() or before in _OPENS_BEFORE
    # Two marks in a row: “‘so’ it was”.
    opens = opens or (before in "\"'" and at > 1 and text[at - 2].isspace())
    if text[at] == '"':
        return "“" if opens else "”"
    decade = re.match(r"'\d0s", text[at : at + 4]) is not None
    return "‘" if opens and not decade else "’"


def _left_alone(text: str) -> Iterator[tuple[int, int]]:
    """The places of addresses, of placeholders and of words between backticks."""
    for span in link_spans(text):
        yield span.address_start - 1, span.end
    for form in (_ADDRESS, _CODE, _BEGUN, MERGE_TAG):
        for found in form.finditer(text):
            yield found.span()
