"""The tour: from part to part of the window by key, in nobody's way, offered once."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crank_desktop import userdirs
from crank_desktop.main import open_window
from crank_desktop.settings import load_settings
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.session import session_of
from crank_desktop.ui.tour.callout import Callout
from crank_desktop.ui.tour.stops import STOPS
from crank_desktop.ui.tour.tour_room import TourRoom
from tests.gui.windows import child, part_of


def begun(window: MainWindow) -> tuple[TourRoom, Callout]:
    window.actions_["tour"].trigger()
    room = part_of(window, TourRoom)
    assert room.callout is not None
    return room, room.callout


def place_of(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def test_every_stop_points_at_a_part_of_the_window(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    room, callout = begun(window)
    seen = []
    for number, stop in enumerate(STOPS, start=1):
        assert callout.heading.text() == stop.heading
        assert callout.count.text() == f"{number} of {len(STOPS)}"
        assert window.rect().contains(callout.geometry())
        named = window.findChildren(QWidget, stop.target)
        target = next(one for one in named if one.isVisible())
        assert callout.frame.geometry() == place_of(target, window)
        assert not callout.words.text().endswith("…")
        seen.append(callout.frame.geometry().getRect())
        assert callout.next.hasFocus()
        QTest.keyClick(callout.next, Qt.Key.Key_Right)
    assert len(set(seen)) == len(STOPS)
    assert room.callout is None
    assert desk.left.outline.hasFocus()
    assert desk.workspace.item_uid != ""


def words_at(window: MainWindow, target: str) -> str:
    """What the tour says at one of its stops, begun anew."""
    room, callout = begun(window)
    for _before in range([stop.target for stop in STOPS].index(target)):
        room.go_on()
    return callout.words.text()


def test_it_tells_the_keys_that_an_editor_chose(window: MainWindow) -> None:
    assert "F4 leads to the next link" in words_at(window, "bodyEdit")
    window.keys.give("next-missing", "Ctrl+M")
    window.keys.give("undo", "")
    assert "Ctrl+M leads to the next link" in words_at(window, "bodyEdit")
    assert words_at(window, "desk").endswith("and Edit ▸ Undo takes it back.")
    outline = "Ctrl+Return adds an item, Alt+Shift+Up and Alt+Shift+Down move it,"
    assert outline in words_at(window, "outline")


def test_it_goes_back_and_ends_by_key(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    room, callout = begun(window)
    assert not callout.back.isEnabled()
    QTest.keyClick(callout.next, Qt.Key.Key_Left)
    assert callout.count.text().startswith("1 of")
    with qtbot.waitSignal(callout.forward):
        QTest.keyClick(callout.next, Qt.Key.Key_Space)
    with qtbot.waitSignal(callout.backward):
        QTest.keyClick(callout.next, Qt.Key.Key_Left)
    assert callout.count.text().startswith("1 of")
    with qtbot.waitSignal(callout.ended):
        QTest.keyClick(callout.next, Qt.Key.Key_Escape)
    assert room.callout is None
    room.go_back()
    room.end()
    assert room.callout is None
    _room, again = begun(window)
    again.end.click()
    assert room.callout is None


def test_one_can_write_while_it_is_there(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    room, callout = begun(window)
    room.go_on()
    room.go_on()
    field = child(window, TextField, "headingEdit")
    field.setFocus()
    QTest.keyClicks(field, "More ")
    assert "More " in field.text()
    assert room.callout is callout
    assert callout.isVisible()
    room.end()
    assert field.hasFocus()
    assert desk.workspace.save()


def test_it_follows_the_window_and_stands_alone_where_a_part_is_hidden(
    window: MainWindow, qtbot: QtBot
) -> None:
    room, callout = begun(window)
    before = callout.frame.geometry()
    window.resize(QSize(1500, 900))
    qtbot.waitUntil(lambda: callout.frame.geometry() != before)
    assert window.rect().contains(callout.geometry())
    window.actions_["show-preview"].trigger()
    for _stop in range(4):
        room.go_on()
    assert callout.heading.text() == "The email as readers get it"
    assert callout.frame.geometry() == place_of(window.middle, window)
    room.end()


def test_it_is_offered_once_after_the_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(None)
    qtbot.waitExposed(window)
    session = session_of(window)
    session.open(userdirs.library_file(), create=True)
    assert session.window.notice.words().startswith("New here?")
    assert load_settings(userdirs.settings_file()).tour_offered
    session.open(tmp_path / "other.crank", create=True)
    assert session.window.notice.words() == ""
    room, callout = begun(session.window)
    for _stop in STOPS[1:]:
        room.go_on()
        assert session.window.rect().contains(callout.geometry())
    assert callout.next.text() == "Done"
    callout.next.click()
    assert room.callout is None
    assert session.window.close()
    session.window.deleteLater()
