"""The right column: tabs, each with a row of the View menu; what is hidden lives on."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from crank_desktop.settings import Settings
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide
from crank_desktop.ui.theme import Theme


class Column:
    """A window's frame with two pages in its right column; the second one takes the keys."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        self.window = MainWindow(settings, theme)
        self.first, self.second = QLineEdit(), QLineEdit()
        self.field = QLineEdit(self.second)
        self.second.setFocusProxy(self.field)
        self.rows = self.window.actions_["show-preview"], self.window.actions_["help"]
        self.rows[1].setCheckable(True)
        self.window.show()
        for page, row in zip((self.first, self.second), self.rows, strict=True):
            self.window.right.add(page, row)

    @property
    def state(self) -> tuple[bool, bool, bool, bool]:
        """Which pages can be seen, and which rows are checked."""
        return (
            self.first.isVisible(),
            self.second.isVisible(),
            self.rows[0].isChecked(),
            self.rows[1].isChecked(),
        )


@pytest.fixture
def column(theme: Theme, qtbot: QtBot) -> Iterator[Column]:
    made = Column(Settings(), theme)
    qtbot.addWidget(made.window)
    yield made
    made.window.close()


def test_a_row_leads_to_its_tab_and_away_from_it(column: Column) -> None:
    first, second = column.rows
    assert column.state == (True, False, True, False)
    second.trigger()
    assert column.state == (False, True, False, True)
    assert column.field.hasFocus()
    first.trigger()
    assert column.state == (True, False, True, False)
    first.trigger()
    assert column.state == (False, False, False, False)
    assert column.window.right.isHidden()
    second.trigger()
    assert column.state == (False, True, False, True)


def test_a_row_that_is_set_does_what_choosing_it_does(column: Column) -> None:
    first, second = column.rows
    second.setChecked(True)
    assert column.state == (False, True, False, True)
    first.setChecked(False)
    assert column.state == (False, True, False, True)
    second.setChecked(False)
    assert column.state == (False, False, False, False)


def test_the_rows_follow_whoever_hides_the_column(column: Column) -> None:
    column.window.right.hide()
    assert column.state == (False, False, False, False)
    column.window.right.bring_up(column.second)
    assert column.state == (False, True, False, True)
    assert column.window.right.shows(column.second)


def test_tabs_are_turned_by_keys_and_keep_them(column: Column, qtbot: QtBot) -> None:
    bar = column.window.right.tabBar()
    assert [bar.tabText(number) for number in range(bar.count())] == ["Preview", "Help"]
    bar.setFocus()
    with qtbot.waitSignal(column.window.right.turned):
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert column.state == (False, True, False, True)
    assert bar.hasFocus()
    assert min(bar.tabRect(number).height() for number in range(bar.count())) >= 28


def test_the_tab_that_was_shown_is_shown_again(column: Column, theme: Theme, qtbot: QtBot) -> None:
    column.rows[1].trigger()
    column.window.keep_settings()
    assert column.window.settings.right == "help"
    again = Column(column.window.settings, theme)
    qtbot.addWidget(again.window)
    assert again.state == (False, True, False, True)


def test_a_column_of_one_page_shows_no_tabs(side: RightSide, window: MainWindow) -> None:
    assert window.right.currentWidget() is side.preview
    assert window.right.tabBar().isVisible() is (window.right.count() > 1)
