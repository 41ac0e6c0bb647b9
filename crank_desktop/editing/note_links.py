"""Links that an import's notes speak of: made of words, moved, taken away, counted anew."""

import re
from collections.abc import Callable
from dataclasses import replace

from crank_desktop.document.address import MISSING, is_missing
from crank_desktop.document.inline import links_of_blocks, words_of
from crank_desktop.document.link_spans import address_of, link_spans
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.markdown_writer import escape
from crank_desktop.document.portable import AnalysisItem, HighlightItem, Note, PortableIssue
from crank_desktop.editing.links import fill_address, make_link, move_link_start, remove_link
from crank_desktop.editing.note_context import place_of
from crank_desktop.editing.note_texts import (
    item_of,
    markdown_of,
    said_at,
    with_item,
    with_markdown,
)
from crank_desktop.model.kinds import NoteKind


def link_address(issue: PortableIssue, note: Note) -> str | None:
    """Where the link that a note speaks of leads, None while there is none."""
    item = item_of(issue, note)
    if isinstance(item, AnalysisItem) and note.kind is NoteKind.LOST_LINK:
        return item.url
    markdown = markdown_of(issue, note)
    if markdown is None or note.index is None:
        return None
    spans = link_spans(markdown)
    return address_of(markdown, spans[note.index]) if 0 <= note.index < len(spans) else None


def with_link(issue: PortableIssue, position: int) -> PortableIssue:
    """The issue with the words of a lost link linked again, their address missing.

    Unchanged where those words stand nowhere, or where no link can be.
    """
    note = issue.notes[position]
    item = item_of(issue, note)
    if isinstance(item, AnalysisItem):
        return issue if item.url else with_item(issue, replace(item, url=MISSING))
    markdown = markdown_of(issue, note)
    span = None if markdown is None else _words_in_source(issue, position, markdown)
    if markdown is None or span is None:
        return issue
    made = make_link(markdown, *span, MISSING)
    if made == markdown:
        return issue
    number = sum(1 for link in link_spans(markdown) if link.start < span[0])
    return _counted(with_markdown(issue, note, made), position, number, 1)


def without_link(issue: PortableIssue, position: int) -> PortableIssue:
    """The issue with such a link taken away again, unless it leads somewhere by now."""
    changed, note = _relinked(issue, position, None, remove_link), issue.notes[position]
    if changed is issue or note.index is None or isinstance(item_of(issue, note), AnalysisItem):
        return changed
    return _counted(changed, position, note.index, -1)


def with_moved_start(issue: PortableIssue, position: int, words: int) -> PortableIssue:
    """The issue with a note's link beginning elsewhere; a guess notes its words as they are now."""
    note = issue.notes[position]
    markdown = markdown_of(issue, note)
    if markdown is None or note.index is None:
        return issue
    moved = move_link_start(markdown, note.index, words)
    if moved == markdown:
        return issue
    changed = with_markdown(issue, note, moved)
    if note.kind is not NoteKind.LINK_GUESS:
        return changed
    links = list(links_of_blocks(read_markdown(moved)))
    said = replace(note, text=words_of(links[note.index].children))
    return replace(changed, notes=_replaced(changed.notes, position, said))


def with_address(issue: PortableIssue, position: int, address: str) -> PortableIssue:
    """The issue with an address for a note's link, where that address is missing."""
    return _relinked(
        issue, position, address, lambda markdown, index: fill_address(markdown, index, address)
    )


def _relinked(
    issue: PortableIssue, position: int, url: str | None, rewrite: Callable[[str, int], str]
) -> PortableIssue:
    """The issue with a note's link changed where its address is missing: a title's, or in a text.

    ``rewrite`` takes the Markdown and the link's number; the same issue where nothing changes.
    """
    note = issue.notes[position]
    if not is_missing(link_address(issue, note)):
        return issue
    item = item_of(issue, note)
    if isinstance(item, AnalysisItem):
        return with_item(issue, replace(item, url=url))
    markdown = markdown_of(issue, note)
    if markdown is None or note.index is None:
        return issue
    written = rewrite(markdown, note.index)
    return issue if written == markdown else with_markdown(issue, note, written)


def _words_in_source(issue: PortableIssue, position: int, markdown: str) -> tuple[int, int] | None:
    """The words of a note in the Markdown: as often repeated there as in what is read."""
    note = issue.notes[position]
    place = place_of(issue, position)
    headed = isinstance(item_of(issue, note), HighlightItem)
    if place is None or (headed and place.text == 0):
        return None
    said = said_at(issue, note)[headed : place.text]
    same = _pattern(note.text.split())
    repeated = sum(len(same.findall(text)) for text in said)
    repeated += len(same.findall(said_at(issue, note)[place.text][: place.start]))
    written = _pattern([escape(word) for word in note.text.split()])
    found = list(written.finditer(markdown))
    return found[repeated].span() if repeated < len(found) else None


def _pattern(words: list[str]) -> re.Pattern[str]:
    between = r"\s+".join(re.escape(word) for word in words)
    return re.compile(rf"(?<!\w){between}(?!\w)")


def _counted(issue: PortableIssue, position: int, number: int, by: int) -> PortableIssue:
    """The issue with its notes counting the links of one place anew, one more or one less there."""
    where = issue.notes[position].where
    notes = []
    for place, note in enumerate(issue.notes):
        if place == position:
            notes.append(replace(note, index=number if by > 0 else None))
        elif note.where == where and note.index is not None and note.index >= number:
            notes.append(replace(note, index=note.index + by))
        else:
            notes.append(note)
    return replace(issue, notes=tuple(notes))


def _replaced(notes: tuple[Note, ...], position: int, note: Note) -> tuple[Note, ...]:
    return (*notes[:position], note, *notes[position + 1 :])
