"""Links, bold and italics by key: a panel at the caret, and one step of undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.link_editor import LinkEditor
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import child, forms_of, part_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def body(window: MainWindow, desk: Desk) -> ProseField:
    """The text of a highlight, "It took a week."."""
    assert desk.workspace.draft
    desk.workspace.open_item(desk.workspace.draft.issue.sections[0].items[1].uid)
    window.activateWindow()
    field = child(window, ProseField, "bodyEdit")
    field.setFocus()
    return field


@pytest.fixture
def panel(window: MainWindow, body: ProseField) -> LinkEditor:
    assert body.isVisible()
    return part_of(window, LinkEditor)


def test_selected_words_become_a_link_by_keys_alone(body: ProseField, panel: LinkEditor) -> None:
    body.select(8, 14)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    assert panel.isVisible()
    assert (panel.words.text(), panel.address.hasFocus()) == ("a week", True)
    QTest.keyClicks(panel.address, "tide.example/week")
    QTest.keyClick(panel.address, Qt.Key.Key_Return)
    assert body.text() == "It took [a week](https://tide.example/week)."
    assert panel.isHidden()
    assert body.hasFocus()
    QTest.keyClicks(body, "!")
    assert body.text().endswith("week)!.")
    body.undo()
    body.undo()
    assert body.text() == "It took a week."


def test_the_link_at_the_caret_is_changed(body: ProseField, panel: LinkEditor) -> None:
    body.select(8, 14)
    body.toggle_emphasis(strong=False)
    body.select(8, 16)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(panel.address, "https://a.example")
    QTest.keyClick(panel.address, Qt.Key.Key_Return)
    assert body.text() == "It took [*a week*](https://a.example)."
    body.select(12, 12)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    assert (panel.words.text(), panel.address.text()) == ("a week", "https://a.example")
    QTest.keyClicks(panel.address, "https://b.example")
    QTest.keyClick(panel.address, Qt.Key.Key_Return)
    assert body.text() == "It took [*a week*](https://b.example)."
    body.select(12, 12)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    panel.words.setFocus()
    panel.words.selectAll()
    QTest.keyClicks(panel.words, "ten days")
    QTest.keyClick(panel.words, Qt.Key.Key_Return)
    assert body.text() == "It took [ten days](https://b.example)."


def test_a_link_is_taken_away(body: ProseField, panel: LinkEditor) -> None:
    body.select(0, 0)
    body.insert_as_step("[So](https://a.example) ")
    body.select(3, 3)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    assert panel.remove.isVisible()
    QTest.keyClick(panel.remove, Qt.Key.Key_Space)
    assert body.text() == "So It took a week."
    assert panel.isHidden()
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    assert panel.remove.isHidden()


def test_esc_leaves_everything_as_it_was(body: ProseField, panel: LinkEditor) -> None:
    body.select(8, 14)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(panel.address, "tide.example")
    QTest.keyClick(panel.address, Qt.Key.Key_Escape)
    assert (panel.isHidden(), body.hasFocus(), body.text()) == (True, True, "It took a week.")
    assert body.selected() == (8, 14)
    assert not body.document().isUndoAvailable()


def test_what_is_no_address_is_said_there(body: ProseField, panel: LinkEditor) -> None:
    body.select(8, 14)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(panel.address, "javascript:alert(1)")
    QTest.keyClick(panel.address, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert panel.remark.text().startswith("This is no web")
    assert body.text() == "It took a week."
    QTest.keyClicks(panel.address, "x")
    assert panel.remark.isHidden()


def test_the_panel_closes_when_the_caret_goes_elsewhere_or_the_text_changes(
    window: MainWindow, body: ProseField, panel: LinkEditor
) -> None:
    body.select(8, 14)
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    child(window, TextField, "headingEdit").setFocus()
    assert panel.isHidden()
    body.setFocus()
    QTest.keyClick(body, Qt.Key.Key_K, CTRL)
    assert body.written is not None
    body.written.take("Other words.")
    QTest.keyClicks(panel.address, "https://a.example")
    QTest.keyClick(panel.address, Qt.Key.Key_Return)
    assert (panel.isHidden(), body.text()) == (True, "Other words.")


def test_the_panel_stands_whole_in_the_window(
    window: MainWindow, body: ProseField, panel: LinkEditor
) -> None:
    for place in (0, len(body.text())):
        body.select(place, place)
        QTest.keyClick(body, Qt.Key.Key_K, CTRL)
        assert window.middle.rect().contains(panel.geometry())
        assert not panel.geometry().contains(
            body.viewport().mapTo(window.middle, body.cursorRect().center())
        )
        QTest.keyClick(panel.address, Qt.Key.Key_Escape)


def test_bold_and_italics_are_given_and_taken_back(body: ProseField) -> None:
    body.select(3, 7)
    QTest.keyClick(body, Qt.Key.Key_B, CTRL)
    assert body.text() == "It **took** a week."
    assert body.textCursor().selectedText() == "took"
    QTest.keyClick(body, Qt.Key.Key_I, CTRL)
    assert body.text() == "It ***took*** a week."
    QTest.keyClick(body, Qt.Key.Key_I, CTRL)
    QTest.keyClick(body, Qt.Key.Key_B, CTRL)
    assert body.text() == "It took a week."
    body.undo()
    assert body.text() == "It **took** a week."


def test_a_headline_has_no_bold_and_no_links(window: MainWindow, panel: LinkEditor) -> None:
    heading = child(window, TextField, "headingEdit")
    heading.setFocus()
    heading.selectAll()
    before = heading.text()
    for key in (Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_K):
        QTest.keyClick(heading, key, CTRL)
    assert (heading.text(), panel.isHidden()) == (before, True)


def test_words_of_the_introduction_become_a_link_too(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_item("")
    window.activateWindow()
    intro = forms_of(window).form.intro
    intro.setFocus()
    intro.insert_as_step("Ports and tugs.")
    intro.select(0, 5)
    panel = part_of(window, LinkEditor)
    QTest.keyClick(intro, Qt.Key.Key_K, CTRL)
    assert (panel.words.text(), panel.address.hasFocus()) == ("Ports", True)
    QTest.keyClicks(panel.address, "https://a.example")
    QTest.keyClick(panel.address, Qt.Key.Key_Return)
    assert desk.workspace.issue
    assert desk.workspace.issue.intro.startswith("[Ports](https://a.example) and tugs.")
    assert intro.hasFocus()
