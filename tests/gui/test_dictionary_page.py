"""The page of the library's own words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.spelling.dictionary_page import DictionaryPage
from crank_desktop.ui.spelling_room import SpellingRoom
from tests.gui.windows import child, part_of

LEFT = Qt.MouseButton.LeftButton


def test_the_page_adds_and_removes_words(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    window.actions_["dictionary"].trigger()
    page = child(window, DictionaryPage)
    assert not page.add.isEnabled()
    page.word.setText(" d’Orsayy ")
    QTest.keyClick(page.word, Qt.Key.Key_Return)
    for word in ("Kyiv", "Lviv"):
        QTest.keyClicks(page.word, word)
        QTest.mouseClick(page.add, LEFT)
    assert desk.workspace.library.words.added() == ("d'Orsayy", "Kyiv", "Lviv")
    assert [page.list.item(n).text() for n in range(3)] == ["d’Orsayy", "Kyiv", "Lviv"]
    assert window.notice.words() == ""
    QTest.keyClicks(page.word, "Kyiv")
    assert not page.add.isEnabled(), "it is there already"
    page.list.clearSelection()
    page.list.item(0).setSelected(True)
    page.list.item(2).setSelected(True)
    with qtbot.waitSignal(page.removed) as told:
        QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert told.args == [["d'Orsayy", "Lviv"]]
    assert desk.workspace.library.words.added() == ("Kyiv",)
    desk.workspace.undo()
    assert desk.workspace.library.words.added() == ("d'Orsayy", "Kyiv", "Lviv")
    page.list.selectAll()
    QTest.mouseClick(page.remove, LEFT)
    assert desk.workspace.library.words.added() == ()
    assert not page.remove.isEnabled()
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)
    assert window.middle.currentWidget() is not page
    assert part_of(window, SpellingRoom).page is page
