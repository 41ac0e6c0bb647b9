"""What a window leaves out where its words are too large for its width, and what stays."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.settings import Settings
from crank_desktop.ui.actions import ACTIONS
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.link_editor import LinkEditor
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.theme import Theme, ThemeChoice
from crank_desktop.ui.zoom import Zoom
from tests.gui.windows import child, forms_of


@pytest.fixture
def wide(window: MainWindow, desk: Desk, side: RightSide) -> MainWindow:
    """The window as wide as a small laptop's screen."""
    assert desk.workspace.issue
    assert side.preview is not None
    window.resize(1280, 800)
    return window


def test_the_right_column_gives_way_to_large_words_and_comes_back(wide: MainWindow) -> None:
    row = wide.actions_["show-preview"]
    assert row.isChecked()
    wide.theme.resize(Zoom(125))
    assert wide.right.isVisible()
    wide.theme.resize(Zoom(200))
    assert not wide.right.isVisible()
    assert not row.isChecked()
    wide.theme.resize(Zoom(100))
    assert wide.right.isVisible()
    assert row.isChecked()


def test_a_wide_screen_keeps_it_at_any_size(wide: MainWindow) -> None:
    wide.resize(2560, 1440)
    wide.theme.resize(Zoom(200))
    assert wide.right.isVisible()
    wide.resize(1280, 800)
    assert not wide.right.isVisible()


def test_who_shows_it_in_a_narrow_window_keeps_it(wide: MainWindow) -> None:
    wide.theme.resize(Zoom(200))
    wide.actions_["show-preview"].trigger()
    assert wide.right.isVisible()
    wide.resize(1300, 800)
    assert wide.right.isVisible()


def test_who_hid_it_finds_it_hidden_in_a_wide_window(wide: MainWindow) -> None:
    wide.actions_["show-preview"].trigger()
    assert not wide.right.isVisible()
    wide.theme.resize(Zoom(200))
    wide.theme.resize(Zoom(100))
    assert not wide.right.isVisible()


def test_what_gave_way_is_not_remembered_as_hidden(wide: MainWindow) -> None:
    wide.theme.resize(Zoom(200))
    wide.keep_settings()
    assert wide.settings.hidden == ""
    wide.actions_["show-left"].trigger()
    wide.keep_settings()
    assert wide.settings.hidden == "show-left"
    wide.theme.resize(Zoom(100))
    wide.actions_["show-preview"].trigger()
    wide.keep_settings()
    assert wide.settings.hidden == "show-left,show-preview"


def test_a_window_that_opens_narrow_opens_without_it(qtbot: QtBot) -> None:
    settings = Settings(zoom=200)
    window = MainWindow(settings, Theme(ThemeChoice.LIGHT, zoom=Zoom(200)))
    qtbot.addWidget(window)
    window.show()
    window.show_frame()
    assert window.right.gave_way
    assert not window.right.isVisible()


def test_the_line_at_the_foot_leaves_figures_out_whole(
    wide: MainWindow, side: RightSide, qtbot: QtBot
) -> None:
    bar = wide.statusBar()

    def figures() -> list[str]:
        shown = [one for one in bar.findChildren(QLabel) if one.isVisible()]
        return [one.text() for one in shown if one is not side.status.save_state]

    qtbot.waitUntil(lambda: "37 words" in figures())
    everything = figures()
    assert len(everything) == 3
    for width in range(1280, 100, -10):
        bar.resize(width, bar.height())
        if figures() != everything:
            break
    assert figures() == [one for one in everything if one != "2 · 1 · 1"]
    bar.resize(120, bar.height())
    assert figures() == []
    assert side.status.findings.isVisible()
    bar.resize(1280, bar.height())
    assert figures() == everything


def test_the_issue_s_own_form_is_gone_to_from_any_page(wide: MainWindow, desk: Desk) -> None:
    desk.workspace.open_item("")
    form = forms_of(wide).issue
    assert wide.middle.currentWidget() is form
    for page in ("settings", "newsletter", "find-in-library"):
        wide.actions_[page].trigger()
        assert wide.middle.currentWidget() is not form
        wide.actions_["issue-form"].trigger()
        assert wide.middle.currentWidget() is form


def test_the_link_panel_follows_its_text_to_another_width(
    wide: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitActive(wide):
        wide.activateWindow()
    assert desk.workspace.issue
    desk.workspace.open_item(desk.workspace.issue.sections[0].items[0].uid)
    form = desk.editor.form
    assert form is not None
    assert form.prose is not None
    form.prose.setFocus()
    wide.actions_["link"].trigger()
    panel = child(wide, LinkEditor)

    def beside() -> int:
        assert form.prose is not None
        caret = form.prose.viewport().mapTo(wide, form.prose.cursorRect().topLeft())
        return panel.mapTo(wide, QPoint(0, 0)).x() - caret.x()

    assert abs(beside()) <= 2
    wide.resize(2000, 800)
    qtbot.waitUntil(lambda: abs(beside()) <= 2)


def test_the_ways_to_preview_have_a_menu_of_their_own(wide: MainWindow) -> None:
    view = next(one for one in wide.menuBar().actions() if one.text() == "&View").menu()
    assert isinstance(view, QWidget)
    inside = [one.menu() for one in view.actions() if one.menu() is not None]
    (ways,) = inside
    assert isinstance(ways, QWidget)
    named = {one.objectName() for one in ways.actions() if one.objectName()}
    assert named == {row.name for row in ACTIONS if row.under}
    assert all(name.startswith("preview-") for name in named)
    assert len([one for one in view.actions() if not one.isSeparator()]) == 12
