"""Between a window that can be used and one that is whole."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import crank_desktop.ui.preloading as preloading_of_window
from crank_desktop.document.portable import HighlightItem
from crank_desktop.library.library import Library
from crank_desktop.main import fill_window, make_window
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.preloading import SLOW, Preloading
from crank_desktop.ui.session import session_of
from tests.gui.windows import child, desk_of, side_of
from tests.library_files import small_library

_LATE = "sqlmodel sqlalchemy jinja2 css_inline lxml alembic qtawesome yaml"


def ran(code: str, *words: str, home: Path) -> str:
    """What a process that runs ``code`` says."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *words],
        env={**os.environ, "CRANK_DESKTOP_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_window_can_be_used_before_what_is_slow_is_loaded(file: Path, tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from crank_desktop.main import fill_window, make_application, make_window\n"
        "application = make_application([])\n"
        "window = make_window()\n"
        "assert fill_window(window, Path(sys.argv[1]))\n"
        "print(window.windowTitle())\n"
        f"print([name for name in '{_LATE}'.split() if name in sys.modules])\n"
        "window.close()\n"
        "window.deleteLater()\n"
    )
    said = ran(code, str(file), home=tmp_path)
    assert said.splitlines() == ["July 2025 – Crank Desktop", "[]"]


def test_what_is_loaded_beside_the_window_is_nothing_of_qt(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from importlib import import_module\n"
        "for name in sys.argv[1:]: import_module(name)\n"
        "ours = ('PySide6', 'crank_desktop.ui')\n"
        "print([name for name in sys.modules if name.startswith(ours)])\n"
        "print('sqlalchemy' in sys.modules and 'lxml' in sys.modules)\n"
    )
    assert ran(code, *SLOW, home=tmp_path).splitlines() == ["[]", "True"]


def test_it_is_loaded_in_a_thread_and_then_the_rest_is_built(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preloading_of_window, "SLOW", ("colorsys",))
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    went_on: list[threading.Thread] = []
    preloading = Preloading()
    preloading.load(lambda: went_on.append(threading.current_thread()))
    qtbot.waitUntil(lambda: bool(went_on), timeout=60_000)
    assert preloading.wait()
    assert went_on == [threading.main_thread()]
    assert "colorsys" in sys.modules


def test_what_is_typed_before_the_rest_is_built_is_kept(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "l.crank"
    small_library(file)
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    finish = fill_window(window, file)
    assert finish
    workspace = desk_of(window).workspace
    assert workspace.issue
    first = workspace.issue.sections[0].items[0]
    assert isinstance(first, HighlightItem)
    workspace.open_item(first.uid)
    body = child(window, ProseField, "bodyEdit")
    QTest.keyClicks(body, "Early. ")
    finish()
    expected = replace(first, body="Early. " + first.body)
    assert body.text() == expected.body
    feed = side_of(window).feed
    qtbot.waitUntil(lambda: "Early." in "".join(feed._shown))
    assert window.close()
    with Library(file, write=False) as library:
        assert library.load_item(first.uid) == expected
    window.deleteLater()


def test_a_window_that_another_library_came_into_is_not_built_for_the_former(
    tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one", "two"):
        small_library(tmp_path / f"{name}.crank")
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    finish = fill_window(window, tmp_path / "one.crank")
    assert finish
    session = session_of(window)
    session.open(tmp_path / "two.crank")
    finish()
    assert desk_of(session.window).workspace.library.path == tmp_path / "two.crank"
    assert session.window.close()
    session.window.deleteLater()


def test_a_window_closed_before_the_rest_is_loaded_ends_its_process(
    file: Path, tmp_path: Path
) -> None:
    code = (
        "import sys\n"
        "import crank_desktop.main as main\n"
        "finish = main._Start._finish\n"
        "def hasty(start, window, rest):\n"
        "    finish(start, window, rest)\n"
        "    window.close()\n"
        "main._Start._finish = hasty\n"
        "print(main.main(['--library', sys.argv[1]]))\n"
    )
    assert ran(code, str(file), home=tmp_path).splitlines()[-1] == "0"
