"""SIGKILL at random points of typing: at most a second of keys is missing, and nothing else."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from crank_desktop.document.portable import HighlightItem
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.main import make_application, open_window
from crank_desktop.ui.editor.prose_field import ProseField
from tests.gui.windows import child, desk_of
from tests.killing import Tell, lives, told_until_killed
from tests.library_files import example_issue, small_library

LONGEST_LIFE = 3.0
"""Seconds from the moment the window is there."""
EVERY = 20
"""Milliseconds between two keys: faster than anybody types."""
LOSS = 1.0
"""Seconds of typing that may be missing."""
WORDS = "Ten tugs and 3 pilots, [so they say](https://example.org/x). "


def type_on_and_on(tell: Tell, path: Path) -> None:
    application = make_application([])
    window = open_window(path)
    workspace = desk_of(window).workspace
    assert workspace.draft
    workspace.open_item(workspace.draft.issue.sections[0].items[1].uid)
    body = child(window, ProseField, "bodyEdit")
    typed = 0

    def type_one() -> None:
        nonlocal typed
        QTest.keyClicks(body, WORDS[typed % len(WORDS)])
        typed += 1
        tell(f"{time.monotonic()} {typed}")

    timer = QTimer(interval=EVERY)
    timer.timeout.connect(type_one)
    timer.start()
    tell("ready")
    application.exec()


@pytest.mark.timeout(900)
def test_a_killed_window_has_lost_a_second_of_keys_at_most(tmp_path: Path) -> None:
    path = tmp_path / "l.crank"
    issue = small_library(path)
    item = issue.sections[0].items[1]
    assert isinstance(item, HighlightItem)
    body, saved, typed = item.body, 0, 0
    for life in lives(LONGEST_LIFE, 20261125, kills=8):
        said = told_until_killed(life, type_on_and_on, path, says_ready=True)
        told = [one.split() for one in said]
        with Library(path, write=True) as library:
            found = library.load_issue(library.issue_rows()[0].id)
        stored = found.sections[0].items[1]
        assert isinstance(stored, HighlightItem)
        # What this life typed stands before what the lives before it left.
        assert stored.body.endswith(body)
        new = stored.body.removesuffix(body)
        assert new == (WORDS * (len(new) // len(WORDS) + 1))[: len(new)]
        ended = float(told[-1][0]) if told else 0.0
        due = [int(count) for moment, count in told if float(moment) < ended - LOSS]
        assert len(new) >= max(due, default=0)
        assert len(new) <= (int(told[-1][1]) + 1 if told else 1)
        first = replace(found.sections[0], items=(found.sections[0].items[0], item))
        assert replace(found, sections=(first, *found.sections[1:])) == example_issue()
        body, saved, typed = stored.body, saved + len(new), typed + len(told)
    assert saved > 0
    assert typed > saved
    assert verify(path) == []
