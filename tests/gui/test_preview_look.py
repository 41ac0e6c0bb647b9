"""Light and dark, wide and narrow, with and without pictures: laid over the same email."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from crank_desktop.bundled import resource
from crank_desktop.ui.preview.look import LETTER, PHONE, Look
from crank_desktop.ui.preview.toolbar import ToolBar
from tests.preview_pages import ShownPreview, email
from tests.samples import sample

ROOT = Path(__file__).resolve().parents[2]
HTML = email(sample("2025-03.txt")).html
PICTURE = resource("samples", "email.png").read_bytes()
PAPER = "getComputedStyle(document.body).backgroundColor"
SCHEME = "getComputedStyle(document.documentElement).colorScheme"


def test_dark_shows_the_colors_the_email_has_for_it(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(HTML)
    light = preview.ask(PAPER)
    preview.pane.tool_bar.dark.click()
    preview.until(SCHEME, worth="dark")
    dark = preview.ask(PAPER)
    assert light != dark
    preview.show(HTML.replace("March", "April"))
    assert preview.ask(PAPER) == dark
    preview.pane.tool_bar.dark.click()
    preview.until(PAPER, worth=light)


def test_dark_follows_a_changed_style(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.pane.tool_bar.dark.click()
    style = "<style>@media (prefers-color-scheme: dark) {{ p {{ color: {} }} }}</style>"
    page = "<!DOCTYPE html><head>{}</head><p>One</p>"
    color = "getComputedStyle(document.querySelector('p')).color"
    preview.show(page.format(style.format("rgb(1, 2, 3)")))
    assert preview.ask(color) == "rgb(1, 2, 3)"
    preview.show(page.format(style.format("rgb(3, 2, 1)")))
    assert preview.ask(color) == "rgb(3, 2, 1)"
    preview.show(page.format(style.format("rgb(3, 2, 1)") + style.format("rgb(5, 5, 5)")))
    assert preview.ask(color) == "rgb(5, 5, 5)"
    preview.pane.tool_bar.dark.click()
    preview.until(color, worth="rgb(0, 0, 0)")


RULES = {
    "dark": ("@media (prefers-color-scheme: dark) {R}", (False, True)),
    "light": ("@media (prefers-color-scheme: light) {R}", (True, False)),
    "either": ("@media (prefers-color-scheme) {R}", (True, True)),
    "not dark": ("@media not all and (prefers-color-scheme: dark) {R}", (True, False)),
    "dark and wide": ("@media (min-width: 9px) and (prefers-color-scheme:dark) {R}", (False, True)),
    "dark on paper": ("@media print and (prefers-color-scheme:dark) {R}", (False, False)),
    "inside another": (
        "@media screen { @supports (color: red) { @media (prefers-color-scheme: dark) {R} } }",
        (False, True),
    ),
}


@pytest.mark.parametrize(("rule", "holds"), RULES.values(), ids=RULES.keys())
def test_every_way_to_ask_for_dark_is_answered(
    qtbot: QtBot, rule: str, holds: tuple[bool, bool]
) -> None:
    preview = ShownPreview(qtbot)
    css = rule.replace("{R}", "{ p { color: rgb(1, 2, 3) } }")
    preview.show(f"<!DOCTYPE html><style>{css}</style><p>One</p>")
    answer = "getComputedStyle(document.querySelector('p')).color === 'rgb(1, 2, 3)'"
    for _ in range(2):
        assert preview.ask(answer) is holds[0]
        preview.pane.tool_bar.dark.click()
        assert preview.ask(answer) is holds[1]
        preview.pane.tool_bar.dark.click()


def test_an_email_may_say_its_schemes_in_its_style(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show("<!DOCTYPE html><style>:root { color-scheme: light dark }</style><p>One</p>")
    for _ in range(2):
        assert preview.ask(SCHEME) == "light"
        preview.pane.tool_bar.dark.click()
        assert preview.ask(SCHEME) == "dark"
        preview.pane.tool_bar.dark.click()


def test_a_whole_sheet_for_dark_is_answered(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(
        '<!DOCTYPE html><style media="(prefers-color-scheme: dark)">p { color: rgb(1, 2, 3) }'
        "</style><p>One</p>"
    )
    color = "getComputedStyle(document.querySelector('p')).color"
    assert preview.ask(color) == "rgb(0, 0, 0)"
    preview.pane.tool_bar.dark.click()
    assert preview.ask(color) == "rgb(1, 2, 3)"
    assert "prefers-color-scheme: dark" in str(preview.ask("document.documentElement.outerHTML"))


def test_an_email_without_dark_colors_stays_as_it_is(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show("<!DOCTYPE html><p>One</p>")
    preview.pane.tool_bar.dark.click()
    assert preview.ask(SCHEME) == "normal"
    assert preview.ask("getComputedStyle(document.querySelector('p')).color") == "rgb(0, 0, 0)"


def test_a_dark_system_does_not_darken_the_email() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "tests.dark_system"], cwd=ROOT, capture_output=True, check=False
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == [True, "light", "rgb(0, 0, 0)"]


@pytest.mark.parametrize("width", [420, 700, 1000])
def test_the_letter_is_never_laid_out_narrower_than_it_is(qtbot: QtBot, width: int) -> None:
    preview = ShownPreview(qtbot, width=width)
    preview.show(HTML)
    preview.until("innerWidth", worth=max(width, LETTER))
    assert preview.ask("matchMedia('(max-width: 480px)').matches") is False
    assert preview.ask("document.documentElement.scrollWidth <= innerWidth") is True


@pytest.mark.parametrize("width", [300, 700])
def test_a_phone_is_as_wide_as_a_phone(qtbot: QtBot, width: int) -> None:
    preview = ShownPreview(qtbot, width=width)
    preview.show(HTML)
    preview.pane.tool_bar.phone.click()
    preview.until("document.documentElement.clientWidth", worth=PHONE)
    assert preview.ask("matchMedia('(max-width: 480px)').matches") is True
    view = preview.web.view.geometry()
    assert view.width() == min(PHONE, width)
    assert abs(view.center().x() - preview.web.rect().center().x()) <= 1
    preview.pane.tool_bar.desktop.click()
    preview.until("innerWidth", worth=max(width, LETTER))


def test_the_page_follows_the_width_of_the_pane(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot, width=700)
    preview.show(HTML)
    preview.pane.resize(500, 600)
    preview.until("innerWidth", worth=LETTER)
    preview.pane.resize(900, 600)
    preview.until("innerWidth", worth=900)


def test_a_very_narrow_pane_still_shows_the_email(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(HTML)
    preview.web.resize(90, 400)
    assert preview.web.page.zoomFactor() == 0.25
    assert preview.web.view.width() == 90


def test_pictures_go_and_come_and_the_place_stays(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot, {"a b.png": PICTURE}, width=480)
    above = "<p style='height:90px'>Above</p>" * 20
    preview.show(f'<!DOCTYPE html>{above}<img src="a%20b.png" alt="A tug">{above}')
    size = "document.images[0].naturalWidth"
    assert preview.ask(size) == 600
    preview.ask("(scrollTo(0, 700), 1)")
    qtbot.waitUntil(lambda: preview.web.page.scrollPosition().y() > 0)
    with qtbot.waitSignal(preview.pane.painted):
        preview.pane.tool_bar.no_pictures.click()
    assert preview.ask(size) == 0
    assert preview.ask("Math.round(scrollY)") == pytest.approx(700, abs=2)
    with qtbot.waitSignal(preview.pane.painted):
        preview.pane.tool_bar.no_pictures.click()
    assert preview.ask(size) == 600
    assert preview.ask("Math.round(scrollY)") == pytest.approx(700, abs=2)
    assert set(preview.asked) == {"a b.png"}


def test_only_pictures_of_the_library_are_shown(qtbot: QtBot) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    preview = ShownPreview(qtbot, {"a.png": PICTURE, "b.svg": drawing, "c.png": b"no picture"})
    preview.show(
        '<!DOCTYPE html><img src="a.png"><img src="b.svg"><img src="c.png"><img src="d.png">'
        '<img src="crank-preview://elsewhere/a.png"><link rel="stylesheet" href="e.css">'
    )
    assert preview.ask("[...document.images].map((one) => one.naturalWidth)") == [600, 0, 0, 0, 0]
    assert preview.pane.denied_requests == 0


def test_every_button_says_what_it_does(qtbot: QtBot) -> None:
    bar = ToolBar()
    qtbot.addWidget(bar)
    buttons = bar.findChildren(QToolButton)
    assert [one.accessibleName() for one in buttons] == [
        *("Email", "Web", "Text", "MC text"),
        *("Desktop", "Phone", "Dark", "No pictures", "No styles"),
    ]
    for button in buttons:
        assert button.isCheckable()
        assert button.toolTip().startswith("Show ")
        assert min(button.minimumSize().toTuple()) >= 28


def test_the_buttons_tell_the_look(qtbot: QtBot) -> None:
    bar = ToolBar()
    qtbot.addWidget(bar)
    told: list[Look] = []
    bar.changed.connect(told.append)
    bar.phone.click()
    bar.dark.click()
    bar.no_pictures.click()
    bar.desktop.click()
    assert told == [
        Look(phone=True),
        Look(phone=True, dark=True),
        Look(phone=True, dark=True, pictures=False),
        Look(dark=True, pictures=False),
    ]
    assert bar.look == told[-1]


def test_icons_take_the_place_of_words(qtbot: QtBot) -> None:
    asked: list[str] = []

    def icon(name: str) -> QIcon:
        asked.append(name)
        picture = QPixmap(16, 16)
        picture.fill(QColor("black"))
        return QIcon(picture)

    preview = ShownPreview(qtbot)
    preview.pane.set_icons(icon)
    assert asked == [
        "mdi6.monitor",
        "mdi6.cellphone",
        "mdi6.weather-night",
        "mdi6.image-off-outline",
        "mdi6.format-clear",
    ]
    assert not preview.pane.tool_bar.phone.icon().isNull()
    assert preview.pane.tool_bar.phone.accessibleName() == "Phone"
