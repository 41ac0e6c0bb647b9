"""Lists that are edited in place: rows added, removed, put back, moved, by button and by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.forms.remarks import about_mail
from crank_desktop.ui.forms.row import Ask, RowColumn
from crank_desktop.ui.forms.rows_editor import RowsEditor
from tests.gui.forms import Heard, click, shown, write

COLUMNS = (
    RowColumn("role", "Role", 2, "Editor"),
    RowColumn("mail", "Mail address", 3, "name@example.org", about_mail),
)
ADA, BO, CY = ("Editor", "ada@example.org"), ("Pilot", None), ("Cook", "missing:")
KEYS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def people(qtbot: QtBot) -> RowsEditor:
    made = RowsEditor("people", "a person", COLUMNS)
    made.show_rows([ADA, BO, CY])
    shown(qtbot, made)
    return made


def roles(people: RowsEditor) -> list[str | None]:
    return [row.said()[0] for row in people.shown]


def on_screen(people: RowsEditor) -> list[str | None]:
    """The roles from the top to the bottom of what is seen."""
    return [row.said()[0] for row in sorted(people.shown, key=lambda row: row.y())]


def test_rows_say_what_they_were_given(people: RowsEditor) -> None:
    assert people.rows() == (ADA, BO, CY)
    assert [row.fields[1].text() for row in people.shown] == ["ada@example.org", "", ""]
    assert people.shown[2].fields[1].placeholderText() == "Missing address: paste it here"


def test_rows_take_two_lines_each_where_they_were_narrow_from_the_beginning(qtbot: QtBot) -> None:
    made = RowsEditor("people", "a person", COLUMNS)
    made.show_rows([ADA])
    shown(qtbot, made, 420)
    role, mail = made.shown[0].fields
    assert mail.y() >= role.y() + role.height()
    made.resize(700, 200)
    assert mail.y() == role.y()


def test_each_key_is_told(people: RowsEditor) -> None:
    heard = Heard(people.edited)
    write(people.shown[1].fields[1], "bo@e")
    assert people.rows()[1] == ("Pilot", "bo@e")
    assert len(heard.told) == 4


def test_an_address_that_is_none_is_remarked_below_its_row(people: RowsEditor) -> None:
    row = people.shown[1]
    assert row.remarked() == ""
    write(row.fields[1], "bo")
    assert row.remarked() == "This is not a mail address, such as name@example.org"
    assert any(one.text() == row.remarked() and one.isVisible() for one in row.findChildren(QLabel))
    QTest.keyClicks(row.fields[1], "@example.org")
    assert row.remarked() == ""


def test_a_row_is_added_and_counts_once_it_says_something(people: RowsEditor) -> None:
    heard = Heard(people.edited)
    click(people.add)
    added = people.shown[3]
    assert added.fields[0].hasFocus()
    assert (len(people.rows()), heard.told) == (3, [])
    QTest.keyClicks(added.fields[0], "Mate")
    assert people.rows()[3] == ("Mate", None)


def test_showing_what_stands_there_leaves_an_empty_row_alone(people: RowsEditor) -> None:
    click(people.add)
    people.show_rows([ADA, BO, CY])
    assert len(people.shown) == 4
    people.show_rows([ADA, BO])
    assert (len(people.shown), people.rows()) == (2, (ADA, BO))


def test_undo_of_a_field_outlives_what_is_shown_beside_it(people: RowsEditor) -> None:
    field = people.shown[0].fields[0]
    write(field, "Chief")
    people.show_rows([("Chief", "ada@example.org"), ("Pilot", "bo@example.org"), CY])
    assert people.rows()[1] == ("Pilot", "bo@example.org")
    field.setFocus()
    while field.document().isUndoAvailable():
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        if field.text() == "Editor":
            break
    assert people.rows()[0] == ADA


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_row_is_moved_and_keeps_the_caret(people: RowsEditor, way: str) -> None:
    heard = Heard(people.edited)
    row = people.shown[0]
    if way == "button":
        click(row.buttons[Ask.DOWN])
    else:
        row.fields[1].setFocus()
        QTest.keyClick(row.fields[1], Qt.Key.Key_Down, KEYS)
        assert row.fields[1].hasFocus()
    QApplication.sendPostedEvents()
    assert roles(people) == on_screen(people) == ["Pilot", "Editor", "Cook"]
    assert people.rows() == (BO, ADA, CY)
    assert len(heard.told) == 1


def test_a_row_is_moved_up_until_it_is_the_first(people: RowsEditor) -> None:
    row = people.shown[2]
    row.fields[0].setFocus()
    for expected in (["Editor", "Cook", "Pilot"], ["Cook", "Editor", "Pilot"]):
        QTest.keyClick(row.fields[0], Qt.Key.Key_Up, KEYS)
        assert roles(people) == expected
    heard = Heard(people.edited)
    QTest.keyClick(row.fields[0], Qt.Key.Key_Up, KEYS)
    assert (roles(people), heard.told) == (["Cook", "Editor", "Pilot"], [])
    assert [one.buttons[Ask.UP].isEnabled() for one in people.shown] == [False, True, True]
    assert [one.buttons[Ask.DOWN].isEnabled() for one in people.shown] == [True, True, False]


def test_a_button_that_is_done_gives_the_caret_to_its_row(people: RowsEditor) -> None:
    row = people.shown[1]
    row.buttons[Ask.UP].setFocus()
    QTest.keyClick(row.buttons[Ask.UP], Qt.Key.Key_Space)
    assert roles(people) == ["Pilot", "Editor", "Cook"]
    assert row.fields[0].hasFocus()


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_removed_row_can_be_put_back_where_it_was(people: RowsEditor, way: str) -> None:
    heard = Heard(people.edited)
    row = people.shown[1]
    if way == "button":
        click(row.buttons[Ask.AWAY])
    else:
        row.fields[0].setFocus()
        QTest.keyClick(row.fields[0], Qt.Key.Key_Delete, KEYS)
    assert people.rows() == (ADA, CY)
    assert people.shown[1].fields[0].hasFocus()
    assert (people.back.isVisible(), people.back.text()) == (True, "Put back Pilot")
    click(people.back)
    assert people.rows() == (ADA, BO, CY)
    assert row.fields[0].hasFocus()
    assert not people.back.isVisible()
    assert len(heard.told) == 2


def test_the_last_row_leaves_the_way_to_add_one(people: RowsEditor) -> None:
    for _ in range(3):
        click(people.shown[0].buttons[Ask.AWAY])
    assert people.rows() == ()
    assert people.add.hasFocus()
    assert people.back.text() == "Put back Cook"
    people.show_rows([ADA])
    assert not people.back.isVisible()


def test_an_empty_row_goes_without_a_word(people: RowsEditor) -> None:
    click(people.add)
    click(people.shown[3].buttons[Ask.AWAY])
    assert (people.rows(), people.back.isVisible()) == ((ADA, BO, CY), False)


def test_return_adds_a_row_below(people: RowsEditor) -> None:
    people.shown[0].fields[0].setFocus()
    QTest.keyClick(people.shown[0].fields[0], Qt.Key.Key_Return, KEYS)
    assert people.shown[1].fields[0].hasFocus()
    QTest.keyClicks(people.shown[1].fields[0], "Mate")
    assert roles(people) == ["Editor", "Mate", "Pilot", "Cook"]


def test_the_keys_of_a_row_go_before_those_of_the_window(people: RowsEditor) -> None:
    action = QAction("Move the item down", people)
    action.setShortcut(QKeySequence("Alt+Shift+Down"))
    people.addAction(action)
    heard = Heard(action.triggered)
    row = people.shown[0]
    row.fields[0].setFocus()
    QTest.keyClick(people.window().windowHandle(), Qt.Key.Key_Down, KEYS)
    assert (roles(people)[1], heard.told) == ("Editor", [])
    people.add.setFocus()
    QTest.keyClick(people.window().windowHandle(), Qt.Key.Key_Down, KEYS)
    assert (roles(people)[1], len(heard.told)) == ("Editor", 1)


def test_the_tab_key_goes_from_row_to_row_as_they_stand(people: RowsEditor) -> None:
    click(people.shown[0].buttons[Ask.DOWN])
    people.shown[0].fields[0].setFocus()
    way: list[QWidget | None] = []
    for _ in range(17):
        way.append(QApplication.focusWidget())
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    fields = [one for row in people.shown for one in row.fields]
    assert [one for one in way if one in fields][:6] == fields
    assert people.add in way


def test_every_field_and_button_has_a_name(people: RowsEditor) -> None:
    row = people.shown[0]
    assert [field.accessibleName() for field in row.fields] == ["Role", "Mail address"]
    names = [button.accessibleName() for button in row.findChildren(QToolButton)]
    assert names == ["Move up: Editor", "Move down: Editor", "Remove: Editor"]
    assert all(button.toolTip() for button in row.findChildren(QToolButton))


def test_where_it_is_narrow_each_row_takes_two_lines(people: RowsEditor, qtbot: QtBot) -> None:
    role, mail = people.shown[0].fields

    def is_narrow() -> bool:
        return mail.y() > role.y() + role.height() - 1 and mail.width() > role.width()

    assert not is_narrow()
    people.resize(380, 900)
    qtbot.waitUntil(is_narrow)
    assert not any(
        one.isVisible() for one in people.findChildren(QLabel) if one.text() == "Mail address"
    )
    click(people.add)
    assert people.shown[3].fields[1].y() > people.shown[3].fields[0].y()
    people.resize(700, 900)
    qtbot.waitUntil(lambda: not is_narrow())
    assert people.rows() == (ADA, BO, CY)


def test_what_may_only_be_read_offers_nothing(people: RowsEditor) -> None:
    people.set_writable(writable=False)
    field = people.shown[0].fields[0]
    field.setFocus()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Delete, KEYS)
    people.show_rows([ADA, BO, CY, ("Mate", None)])
    assert people.rows() == (ADA, BO, CY, ("Mate", None))
    assert not any(one.isVisible() for one in people.findChildren(QToolButton))
    assert not people.add.isVisible()
    people.set_writable(writable=True)
    assert people.add.isVisible()
