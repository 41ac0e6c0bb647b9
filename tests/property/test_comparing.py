"""Two states of an issue compared: every part of both is there, with both its texts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crank_desktop.document.portable import HighlightItem, Item, PortableIssue, Section
from crank_desktop.review.comparing import Comparison, compare_issues
from crank_desktop.review.comparing_texts import Fate, side_of
from tests.strategies import issues, words
from tests.values import identities


@st.composite
def two_states(draw: st.DrawFn) -> tuple[PortableIssue, PortableIssue]:
    """An issue, and what an editor made of it: moved, removed, added, rewritten."""
    old = draw(issues())
    new = draw(issues())
    items: list[Item] = [item for section in old.sections for item in section.items]
    kept = [item for item in draw(st.permutations(items)) if draw(st.integers(0, 3))]
    rewritten = [
        replace(item, heading=draw(words()))
        if isinstance(item, HighlightItem) and draw(st.booleans())
        else item
        for item in kept
    ]
    sections = [one for one in draw(st.permutations(old.sections)) if draw(st.integers(0, 3))]
    sections += [one for one in new.sections if draw(st.booleans())]
    filled: list[Section] = []
    for section in sections:
        count = draw(st.integers(0, len(rewritten)))
        fresh = section.items if section in new.sections else ()
        filled.append(replace(section, items=(*rewritten[:count], *fresh)))
        del rewritten[:count]
    return old, replace(new, sections=tuple(filled), uid=old.uid)


def texts_of(compared: Comparison, fate: Fate) -> dict[str, dict[str, str]]:
    """The texts of one side by part, without those that are empty."""
    gone = Fate.ADDED if fate is Fate.REMOVED else Fate.REMOVED
    return {
        part.uid: {
            text.name: said for text in part.texts if (said := side_of(text.paragraphs, fate))
        }
        for part in compared.parts
        if part.fate is not gone
    }


@given(two_states())
def test_every_part_of_both_is_there_with_its_texts(
    states: tuple[PortableIssue, PortableIssue],
) -> None:
    old, new = states
    compared = compare_issues(old, new)
    uids = [part.uid for part in compared.parts]
    assert len(set(uids)) == len(uids)
    there = [part.uid for part in compared.parts if part.fate is not Fate.REMOVED]
    assert there == ["", *identities(new)[1:]]
    before = {part.uid for part in compared.parts if part.fate is not Fate.ADDED}
    assert before == {"", *identities(old)[1:]}
    for issue, fate in ((old, Fate.REMOVED), (new, Fate.ADDED)):
        alone = texts_of(compare_issues(issue, issue), fate)
        assert texts_of(compared, fate) == alone


@given(two_states())
def test_exchanging_the_states_exchanges_the_answer(
    states: tuple[PortableIssue, PortableIssue],
) -> None:
    old, new = states
    there, back = compare_issues(old, new), compare_issues(new, old)
    other = {Fate.ADDED: Fate.REMOVED, Fate.REMOVED: Fate.ADDED}
    for part in there.parts:
        turned = back.part(part.uid)
        assert turned is not None
        assert (turned.fate, turned.moved) == (other.get(part.fate, part.fate), part.moved)
        assert turned.words(Fate.ADDED) == part.words(Fate.REMOVED)
    assert len(there.parts) == len(back.parts)
    assert there.words(Fate.REMOVED) == back.words(Fate.ADDED)


@given(issues())
def test_an_issue_is_the_same_as_itself(issue: PortableIssue) -> None:
    assert not compare_issues(issue, issue).differs
