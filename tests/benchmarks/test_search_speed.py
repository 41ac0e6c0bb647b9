"""Finding in 8,000 words and in a library of 200 issues; run by ``make bench``."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.finding import Search, find
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.library_finding import LoadedIssues, find_in_library
from crank_desktop.editing.replacing import replacing
from crank_desktop.library.library import Library
from crank_desktop.progress import Progress
from tests.benchmarks.test_typing_speed import long_issue
from tests.library_files import library_of

ISSUES = 200


def milliseconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - start)


def test_words_are_found_in_a_long_issue(capsys: pytest.CaptureFixture[str]) -> None:
    issue = long_issue(8000)
    search = Search("grain")
    first = milliseconds(lambda: find(issue, search))
    section = issue.sections[0]
    last = section.items[-1]
    assert isinstance(last, HighlightItem)
    items = (*section.items[:-1], replace(last, body=f"{last.body}x"))
    typed = replace(issue, sections=(replace(section, items=items),))
    again = milliseconds(lambda: find(typed, search))
    all_ = milliseconds(lambda: replacing(issue, search, "wheat"))
    with capsys.disabled():
        print(  # noqa: T201
            f"\n8,000 words: found {first:.1f} ms, after a key {again:.1f}, replaced {all_:.1f}"
        )
    assert len(find(typed, search)) == len(find(issue, search)) > ISSUES


def test_words_are_found_in_a_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library_of(tmp_path / "l.crank", ISSUES - 1)
    with Library(tmp_path / "l.crank", write=True) as library:
        library.apply(AddIssue(long_issue(8000)))
        rows = library.issue_rows()
        loaded = LoadedIssues(lambda uid: library.load_uid(uid).issue)
        told = []
        for words in ("grain", "waves", "nowhere at all"):
            look = partial(find_in_library, rows, loaded, Search(words), Progress())
            took = milliseconds(look)
            told.append(f"“{words}” {took:.0f} ms")
        found = find_in_library(rows, loaded, Search("grain"), Progress())
    with capsys.disabled():
        print(f"\n{len(rows)} issues, from the file and then as loaded: {'; '.join(told)}")  # noqa: T201
    assert [issue.label for issue in found] == ["Long"]
