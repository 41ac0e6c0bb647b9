"""Work beside the window."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from crank_desktop.errors import InputRefused
from crank_desktop.progress import Progress
from crank_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()
    assert qtbot is not None


class Told:
    """What came back, and in which thread it was told."""

    def __init__(self) -> None:
        self.result: object = None
        self.error: BaseException | None = None
        self.thread = 0

    def done(self, result: object) -> None:
        self.result, self.thread = result, threading.get_ident()

    def failed(self, error: BaseException) -> None:
        self.error, self.thread = error, threading.get_ident()


def test_the_result_of_a_thread_is_told_in_the_window_s(tasks: Tasks, qtbot: QtBot) -> None:
    told = Told()
    task = tasks.run(lambda _progress: threading.get_ident(), told.done, told.failed)
    with qtbot.waitSignal(task.ended):
        pass
    assert told.result not in (None, threading.get_ident())
    assert told.thread == threading.get_ident()


def test_an_error_is_told_as_it_was_raised(tasks: Tasks, qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise InputRefused("no newsletter")

    told = Told()
    with qtbot.waitSignal(tasks.run(work, told.done, told.failed).ended):
        pass
    assert isinstance(told.error, InputRefused)
    assert str(told.error) == "no newsletter"
    assert told.result is None


def test_work_tells_how_far_it_is(tasks: Tasks, qtbot: QtBot) -> None:
    go = threading.Event()

    def work(progress: Progress) -> None:
        go.wait(10)
        progress.advance(2, "reading")

    task = tasks.run(work, Told().done, Told().failed)
    with qtbot.waitSignal(task.progressed) as heard:
        go.set()
    assert heard.args == [1, 2, "reading"]


def test_cancelled_work_stops_at_its_next_step_and_tells_nothing(
    tasks: Tasks, qtbot: QtBot
) -> None:
    go = threading.Event()
    steps: list[str] = []

    def work(progress: Progress) -> str:
        go.wait(10)
        progress.advance(1, "first")
        steps.append("first")
        return "finished"

    told = Told()
    task = tasks.run(work, told.done, told.failed)
    task.cancel()
    with qtbot.waitSignal(task.ended):
        go.set()
    assert task.is_cancelled
    assert (steps, told.result, told.error) == ([], None, None)


def test_closing_waits_for_what_runs(qtbot: QtBot) -> None:
    tasks = Tasks()
    ended: list[bool] = []
    started = threading.Event()

    def work(_progress: Progress) -> None:
        started.set()
        threading.Event().wait(0.05)
        ended.append(True)

    tasks.run(work, Told().done, Told().failed)
    assert started.wait(10)
    tasks.close()
    assert ended == [True]
    assert qtbot is not None
