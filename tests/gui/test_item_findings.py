"""The rules under the form: told when typing pauses, without moving what is typed."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import LinkItem
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.finding_lines import FindingLines
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child


@pytest.fixture
def sentence(window: MainWindow, desk: Desk) -> ProseField:
    """The sentence of a link, "Pilots went home early."."""
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[1].items[0].uid)
    window.activateWindow()
    field = child(window, ProseField, "bodyEdit")
    field.setFocus()
    return field


def lines(window: MainWindow) -> tuple[str, ...]:
    return child(window, FindingLines).words


def test_what_the_rules_find_is_told_after_a_pause(
    window: MainWindow, sentence: ProseField, qtbot: QtBot
) -> None:
    before = lines(window)
    place = sentence.mapTo(window, sentence.rect().topLeft()), sentence.size()
    sentence.selectAll()
    QTest.keyClicks(sentence, "Ships left. They came")
    assert lines(window) == before
    qtbot.waitUntil(lambda: lines(window) != before)
    assert lines(window)[:2] == (
        "This link has more than one sentence: make one of them, or cut.",
        "The last sentence has no full stop: close it.",
    )
    assert (sentence.mapTo(window, sentence.rect().topLeft()), sentence.size()) == place
    sentence.selectAll()
    QTest.keyClicks(sentence, "Ships left.")
    qtbot.waitUntil(lambda: lines(window) == before)


def test_another_item_is_judged_at_once_and_one_not_begun_is_left_alone(
    window: MainWindow, desk: Desk, sentence: ProseField
) -> None:
    workspace = desk.workspace
    assert workspace.draft
    item = workspace.draft.item(workspace.item_uid)
    assert isinstance(item, LinkItem)
    workspace.apply(EditItem(item, LinkItem(uid=item.uid, text="One. Two.  Three", outlets=())))
    assert sentence.text() == "One. Two.  Three"
    assert len(lines(window)) == 3
    assert lines(window)[-1].startswith("2 more: ")
    window.actions_["add-item"].trigger()
    assert lines(window) == ()
