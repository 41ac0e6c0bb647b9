"""Links that notes speak of: made of words, moved, filled, taken away, counted anew."""

from dataclasses import replace

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Note,
    PortableIssue,
    Section,
)
from crank_desktop.editing.note_links import (
    link_address,
    with_address,
    with_link,
    with_moved_start,
    without_link,
)
from crank_desktop.editing.note_texts import markdown_of
from crank_desktop.model.kinds import NoteKind, SectionKind

ADDRESS = "https://example.org/found"


def lost(text: str, index: int | None = None, where: str = "sections/0/items/0") -> Note:
    words = f"\u00a0{text}\u00a0"
    return Note(where=where, kind=NoteKind.LOST_LINK, message="m", text=words, index=index)


def guess(text: str, index: int, where: str = "sections/0/items/0") -> Note:
    return Note(where=where, kind=NoteKind.LINK_GUESS, message="m", text=text, index=index)


def issue(body: str, *notes: Note, heading: str = "A heading") -> PortableIssue:
    items = (HighlightItem(heading=heading, body=body),)
    section = Section(kind=SectionKind.HIGHLIGHTS, items=items)
    return PortableIssue(intro=body, sections=(section,), notes=notes)


def body_of(changed: PortableIssue) -> str:
    return markdown_of(changed, lost("")) or ""


@pytest.mark.parametrize(
    ("body", "words", "after"),
    [
        ("They told reporters so.", "told reporters", "They [told reporters](missing:) so."),
        ("told reporters", "told reporters", "[told reporters](missing:)"),
        ("They told\nreporters so.", "told reporters", "They [told\nreporters](missing:) so."),
        ("They retold, then told.", "told", "They retold, then [told](missing:)."),
        (r"The \[so called\] war.", "[so called]", r"The [\[so called\]](missing:) war."),
        ("A 50\\*60 grid.", "50*60 grid", "A [50\\*60 grid](missing:)."),
        ("The *|DATE|* talks.", "*|DATE|* talks", "The [*|DATE|* talks](missing:)."),
        ("“Harpy” drones.", "“Harpy” drones", "[“Harpy” drones](missing:)."),
        ("- one\n- two talks", "two talks", "- one\n- [two talks](missing:)"),
    ],
)
def test_words_become_a_link_where_they_stand(body: str, words: str, after: str) -> None:
    before = issue(body, lost(words))
    made = with_link(before, 0)
    assert body_of(made) == after
    assert made.notes[0].index == 0
    assert link_address(made, made.notes[0]) == "missing:"
    back = without_link(made, 0)
    assert back == before


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("They said so.", "told reporters"),
        ("They [told](https://e.org) reporters.", "told reporters"),
        ("They *told* reporters.", "told reporters"),
        ("A heading.", "only above"),
        ("Nothing.", ""),
    ],
)
def test_where_no_link_can_be_nothing_changes(body: str, words: str) -> None:
    before = issue(body, lost(words), heading="only above")
    assert with_link(before, 0) is before
    assert without_link(before, 0) is before
    assert link_address(before, before.notes[0]) is None


def test_repeated_words_are_linked_in_the_order_of_their_notes() -> None:
    body = "They talk and talk.\n\nThey talk again."
    before = issue(body, lost("talk"), lost("talk"), lost("talk"))
    third = with_link(before, 2)
    assert body_of(third) == "They talk and talk.\n\nThey [talk](missing:) again."
    first = with_link(third, 0)
    assert [note.index for note in first.notes] == [0, None, 1]
    every = with_link(first, 1)
    assert [note.index for note in every.notes] == [0, 1, 2]
    assert body_of(every).count("[talk](missing:)") == 3
    assert [note.index for note in without_link(every, 1).notes] == [0, None, 1]


def test_other_places_are_counted_for_themselves() -> None:
    body = "They told reporters and [met](missing:)."
    before = issue(
        body, lost("told reporters"), guess("met", 0), guess("met", 0, "intro"), lost("x", 3, "")
    )
    made = with_link(before, 0)
    assert [note.index for note in made.notes] == [0, 1, 0, 3]
    assert made.intro == body


def test_an_intro_has_links_of_its_own() -> None:
    before = issue("They told reporters so.", lost("told reporters", where="intro"))
    made = with_link(before, 0)
    assert made.intro == "They [told reporters](missing:) so."
    assert made.sections == before.sections
    filled = with_address(made, 0, ADDRESS)
    assert filled.intro == f"They [told reporters]({ADDRESS}) so."
    assert without_link(filled, 0) is filled


def test_a_link_item_s_sentence() -> None:
    item = LinkItem(text="It met there.")
    section = Section(kind=SectionKind.LINKS, items=(item,))
    before = PortableIssue(sections=(section,), notes=(lost("met there"),))
    made = with_link(before, 0)
    assert made.sections[0].items == (replace(item, text="It [met there](missing:)."),)


def test_a_title_has_one_address() -> None:
    item = AnalysisItem(title="A title")
    section = Section(kind=SectionKind.ANALYSIS, items=(item,))
    before = PortableIssue(sections=(section,), notes=(lost("A title"), guess("A title", 0)))
    assert [link_address(before, note) for note in before.notes] == [None, None]
    made = with_link(before, 0)
    assert made.sections[0].items == (replace(item, url="missing:"),)
    assert link_address(made, made.notes[0]) == "missing:"
    assert with_link(made, 0) is made
    filled = with_address(made, 0, ADDRESS)
    assert filled.sections[0].items == (replace(item, url=ADDRESS),)
    assert with_address(filled, 0, "https://f.org") is filled
    assert without_link(made, 0) == before


def test_a_guess_notes_its_new_words_and_a_lost_link_keeps_its_trace() -> None:
    body = "They [told reporters](missing:) that [it](missing:)."
    before = issue(body, lost("told reporters", 0), guess("it", 1))
    moved = with_moved_start(with_moved_start(before, 0, -1), 1, -1)
    assert body_of(moved) == "[They told reporters](missing:) [that it](missing:)."
    assert moved.notes == (before.notes[0], replace(before.notes[1], text="that it"))
    assert with_moved_start(moved, 1, -1) is moved
    assert with_moved_start(with_moved_start(moved, 0, 1), 1, 1) == before


@pytest.mark.parametrize("index", [None, -1, 2, 99])
def test_a_count_that_leads_nowhere_changes_nothing(index: int | None) -> None:
    note = replace(guess("it", 0), index=index)
    before = issue("They [told](missing:) of [it](missing:).", note)
    assert link_address(before, note) is None
    assert with_moved_start(before, 0, -1) is before
    assert with_address(before, 0, ADDRESS) is before
    assert without_link(before, 0) is before
