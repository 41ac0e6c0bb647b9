"""What must never happen to somebody who writes: a preview that jumps, an undo that is gone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.model.kinds import Occasion
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.history.room import HistoryRoom
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.theme import ThemeChoice
from tests.gui.windows import child, part_of
from tests.preview_pages import WAIT, asked
from tests.samples import sample

TYPED = "Tugs, and more of them; they lie at the pier. "
FIND = "[...document.querySelectorAll('h3')].find((one) => one.textContent === HEADING)"


@pytest.fixture
def issue(window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot) -> PortableIssue:
    """The newer sample, open in a window whose preview shows it."""
    found = sample("2025-03.txt")
    assert desk.workspace.apply(AddIssue(found))
    window.resize(1280, 720)
    with qtbot.waitSignal(side.preview.painted, timeout=WAIT):
        desk.workspace.open_issue(found.uid)
    return found


def highlights(issue: PortableIssue) -> list[HighlightItem]:
    return [one for one in issue.sections[0].items if isinstance(one, HighlightItem)]


class Reader:
    """Somebody who looks at a headline in the preview while another one is written."""

    def __init__(self, qtbot: QtBot, side: RightSide) -> None:
        self._qtbot, self._side = qtbot, side

    def place(self, heading: str, *, scroll: bool = False) -> float:
        """How far below the upper edge of the preview a headline is, after scrolling there."""
        found = FIND.replace("HEADING", repr(heading))
        if scroll:
            asked(self._qtbot, self._side.preview, f"{found}.scrollIntoView() || 1")
        top = asked(self._qtbot, self._side.preview, f"{found}.getBoundingClientRect().top")
        assert isinstance(top, int | float)
        return float(top)

    def wait_for(self, words: str) -> None:
        """Wait until the page says some words."""
        said = f"document.body.textContent.includes({words!r})"
        self._qtbot.waitUntil(
            lambda: asked(self._qtbot, self._side.preview, said) is True, timeout=WAIT
        )


def write_on(desk: Desk, item: HighlightItem, at: int = 0) -> ProseField:
    """Open an item and put the caret into its body."""
    desk.workspace.open_item(item.uid)
    body = child(desk.window, ProseField, "bodyEdit")
    body.setFocus()
    body.select(at, at)
    return body


def test_what_is_read_stays_while_something_above_it_grows(
    desk: Desk, side: RightSide, qtbot: QtBot, issue: PortableIssue
) -> None:
    first, third = highlights(issue)[0], highlights(issue)[2]
    body = write_on(desk, first)
    # The caret leads the preview to its place once, before anything is typed.
    qtbot.wait(400)
    reader = Reader(qtbot, side)
    before = reader.place(third.heading, scroll=True)
    QTest.keyClicks(body, TYPED * 3)
    QTest.keyClick(body, Qt.Key.Key_Return)
    QTest.keyClick(body, Qt.Key.Key_Return)
    reader.wait_for((TYPED * 3).strip())
    qtbot.wait(400)
    assert reader.place(third.heading) == pytest.approx(before, abs=1)


def test_what_is_written_stays_while_it_grows(
    desk: Desk, side: RightSide, qtbot: QtBot, issue: PortableIssue
) -> None:
    third = highlights(issue)[2]
    body = write_on(desk, third, at=20)
    reader = Reader(qtbot, side)
    qtbot.wait(800)
    before = reader.place(third.heading)
    for number in range(4):
        QTest.keyClicks(body, f"{TYPED}{number} ")
        reader.wait_for(f"pier. {number}")
        assert reader.place(third.heading) == pytest.approx(before, abs=1)


def other_item(desk: Desk) -> None:
    uid = desk.workspace.item_uid
    desk.window.actions_["next-item"].trigger()
    assert desk.workspace.item_uid != uid
    desk.workspace.open_item(uid)


def other_issue(desk: Desk) -> None:
    draft, uid = desk.workspace.draft, desk.workspace.item_uid
    assert draft
    other = next(row.uid for row in desk.workspace.library.issue_rows() if row.uid != draft.uid)
    desk.workspace.open_issue(other)
    desk.workspace.open_issue(draft.uid)
    desk.workspace.open_item(uid)


def other_page(desk: Desk) -> None:
    for name in ("settings", "trash", "newsletter", "find-in-library"):
        desk.window.actions_[name].trigger()
    desk.workspace.show_open()


def other_look(desk: Desk) -> None:
    desk.window.actions_["theme-dark"].trigger()
    desk.window.actions_["text-larger"].trigger()
    desk.window.actions_["focus-mode"].trigger()
    desk.window.actions_["focus-mode"].trigger()
    desk.window.theme.choose(ThemeChoice.LIGHT)


def kept_version(desk: Desk) -> None:
    room = part_of(desk.window, HistoryRoom)
    assert room.keeper.keep_open(Occasion.ASKED) is not None
    desk.window.actions_["show-history"].trigger()
    desk.window.actions_["show-preview"].trigger()


def saved(desk: Desk) -> None:
    assert desk.workspace.save()


@pytest.mark.parametrize(
    "between",
    [other_item, other_issue, other_page, other_look, kept_version, saved],
    ids=lambda one: one.__name__,
)
def test_typing_is_undone_whatever_came_between(
    desk: Desk, issue: PortableIssue, between: Callable[[Desk], None]
) -> None:
    item = highlights(issue)[0]
    body = write_on(desk, item)
    QTest.keyClicks(body, "Now ")
    QTest.keyClick(body, Qt.Key.Key_Return)
    QTest.keyClicks(body, "then ")
    assert body.text() == f"Now \nthen {item.body}"
    between(desk)
    body = child(desk.window, ProseField, "bodyEdit")
    body.setFocus()
    assert body.text() == f"Now \nthen {item.body}"
    texts = []
    while body.text() != item.body:
        desk.window.actions_["undo"].trigger()
        texts.append(body.text())
        assert len(texts) < 20
    assert desk.workspace.draft
    assert desk.workspace.draft.item(item.uid) == item
    for _ in texts:
        desk.window.actions_["redo"].trigger()
    assert body.text() == f"Now \nthen {item.body}"


def test_each_text_of_an_item_has_its_own_undo(desk: Desk, issue: PortableIssue) -> None:
    item = highlights(issue)[1]
    body = write_on(desk, item)
    heading = child(desk.window, TextField, "headingEdit")
    QTest.keyClicks(body, "Below ")
    heading.setFocus()
    heading.select(0, 0)
    QTest.keyClicks(heading, "Above ")
    body.setFocus()
    desk.window.actions_["undo"].trigger()
    assert (heading.text(), body.text()) == (f"Above {item.heading}", item.body)
    heading.setFocus()
    desk.window.actions_["undo"].trigger()
    assert (heading.text(), body.text()) == (item.heading, item.body)


def test_no_window_blocks_the_writing(desk: Desk, issue: PortableIssue) -> None:
    """Only what leaves the program or destroys something asks in front of the window."""
    body = write_on(desk, highlights(issue)[0])
    leaves = {"quit", "export", "new-issue", "import", "help", "about"}
    asks_for_files = {"open-library", "new-library", "move-library", "show-library"}
    names = {one.objectName() for one in desk.window.actions_}
    for name in sorted(names - leaves - asks_for_files):
        action = desk.window.actions_[name]
        if not action.isEnabled() or name.startswith(("remove", "archive", "duplicate")):
            continue
        action.trigger()
        assert QApplication.activeModalWidget() is None, name
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
    desk.workspace.open_item(highlights(issue)[0].uid)
    body.setFocus()
    before = body.text()
    body.select(0, 0)
    QTest.keyClicks(body, "x")
    assert body.text() == f"x{before}"


def test_redo_leads_to_what_came_back_and_what_was_typed_in_it(
    desk: Desk, issue: PortableIssue
) -> None:
    actions = desk.window.actions_
    desk.window.activateWindow()
    actions["add-item"].trigger()
    uid = desk.workspace.item_uid
    QTest.keyClicks(child(desk.window, TextField, "headingEdit"), "A pier")
    actions["undo"].trigger()
    actions["undo"].trigger()
    assert desk.workspace.draft
    assert not desk.workspace.draft.holds(uid)
    actions["redo"].trigger()
    assert desk.workspace.item_uid == uid
    heading = child(desk.window, TextField, "headingEdit")
    assert (heading.text(), heading.hasFocus()) == ("", True)
    actions["redo"].trigger()
    assert heading.text() == "A pier"
    actions["undo"].trigger()
    actions["undo"].trigger()
    actions["undo"].trigger()
    assert desk.workspace.draft is not None
    assert desk.workspace.draft.uid != issue.uid
    actions["redo"].trigger()
    assert desk.workspace.draft.uid == issue.uid
