"""From HTML to the painted preview, one paragraph changed; run by ``make bench``.

Told beside a floor: an empty round trip to the page, through a frame of it and back.
"""

import random
import statistics
import time
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.sources.outlets import shipped_outlets
from tests.benchmarks.test_typing_speed import long_issue
from tests.material import JULY_2025, seed
from tests.preview_pages import WAIT, ShownPreview, email

TURNS = 200
NOTHING = """requestAnimationFrame(() => {
    const after = new MessageChannel();
    after.port1.onmessage = () => console.info('crank-preview ["painted", null]');
    after.port2.postMessage(null);
}); 1"""


@pytest.mark.parametrize("name", ["July 2025", "8,000 words"])
def test_a_changed_paragraph_is_painted(
    name: str, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    if name.startswith("July"):
        issue = read_issue(seed(JULY_2025).read_bytes(), Shape.AUTO, shipped_outlets())
    else:
        issue = long_issue(8000)
    pieces = email(issue).pieces
    number = max(n for n in range(1, len(pieces), 2) if "<p" in pieces[n])
    before, after = pieces[number].split("<p", 1)
    middle = after.index(">") + 1
    preview = ShownPreview(qtbot)
    preview.show(pieces)

    def typed(count: int) -> None:
        part = f"{before}<p{after[:middle]}{'typed ' * count}{after[middle:]}"
        preview.pane.show_pieces((*pieces[:number], part, *pieces[number + 1 :]))

    # Not in step with the screen: a key comes at any moment of a frame.
    moments = random.Random(1)  # noqa: S311 - the same moments on every run

    def seconds(ask: Callable[[int], object]) -> list[float]:
        times = []
        for number in range(TURNS):
            QTest.qWait(moments.randrange(5, 40))
            start = time.perf_counter()
            with qtbot.waitSignal(preview.pane.painted, timeout=WAIT):
                ask(number)
            times.append(time.perf_counter() - start)
        return times

    patched = seconds(typed)
    nothing = seconds(lambda _: preview.web.page.runJavaScript(NOTHING, 1))
    with capsys.disabled():
        lines = _spread("patched", patched), _spread("empty", nothing)
        print(f"\n{name} ({len(''.join(pieces)) // 1024} KB): {'; '.join(lines)}")  # noqa: T201
    assert f"{'typed ' * 9}" in str(preview.ask("document.body.innerText"))


def _spread(name: str, seconds: list[float]) -> str:
    steps = statistics.quantiles([1000 * one for one in seconds], n=20)
    return f"{name} p50 {statistics.median(steps):.1f} ms, p95 {steps[-1]:.1f} ms"
