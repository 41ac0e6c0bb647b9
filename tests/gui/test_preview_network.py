"""Nothing leaves the preview: no request, no connection, no navigation."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from crank_desktop.bundled import resource
from crank_desktop.ui.preview.scheme import PAGE
from tests.preview_pages import ShownPreview
from tests.remote_things import ASKED_BY_ANY_BROWSER, BASE, EVERYTHING, REFRESH, Listener

ROOT = Path(__file__).resolve().parents[2]
PICTURE = resource("samples", "email.png").read_bytes()


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    """A server that hears of every connection; ``qtbot`` keeps the application for it."""
    assert qtbot is not None
    return Listener()


def settle(preview: ShownPreview) -> None:
    """Give every request the time in which a plain browser has long made it."""
    preview.qtbot.wait(700)


def test_the_pages_ask_for_everything_where_nobody_stops_them() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.plain_browser"],
        cwd=ROOT,
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert set(json.loads(told.stdout)) >= ASKED_BY_ANY_BROWSER


def test_no_request_leaves_when_a_page_is_loaded(qtbot: QtBot, listener: Listener) -> None:
    preview = ShownPreview(qtbot)
    preview.show(EVERYTHING.format(root=listener.root))
    settle(preview)
    assert listener.connections == 0
    assert preview.pane.denied_requests >= 25


def test_no_request_leaves_when_a_page_is_patched(qtbot: QtBot, listener: Listener) -> None:
    preview = ShownPreview(qtbot)
    preview.show("<!DOCTYPE html><html><head></head><body><p>Before</p></body></html>")
    assert preview.pane.denied_requests == 0
    preview.show(EVERYTHING.format(root=listener.root))
    settle(preview)
    preview.show(EVERYTHING.format(root=listener.root).replace("Some words", "Other words"))
    assert "Other words" in str(preview.ask("document.body.innerText"))
    settle(preview)
    assert listener.connections == 0
    assert preview.pane.denied_requests >= 25


def test_no_request_leaves_in_any_look(qtbot: QtBot, listener: Listener) -> None:
    preview = ShownPreview(qtbot)
    preview.show(EVERYTHING.format(root=listener.root))
    settle(preview)
    denied = preview.pane.denied_requests
    shown = "getComputedStyle(document.querySelector('h1')).backgroundImage"
    preview.pane.tool_bar.dark.click()
    preview.until(shown, f'url("{listener.root}/dark")')
    qtbot.waitUntil(lambda: preview.pane.denied_requests > denied)
    preview.pane.tool_bar.phone.click()
    preview.until(shown, f'url("{listener.root}/narrow")')
    with qtbot.waitSignal(preview.pane.painted):
        preview.pane.tool_bar.no_pictures.click()
    settle(preview)
    assert listener.connections == 0


def test_a_base_and_a_refresh_lead_nowhere(qtbot: QtBot, listener: Listener) -> None:
    preview = ShownPreview(qtbot)
    preview.show(BASE.format(root=listener.root))
    settle(preview)
    assert preview.pane.denied_requests == 1
    preview.show(REFRESH.format(root=listener.root))
    preview.reload()
    settle(preview)
    assert listener.connections == 0
    assert preview.ask("document.body.innerText.trim()") == "Soon elsewhere."
    preview.show(REFRESH.format(root=listener.root).replace("Soon", "Later"))
    assert preview.ask("document.body.innerText.trim()") == "Later elsewhere."


@pytest.mark.parametrize("target", ["about:blank", "crank-preview://issue/", "data:text/html,x"])
def test_a_page_does_not_go_elsewhere_by_itself(qtbot: QtBot, target: str) -> None:
    preview = ShownPreview(qtbot)
    page = '<!DOCTYPE html><meta http-equiv="refresh" content="0;url={}"><p>Here</p>'
    preview.show("<!DOCTYPE html><p>Before</p>")
    preview.show(page.format(target))
    preview.reload()
    preview.ask("(window.mark = 1)")
    settle(preview)
    preview.show(page.format(target).replace("Here", "Here too"))
    settle(preview)
    assert preview.ask("[window.mark, document.body.innerText]") == [1, "Here too"]


@pytest.mark.parametrize("address", ["data:text/html,x", "crank-preview://issue/a.png"])
def test_the_page_takes_no_other_address(qtbot: QtBot, address: str) -> None:
    preview = ShownPreview(qtbot, {"a.png": PICTURE})
    preview.show("<!DOCTYPE html><p>Here</p>")
    preview.web.page.load(QUrl(address))
    settle(preview)
    assert preview.ask("[location.href, document.body.innerText]") == [PAGE.toString(), "Here"]


@pytest.mark.parametrize("target", ["_self", "_blank", "_top"])
def test_a_click_on_a_link_asks_first(qtbot: QtBot, listener: Listener, target: str) -> None:
    preview = ShownPreview(qtbot)
    preview.show(
        f'<!DOCTYPE html><a href="{listener.root}/clicked" ping="{listener.root}/ping" '
        f'target="{target}" style="display:block;height:50px">There</a>'
    )
    preview.click("a")
    qtbot.waitUntil(preview.pane.link_bar.isVisible)
    settle(preview)
    assert listener.connections == 0
    assert preview.ask("document.body.innerText.trim()") == "There"


def test_a_form_is_not_sent(qtbot: QtBot, listener: Listener) -> None:
    preview = ShownPreview(qtbot)
    preview.show(
        '<!DOCTYPE html><form action="about:blank"><button id="blank">Away</button></form>'
        f'<form action="{listener.root}/form" method="post" target="_blank">'
        '<input name="q" value="secret"><button id="new">Send</button></form>'
        f'<form action="{listener.root}/form"><input type="file" id="file">'
        '<input type="submit" id="plain"></form>'
    )
    preview.click("#blank")
    preview.click("#new")
    preview.click("#plain")
    preview.click("#file")
    settle(preview)
    assert listener.connections == 0
    assert preview.ask("document.forms.length") == 3


def test_a_link_in_a_frame_leads_nowhere(qtbot: QtBot, listener: Listener) -> None:
    preview = ShownPreview(qtbot)
    inside = f"<a href='{listener.root}/x' target='_top'>Big words in a frame</a>" * 9
    preview.show(f'<!DOCTYPE html><iframe srcdoc="{inside}" style="width:300px"></iframe>')
    preview.click("iframe")
    settle(preview)
    assert listener.connections == 0
    assert preview.ask("document.querySelectorAll('iframe').length") == 1


def test_a_hosted_picture_comes_from_the_library(qtbot: QtBot, listener: Listener) -> None:
    known, unknown = f"{listener.root}/a%20b.png", f"{listener.root}/c.png"
    preview = ShownPreview(qtbot, {known: PICTURE})
    preview.show(f'<!DOCTYPE html><img src="{known}"><img src="{unknown}">')
    assert preview.ask("[...document.images].map((one) => one.naturalWidth)") == [600, 0]
    assert preview.pane.denied_requests == 1
    settle(preview)
    assert listener.connections == 0


def test_files_of_the_computer_are_out_of_reach(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "private.png"
    file.write_bytes(PICTURE)
    preview = ShownPreview(qtbot)
    preview.show(f'<!DOCTYPE html><img src="{file.as_uri()}"><iframe src="{file.as_uri()}">')
    assert preview.ask("document.images[0].naturalWidth") == 0
    assert preview.ask("document.querySelector('iframe').contentDocument?.images.length ?? 0") == 0


def test_the_page_has_no_scripts_and_keeps_nothing(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(
        "<!DOCTYPE html><p id='p'>Before</p><img src='x' onerror=\"p.textContent='After'\">"
        "<script>document.cookie = 'a=b'; p.textContent = 'After'</script>"
        "<svg onload=\"p.textContent='After'\"></svg><iframe srcdoc='<script>1</script>'></iframe>"
    )
    settle(preview)
    assert preview.ask("p.textContent") == "Before"
    profile = preview.web.page.profile()
    assert profile.isOffTheRecord()
    assert not Path(profile.persistentStoragePath()).exists()
    assert not Path(profile.cachePath() or "nowhere").exists()
