"""Processes that are killed at any point of their work, for promises that must hold after that."""

import multiprocessing
import os
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection

SLOW = os.environ.get("CRANK_SLOW") == "1"
"""Whether the run takes its time: a hundred kills of each kind instead of a dozen."""

Tell = Callable[[str], None]

# One server loads the program once; each process begins as a copy of it, ready to work at once.
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    ["pytest", "alembic.command", "tests.library_files", "tests.samples"]
)


def lives(longest: float, seed: int, kills: int = 12) -> Iterator[float]:
    """How many seconds each process lives; the same numbers every time."""
    chance = random.Random(seed)  # noqa: S311 - a seed, no secret
    for _ in range(100 if SLOW else kills):
        yield chance.uniform(0, longest)


def told_until_killed(
    life: float, work: Callable[..., None], *arguments: object, says_ready: bool = False
) -> list[str]:
    """Let a process do ``work(tell, *arguments)`` and kill it; all it has told.

    Its life counts from the first thing it tells, "ready": before its work begins, or as part of
    it where that ``says_ready`` itself. It may end sooner.
    """
    hearing, telling = _CONTEXT.Pipe(duplex=False)
    with hearing:
        begin = _go if says_ready else _work
        process = _CONTEXT.Process(target=begin, args=(telling, dict(os.environ), work, arguments))
        process.start()
        telling.close()
        assert hearing.recv() == "ready"
        process.join(life)
        process.kill()
        process.join()
        told: list[str] = []
        # A kill in the middle of a word leaves an end of file or half a message.
        with suppress(EOFError, OSError):
            while True:
                told.append(hearing.recv())
    process.close()
    return told


def _work(
    telling: Connection,
    environment: dict[str, str],
    work: Callable[..., None],
    arguments: tuple[object, ...],
) -> None:
    telling.send("ready")
    _go(telling, environment, work, arguments)


def _go(
    telling: Connection,
    environment: dict[str, str],
    work: Callable[..., None],
    arguments: tuple[object, ...],
) -> None:
    # The server began in the environment of the first test that needed it.
    os.environ.update(environment)
    work(telling.send, *arguments)
