"""Signals that lead from one part of the window to another, each fired by what fires it."""

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.forms.picture_box import PictureBox
from crank_desktop.ui.icons import Icons
from crank_desktop.ui.item_actions import ItemActions
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.preview.link_bar import LinkBar
from crank_desktop.ui.preview.message import Message
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.theme import Theme
from tests.gui.windows import part_of
from tests.preview_pages import ShownPreview


def test_a_picture_is_asked_for_and_sent_away(qtbot: QtBot) -> None:
    box = PictureBox()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.wants_file):
        box.choose.click()
    with qtbot.waitSignal(box.wants_none):
        box.remove.click()


def test_icons_are_drawn_at_load_and_with_each_look(theme: Theme, qtbot: QtBot) -> None:
    icons = Icons(theme, theme)
    with qtbot.assertNotEmitted(icons.loaded):
        theme.changed.emit()
    with qtbot.waitSignal(icons.loaded):
        icons.load()
    with qtbot.waitSignal(icons.loaded):
        theme.changed.emit()


def test_an_added_item_is_told(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(part_of(desk.window, ItemActions).added):
        window.actions_["add-item"].trigger()


def test_each_rendering_is_told(desk: Desk, side: RightSide, qtbot: QtBot) -> None:
    with qtbot.waitSignal(side.feed.rendered):
        desk.workspace.typed.emit("")


def test_an_opened_link_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    bar = LinkBar()
    qtbot.addWidget(bar)
    bar.ask("https://example.org/tugs")
    with qtbot.waitSignal(bar.opened) as opened:
        bar.open_button.click()
    assert opened.args == ["https://example.org/tugs"]


def test_the_button_of_a_message_is_told(qtbot: QtBot) -> None:
    message = Message()
    qtbot.addWidget(message)
    message.say("The preview stopped.", "Show it again")
    with qtbot.waitSignal(message.pressed):
        message._button.click()


def test_a_page_says_that_it_was_painted_and_which_link_was_clicked(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    with qtbot.waitSignal(preview.web.page.said):
        preview.show("<!doctype html><p><a href='https://example.org/tugs'>Tugs</a></p>")
    QTest.qWait(0)
    with qtbot.waitSignal(preview.web.link_clicked) as clicked:
        preview.click("a")
    assert clicked.args == ["https://example.org/tugs"]
