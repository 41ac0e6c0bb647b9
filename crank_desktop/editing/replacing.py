"""Replacing what is found in an issue, everywhere as one change."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from crank_desktop.document.counting import counted
from crank_desktop.document.portable import Item, PortableIssue
from crank_desktop.editing import expressions
from crank_desktop.editing.finding import Match, Search, find, pattern_of
from crank_desktop.editing.issue_changes import EditIssueFields
from crank_desktop.editing.issue_texts import texts_of, with_issue_text, with_item_text
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.editing.section_changes import RenameSection
from crank_desktop.editing.several import Several
from crank_desktop.errors import InputRefused
from crank_desktop.library.changes import Change
from crank_desktop.library.values import IssueFields


@dataclass(frozen=True, slots=True)
class Replacing:
    """What replacing everything does: the change (None for none), how many places it changes.

    ``left`` counts the places that keep their words, as the edge of a link is among them.
    """

    change: Change | None
    count: int
    left: int


@dataclass(frozen=True, slots=True)
class ReplaceMatches(Several):
    """Other words in many places of an issue."""


def replacement(match: Match, search: Search, by: str) -> str:
    r"""The words for one place; of a regular expression, ``\1`` stands for its first group.

    Raises ``InputRefused`` where ``by`` names a group that there is not.
    """
    pattern = pattern_of(search)
    if not search.regular or pattern is None:
        return by
    around = f"{match.before}{match.words}{match.after}"
    found = expressions.at(pattern, around, len(match.before))
    if found is None or found[0] != match.words:
        # The expression looks further around than the words that are kept.
        return match.words
    try:
        words: str = found.expand(by)
    except (re.error, regex.error, IndexError) as error:
        raise InputRefused(f"This cannot stand in for what is found: {error}") from error
    return words


def replaced(text: str, matches: Iterable[Match], search: Search, by: str) -> str:
    """A text with words for each of these places of it, which do not overlap."""
    parts, at = [], 0
    for match in sorted(matches, key=lambda one: one.start):
        parts += [text[at : match.start], replacement(match, search, by)]
        at = match.end
    return "".join([*parts, text[at:]])


def replacing(issue: PortableIssue, search: Search, by: str) -> Replacing:
    """Replace what is found in every text of an issue; raises ``InputRefused``."""
    found = find(issue, search)
    by_text: dict[tuple[str, str], list[Match]] = {}
    for match in found:
        if not match.parted:
            by_text.setdefault((match.place, match.name), []).append(match)
    written = {
        (text.place, text.name): replaced(text.text, by_text[text.place, text.name], search, by)
        for text in texts_of(issue)
        if (text.place, text.name) in by_text
    }
    count = sum(len(matches) for matches in by_text.values())
    changes = tuple(_changes(issue, written))
    label = f"Replace {counted(count, 'match', 'matches')}"
    change = ReplaceMatches(changes, label) if changes else None
    return Replacing(change, count, len(found) - count)


def _changes(issue: PortableIssue, written: dict[tuple[str, str], str]) -> Iterable[Change]:
    own = issue
    for (place, name), text in written.items():
        if not place:
            own = with_issue_text(own, name, text)
    if own != issue:
        yield EditIssueFields(issue.uid, IssueFields.of(issue), IssueFields.of(own))
    for section in issue.sections:
        heading = written.get((section.uid, "heading"), section.heading)
        if heading != section.heading:
            yield RenameSection(section.uid, section.heading, heading)
        for item in section.items:
            after = _written(item, written)
            if after != item:
                yield EditItem(item, after)


def _written(item: Item, written: dict[tuple[str, str], str]) -> Item:
    for (place, name), text in written.items():
        if place == item.uid:
            item = with_item_text(item, name, text)
    return item
