"""From choosing an issue among many to its painted outline and form; run by ``make bench``."""

import statistics
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import Item, new_uid
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.sources.outlets import shipped_outlets
from crank_desktop.ui.lists.issue_list import IssueList
from crank_desktop.ui.lists.outline import Outline
from tests.benchmarks.test_typing_speed import PaintClock, spread
from tests.gui.windows import child, desk_of, forms_of, side_of
from tests.material import JULY_2025, seed

ISSUES = 200
TURNS = 60


def _anew(item: Item) -> Item:
    return replace(item, uid=new_uid())


def library_of_july(path: Path) -> None:
    """A library of issues as long as July's, each with identities of its own."""
    july = read_issue(seed(JULY_2025).read_bytes(), Shape.AUTO, shipped_outlets())
    with Library(path, write=True) as library:
        for number in range(ISSUES):
            sections = tuple(
                replace(one, uid=new_uid(), items=tuple(_anew(item) for item in one.items))
                for one in july.sections
            )
            issue = replace(july, uid=new_uid(), label=f"Issue {number}", sections=sections)
            library.apply(AddIssue(issue))


def test_another_issue_is_painted(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    library_of_july(tmp_path / "l.crank")
    window = open_window(tmp_path / "l.crank")
    qtbot.waitExposed(window)
    desk = desk_of(window)
    with qtbot.waitSignal(side_of(window).preview.painted, timeout=20_000):
        pass
    issues, outline, form = child(window, IssueList), child(window, Outline), forms_of(window).form
    issues.setFocus()
    clock = PaintClock(window)
    times, seen = [], set()
    for turn in range(TURNS):
        QTest.qWait(200)
        clock.drawn, start = 0.0, time.perf_counter()
        QTest.keyClick(issues, Qt.Key.Key_Up if turn >= TURNS // 2 else Qt.Key.Key_Down)
        QTest.keyClick(issues, Qt.Key.Key_Return)
        while not clock.drawn:
            QTest.qWait(0)
        times.append(clock.drawn - start)
        draft = desk.workspace.draft
        assert draft
        seen.add(draft.uid)
        assert outline.model().index(0, 0).data() == form.label.text() == draft.issue.label
    with capsys.disabled():
        print(f"\n{ISSUES} issues; {spread('another one painted', times)}")  # noqa: T201
    assert len(seen) > TURNS // 3
    assert statistics.median(times) > 0
    assert window.close()
    window.deleteLater()
