"""Work that waits for a moment between two keys."""

import time

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from crank_desktop.ui.lull import QUIET, Lull


class Fired:
    """When a lull fired, in milliseconds since this was made."""

    def __init__(self, lull: Lull) -> None:
        self._start = time.monotonic()
        self.at: list[float] = []
        lull.timeout.connect(lambda: self.at.append(self.now()))

    def now(self) -> float:
        return 1000 * (time.monotonic() - self._start)


def test_it_fires_once_after_the_last_of_some_keys(qtbot: QtBot) -> None:
    parent = QObject()
    lull = Lull(parent, after=100, latest=5000)
    fired = Fired(lull)
    last = 0.0
    while fired.now() < 300:
        last = fired.now()
        lull.note_key()
        qtbot.wait(QUIET // 4)
    assert not fired.at, "no key left a lull"
    qtbot.waitUntil(lambda: bool(fired.at))
    qtbot.wait(3 * QUIET)
    (at,) = fired.at
    assert last + 0.9 * QUIET <= at


def test_one_key_is_followed_no_sooner_than_asked(qtbot: QtBot) -> None:
    parent = QObject()
    lull = Lull(parent, after=250, latest=5000)
    fired = Fired(lull)
    lull.note_key()
    qtbot.waitUntil(lambda: bool(fired.at))
    assert fired.at[0] >= 230


def test_keys_without_a_lull_put_it_off_no_longer_than_its_latest(qtbot: QtBot) -> None:
    parent = QObject()
    lull = Lull(parent, after=50, latest=400)
    fired = Fired(lull)
    while len(fired.at) < 2 and fired.now() < 5000:
        lull.note_key()
        qtbot.wait(QUIET // 4)
    assert fired.at[0] >= 380
    assert fired.at[1] - fired.at[0] >= 380


def test_after_it_was_stopped_the_next_key_begins_anew(qtbot: QtBot) -> None:
    parent = QObject()
    lull = Lull(parent, after=200, latest=300)
    fired = Fired(lull)
    lull.note_key()
    qtbot.wait(150)
    lull.stop()
    qtbot.wait(200)
    began = fired.now()
    lull.note_key()
    qtbot.waitUntil(lambda: bool(fired.at))
    assert fired.at[0] - began >= 180
