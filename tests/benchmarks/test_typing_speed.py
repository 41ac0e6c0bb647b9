"""From a key to the painted editor and to the patched preview; run by ``make bench``.

Each is told beside a floor: the same key in a bare text field of Qt.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

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


def typed(
    field: QTextEdit, clock: PaintClock, painted: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Seconds from each key to the drawn window, and to the patched preview."""
    drawn, patched = [], []
    for number in range(KEYS):
        start = time.perf_counter()
        clock.drawn = 0.0
        QTest.keyClicks(field, "abcde fghij"[number % 11])
        while not clock.drawn:
            QTest.qWait(0)
        drawn.append(clock.drawn - start)
        while painted() < start and time.perf_counter() - start < 1:
            QTest.qWait(0)
        patched.append(painted() - start)
        QTest.qWait(max(0, BETWEEN - int(1000 * (time.perf_counter() - start))))
    return drawn, patched


def floor(application: QApplication, text: str, qtbot: QtBot) -> list[float]:
    """The same keys in a bare field."""
    assert application is not None
    field = QTextEdit(text)
    qtbot.addWidget(field)
    field.resize(500, 600)
    field.show()
    qtbot.waitExposed(field)
    return typed(field, PaintClock(field), time.perf_counter)[0]


@pytest.mark.parametrize("name", ["July 2025", "8,000 words, 2,000 in one paragraph"])
def test_a_key_is_drawn_and_previewed(
    name: str, tmp_path: Path, qapp: QApplication, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = july() if name.startswith("July") else long_issue(8000)
    desk = opened(issue, tmp_path / "l.crank", qtbot)
    body = child(desk.window, ProseField, "bodyEdit")
    times = [0.0]
    side = side_of(desk.window)
    side.preview.painted.connect(lambda: times.append(time.perf_counter()))
    drawn, patched = typed(body, PaintClock(desk.window), lambda: times[-1])
    bare = floor(qapp, body.text(), qtbot)
    with capsys.disabled():
        ratio = statistics.median(drawn) / statistics.median(bare)
        lines = spread("drawn", drawn), spread("bare field", bare), spread("previewed", patched)
        print(f"\n{name}: {'; '.join(lines)}; drawn is {ratio:.1f} × the bare field")  # noqa: T201
    written = desk.workspace.draft
    assert written
    last = written.issue.sections[0].items[-1]
    assert isinstance(last, HighlightItem)
    assert last == replace(last, body=body.text())
    assert desk.window.close()
    desk.window.deleteLater()
