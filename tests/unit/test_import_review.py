"""What an editor decides about an issue just read, note by note."""

from dataclasses import replace

import pytest

from crank_desktop.document.inline import links_of_blocks, paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Note,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.editing.import_review import ImportReview, NoteState
from crank_desktop.editing.missing import missing_addresses
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind, SectionKind
from crank_desktop.sources.outlets import shipped_outlets
from tests.material import JULY_2025, SEPTEMBER_2024, seed
from tests.samples import NAMES, sample

WEB, MAIL = "2024-12.txt", "2025-03.txt"
BODY = "They [met](missing:) and told reporters that they told reporters of [it](missing:)."
ADDRESS = "https://example.org/found"


def note(kind: NoteKind, text: str = "", index: int | None = None, where: str = "") -> Note:
    place = where or "sections/0/items/0"
    return Note(where=place, kind=kind, message="A note.", text=text, index=index)


def small(*notes: Note, body: str = BODY) -> ImportReview:
    items = (HighlightItem(heading="They told reporters", body=body),)
    section = Section(kind=SectionKind.HIGHLIGHTS, items=items)
    return ImportReview.of(PortableIssue(sections=(section,), notes=notes))


def linked(*notes: Note) -> ImportReview:
    outlets = (Outlet(name="AP"), Outlet(name="ReutersCNN", url="https://e.org"))
    item = LinkItem(text="A sentence.", outlets=outlets)
    section = Section(kind=SectionKind.LINKS, items=(item,))
    return ImportReview.of(PortableIssue(sections=(section,), notes=notes))


def body_of(review: ImportReview) -> str:
    item = review.issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    return item.body


def of_kind(review: ImportReview, kind: NoteKind) -> list[int]:
    return [n for n, one in enumerate(review.notes) if one.kind is kind]


def words_in(issue: PortableIssue) -> list[str]:
    bodies = [i.body for s in issue.sections for i in s.items if isinstance(i, HighlightItem)]
    return [words_of(p.children) for body in bodies for p in paragraphs_of(read_markdown(body))]


def issue_named(name: str) -> PortableIssue:
    if name in NAMES:
        return sample(name)
    return read_issue(seed(name).read_bytes(), Shape.AUTO, shipped_outlets())


def test_every_note_is_open_at_first() -> None:
    review = small(note(NoteKind.LINK_GUESS, "met", 0), note(NoteKind.STRAY_SPACE, "a\u00a0b"))
    assert review.states == (NoteState.OPEN, NoteState.OPEN)
    assert review.stored().issue is review.issue
    assert review.stored().resolved == frozenset()


def test_settled_notes_are_resolved_and_skipped_ones_stay_open() -> None:
    guess = note(NoteKind.LINK_GUESS, "met", 0)
    review = small(guess, guess, guess, guess)
    review = review.confirm(0).move_start(1, -1).skip(2)
    assert review.states == ("confirmed", "changed", "skipped", "open")
    assert review.stored().resolved == {0, 1}
    assert review.reopen(0).reopen(1).stored().resolved == set()
    assert review.confirm(1) is review


def test_moving_a_start_notes_the_words_as_they_are_now() -> None:
    review = small(note(NoteKind.LINK_GUESS, "met", 0))
    moved = review.move_start(0, -1)
    assert body_of(moved).startswith("[They met](missing:)")
    assert moved.notes[0].text == "They met"
    assert moved.states == (NoteState.CHANGED,)
    assert moved.move_start(0, -1) is moved
    assert body_of(moved.move_start(0, 1)) == BODY
    assert moved.skip(0).states == (NoteState.SKIPPED,)
    assert body_of(review) == BODY


def test_a_lost_link_is_offered_and_made_where_its_words_stand() -> None:
    lost = note(NoteKind.LOST_LINK, "\u00a0told reporters\u00a0")
    review = small(lost, lost, lost)
    assert [review.context(n).before for n in range(3)] == [
        "They ",
        "They met and ",
        "They met and told reporters that they ",
    ]
    assert [review.lacks_address(n) for n in range(3)] == [False, True, True]
    heading = review.confirm(0)
    assert (body_of(heading), heading.states[0]) == (BODY, NoteState.CONFIRMED)
    second = review.confirm(2)
    assert body_of(second) == (
        "They [met](missing:) and told reporters that they [told reporters](missing:) of "
        "[it](missing:)."
    )
    assert (second.notes[2].index, second.notes[1].index) == (1, None)
    assert body_of(second.reopen(2)) == body_of(second.skip(2)) == BODY
    assert second.reopen(2).notes == review.notes


def test_links_are_counted_anew_when_one_is_made_before_them() -> None:
    review = small(
        note(NoteKind.LINK_GUESS, "met", 0),
        note(NoteKind.LOST_LINK, "\u00a0that they\u00a0"),
        note(NoteKind.LINK_GUESS, "it", 1),
        note(NoteKind.LINK_GUESS, "it", 1, where="intro"),
    )
    made = review.confirm(1)
    assert [one.index for one in made.notes] == [0, 1, 2, 1]
    assert made.context(2).marked == "it"
    assert made.move_start(1, 1).context(1).marked == "they"
    assert made.move_start(2, -1).context(2).marked == "of it"
    assert made.fill_address(2, ADDRESS).issue != made.issue
    back = made.move_start(2, -1).reopen(1)
    assert [one.index for one in back.notes] == [0, None, 1, 1]
    assert body_of(back) == BODY.replace("of [it]", "[of it]")


def test_an_address_fills_the_note_s_own_link() -> None:
    review = small(
        note(NoteKind.LINK_GUESS, "it", 1), note(NoteKind.LOST_LINK, "\u00a0that they\u00a0")
    )
    filled = review.fill_address(0, f" {ADDRESS}\n")
    assert body_of(filled) == BODY.replace("[it](missing:)", f"[it]({ADDRESS})")
    assert filled.states[0] is NoteState.OPEN
    assert not filled.lacks_address(0)
    assert filled.fill_address(0, "https://f.org") is filled
    assert review.fill_address(0, "no address") is review
    made = filled.fill_address(1, "desk@example.org")
    assert "[that they](mailto:desk@example.org)" in body_of(made)
    assert made.states[1] is NoteState.CHANGED
    assert body_of(made.reopen(1)) == body_of(made)


def test_the_link_of_a_title_is_its_address() -> None:
    item = AnalysisItem(title="A title", institution="Global Times")
    section = Section(kind=SectionKind.ANALYSIS, items=(item,))
    lost = note(NoteKind.LOST_LINK, "A title\u00a0")
    stray = note(NoteKind.STRAY_SPACE, "Global\u00a0Times")
    review = ImportReview.of(PortableIssue(sections=(section,), notes=(lost, stray)))
    assert review.context(0).marked == "A title"
    assert review.context(1).marked == "Global Times"
    assert review.lacks_address(0)
    confirmed = review.confirm(0)
    assert [one.words for one in missing_addresses(confirmed.issue)] == ["A title"]
    assert confirmed.lacks_address(0)
    assert not confirmed.can_move(0)
    assert confirmed.skip(0).issue == review.issue
    filled = review.fill_address(0, ADDRESS)
    assert filled.issue.sections[0].items == (replace(item, url=ADDRESS),)
    assert filled.skip(0).issue == filled.issue


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("AP", "Reuters", "CNN"), [("AP", None), ("Reuters", None), ("CNN", "https://e.org")]),
        (("APReutersCNN",), [("APReutersCNN", "https://e.org")]),
        (("ReutersCNN", " ", "AP"), [("ReutersCNN", "https://e.org"), ("AP", None)]),
    ],
)
def test_outlets_are_named_anew_and_keep_the_address(
    names: tuple[str, ...], expected: list[tuple[str, str | None]]
) -> None:
    review = linked(note(NoteKind.UNSURE_OUTLETS, "AP, ReutersCNN"))
    changed = review.set_outlets(0, names)
    item = changed.issue.sections[0].items[0]
    assert isinstance(item, LinkItem)
    assert [(outlet.name, outlet.url) for outlet in item.outlets] == expected
    assert changed.states == (NoteState.CHANGED,)


def test_outlets_that_stay_are_confirmed() -> None:
    review = linked(note(NoteKind.SPLIT_OUTLETS, "APReutersCNN"), note(NoteKind.STRAY_SPACE))
    assert review.outlets(0) == ("AP", "ReutersCNN")
    kept = review.set_outlets(0, ("AP", "ReutersCNN"))
    assert (kept.states[0], kept.issue) == (NoteState.CONFIRMED, review.issue)
    assert review.set_outlets(0, (" ",)) is review
    assert review.outlets(1) == ()
    assert review.set_outlets(1, ("AP",)) is review
    assert review.context(0).before == "A sentence. "


def dated() -> ImportReview:
    inferred = note(NoteKind.INFERRED_YEAR, "Copyright © 2031 Sample, All rights reserved.")
    return ImportReview.of(
        PortableIssue(label="May 2031", month=5, year=2031, year_inferred=True, notes=(inferred,))
    )


def said(review: ImportReview) -> tuple[str, int | None, int | None, bool]:
    issue = review.issue
    return issue.label, issue.month, issue.year, issue.year_inferred


def test_a_year_is_confirmed_or_given() -> None:
    review = dated()
    assert (review.context(0).marked, review.context(0).before) == ("2031", "Copyright © ")
    confirmed = review.confirm(0)
    assert said(confirmed) == ("May 2031", 5, 2031, False)
    assert said(confirmed.reopen(0)) == ("May 2031", 5, 2031, True)
    given = review.set_period(0, 4, 2030)
    assert said(given) == ("April 2030", 4, 2030, False)
    assert given.states == (NoteState.CHANGED,)
    assert said(given.reopen(0)) == ("April 2030", 4, 2030, False)
    assert review.set_period(0, 5, 2031) == confirmed


def test_the_issue_is_described_beside_its_notes() -> None:
    review = dated()
    assert said(review.describe("Spring", 5, 2031)) == ("Spring", 5, 2031, True)
    other = review.describe("May 2030", 5, 2030)
    assert (said(other), other.states[0]) == (("May 2030", 5, 2030, False), NoteState.CHANGED)
    named = replace(review, issue=replace(review.issue, label="Spring")).set_period(0, 5, 2030)
    assert said(named) == ("Spring", 5, 2030, False)
    assert linked(note(NoteKind.STRAY_SPACE)).set_period(0, 5, 2030).issue.year is None


def test_a_joined_line_is_parted_again() -> None:
    body = "It was seen in May of\n[boats](missing:) and it was late."
    review = small(
        note(NoteKind.REJOINED_LINE, "was seen in May of\nboats ([link removed]) and it"),
        note(NoteKind.LINK_GUESS, "boats", 0),
        note(NoteKind.REJOINED_LINE, "boats\n([link removed]) and it was"),
        note(NoteKind.REJOINED_LINE, "nothing of\nthe kind"),
        body=body.replace("\n", " "),
    )
    assert review.context(0).marked == "May of boats and"
    assert review.context(2).marked == "boats"
    assert [review.can_split(n) for n in range(4)] == [True, False, False, False]
    parted = review.split_again(0)
    assert body_of(parted) == "It was seen in May of\n\n[boats](missing:) and it was late."
    assert parted.states[0] is NoteState.CHANGED
    assert parted.context(1).before == ""
    assert parted.split_again(0) is parted
    assert review.split_again(3) is review


def test_a_context_is_cut_at_words() -> None:
    long = "word " * 40 + "[here](missing:)" + " next" * 40
    context = small(note(NoteKind.LINK_GUESS, "here", 0), body=long).context(0)
    assert context.before == "… " + "word " * 15
    assert context.marked == "here"
    assert context.after == " next" * 15 + " …"
    stranger = small(note(NoteKind.UNRECOGNISED, "kept\n in  full", where="footer")).context(0)
    assert (stranger.before, stranger.marked, stranger.after) == ("", "kept in full", "")


def test_a_context_inside_an_emphasis() -> None:
    body = "So *it is [said](missing:) now* and *on*."
    context = small(note(NoteKind.LINK_GUESS, "said", 0), body=body).context(0)
    assert (context.before, context.marked, context.after) == ("So it is ", "said", " now and on.")


@pytest.mark.parametrize("where", ["", "sections/9", "sections/0/items/7", "footer", "sections/0"])
@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_note_that_leads_nowhere_is_harmless(where: str, kind: NoteKind) -> None:
    stranger = Note(where=where, kind=kind, message="m", text="no such words", index=7)
    review = ImportReview.of(replace(small().issue, notes=(stranger,)))
    assert review.context(0).marked == "no such words"
    assert review.move_start(0, -1) is review.fill_address(0, ADDRESS) is review
    assert review.set_outlets(0, ("AP",)) is review.split_again(0) is review
    done = review.confirm(0)
    assert done.issue == review.issue
    assert done.stored().resolved == {0}
    assert done.reopen(0).states == done.skip(0).reopen(0).states == (NoteState.OPEN,)


@pytest.mark.parametrize("name", [*NAMES, JULY_2025, SEPTEMBER_2024])
def test_deciding_everything_changes_no_word(name: str) -> None:
    issue = issue_named(name)
    review = ImportReview.of(issue)
    for position in range(len(review.notes)):
        assert review.context(position).marked
        review = review.confirm(position)
    assert set(review.states) <= {NoteState.CONFIRMED}
    assert words_in(review.issue) == words_in(issue)
    made = of_kind(review, NoteKind.LOST_LINK)
    lost = len(missing_addresses(review.issue)) - len(missing_addresses(issue))
    assert lost == len(made)
    assert all(review.lacks_address(position) for position in made)
    for position in reversed(range(len(review.notes))):
        review = review.skip(position)
    assert review.issue == issue
    assert review.stored().resolved == set()


@pytest.mark.parametrize("name", [MAIL, JULY_2025])
def test_each_guess_speaks_of_its_own_link(name: str) -> None:
    review = ImportReview.of(issue_named(name))
    guesses = of_kind(review, NoteKind.LINK_GUESS)
    assert len(guesses) > 20
    for position in guesses:
        assert review.context(position).marked == review.notes[position].text
        review = review.move_start(position, 1).move_start(position, -2)
    for position in guesses:
        assert review.context(position).marked == review.notes[position].text


@pytest.mark.parametrize(("name", "count"), [(WEB, 15), (SEPTEMBER_2024, 14)])
def test_lost_links_are_made_in_any_order(name: str, count: int) -> None:
    review = ImportReview.of(issue_named(name))
    lost = of_kind(review, NoteKind.LOST_LINK)
    assert len(lost) == count
    forward = backward = review
    for position in lost:
        forward = forward.confirm(position)
    for position in reversed(lost):
        backward = backward.confirm(position)
    assert forward == backward
    for position in lost:
        marked = forward.context(position).marked
        assert marked == review.notes[position].text.replace("\u00a0", " ").strip()
        address = f"{ADDRESS}/{position}"
        forward = forward.fill_address(position, address)
    items = [item for section in forward.issue.sections for item in section.items]
    found = [item.url for item in items if isinstance(item, AnalysisItem)]
    for item in items:
        if isinstance(item, HighlightItem):
            found += [link.address for link in links_of_blocks(read_markdown(item.body))]
    assert sorted(filter(None, found)) == sorted(f"{ADDRESS}/{position}" for position in lost)
    assert missing_addresses(forward.issue) == ()


def test_july_s_joined_paragraph_can_be_parted() -> None:
    review = ImportReview.of(issue_named(JULY_2025))
    joined = of_kind(review, NoteKind.REJOINED_LINE)
    assert [review.can_split(position) for position in joined] == [False, False, True, False]
    parted = review.split_again(joined[2])
    before, after = words_in(review.issue), words_in(parted.issue)
    assert len(after) == len(before) + 1
    assert " ".join(after) == " ".join(before)
    assert not parted.can_split(joined[2])
