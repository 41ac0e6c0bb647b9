"""From a key to the painted editor and to the preview; run by ``make bench``.

Each is told beside a floor: the same key in a bare text field of Qt. The preview is told twice:
when its page was made what was typed, and when that was painted, which waits for a frame.
"""

import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, PortableIssue, Section
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.model.kinds import SectionKind
from crank_desktop.sources.outlets import shipped_outlets
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.preview.pane import PreviewPane
from tests.gui.windows import child, desk_of, side_of
from tests.material import JULY_2025, seed

KEYS = 200
BETWEEN = 30
"""Milliseconds from one key to the next: a fast typist's."""
_SENTENCE = "Ships and [grain](https://example.org/a/{}) pass the border, as envoys say. "


class PaintClock(QObject):
    """Tells when a window has been drawn: painted, and handed to the screen."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.drawn = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.UpdateRequest and watched is self._window:
            self._window.event(event)
            self.drawn = time.perf_counter()
            return True
        return super().eventFilter(watched, event)


def long_issue(words: int) -> PortableIssue:
    """An issue of so many words, a quarter of them in one paragraph."""
    per_item = words // 40
    bodies = [per_item] * 30 + [words - 30 * per_item]
    items = tuple(
        HighlightItem(heading=f"Highlight {n}", body="".join(_prose(length, n)))
        for n, length in enumerate(bodies)
    )
    section = Section(kind=SectionKind.HIGHLIGHTS, heading="Highlights", items=items)
    return PortableIssue(label="Long", newsletter="Long", sections=(section,))


def _prose(words: int, number: int) -> Iterator[str]:
    each = len(_SENTENCE.split())
    for at in range(words // each):
        yield _SENTENCE.format(f"{number}-{at}")


def july() -> PortableIssue:
    return read_issue(seed(JULY_2025).read_bytes(), Shape.AUTO, shipped_outlets())


def spread(name: str, seconds: list[float]) -> str:
    steps = statistics.quantiles([1000 * one for one in seconds], n=20)
    return f"{name}: median {statistics.median(steps):.1f} ms, p95 {steps[-1]:.1f} ms"


def opened(issue: PortableIssue, path: Path, qtbot: QtBot) -> Desk:
    with Library(path, write=True) as library:
        library.apply(AddIssue(issue))
    window = open_window(path)
    qtbot.waitExposed(window)
    desk = desk_of(window)
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[-1].uid)  # type: ignore[union-attr]
    side = side_of(window)
    with qtbot.waitSignal(side.preview.painted, timeout=20_000):
        pass
    qtbot.wait(500)
    return desk


class PreviewClock:
    """Tells when the preview was last made what was given, and when that was last painted."""

    def __init__(self, preview: PreviewPane) -> None:
        self.patched = self.painted = 0.0
        preview.patched.connect(self._note_patched)
        preview.painted.connect(self._note_painted)

    def _note_patched(self) -> None:
        self.patched = time.perf_counter()

    def _note_painted(self) -> None:
        self.painted = time.perf_counter()


class Waits(NamedTuple):
    """Seconds from each key to the drawn window, and to the preview as its clock tells it."""

    drawn: list[float]
    patched: list[float]
    painted: list[float]


def typed(field: QTextEdit, clock: PaintClock, preview: PreviewClock | None) -> Waits:
    """How long each key takes, one after the other."""
    waits = Waits([], [], [])
    for number in range(KEYS):
        start = time.perf_counter()
        clock.drawn = 0.0
        QTest.keyClicks(field, "abcde fghij"[number % 11])
        while not clock.drawn:
            QTest.qWait(0)
        waits.drawn.append(clock.drawn - start)
        while preview and min(preview.patched, preview.painted) < start:
            QTest.qWait(0)
        if preview:
            waits.patched.append(preview.patched - start)
            waits.painted.append(preview.painted - start)
        QTest.qWait(max(0, BETWEEN - int(1000 * (time.perf_counter() - start))))
    return waits


def floor(application: QApplication, text: str, qtbot: QtBot) -> list[float]:
    """The same keys in a bare field."""
    assert application is not None
    field = QTextEdit(text)
    qtbot.addWidget(field)
    field.resize(500, 600)
    field.show()
    qtbot.waitExposed(field)
    return typed(field, PaintClock(field), None).drawn


@pytest.mark.parametrize("name", ["July 2025", "8,000 words, 2,000 in one paragraph"])
def test_a_key_is_drawn_and_previewed(
    name: str, tmp_path: Path, qapp: QApplication, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = july() if name.startswith("July") else long_issue(8000)
    desk = opened(issue, tmp_path / "l.crank", qtbot)
    body = child(desk.window, ProseField, "bodyEdit")
    preview = PreviewClock(side_of(desk.window).preview)
    waits = typed(body, PaintClock(desk.window), preview)
    bare = floor(qapp, body.text(), qtbot)
    with capsys.disabled():
        ratio = statistics.median(waits.drawn) / statistics.median(bare)
        lines = (
            *(spread("drawn", waits.drawn), spread("bare field", bare)),
            *(spread("patched", waits.patched), spread("painted", waits.painted)),
        )
        print(f"\n{name}: {'; '.join(lines)}; drawn is {ratio:.1f} × the bare field")  # noqa: T201
    written = desk.workspace.draft
    assert written
    last = written.issue.sections[0].items[-1]
    assert isinstance(last, HighlightItem)
    assert last == replace(last, body=body.text())
    assert desk.window.close()
    desk.window.deleteLater()
