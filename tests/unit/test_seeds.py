"""The two published issues come in without loss and go out again as they were."""

from dataclasses import replace

import pytest

from crank_desktop.document.addresses import addresses
from crank_desktop.document.compose import compose
from crank_desktop.document.portable import AnalysisItem, LinkItem, PortableIssue
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.render.layouts import load_layout
from crank_desktop.render.mailchimp_text import render_mailchimp_text
from crank_desktop.render.options import RenderOptions
from crank_desktop.render.services import MAILCHIMP
from crank_desktop.render.web_text import render_web_text
from crank_desktop.sources.outlets import shipped_outlets
from tests.material import JULY_2025, SEPTEMBER_2024, seed


def read(pattern: str) -> PortableIssue:
    return read_issue(seed(pattern).read_bytes(), Shape.AUTO, shipped_outlets())


def as_sent() -> RenderOptions:
    return RenderOptions(layout=load_layout(), service=MAILCHIMP, as_sent=True)


def counts(issue: PortableIssue) -> list[tuple[str, int]]:
    return [(str(section.kind), len(section.items)) for section in issue.sections]


def outlets(issue: PortableIssue, number: int) -> list[str]:
    item = issue.sections[1].items[number]
    assert isinstance(item, LinkItem)
    return [outlet.name for outlet in item.outlets]


def test_july_has_its_items_and_an_inferred_year() -> None:
    issue = read(JULY_2025)
    assert counts(issue) == [("highlights", 4), ("links", 10), ("analysis", 3)]
    assert (issue.label, issue.month, issue.year, issue.year_inferred) == (
        "July 2025",
        7,
        2025,
        True,
    )
    assert issue.newsletter == "CRANK Call"
    (note,) = [note for note in issue.notes if note.kind is NoteKind.INFERRED_YEAR]
    assert note.text.startswith("Copyright © 2025")


def test_july_lost_48_addresses_and_a_mail_address() -> None:
    lost = [placed for placed in addresses(compose(read(JULY_2025))) if placed.lost]
    places = [placed.where.split("/items")[0] for placed in lost if not placed.mail]
    assert len(places) == 48
    assert {where: places.count(where) for where in places} == {
        "banner": 1,
        "intro": 1,
        "sections/0": 25,
        "sections/1": 11,
        "sections/2": 3,
        "footer": 7,
    }
    assert [placed.words for placed in lost if placed.mail] == ["Greg Priddy"]


def test_every_guessed_link_of_july_has_a_note_with_its_words() -> None:
    issue = read(JULY_2025)
    guesses = [note for note in issue.notes if note.kind is NoteKind.LINK_GUESS]
    assert len(guesses) == 26
    words = [note.text for note in guesses if note.where == "sections/0/items/3"]
    assert words[:6] == ["China", "denied", "foreign", "media", "outlets", "Israel"]
    assert [note.index for note in guesses if note.where == "sections/0/items/3"] == list(range(8))


def test_july_rejoins_three_broken_lines_and_no_more() -> None:
    issue = read(JULY_2025)
    joints = [n for n in issue.notes if n.kind is NoteKind.REJOINED_LINE]
    assert [n.where for n in joints] == [
        "sections/0/items/0",
        "sections/0/items/1",
        "sections/0/items/3",
        "masthead",
    ]
    assert all("\n" in note.text for note in joints)


def test_july_leaves_as_it_came() -> None:
    original = seed(JULY_2025).read_text(encoding="utf-8")
    assert render_mailchimp_text(compose(read(JULY_2025)), as_sent()).split() == original.split()


def test_september_has_its_items_and_parts_run_together_outlets() -> None:
    issue = read(SEPTEMBER_2024)
    assert counts(issue) == [("highlights", 5), ("links", 12), ("analysis", 4), ("perspectives", 1)]
    assert (issue.month, issue.year, issue.year_inferred) == (9, 2024, False)
    assert outlets(issue, 2) == ["Reuters", "AP"]
    assert outlets(issue, 3) == ["Reuters", "South China Morning Post"]
    assert [n.text for n in issue.notes if n.kind is NoteKind.SPLIT_OUTLETS] == [
        "ReutersAP",
        "ReutersSouth China Morning Post",
    ]


def test_september_accounts_for_each_no_break_space() -> None:
    issue = read(SEPTEMBER_2024)
    lost = [note for note in issue.notes if note.kind is NoteKind.LOST_LINK]
    stray = [note for note in issue.notes if note.kind is NoteKind.STRAY_SPACE]
    pairs = [note for note in lost if note.text.count("\u00a0") == 2]
    assert (len(pairs), len(lost) - len(pairs), len(stray)) == (9, 5, 2)
    assert sum(note.text.count("\u00a0") for note in issue.notes) == 25
    assert {note.text for note in stray} == {"US\u00a0and", "editorial,\u00a0Global"}


def test_september_names_its_perspective_and_its_authors() -> None:
    issue = read(SEPTEMBER_2024)
    (perspective,) = issue.sections[3].items
    assert isinstance(perspective, AnalysisItem)
    assert (perspective.byline, perspective.institution) == ("Unsigned editorial", "Global Times")
    first = issue.sections[2].items[0]
    assert isinstance(first, AnalysisItem)
    assert first.authors == ("Christopher S. Chivvis", "Jack Keating")
    assert first.institution == "Carnegie Endowment for International Peace"


def test_september_leaves_as_it_came_but_for_the_parted_outlets() -> None:
    original = seed(SEPTEMBER_2024).read_text(encoding="utf-8")
    repaired = original.replace("(ReutersAP)", "(Reuters, AP)").replace(
        "(ReutersSouth", "(Reuters, South"
    )
    written = render_web_text(compose(read(SEPTEMBER_2024)), as_sent())
    assert written.split() == repaired.split()


@pytest.mark.parametrize("blank_lines", ["none", "after the head alone"])
def test_september_reads_the_same_without_blank_lines(blank_lines: str) -> None:
    lines = [line for line in seed(SEPTEMBER_2024).read_text(encoding="utf-8").split("\n") if line]
    if blank_lines != "none":
        head = next(n for n, line in enumerate(lines) if line.endswith("Highlights"))
        lines.insert(head + 1, "")
    issue = read_issue("\n".join(lines).encode(), Shape.AUTO, shipped_outlets())
    assert replace(issue, notes=()) == replace(read(SEPTEMBER_2024), notes=())


def test_july_reads_the_same_with_the_blank_lines_of_a_raw_part() -> None:
    original = seed(JULY_2025).read_text(encoding="utf-8").split("\n")
    rule = "-" * 60
    raw: list[str] = []
    for number, line in enumerate(original):
        following = original[number + 1] if number + 1 < len(original) else ""
        opens = line.startswith("** ") and following == rule
        continued = following.startswith(("(", "HQ-9"))
        raw += ["", line] if opens else [line]
        if not opens and line != rule and not continued and not line.endswith("("):
            raw.append("")
    issue = read_issue("\n".join(raw).encode(), Shape.AUTO, shipped_outlets())
    assert issue.sections == read(JULY_2025).sections
    assert issue.masthead == read(JULY_2025).masthead
