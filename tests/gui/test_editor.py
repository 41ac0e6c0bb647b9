"""Forms for the items of an issue: what is typed in them is in the issue, and undone there."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import AnalysisItem, HighlightItem, Item, LinkItem, Outlet
from crank_desktop.editing.item_changes import EditItem, RemoveItem
from crank_desktop.ui.editor.editor_pane import EditorPane
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.theme import Theme, ThemeChoice
from crank_desktop.ui.workspace import Workspace
from tests.gui.windows import child


@pytest.fixture
def editor(workspace: Workspace, theme: Theme, qtbot: QtBot) -> EditorPane:
    pane = EditorPane(workspace, theme)
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def uid(workspace: Workspace, section: int, item: int = 0) -> str:
    assert workspace.draft
    return workspace.draft.issue.sections[section].items[item].uid


def item(workspace: Workspace, section: int, number: int = 0) -> Item:
    assert workspace.draft
    return workspace.draft.issue.sections[section].items[number]


def paste(field: TextField, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    QGuiApplication.clipboard().setMimeData(data)
    field.paste()


def test_a_highlight_is_typed_in_its_heading_and_body(
    workspace: Workspace, editor: EditorPane
) -> None:
    workspace.open_item(uid(workspace, 0))
    QTest.keyClicks(child(editor, TextField, "headingEdit"), "Now: ")
    QTest.keyClicks(child(editor, ProseField, "bodyEdit"), "First. ")
    written = item(workspace, 0)
    assert isinstance(written, HighlightItem)
    assert written.heading == "Now: Two ports agree on tugs"
    assert written.body.startswith("First. The [deal](https://example.org/tugs)")
    assert workspace.save()
    assert workspace.library.load_item(written.uid) == written


def test_a_link_has_a_sentence_and_outlets(workspace: Workspace, editor: EditorPane) -> None:
    workspace.open_item(uid(workspace, 1))
    QTest.keyClicks(child(editor, ProseField, "bodyEdit"), "Late: ")
    QTest.keyClicks(child(editor, TextField, "outletEdit2"), "The ")
    child(editor, QPushButton).click()
    third = child(editor, TextField, "outletEdit3")
    assert third.hasFocus()
    QTest.keyClicks(third, "Buoy")
    QTest.keyClicks(child(editor, TextField, "outletAddressEdit3"), "https://buoy.example/1")
    written = item(workspace, 1)
    assert isinstance(written, LinkItem)
    assert written.text == "Late: Pilots went home early."
    assert written.outlets[1:] == (
        Outlet(name="The Quay News"),
        Outlet(name="Buoy", url="https://buoy.example/1"),
    )


def test_an_outlet_that_is_emptied_is_none(workspace: Workspace, editor: EditorPane) -> None:
    workspace.open_item(uid(workspace, 1))
    field = child(editor, TextField, "outletEdit2")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    written = item(workspace, 1)
    assert isinstance(written, LinkItem)
    assert [outlet.name for outlet in written.outlets] == ["Tide Times"]


def test_an_analysis_has_authors_line_by_line(workspace: Workspace, editor: EditorPane) -> None:
    workspace.open_item(uid(workspace, 2))
    authors = child(editor, TextField, "authorsEdit")
    QTest.keyClicks(authors, "Ana Moor")
    QTest.keyClick(authors, Qt.Key.Key_Return)
    for name, words in (
        ("headingEdit", "Again: "),
        ("institutionEdit", "Old "),
        ("bylineEdit", "Unsigned"),
        ("noteEdit", "writing in Tide Times"),
    ):
        QTest.keyClicks(child(editor, TextField, name), words)
    assert item(workspace, 2) == AnalysisItem(
        title="Again: Why tugs matter",
        url="https://example.org/tugs",
        authors=("Ana Moor", "Bo Reed", "Cy Lund"),
        institution="Old Dock School",
        byline="Unsigned",
        note="writing in Tide Times",
    )


def test_a_line_that_is_begun_stays_when_the_library_changes(
    workspace: Workspace, editor: EditorPane
) -> None:
    workspace.open_item(uid(workspace, 2))
    authors = child(editor, TextField, "authorsEdit")
    QTest.keyClick(authors, Qt.Key.Key_Return)
    workspace.apply(RemoveItem(_section(workspace, 0), 1, item(workspace, 0, 1)))
    assert authors.text() == "\nBo Reed\nCy Lund"


def _section(workspace: Workspace, number: int) -> str:
    assert workspace.draft
    return workspace.draft.issue.sections[number].uid


def test_each_item_has_its_own_undo(workspace: Workspace, editor: EditorPane) -> None:
    workspace.open_item(uid(workspace, 0))
    body = child(editor, ProseField, "bodyEdit")
    QTest.keyClicks(body, "A")
    workspace.open_item(uid(workspace, 0, 1))
    QTest.keyClicks(body, "B")
    body.setFocus()
    assert editor.undo_typing()
    assert body.text() == "It took a week."
    assert not editor.undo_typing()
    assert editor.redo_typing()
    assert not editor.redo_typing()
    workspace.open_item(uid(workspace, 0))
    body.setFocus()
    assert body.text().startswith("AThe")
    assert editor.undo_typing()
    assert body.text().startswith("The")


def test_without_a_caret_nothing_is_undone(workspace: Workspace, editor: EditorPane) -> None:
    workspace.open_item(uid(workspace, 0))
    editor.setFocus()
    assert not editor.undo_typing()
    assert not editor.redo_typing()


def test_a_change_from_elsewhere_is_shown_and_can_be_undone_as_text(
    workspace: Workspace, editor: EditorPane
) -> None:
    workspace.open_item(uid(workspace, 0, 1))
    before = item(workspace, 0, 1)
    assert isinstance(before, HighlightItem)
    workspace.apply(EditItem(before, HighlightItem(heading="New", body="Other.", uid=before.uid)))
    body = child(editor, ProseField, "bodyEdit")
    assert body.text() == "Other."
    body.undo()
    assert body.text() == "It took a week."


def test_an_address_pasted_on_a_missing_one_fills_it(
    workspace: Workspace, editor: EditorPane
) -> None:
    workspace.open_item(uid(workspace, 0))
    body = child(editor, ProseField, "bodyEdit")
    body.select_link(1)
    paste(body, " https://example.org/ten\n")
    assert body.text().endswith("[ten tugs](https://example.org/ten).")
    body.undo()
    assert body.text().endswith("[ten tugs](missing:).")


def test_an_address_pasted_on_words_makes_them_a_link(
    workspace: Workspace, editor: EditorPane
) -> None:
    workspace.open_item(uid(workspace, 0, 1))
    body = child(editor, ProseField, "bodyEdit")
    body.select(8, 14)
    paste(body, "https://example.org/week")
    assert body.text() == "It took [a week](https://example.org/week)."
    body.select(0, 0)
    paste(body, "https://example.org/x ")
    assert body.text().startswith("https://example.org/x It took")


def test_a_link_s_first_word_moves(workspace: Workspace, editor: EditorPane) -> None:
    workspace.open_item(uid(workspace, 0))
    body = child(editor, ProseField, "bodyEdit")
    body.select_link(1)
    assert body.move_link_start(1)
    assert body.text().endswith("ten [tugs](missing:).")
    assert body.textCursor().selectedText() == "tugs"
    assert not body.move_link_start(1)
    assert body.move_link_start(-1)
    body.select(0, 0)
    assert body.link_number() is None
    assert not body.move_link_start(1)


def test_a_lost_address_is_an_empty_field_that_says_so(
    workspace: Workspace, editor: EditorPane
) -> None:
    before = item(workspace, 2)
    assert isinstance(before, AnalysisItem)
    lost = AnalysisItem(title="Lost", url="missing:", uid=before.uid)
    workspace.apply(EditItem(before, lost))
    workspace.open_item(before.uid)
    field = child(editor, TextField, "addressEdit")
    assert (field.text(), field.placeholderText()[:7]) == ("", "Missing")
    QTest.keyClicks(child(editor, TextField, "headingEdit"), "Not ")
    written = item(workspace, 2)
    assert isinstance(written, AnalysisItem)
    assert (written.title, written.url) == ("Not Lost", "missing:")
    QTest.keyClicks(field, "https://example.org/found")
    written = item(workspace, 2)
    assert isinstance(written, AnalysisItem)
    assert written.url == "https://example.org/found"


def test_links_are_marked_in_the_colors_of_the_theme(
    workspace: Workspace, editor: EditorPane, theme: Theme
) -> None:
    workspace.open_item(uid(workspace, 0))
    body = child(editor, ProseField, "bodyEdit")

    def colors() -> set[str]:
        formats = body.document().firstBlock().layout().formats()
        colors = (one.format.foreground().color() for one in formats)
        return {color.name() for color in colors if color.alpha()}

    light = {theme.color(token).name() for token in ("accent", "muted", "danger")}
    assert colors() == light
    theme.choose(ThemeChoice.DARK)
    assert colors() == {theme.color(token).name() for token in ("accent", "muted", "danger")}
    assert colors().isdisjoint(light)
    paste(body, "*set off* and **loud**, 👩 [x](https://example.org) ")
    formats = body.document().firstBlock().layout().formats()
    assert any(one.format.fontItalic() for one in formats)
    assert any(one.format.fontWeight() > 500 for one in formats)
    assert any(one.format.fontUnderline() and one.length == 1 for one in formats)
