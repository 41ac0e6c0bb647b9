"""The words around what a note is about, and where they are found."""

import pytest

from crank_desktop.document.portable import HighlightItem, LinkItem, Note, PortableIssue, Section
from crank_desktop.editing.note_context import (
    MOST_AROUND,
    Context,
    Place,
    context_of,
    joint_of,
    place_of,
)
from crank_desktop.model.kinds import NoteKind, SectionKind

BODY = (
    "They met on Monday.\n\n- First *they [talked](missing:) much*, and then [left](missing:)  \n"
    "for home\n\n> Nobody [knew](missing:)"
)


def note(kind: NoteKind, text: str, index: int | None = None, where: str = "") -> Note:
    place = where or "sections/0/items/0"
    return Note(where=place, kind=kind, message="m", text=text, index=index)


def issue(*notes: Note, body: str = BODY, heading: str = "A heading") -> PortableIssue:
    highlight = HighlightItem(heading=heading, body=body)
    link = LinkItem(text="It [met](missing:).")
    return PortableIssue(
        sections=(
            Section(kind=SectionKind.HIGHLIGHTS, heading="May Highlights", items=(highlight,)),
            Section(kind=SectionKind.LINKS, items=(link,)),
        ),
        notes=notes,
    )


def joined(text: str) -> Note:
    return note(NoteKind.REJOINED_LINE, text)


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (0, Context("First they ", "talked", " much, and then left for home")),
        (1, Context("First they talked much, and then ", "left", " for home")),
        (2, Context("Nobody ", "knew", "")),
    ],
)
def test_a_link_is_found_by_its_count(index: int, expected: Context) -> None:
    assert context_of(issue(note(NoteKind.LINK_GUESS, "any", index)), 0) == expected


def test_a_count_that_leads_nowhere_shows_the_note_s_own_words() -> None:
    for index in (None, 3, 99):
        stranger = issue(note(NoteKind.LINK_GUESS, "any  words", index))
        assert context_of(stranger, 0) == Context("", "any words", "")


def test_the_sentence_of_a_link_item() -> None:
    guess = note(NoteKind.LINK_GUESS, "met", 0, "sections/1/items/0")
    assert context_of(issue(guess), 0) == Context("It ", "met", ".")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\u00a0on Monday\u00a0", Place(1, 9, 18)),
        ("\u00a0on\n Monday.\u00a0", Place(1, 9, 19)),
        ("A\u00a0heading", Place(0, 0, 9)),
        ("talked\u00a0much", Place(2, 11, 22)),
        ("for\u00a0home", Place(2, 38, 46)),
        ("left\u00a0for", Place(2, 33, 41)),
        ("on\u00a0Mond", None),
        ("\u00a0\u00a0", None),
        ("home\u00a0Nobody", None),
    ],
)
def test_words_are_found_whole_in_what_is_read(text: str, place: Place | None) -> None:
    assert place_of(issue(note(NoteKind.STRAY_SPACE, text)), 0) == place


def test_each_note_is_looked_for_behind_the_one_before_it() -> None:
    same = note(NoteKind.LOST_LINK, "\u00a0go home\u00a0")
    stray = note(NoteKind.STRAY_SPACE, "home\u00a0and")
    body = "They go home and go home.\n\nWe go home."
    found = issue(same, stray, same, same, same, body=body, heading="Go home")
    assert [place_of(found, n) for n in range(5)] == [
        Place(1, 5, 12),
        Place(1, 8, 16),
        Place(1, 17, 24),
        Place(2, 3, 10),
        Place(1, 5, 12),
    ]


def test_other_kinds_have_no_place() -> None:
    for kind in (NoteKind.LINK_GUESS, NoteKind.UNRECOGNISED, NoteKind.SPLIT_OUTLETS):
        assert place_of(issue(note(kind, "on Monday")), 0) is None


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("it was seen in May\nby many of us", ("in May", "by many")),
        ("are\nso", ("are", "so")),
        ("seen ([link removed]) in May\nby many", ("in May", "by many")),
        ("seen in May (https://e.org/x)\nby (mailto:a@e.org) many", ("in May", "by many")),
        ("has been gaining\n([link removed]) in war", ("been gaining", "")),
        ("has been gaining\n(in part) by war", ("been gaining", "")),
        ("no joint", ("no joint", "")),
        ("\nbehind it", ("", "behind it")),
    ],
)
def test_the_words_on_both_sides_of_a_joint(text: str, joint: tuple[str, str]) -> None:
    assert joint_of(joined(text)) == joint


def test_a_joint_is_where_its_words_are_parted() -> None:
    found = issue(joined("They met\non Monday"), joined("talked ([link removed])\nmuch, and so"))
    assert place_of(found, 0) == Place(1, 0, 18, joint=8)
    assert context_of(found, 0) == Context("", "They met on Monday", ".")
    assert place_of(found, 1) == Place(2, 11, 27, joint=17)
    assert context_of(found, 1).marked == "talked much, and"


def test_a_joint_inside_a_link_s_words_shows_the_words_before_it() -> None:
    found = issue(joined("First they talked\n([link removed]) much"))
    place = place_of(found, 0)
    assert place is not None
    assert place.joint is None
    assert context_of(found, 0) == Context("First ", "they talked", " much, and then left for home")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Copyright 2031 X", Context("Copyright ", "2031", " X")),
        ("Copyright 20311", Context("", "Copyright 20311", "")),
        ("", Context("", "", "")),
    ],
)
def test_the_year_is_marked_in_its_line(text: str, expected: Context) -> None:
    assert context_of(issue(note(NoteKind.INFERRED_YEAR, text, where="year")), 0) == expected


def test_long_surroundings_are_cut_and_marked_words_are_not() -> None:
    marked = "much " * 40
    body = f"{'before ' * 30}{marked}{'after ' * 30}"
    spaced = note(NoteKind.LOST_LINK, f"\u00a0{marked.strip()}\u00a0")
    context = context_of(issue(spaced, body=body), 0)
    assert context.marked == marked.strip()
    assert context.before.startswith("… before ")
    assert context.after.endswith(" after …")
    assert len(context.before) <= MOST_AROUND + 2
    assert len(context.after) <= MOST_AROUND + 2


def test_one_word_without_an_end_is_left_out() -> None:
    body = f"{'x' * 200} [here](missing:)"
    context = context_of(issue(note(NoteKind.LINK_GUESS, "here", 0), body=body), 0)
    assert context == Context("… ", "here", "")
