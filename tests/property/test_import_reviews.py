"""Whatever an editor decides about an import, in whatever order: no word changes, nothing mixes."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from crank_desktop.document.inline import paragraphs_of, words_of
from crank_desktop.document.markdown_reader import read_markdown
from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    Note,
    PortableIssue,
    Section,
)
from crank_desktop.editing.import_review import SETTLED, ImportReview, NoteState
from crank_desktop.editing.missing import missing_addresses
from crank_desktop.importing.assemble import assemble
from crank_desktop.importing.web_text import read_web_text
from crank_desktop.model.kinds import NoteKind, SectionKind
from crank_desktop.sources.outlets import shipped_outlets
from tests.samples import NAMES, sample
from tests.strategies import issues

WORDS = st.sampled_from("envoys signed talks on grain in May and sent ships to the border".split())
ADDRESS = "https://example.org/found"
Step = Callable[[ImportReview], ImportReview]


@st.composite
def web_pages(draw: st.DrawFn) -> str:
    """The text of a page whose lost links left their no-break spaces behind."""
    lines = ["Sample Call | May 2031", "May 2031 Highlights"]
    for number in range(draw(st.integers(1, 3))):
        sentences = []
        for _ in range(draw(st.integers(1, 3))):
            before, linked, after = (
                " ".join(draw(st.lists(WORDS, min_size=2, max_size=5))) for _ in range(3)
            )
            between = draw(st.sampled_from(["\u00a0", " "]))
            sentences.append(f"They {before}{between}{linked}{between}{after}.")
        lines += [f"Headline number {number} without an end", " ".join(sentences)]
    lines += ["Links", "—They met. (ReutersAP)"]
    return "\n\n".join(lines)


@st.composite
def steps(draw: st.DrawFn, count: int) -> Step:
    """One thing an editor does about one of ``count`` notes."""
    position = draw(st.integers(0, count - 1))
    by = draw(st.integers(-2, 2))
    names = tuple(draw(st.lists(st.sampled_from(["AP", "TASS", "CNN"]), max_size=3)))
    choices: list[Step] = [
        lambda review: review.confirm(position),
        lambda review: review.skip(position),
        lambda review: review.reopen(position),
        lambda review: review.move_start(position, by),
        lambda review: review.fill_address(position, f"{ADDRESS}/{position}"),
        lambda review: review.set_outlets(position, names),
        lambda review: review.set_period(position, 4, 2030),
        lambda review: review.split_again(position),
    ]
    return draw(st.sampled_from(choices))


def walked(review: ImportReview, data: st.DataObject, most: int) -> list[ImportReview]:
    """The reviews on a way of up to ``most`` steps, the first one included."""
    way = [review]
    for _ in range(data.draw(st.integers(0, most)) if review.notes else 0):
        way.append(data.draw(steps(len(review.notes)))(way[-1]))
    return way


def said(issue: PortableIssue) -> list[str]:
    """Every word of the prose, paragraphs run together."""
    texts = [issue.intro]
    for section in issue.sections:
        for item in section.items:
            if isinstance(item, HighlightItem):
                texts += [item.heading, item.body]
    words = (words_of(p.children) for text in texts for p in paragraphs_of(read_markdown(text)))
    return " ".join(words).split()


def holds(review: ImportReview) -> None:
    """What is true of every review."""
    assert len(review.states) == len(review.notes)
    assert review.stored().issue is review.issue
    assert review.stored().resolved == {
        n for n, state in enumerate(review.states) if state in SETTLED
    }
    for position, note in enumerate(review.notes):
        context = review.context(position)
        assert "\n" not in f"{context.before}{context.marked}{context.after}"
        assert max(len(context.before), len(context.after)) <= 82
        linked = note.kind is NoteKind.LINK_GUESS and review.can_move(position)
        if linked and "*" not in note.text:
            assert context.marked == " ".join(note.text.split())


@given(web_pages(), st.data())
@settings(max_examples=60)
def test_a_page_s_words_stay_whatever_is_decided(page: str, data: st.DataObject) -> None:
    issue = assemble(read_web_text(page), shipped_outlets())
    for review in walked(ImportReview.of(issue), data, 12):
        assert said(review.issue) == said(issue)
        holds(review)


@given(st.sampled_from(NAMES), st.data())
@settings(max_examples=40)
def test_a_sample_s_words_stay_whatever_is_decided(name: str, data: st.DataObject) -> None:
    issue = sample(name)
    review = walked(ImportReview.of(issue), data, 15)[-1]
    assert said(review.issue) == said(issue)
    holds(review)


@given(issues(), st.data())
@settings(max_examples=60)
def test_a_stranger_s_notes_do_no_harm(issue: PortableIssue, data: st.DataObject) -> None:
    for review in walked(ImportReview.of(issue), data, 6):
        assert said(review.issue) == said(issue)
        assert len(review.states) == len(issue.notes)
        for position in range(len(review.notes)):
            review.context(position)


@given(web_pages(), st.data())
@settings(max_examples=60)
def test_lost_links_come_and_go_without_a_trace(page: str, data: st.DataObject) -> None:
    issue = assemble(read_web_text(page), shipped_outlets())
    review = ImportReview.of(issue)
    lost = [n for n, note in enumerate(issue.notes) if note.kind is NoteKind.LOST_LINK]
    order = data.draw(st.permutations(lost))
    for position in order:
        review = review.confirm(position)
    assert len(missing_addresses(review.issue)) == len(lost)
    for position in lost:
        marked = issue.notes[position].text.replace("\u00a0", " ").strip()
        assert review.context(position).marked == marked
    for position in data.draw(st.permutations(lost)):
        review = review.reopen(position)
    assert review == ImportReview.of(issue)


@given(web_pages(), st.data())
@settings(max_examples=60)
def test_each_address_goes_to_its_own_link(page: str, data: st.DataObject) -> None:
    issue = assemble(read_web_text(page), shipped_outlets())
    lost = [n for n, note in enumerate(issue.notes) if note.kind is NoteKind.LOST_LINK]
    review = ImportReview.of(issue)
    for position in data.draw(st.permutations(lost)):
        review = review.fill_address(position, f"{ADDRESS}/{position}")
        assert review.states[position] is NoteState.CHANGED
    body = "".join(
        item.body
        for section in review.issue.sections
        for item in section.items
        if isinstance(item, HighlightItem)
    )
    for position in lost:
        words = issue.notes[position].text.replace("\u00a0", " ").strip()
        assert f"[{words}]({ADDRESS}/{position})" in body
    assert missing_addresses(review.issue) == ()


@given(st.lists(st.sampled_from(["A title", "Another one"]), min_size=1, max_size=4))
def test_titles_are_told_apart_by_their_place(titles: list[str]) -> None:
    items = tuple(AnalysisItem(title=title) for title in titles)
    notes = tuple(
        Note(
            where=f"sections/0/items/{number}",
            kind=NoteKind.LOST_LINK,
            message="m",
            text=f"{title}\u00a0",
        )
        for number, title in enumerate(titles)
    )
    section = Section(kind=SectionKind.ANALYSIS, items=items)
    review = ImportReview.of(PortableIssue(sections=(section,), notes=notes))
    for position in range(len(titles)):
        only = review.fill_address(position, ADDRESS).issue.sections[0].items
        assert only == tuple(
            replace(item, url=ADDRESS) if number == position else item
            for number, item in enumerate(items)
        )
