"""A click in the preview leads to the caret, the caret to its place, and typing moves nothing."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.preview.look import Mode
from crank_desktop.ui.preview.web_view import WebView
from crank_desktop.ui.right_side import RightSide
from tests.gui.windows import child
from tests.preview_pages import WAIT, ShownPreview, asked, email
from tests.samples import sample

CLICK = """((word) => {
  const nodes = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    node.parentElement.scrollIntoView({ block: "center" });
    const { left, top, height } = range.getBoundingClientRect();
    const spot = { clientX: left + 1, clientY: top + height / 2 };
    node.parentElement.dispatchEvent(new MouseEvent("click", { bubbles: true, ...spot }));
    return true;
  }
  return false;
})("Maritime Security Belt")"""


@pytest.mark.parametrize("mode", Mode)
def test_a_click_puts_the_caret_where_the_word_was_written(
    window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot, mode: Mode
) -> None:
    issue = sample("2025-03.txt")
    assert desk.workspace.apply(AddIssue(issue))
    with qtbot.waitSignal(side.preview.painted, timeout=WAIT):
        desk.workspace.open_issue(issue.uid)
    if mode is not Mode.EMAIL:
        with qtbot.waitSignal(side.preview.painted, timeout=WAIT):
            window.actions_[f"preview-{mode}"].trigger()
    there = "document.body.textContent.includes('Maritime Security Belt')"
    qtbot.waitUntil(lambda: asked(qtbot, side.preview, there) is True, timeout=WAIT)
    window.activateWindow()
    with qtbot.waitSignal(side.preview.part_clicked, timeout=WAIT):
        assert asked(qtbot, side.preview, CLICK)
    item = next(
        one
        for one in issue.sections[0].items
        if isinstance(one, HighlightItem) and "Maritime Security Belt" in one.body
    )
    assert desk.workspace.item_uid == item.uid
    body = child(window, ProseField, "bodyEdit")
    assert body.selected()[0] == item.body.index("Maritime Security Belt")
    QTest.qWait(250)


POINTED = "getComputedStyle(document.querySelectorAll('h3')[{}]).boxShadow !== 'none'"


def test_the_place_of_the_caret_is_marked_and_brought_into_view(qtbot: QtBot) -> None:
    preview = ShownPreview(qtbot)
    preview.show(email(sample("2025-03.txt")).pieces)
    before = preview.tree()
    preview.pane.point(3, 0, follow=False)
    preview.until(POINTED.format(3), worth=True)
    assert preview.ask("scrollY") == 0
    preview.pane.point(3, 0, follow=True)
    preview.until("scrollY > 0", worth=True)
    assert preview.ask(POINTED.format(2)) is False
    shadow = "getComputedStyle(document.querySelectorAll('h3')[3]).boxShadow"
    light = preview.ask(shadow)
    preview.pane.tool_bar.dark.click()
    qtbot.waitUntil(lambda: preview.ask(shadow) not in {light, "none"}, timeout=WAIT)
    assert "255, 255, 255" not in str(preview.ask(shadow))
    assert preview.tree() == before


def test_the_mark_goes_where_its_item_is_moved(
    window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot
) -> None:
    issue = sample("2025-03.txt")
    assert desk.workspace.apply(AddIssue(issue))
    with qtbot.waitSignal(side.preview.painted, timeout=WAIT):
        desk.workspace.open_issue(issue.uid)
    marked = f"[...document.querySelectorAll('h3')].map((_h, at) => {POINTED.replace('{}', 'at')})"

    def marks() -> list[int]:
        told = asked(qtbot, side.preview, marked)
        return [at for at, one in enumerate(told) if one] if isinstance(told, list) else []

    desk.workspace.open_item(issue.sections[0].items[0].uid)
    window.activateWindow()
    desk.write()
    qtbot.waitUntil(lambda: marks() == [0], timeout=WAIT)
    desk.left.outline.setFocus()
    window.actions_["item-down"].trigger()
    qtbot.waitUntil(lambda: marks() == [1], timeout=WAIT)
    desk.workspace.undo()
    qtbot.waitUntil(lambda: marks() == [0], timeout=WAIT)
    window.actions_["remove-item"].trigger()
    qtbot.waitUntil(lambda: marks() == [], timeout=WAIT)


@pytest.mark.parametrize("grows", [0, 1, 2])
def test_what_is_written_stays_where_it_is_seen(qtbot: QtBot, grows: int) -> None:
    issue = sample("2025-03.txt")
    preview = ShownPreview(qtbot)
    preview.show(email(issue).pieces)
    preview.ask("(document.querySelectorAll('h3')[1].scrollIntoView(), scrollBy(0, -200), 1)")
    preview.pane.point(1, 0, follow=False)
    preview.until(POINTED.format(1), worth=True)
    top = "document.querySelectorAll('h3')[1].getBoundingClientRect().top"
    seen = preview.ask(top)
    assert isinstance(seen, int | float)
    section = issue.sections[0]
    item = section.items[grows]
    assert isinstance(item, HighlightItem)
    longer = replace(item, body=f"{item.body}\n\nMore.\n\nAnd more.")
    items = (*section.items[:grows], longer, *section.items[grows + 1 :])
    grown = replace(issue, sections=(replace(section, items=items), *issue.sections[1:]))
    preview.show(email(grown).pieces)
    assert preview.ask(top) == pytest.approx(seen, abs=1)
    assert isinstance(preview.pane._view, WebView)
