"""Every output of an issue as its export writes it, looked at in every way, at the same place."""

import pytest
from hypothesis import given, settings
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.document.compose import compose
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.exports.export import ExportChoices, options_for
from crank_desktop.exports.formats import format_named
from crank_desktop.render.pieces import Pieces
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.preview.look import Look, Mode
from crank_desktop.ui.preview.text_page import text_page
from crank_desktop.ui.preview.toolbar import ToolBar
from crank_desktop.ui.preview_feed import PIECES
from crank_desktop.ui.right_side import RightSide
from tests.gui.windows import part_of
from tests.preview_pages import WAIT, ShownPreview, asked
from tests.samples import NAMES, sample
from tests.strategies import issues

MARCH = "2025-03.txt"
PAGE = "document.documentElement.outerHTML"


def exported(issue: PortableIssue, mode: Mode) -> str:
    """What ``crank export`` writes."""
    options = options_for(issue, Newsletter(), ExportChoices())
    written = format_named(mode).render(compose(issue), options)
    assert isinstance(written, str)
    return written


def pieces(issue: PortableIssue, mode: Mode) -> Pieces:
    """What the preview is given."""
    written = PIECES[mode](compose(issue), options_for(issue, Newsletter(), ExportChoices()))
    return text_page(written) if mode.is_text else written


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", NAMES)
def test_the_pieces_are_the_export(mode: Mode, name: str) -> None:
    issue = sample(name)
    written = PIECES[mode](compose(issue), options_for(issue, Newsletter(), ExportChoices()))
    assert "".join(written) == exported(issue, mode)
    items = [item for section in issue.sections for item in section.items]
    assert len(written) == 2 * len(items) + 1
    for part, item in zip(written[1::2], items, strict=True):
        words = getattr(item, "heading", "") or getattr(item, "title", "")
        assert words.split(" ")[0] in part


@settings(max_examples=80, deadline=None)
@given(issues())
def test_the_pieces_of_any_issue_are_its_export(issue: PortableIssue) -> None:
    number = sum(len(section.items) for section in issue.sections)
    for mode in Mode:
        written = PIECES[mode](compose(issue), options_for(issue, Newsletter(), ExportChoices()))
        assert len(written) == 2 * number + 1
        assert "".join(written) == exported(issue, mode)


@pytest.mark.parametrize("mode", [Mode.TEXT, Mode.MAILCHIMP])
def test_a_text_is_shown_character_by_character(qtbot: QtBot, mode: Mode) -> None:
    preview = ShownPreview(qtbot)
    issue = sample(MARCH)
    preview.show(pieces(issue, mode))
    assert preview.ask("document.querySelector('pre').textContent") == exported(issue, mode)


def test_turning_ends_as_a_fresh_load(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    issue = sample(MARCH)
    preview.show(pieces(issue, Mode.EMAIL))
    for mode in (Mode.WEB, Mode.TEXT, Mode.MAILCHIMP, Mode.EMAIL):
        with qtbot.waitSignal(preview.pane.painted, timeout=WAIT):
            preview.pane.turn_to(pieces(issue, mode))
        turned = preview.tree()
        preview.reload()
        assert preview.tree() == turned


FIRST = """(() => {
  const places = [...document.querySelectorAll('h3, span, li')].map((one) => [
    one.textContent.trim().slice(0, 24), one.getBoundingClientRect()]);
  return places.find(([_words, box]) => box.bottom > 1)[0];
})()"""


def test_another_output_is_shown_at_the_same_item(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    issue = sample(MARCH)
    preview.show(pieces(issue, Mode.EMAIL))
    preview.ask("(document.querySelectorAll('h3')[3].scrollIntoView(), 1)")
    seen = preview.ask(FIRST)
    for mode in (Mode.TEXT, Mode.WEB, Mode.MAILCHIMP, Mode.EMAIL):
        with qtbot.waitSignal(preview.pane.painted, timeout=WAIT):
            preview.pane.turn_to(pieces(issue, mode))
        assert str(seen)[:12] in str(preview.ask(FIRST))


def test_without_styles_only_what_stands_in_the_elements_is_left(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(
        '<!DOCTYPE html><style>p { color: rgb(1, 2, 3) }</style><p style="margin: 7px">One</p>'
    )
    before = preview.tree()
    color = "getComputedStyle(document.querySelector('p')).color"
    margin = "getComputedStyle(document.querySelector('p')).marginTop"
    assert preview.ask(color) == "rgb(1, 2, 3)"
    preview.pane.tool_bar.no_styles.click()
    preview.until(color, worth="rgb(0, 0, 0)")
    assert preview.ask(margin) == "7px"
    assert preview.tree() == before
    preview.pane.tool_bar.no_styles.click()
    preview.until(color, worth="rgb(1, 2, 3)")


def test_a_picture_for_dark_is_shown_in_dark(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(
        '<!DOCTYPE html><picture><source srcset="dark.png" media="(prefers-color-scheme: dark)">'
        '<img src="light.png"></picture>'
    )
    before = preview.tree()
    shown = "getComputedStyle(document.querySelector('img')).content"
    assert str(preview.ask(shown)).endswith('/light.png")')
    preview.pane.tool_bar.dark.click()
    qtbot.waitUntil(lambda: str(preview.ask(shown)).endswith('/dark.png")'), timeout=WAIT)
    assert preview.tree() == before


def test_a_text_has_no_pictures_and_styles_to_leave_out(qtbot: QtBot) -> None:
    bar = ToolBar()
    qtbot.addWidget(bar)
    bar.no_styles.click()
    told: list[str] = []
    bar.mode_changed.connect(told.append)
    bar.modes[Mode.TEXT].click()
    assert told == ["text"]
    assert bar.look == Look()
    assert not bar.no_styles.isEnabled()
    bar.modes[Mode.WEB].click()
    assert bar.look == Look(styles=False)
    assert bar.no_styles.isEnabled()


def test_the_bar_remembers(qtbot: QtBot) -> None:
    bar, other = ToolBar(), ToolBar()
    qtbot.addWidget(bar)
    qtbot.addWidget(other)
    for button in (bar.modes[Mode.WEB], bar.phone, bar.no_pictures):
        button.click()
    assert bar.words == "web phone no-pictures"
    other.restore(bar.words)
    assert (other.mode, other.look) == (bar.mode, bar.look)
    other.restore("nonsense")
    assert other.look == Look()
    assert other.desktop.isChecked()


def test_a_window_shows_each_output_by_its_action(
    window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot
) -> None:
    issue = sample(MARCH)
    assert desk.workspace.apply(AddIssue(issue))
    with qtbot.waitSignal(side.preview.painted, timeout=WAIT):
        desk.workspace.open_issue(issue.uid)
    for mode in (Mode.TEXT, Mode.MAILCHIMP, Mode.WEB, Mode.EMAIL):
        with qtbot.waitSignal(side.preview.painted, timeout=WAIT):
            window.actions_[f"preview-{mode}"].trigger()
        assert window.actions_[f"preview-{mode}"].isChecked()
        assert desk.workspace.settings.preview == mode
        if mode.is_text:
            text = asked(qtbot, side.preview, "document.querySelector('pre').textContent")
            options = options_for(issue, desk.workspace.newsletter, ExportChoices())
            assert text == format_named(mode).render(compose(issue), options)
    window.actions_["preview-dark"].trigger()
    assert side.preview.tool_bar.dark.isChecked()
    assert window.actions_["preview-dark"].isChecked()
    assert desk.workspace.settings.preview == "email dark"


def test_every_button_is_reached_by_key(window: MainWindow, side: RightSide) -> None:
    bar = part_of(window, ToolBar)
    for button in (*bar.modes.values(), *bar.toggles.values()):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(bar.modes[Mode.WEB], Qt.Key.Key_Space)
    assert side.preview.tool_bar.mode is Mode.WEB
