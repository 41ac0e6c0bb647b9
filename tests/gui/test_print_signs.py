"""Quotation marks and dashes of print, as they are typed and on request."""

import pytest
from PySide6.QtTest import QTest

from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child


@pytest.fixture
def body(window: MainWindow, desk: Desk) -> ProseField:
    """The text of a highlight, emptied."""
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[1].uid)
    window.activateWindow()
    field = child(window, ProseField, "bodyEdit")
    field.setFocus()
    field.selectAll()
    return field


def test_they_are_printed_as_typed_and_one_undo_takes_only_that_back(
    window: MainWindow, body: ProseField
) -> None:
    body.insert_as_step("👩 ")
    QTest.keyClicks(body, "'It's \"so\" -- or --- not...' [it's](https://a.example/it's--x)")
    printed = "👩 ‘It’s “so” – or — not…’ [it’s](https://a.example/it's--x)"
    assert body.text() == printed
    QTest.keyClicks(body, ' "')
    assert body.text() == f"{printed} “"
    body.undo()
    assert body.text() == f'{printed} "'
    QTest.keyClicks(body, "x")
    assert body.text() == f'{printed} "x'
    heading = child(window, TextField, "headingEdit")
    heading.selectAll()
    QTest.keyClicks(heading, "It's")
    assert heading.text() == "It’s"


def test_it_can_be_turned_off_and_that_is_remembered(window: MainWindow, body: ProseField) -> None:
    kept = [window.settings.print_signs]
    window.actions_["print-signs"].trigger()
    QTest.keyClicks(body, "it's -- so")
    assert body.text() == "it's -- so"
    kept.append(window.settings.print_signs)
    window.actions_["print-signs"].trigger()
    kept.append(window.settings.print_signs)
    assert kept == [True, False, True]
    QTest.keyClicks(body, "'")
    assert body.text() == "it's -- so’"


def test_a_field_for_names_takes_what_is_typed(window: MainWindow, desk: Desk) -> None:
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[1].items[0].uid)
    name = child(window, TextField, "outletEdit1")
    name.selectAll()
    QTest.keyClicks(name, "Port's --")
    assert name.text() == "Port's --"


def test_a_whole_item_is_printed_in_one_step(
    window: MainWindow, desk: Desk, body: ProseField
) -> None:
    workspace = desk.workspace
    assert workspace.draft
    item = workspace.draft.item(workspace.item_uid)
    plain = HighlightItem(uid=item.uid, heading="It's", body='"So" -- [x](https://a.example/\')')
    assert workspace.apply(EditItem(item, plain))
    window.actions_["print-item"].trigger()
    assert workspace.draft.item(item.uid) == HighlightItem(
        heading="It’s", body="“So” – [x](https://a.example/')"
    )
    assert workspace.stack.undoText() == "Make quotes and dashes typographic"
    workspace.undo()
    assert workspace.draft.item(item.uid) == plain
    steps = workspace.stack.count()
    workspace.redo()
    window.actions_["print-item"].trigger()
    assert workspace.stack.count() == steps
    assert body.text() == "“So” – [x](https://a.example/')"
