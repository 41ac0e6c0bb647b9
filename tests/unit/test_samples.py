"""The sample issues that ship come in as their README says, glitches and all."""

from collections import Counter

import pytest

from crank_desktop.document.addresses import addresses
from crank_desktop.document.compose import compose
from crank_desktop.document.inline import links_of_blocks
from crank_desktop.document.portable import LinkItem
from crank_desktop.document.tree import HighlightNode
from crank_desktop.model.kinds import NoteKind
from tests.samples import NAMES, sample

COUNTS = {
    "2025-03.txt": (("highlights", 5), ("links", 12), ("analysis", 4), ("perspectives", 1)),
    "2025-02.html": (("highlights", 4), ("links", 10), ("analysis", 3)),
    "2024-12.txt": (("highlights", 4), ("links", 10), ("analysis", 3), ("perspectives", 1)),
    "2024-11.eml": (("highlights", 4), ("links", 10), ("analysis", 3)),
}
LINKS = {
    "2025-03.txt": [7, 6, 7, 5, 5],
    "2025-02.html": [6, 5, 5, 5],
    "2024-12.txt": [0, 0, 0, 0],
    "2024-11.eml": [6, 4, 5, 5],
}
TWO_OUTLETS = {"2025-03.txt": 2, "2025-02.html": 1, "2024-12.txt": 2, "2024-11.eml": 1}
LABELS = {
    "2025-03.txt": ("March 2025", 3, 2025, True),
    "2025-02.html": ("February 2025", 2, 2025, False),
    "2024-12.txt": ("December 2024", 12, 2024, False),
    "2024-11.eml": ("November 2024", 11, 2024, False),
}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_sample_is_lost(name: str) -> None:
    issue = sample(name)
    assert tuple((str(s.kind), len(s.items)) for s in issue.sections) == COUNTS[name]
    assert (issue.newsletter, issue.label, issue.month, issue.year) == (
        "CRANK Call",
        *LABELS[name][:3],
    )
    assert issue.year_inferred is LABELS[name][3]
    assert len(issue.masthead.editors) == 2
    assert issue.image.credit
    assert not [placed for placed in addresses(compose(issue)) if placed.lost]


@pytest.mark.parametrize("name", NAMES)
def test_every_link_of_a_sample_arrives(name: str) -> None:
    document = compose(sample(name))
    counts = [
        len(list(links_of_blocks(node.body)))
        for node in document.sections[0].items
        if isinstance(node, HighlightNode)
    ]
    assert counts == LINKS[name]


@pytest.mark.parametrize("name", NAMES)
def test_outlets_are_apart_and_linked_where_the_shape_shows_addresses(name: str) -> None:
    items = [item for item in sample(name).sections[1].items if isinstance(item, LinkItem)]
    assert all(item.outlets for item in items)
    assert sum(len(item.outlets) == 2 for item in items) == TWO_OUTLETS[name]
    linked = {bool(outlet.url) for item in items for outlet in item.outlets}
    assert linked == {name != "2024-12.txt"}


def test_the_glitches_of_december_are_noted() -> None:
    kinds = Counter(note.kind for note in sample("2024-12.txt").notes)
    assert kinds[NoteKind.LOST_LINK] == 15
    assert kinds[NoteKind.STRAY_SPACE] == 1
    assert kinds[NoteKind.SPLIT_OUTLETS] == 2
    assert sum(note.text.count("\u00a0") for note in sample("2024-12.txt").notes) == 27


def test_the_broken_lines_of_march_are_joined() -> None:
    kinds = Counter(note.kind for note in sample("2025-03.txt").notes)
    assert kinds[NoteKind.REJOINED_LINE] == 2
    assert kinds[NoteKind.INFERRED_YEAR] == 1
