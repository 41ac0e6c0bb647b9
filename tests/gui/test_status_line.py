"""The line at the foot: saved when the file says so, long as it is, missing what it misses."""

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide


def words(window: MainWindow) -> list[str]:
    found = cast(list[QLabel], window.statusBar().findChildren(QLabel))
    return [label.text() for label in found if label.isVisible()]


def type_in(desk: Desk, heading: str) -> None:
    assert desk.workspace.draft
    first = desk.workspace.draft.issue.sections[0].items[0]
    assert isinstance(first, HighlightItem)
    desk.workspace.write_item(replace(first, heading=heading))


def test_it_says_when_the_library_wrote_the_issue(
    window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot
) -> None:
    assert window.isVisible()
    type_in(desk, "Other")
    assert side.status.save_state.text() == "Saving…"
    with qtbot.waitSignal(desk.workspace.saved):
        pass
    assert desk.workspace.draft
    moment = desk.workspace.library.changed_at(desk.workspace.draft.uid).astimezone()
    assert side.status.save_state.text() == f"Saved {moment:%H:%M:%S}"


def refuse(*_arguments: object) -> Touched:
    raise LibraryProblem("the disk is full: make room")


def test_it_says_why_nothing_is_saved_until_it_is(
    desk: Desk, side: RightSide, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Library, "apply", refuse)
        with qtbot.waitSignal(desk.workspace.save_failed):
            type_in(desk, "Other")
        type_in(desk, "Another")
        assert side.status.save_state.text() == "Not saved yet: the disk is full: make room"
        assert side.status.save_state.property("role") == "danger"
    with qtbot.waitSignal(desk.workspace.saved):
        pass
    assert side.status.save_state.text().startswith("Saved ")


def test_it_counts_words_items_bytes_and_findings(
    window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "37 words" in words(window))
    assert "2 · 1 · 1" in words(window)
    assert side.feed.email
    size = len(side.feed.email.html.encode()) / 1024
    assert any(one.startswith(f"{size:.0f} KB → ") and "of 102" in one for one in words(window))
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[1].uid)
    type_in(desk, "Five words as there were")
    qtbot.waitUntil(lambda: "8 of 37 words" in words(window))
    assert side.status.findings.text() == "3 findings"
    with qtbot.waitSignal(side.status.findings_asked):
        side.status.findings.click()


def test_without_an_issue_it_is_empty(
    window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot
) -> None:
    desk.workspace.open_issue("")
    qtbot.waitUntil(lambda: words(window) == [""])
    assert not side.status.findings.isVisible()
