"""How the preview begins, waits, stops, comes back and ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.preview.pane import NOT_AS_ROOT, NOTHING_OPEN, STOPPED, PreviewPane
from crank_desktop.ui.preview.web_view import WebView
from tests.preview_pages import WAIT, ShownPreview, email
from tests.samples import sample

ROOT = Path(__file__).resolve().parents[2]
PAGE = "<!DOCTYPE html><p>{}</p>"


def nothing(_name: str) -> None:
    """A library without pictures."""


def test_the_pane_is_known_by_its_names(qtbot: QtBot) -> None:
    pane = PreviewPane(nothing)
    qtbot.addWidget(pane)
    assert pane.objectName() == "preview"
    face = QAccessible.queryAccessibleInterface(pane)
    assert face.text(QAccessible.Text.Name) == "Preview of the issue"
    assert pane.message.words == NOTHING_OPEN
    assert pane.denied_requests == 0


LATE = """
import sys, crank_desktop.ui.preview.pane
print([name for name in sys.modules if 'WebEngine' in name])
"""


def test_loading_the_pane_loads_no_web_engine() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LATE],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"


def test_the_view_is_made_after_the_pane_was_painted(qtbot: QtBot) -> None:
    pane = PreviewPane(nothing)
    qtbot.addWidget(pane)
    pane.show_html(PAGE.format("Early"))
    assert pane._view is None
    with qtbot.waitSignal(pane.painted, timeout=WAIT):
        pane.show()
        assert pane._view is None
    assert pane._view is not None


def test_the_view_is_made_once(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    before = preview.web
    preview.pane.start()
    assert preview.web is before


def test_the_latest_html_wins(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    painted: list[None] = []
    preview.pane.painted.connect(lambda: painted.append(None))
    for number in range(50):
        preview.pane.show_html(PAGE.format(number))
    preview.until("document.body?.innerText", worth="49")
    assert len(painted) <= 3


def test_it_tells_when_the_page_was_made_what_was_given(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(PAGE.format("Shown"))
    with qtbot.waitSignal(preview.pane.patched, timeout=WAIT):
        preview.pane.show_html(PAGE.format("Made"))
    assert preview.ask("document.body.innerText") == "Made"


def test_a_block_asked_for_before_the_view_is_made_is_shown(qtbot: QtBot) -> None:
    letter = email(sample("2025-03.txt"))
    pane = PreviewPane(nothing)
    qtbot.addWidget(pane)
    pane.show_html(letter.html)
    pane.show_block(letter.blocks[3], 0)
    pane.resize(700, 600)
    with qtbot.waitSignal(pane.painted, timeout=WAIT):
        pane.show()
    assert isinstance(pane._view, WebView)
    page = pane._view.page
    qtbot.waitUntil(lambda: page.scrollPosition().y() > 0, timeout=WAIT)


def test_a_hidden_preview_shows_the_latest_when_it_is_seen(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(PAGE.format("One"))
    preview.pane.hide()
    preview.pane.show_html(PAGE.format("Two"))
    preview.pane.show_html(PAGE.format("Three"))
    assert preview.ask("document.body.innerText") == "One"
    with qtbot.waitSignal(preview.pane.painted, timeout=WAIT):
        preview.pane.show()
    assert preview.ask("document.body.innerText") == "Three"


def test_another_issue_begins_at_its_top(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    letter = email(sample("2025-03.txt"))
    preview.show(letter.html)
    preview.ask("(scrollTo(0, 900), 1)")
    qtbot.waitUntil(lambda: preview.web.page.scrollPosition().y() > 0)
    preview.pane.clear()
    assert preview.pane.message.isVisible()
    assert preview.pane.message.words == NOTHING_OPEN
    assert not preview.web.isVisible()
    preview.show(letter.html.replace("March", "April"))
    assert preview.web.isVisible()
    assert preview.ask("scrollY") == 0
    assert "April 2025" in str(preview.ask("document.body.innerText"))


def test_clearing_while_a_page_loads_leaves_nothing_of_it(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.pane.show_html(PAGE.format("One"))
    preview.pane.clear()
    qtbot.wait(300)
    assert not preview.web.isVisible()
    preview.pane.show_html(PAGE.format("Two"))
    preview.until("document.body.innerText", worth="Two")


def test_the_look_chosen_while_a_page_loads_is_taken(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot, {"a.gif": b"GIF89a"})
    preview.pane.show_html(
        '<!DOCTYPE html><meta name="color-scheme" content="light dark"><img src="a.gif">'
    )
    preview.pane.tool_bar.dark.click()
    preview.pane.tool_bar.no_pictures.click()
    preview.until("getComputedStyle(document.documentElement).colorScheme", worth="dark")
    qtbot.waitUntil(lambda: not preview.web._handler.pictures_on)


def test_root_with_the_sandbox_on_gets_words_and_no_view(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    pane = PreviewPane(nothing)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_html(PAGE.format("One"))
    qtbot.waitUntil(lambda: pane.message.words == NOT_AS_ROOT)
    pane.show_block("<p>One</p>", 0)
    pane.clear()
    pane.tool_bar.dark.click()
    assert pane.message.words == NOT_AS_ROOT
    assert pane._view is None
    assert pane.denied_requests == 0


def test_anyone_else_needs_no_leave(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    preview = ShownPreview(qtbot)
    preview.show(PAGE.format("One"))
    assert preview.ask("document.body.innerText.includes('One')") is True


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are ended otherwise here")
def test_a_preview_that_was_killed_comes_back(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show('<!DOCTYPE html><p>One</p><img src="https://example.org/a.png">')
    denied = preview.pane.denied_requests
    assert denied == 1
    stopped = preview.web
    with qtbot.waitSignal(stopped.destroyed, timeout=WAIT):
        os.kill(preview.web.page.renderProcessPid(), signal.SIGKILL)
    message = preview.pane.message
    assert message.isVisible()
    assert message.words == STOPPED
    assert preview.pane.denied_requests == denied
    preview.pane.show_html(PAGE.format("Written since"))
    button = message.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert button.text() == "Show the preview again"
    with qtbot.waitSignal(preview.pane.painted, timeout=WAIT):
        button.click()
    assert preview.ask("document.body.innerText") == "Written since"
    assert preview.pane.denied_requests == denied
    assert not message.isVisible()


def test_a_preview_that_was_killed_is_made_anew_at_once(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(PAGE.format("One"))
    preview.web.stopped.emit()
    preview.pane.start()
    with qtbot.waitSignal(preview.pane.painted, timeout=WAIT):
        preview.pane.show_html(PAGE.format("Two"))
    assert preview.web.isVisible()
    assert preview.ask("document.body.innerText") == "Two"


def test_the_editor_keeps_the_keyboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit()
    pane = PreviewPane(nothing)
    layout = QVBoxLayout(window)
    layout.addWidget(line)
    layout.addWidget(pane)
    window.show()
    line.setFocus()
    form = "<!DOCTYPE html><form><input autofocus><input></form><p>{}</p>"
    for words in ("One", "Two"):
        with qtbot.waitSignal(pane.painted, timeout=WAIT):
            pane.show_html(form.format(words))
    qtbot.wait(100)
    assert line.hasFocus()


def test_the_page_goes_before_its_profile(qtbot: QtBot) -> None:
    pane = PreviewPane(nothing)
    with qtbot.waitSignal(pane.painted, timeout=WAIT):
        pane.show_html(PAGE.format("One"))
        pane.show()
    assert isinstance(pane._view, WebView)
    gone: list[str] = []
    pane._view.page.destroyed.connect(lambda: gone.append("page"))
    pane._view.page.profile().destroyed.connect(lambda: gone.append("profile"))
    pane._view.destroyed.connect(lambda: gone.append("view"))
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(pane, QEvent.Type.DeferredDelete.value)
    assert gone.index("page") < gone.index("profile")
    assert "view" in gone


END = """
import sys
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication
QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
application = QApplication([])
from crank_desktop.ui.preview.pane import PreviewPane
pane = PreviewPane(lambda name: None)
pane.show_html("<!DOCTYPE html><p>One</p>")
pane.painted.connect(application.quit)
pane.show()
code = application.exec()
# Too late to be obeyed: no loop runs any more.
pane.deleteLater()
sys.exit(code)
"""


def test_a_process_with_a_preview_ends_without_trouble() -> None:
    told = subprocess.run(
        [sys.executable, "-c", END], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 0
    assert "Expect troubles" not in told.stderr
    assert "Traceback" not in told.stderr


def test_a_browser_that_is_opened_has_a_network(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for flags in (None, "--disable-gpu"):
        if flags is None:
            monkeypatch.delenv("QTWEBENGINE_CHROMIUM_FLAGS", raising=False)
        else:
            monkeypatch.setenv("QTWEBENGINE_CHROMIUM_FLAGS", flags)
        ShownPreview(qtbot)
        assert os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS") == flags
