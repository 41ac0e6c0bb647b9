"""A click on a link shows where it leads, and asks."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crank_desktop.ui.preview.link_address import LinkAddress, link_address
from crank_desktop.ui.preview.link_bar import LinkBar
from tests.attacks import VECTORS
from tests.preview_pages import ShownPreview

PUT_IN = "Your sending service puts the address in here."
ONLY = "Only web addresses and mail addresses can be opened."


class Browser(QObject):
    """Takes the place of the system's browser and notes what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note an address."""
        self.given.append(url.toString())


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[Browser]:
    """What ``QDesktopServices`` opens, by Qt's own way to catch it."""
    assert qtbot is not None
    opened = Browser()
    schemes = ("https", "http", "mailto", "javascript", "file")
    for scheme in schemes:
        QDesktopServices.setUrlHandler(scheme, opened, "open")  # type: ignore[arg-type]
    yield opened
    for scheme in schemes:
        QDesktopServices.unsetUrlHandler(scheme)


def linked(address: str, tag: str = "a") -> str:
    """A page with one link that is easy to hit."""
    return f'<!DOCTYPE html><{tag} href="{address}" style="display:block;height:60px"><b>Go</b></a>'


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c&amp;d=e#f",
        "http://example.org/",
        "mailto:desk@example.org?subject=Hello%20there",
    ],
)
def test_a_link_opens_when_the_editor_says_so(qtbot: QtBot, browser: Browser, address: str) -> None:
    preview = ShownPreview(qtbot)
    preview.show(linked(address))
    bar = preview.pane.link_bar
    assert not bar.isVisible()
    preview.click("b")
    qtbot.waitUntil(bar.isVisible)
    wanted = address.replace("&amp;", "&")
    assert bar.address.toPlainText() == wanted
    assert browser.given == []
    with qtbot.waitSignal(preview.pane.link_opened) as told:
        QTest.mouseClick(bar.open_button, Qt.MouseButton.LeftButton)
    assert told.args == [wanted]
    assert [QUrl(one) for one in browser.given] == [QUrl(wanted)]
    assert not bar.isVisible()


@pytest.mark.parametrize("how", ["button", "key"])
def test_a_link_stays_shut_when_the_editor_cancels(
    qtbot: QtBot, browser: Browser, how: str
) -> None:
    preview = ShownPreview(qtbot)
    preview.show(linked("https://example.org/"))
    preview.click("a")
    bar = preview.pane.link_bar
    qtbot.waitUntil(bar.isVisible)
    if how == "button":
        QTest.mouseClick(bar.cancel_button, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(bar.cancel_button, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert browser.given == []


def test_the_middle_button_asks_too(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(linked("https://example.org/"))
    preview.click("a", Qt.MouseButton.MiddleButton)
    qtbot.waitUntil(preview.pane.link_bar.isVisible)


def test_a_patched_link_leads_where_it_now_says(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(linked("https://example.org/old"))
    preview.show(linked("https://example.org/new"))
    preview.click("a")
    qtbot.waitUntil(preview.pane.link_bar.isVisible)
    assert preview.pane.link_bar.address.toPlainText() == "https://example.org/new"


def test_a_link_within_the_page_goes_there(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(
        '<!DOCTYPE html><a href="#end" style="display:block">Down</a>'
        '<p style="height:3000px">Long</p><p id="end">End</p>'
    )
    preview.click("a")
    preview.until("scrollY > 0", worth=True)
    assert not preview.pane.link_bar.isVisible()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "relative", "//example.org/", "x:"]
)
def test_an_address_that_must_not_open_is_shown_as_what_it_is(
    qtbot: QtBot, browser: Browser, address: str
) -> None:
    preview = ShownPreview(qtbot)
    preview.show(linked(address))
    preview.click("a")
    bar = preview.pane.link_bar
    qtbot.waitUntil(bar.isVisible)
    assert bar.address.toPlainText() == address
    assert bar.note.text() == ONLY
    assert not bar.open_button.isVisible()
    assert bar.cancel_button.text() == "Close"
    bar.open_button.click()
    assert browser.given == []


def test_the_bar_forgets_the_last_note(qtbot: QtBot) -> None:
    bar = LinkBar()
    qtbot.addWidget(bar)
    bar.ask("*|UNSUB|*")
    bar.ask("https://example.org/")
    assert not bar.note.isVisible()
    assert bar.open_button.isVisible()
    assert bar.cancel_button.text() == "Cancel"


def test_a_long_address_is_shown_whole(qtbot: QtBot) -> None:
    bar = LinkBar()
    qtbot.addWidget(bar)
    bar.resize(300, 200)
    address = f"https://example.org/{'a' * 500}"
    bar.ask(address)
    assert bar.address.toPlainText() == address
    assert bar.address.document().lineCount() > 3
    assert bar.address.horizontalScrollBar().maximum() == 0
    line = bar.address.fontMetrics().lineSpacing()
    assert 3 * line <= bar.address.height() < 4 * line
    bar.ask("https://example.org/")
    assert line <= bar.address.height() < 2 * line
    bar.ask(f"https://example.org/{'a' * 40}")
    bar.resize(900, 200)
    assert line <= bar.address.height() < 2 * line
    bar.resize(200, 200)
    assert 2 * line <= bar.address.height()


@pytest.mark.parametrize(
    ("address", "judged"),
    [
        ("https://example.org/", LinkAddress("https://example.org/", opens=True)),
        ("mailto:a@example.org", LinkAddress("mailto:a@example.org", opens=True)),
        (
            "*|UNSUB|*",
            LinkAddress("*|UNSUB|*", opens=False, note=PUT_IN),
        ),
        ("missing:", LinkAddress("missing:", opens=False, note=ONLY)),
        ("data:text/html,x", LinkAddress("data:text/html,x", opens=False, note=ONLY)),
        ("https://exa mple.org/", LinkAddress("https://exa mple.org/", opens=False, note=ONLY)),
        ("https://[bad/", LinkAddress("https://[bad/", opens=False, note=ONLY)),
        (
            "https://bank.example@evil.example/",
            LinkAddress(
                "https://bank.example@evil.example/",
                opens=True,
                note="This address leads to:\nevil.example",
            ),
        ),
    ],
)
def test_what_an_editor_is_told(address: str, judged: LinkAddress) -> None:
    assert link_address(address) == judged


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://аpple.com/", "xn--pple-43d.com"),
        ("https://xn--pple-43d.com/", "xn--pple-43d.com"),
        ("https://XN--PPLE-43D.com/", "xn--pple-43d.com"),
        ("https://例え.example/中国", "xn--r8jz45g.example"),
        ("mailto:desk@аpple.com", "xn--pple-43d.com"),
        ("https://user@аpple.com:8080/", "xn--pple-43d.com"),
    ],
)
def test_a_look_alike_site_is_called_by_its_real_name(address: str, host: str) -> None:
    judged = link_address(address)
    assert judged.opens
    assert judged.address == address
    assert judged.note.endswith(f"Its real name:\n{host}")


@pytest.mark.parametrize("vector", VECTORS)
def test_no_attack_opens(vector: str) -> None:
    assert not link_address(vector).opens


@pytest.fixture
def menu_of(qtbot: QtBot) -> Iterator[None]:
    """A clipboard that is empty before and after."""
    assert qtbot is not None
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


@pytest.mark.usefixtures("menu_of")
def test_the_menu_copies_a_selection_and_an_address(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(linked("https://example.org/"))
    assert preview.web.view.menu("").isEmpty()
    preview.ask("(getSelection().selectAllChildren(document.querySelector('a')), 1)")
    qtbot.waitUntil(preview.web.view.hasSelection)
    preview.web.view.setFocus()
    menu = preview.web.view.menu("https://example.org/")
    assert [one.text() for one in menu.actions()] == ["Copy", "Copy link address"]
    clipboard = QGuiApplication.clipboard()
    with qtbot.waitSignal(clipboard.dataChanged):
        menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: clipboard.text() == "Go")
    menu.actions()[1].trigger()
    assert clipboard.text() == "https://example.org/"


def test_the_menu_opens_on_a_link(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(linked("https://example.org/"))
    preview.click("a", Qt.MouseButton.RightButton)

    def shown() -> list[str]:
        return [
            action.text()
            for menu in preview.web.view.findChildren(QMenu)
            if menu.isVisible()
            for action in menu.actions()
        ]

    qtbot.waitUntil(lambda: shown() == ["Copy link address"])
    assert not preview.pane.link_bar.isVisible()
    for menu in preview.web.view.findChildren(QMenu):
        menu.close()
