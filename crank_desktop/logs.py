"""The program's log: one file that rotates, for finding out later what went wrong."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start(folder: Path) -> None:
    """Write the program's log to ``folder``/crank-desktop.log; 1 MB a file, five kept.

    A folder that cannot be written leaves the program without a log, never without a start.
    """
    logger = logging.getLogger("crank_desktop")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target: logging.Handler = RotatingFileHandler(
            folder / "crank-desktop.log", maxBytes=1_000_000, backupCount=5, encoding="utf-8"
        )
    except OSError:
        target = logging.NullHandler()
    target.setFormatter(logging.Formatter(_FORMAT))
    logger.addHandler(target)
    logger.setLevel(logging.INFO)
