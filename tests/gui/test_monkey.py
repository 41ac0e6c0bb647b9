"""Anything in any order, for a minute or as long as ``make soak`` lets it: nothing is ever lost."""

import os
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from crank_desktop.ui.libraries.samples import sample_library
from tests.gui.arranging_monkey import ArrangingMonkey

MINUTES = float(os.environ.get("CRANK_SOAK_MINUTES", "1"))
SEED = int(os.environ.get("CRANK_SOAK_SEED", "20261128"))


@pytest.mark.timeout(60 * MINUTES + 300)
def test_a_library_equals_the_model_kept_beside_it(tmp_path: Path, qtbot: QtBot) -> None:
    sample_library(tmp_path / "l.crank")
    monkey = ArrangingMonkey(tmp_path / "l.crank", SEED, qtbot)
    steps = [
        *((30, monkey.type_keys), (12, monkey.move_caret), (8, monkey.delete), (6, monkey.paste)),
        *((14, monkey.take_back), (10, monkey.do_again), (14, monkey.go), (6, monkey.select)),
        *((5, monkey.add_item), (4, monkey.remove_items), (2, monkey.double_items)),
        *((5, monkey.step_item), (4, monkey.drop_item), (2, monkey.go_to_section)),
        *((1, monkey.add_section), (1, monkey.rename_section), (2, monkey.move_section)),
        *((1, monkey.remove_section), (1, monkey.open_another), (1, monkey.duplicate_issue)),
        *((1, monkey.archive_issue), (1, monkey.remove_issue), (2, monkey.put_back)),
        *((2, monkey.look_about), (3, monkey.press_anywhere), (1, monkey.restart)),
    ]
    began = time.monotonic()
    try:
        while time.monotonic() < began + 60 * MINUTES:
            monkey.live(steps)
            if monkey.done[-1] == "restart":
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    except BaseException:
        sys.stderr.write(f"seed {SEED}, {len(monkey.done)} steps: {monkey.trail[-40:]}\n")
        raise
    assert set(monkey.done) >= {do.__name__ for _, do in steps}
    monkey.leave()
