"""Every link of every item is bound to a source, however the item came to say it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.editing.issue_changes import AddIssue, RemoveIssue
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.library import fetching
from crank_desktop.library.address_key import source_uid
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import SectionKind
from tests.library_files import example_issue, small_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "a.crank", write=True) as opened:
        yield opened


def asked(library: Library, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(library.path)) as raw:
        return raw.execute(question).fetchall()


def citations(library: Library) -> list[tuple[object, ...]]:
    return asked(
        library,
        "SELECT address_key, role, citation.words, citation.position FROM citation"
        " JOIN source ON source.id = source_id JOIN item ON item.id = item_id"
        " JOIN section ON section.id = section_id"
        " ORDER BY section.position, item.position, citation.position",
    )


def holding(*items: HighlightItem | LinkItem | AnalysisItem) -> PortableIssue:
    return PortableIssue(sections=(Section(kind=SectionKind.LINKS, items=items),))


def test_links_are_bound_with_their_words_role_and_place(library: Library) -> None:
    library.apply(AddIssue(example_issue()))
    assert citations(library) == [
        ("https://example.org/tugs", "inline", "deal", 0),
        ("https://tides.example/pilots", "outlet", "Tide Times", 0),
        ("https://example.org/tugs", "title", "Why tugs matter", 0),
    ]
    assert asked(library, "SELECT address, address_key, title, kept FROM source ORDER BY 1") == [
        (
            "https://Tides.example:443/pilots#top",
            "https://tides.example/pilots",
            "",
            0,
        ),
        ("https://example.org/tugs", "https://example.org/tugs", "Why tugs matter", 0),
    ]


def test_what_leads_nowhere_is_no_source(library: Library) -> None:
    body = "[a](missing:) [b](mailto:b@example.org) *|ARCHIVE|* [c](*|ARCHIVE|*) <d@example.org>"
    library.apply(
        AddIssue(
            holding(
                HighlightItem(body=body),
                LinkItem(text="[e](javascript:alert)", outlets=(Outlet(name="x", url="missing:"),)),
                AnalysisItem(title="[no](https://example.org/link)", url=None),
            )
        )
    )
    assert citations(library) == []
    assert library.counts()["sources"] == 0


def test_one_source_for_each_address_however_it_is_spelled(library: Library) -> None:
    text = "[a](https://example.org/x) [b](HTTPS://EXAMPLE.org:443/x#y) [c](https://example.org/X)"
    touched = library.apply(AddIssue(holding(LinkItem(text=text), LinkItem(text=text))))
    keys = {"https://example.org/x", "https://example.org/X"}
    assert touched.sources == {source_uid(key) for key in keys}
    assert [row[0] for row in citations(library)] == [
        *("https://example.org/x", "https://example.org/x", "https://example.org/X") * 2
    ]


def test_typing_an_address_leaves_no_half_typed_sources(library: Library) -> None:
    item = AnalysisItem(title="Tugs")
    library.apply(AddIssue(holding(item)))
    address = "https://example.org/tugs"
    for length in range(len("https://e"), len(address) + 1):
        library.apply(EditItem(item, replace(item, url=address[:length])))
    library.apply(EditItem(item, replace(item, url=address, title="Tugs, again")))
    assert asked(library, "SELECT address, title FROM source") == [(address, "Tugs, again")]


def test_a_source_that_an_editor_kept_stays_as_it_is(library: Library) -> None:
    issue = example_issue()
    library.apply(AddIssue(issue))
    with closing(sqlite3.connect(library.path)) as raw:
        raw.execute("UPDATE source SET kept = 1, title = 'Mine' WHERE title <> ''")
        raw.commit()
    library.apply(RemoveIssue(library.load_stored(1)))
    assert asked(library, "SELECT address_key, title FROM source") == [
        ("https://example.org/tugs", "Mine")
    ]
    library.apply(AddIssue(issue))
    assert ("https://example.org/tugs", "title", "Why tugs matter", 0) in citations(library)
    assert asked(library, "SELECT title FROM source WHERE kept") == [("Mine",)]


def test_a_source_cited_by_another_item_stays(library: Library) -> None:
    first = LinkItem(text="[a](https://example.org/x)")
    second = LinkItem(text="[b](https://example.org/x)")
    library.apply(AddIssue(holding(first, second)))
    library.apply(EditItem(first, LinkItem(text="nothing")))
    assert [row[2] for row in citations(library)] == ["b"]


def test_the_same_address_is_the_same_source_in_two_libraries(tmp_path: Path) -> None:
    found = []
    for name in ("a.crank", "b.crank"):
        small_library(tmp_path / name)
        with closing(sqlite3.connect(tmp_path / name)) as raw:
            found.append(raw.execute("SELECT uid, address_key FROM source ORDER BY 1").fetchall())
    assert found[0] == found[1]


def test_more_links_than_one_statement_can_hold_are_taken(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_CHUNK", 100)
    text = " ".join(f"[{number}](https://example.org/{number})" for number in range(350))
    library.apply(AddIssue(holding(LinkItem(text=text))))
    assert library.counts()["sources"] == 350
    assert len(citations(library)) == 350
    library.apply(RemoveIssue(library.load_stored(1)))
    assert library.counts()["sources"] == 0


def test_words_beside_the_links_leave_the_citations_alone(library: Library) -> None:
    item = HighlightItem(body="A [deal](https://example.org/a) and [one](https://example.org/b).")
    library.apply(AddIssue(holding(item)))
    kept = asked(library, "SELECT rowid, words FROM citation ORDER BY position")
    longer = replace(item, body=f"Quite {item.body}")
    library.apply(EditItem(item, longer))
    assert asked(library, "SELECT rowid, words FROM citation ORDER BY position") == kept
    library.apply(EditItem(longer, replace(longer, body=longer.body.replace("deal", "sale"))))
    changed = asked(library, "SELECT words FROM citation ORDER BY position")
    assert changed == [("sale",), ("one",)]
