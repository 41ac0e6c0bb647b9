"""The Tab key goes through a form from its top, and round the whole window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from crank_desktop.model.kinds import SectionKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.main_window import MainWindow
from tests.gui.windows import side_of

FORMS = {
    SectionKind.HIGHLIGHTS: ["headingEdit", "bodyEdit"],
    SectionKind.LINKS: [
        *("bodyEdit", "outletEdit1", "outletAddressEdit1", "outletEdit2", "outletAddressEdit2", "")
    ],
    SectionKind.ANALYSIS: [
        *("headingEdit", "addressEdit", "authorsEdit", "institutionEdit", "bylineEdit", "noteEdit")
    ],
}
MOST = 120


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def way_by(key: Qt.Key, goes_on: Callable[[QWidget], bool]) -> list[QWidget]:
    """What has the focus, one after the other, as long as ``goes_on``."""
    way: list[QWidget] = []
    while not way or goes_on(focused()):
        way.append(focused())
        assert len(way) < MOST, [
            (one.objectName(), one.accessibleName() or one.toolTip()) for one in way[:30]
        ]
        QTest.keyClick(focused(), key)
    return way


def open_item(desk: Desk, kind: SectionKind) -> None:
    assert desk.workspace.issue
    section = next(one for one in desk.workspace.issue.sections if one.kind is kind)
    desk.workspace.open_item(section.items[0].uid)
    desk.window.activateWindow()
    desk.write()


@pytest.mark.parametrize("kind", FORMS)
def test_the_fields_of_an_item_follow_one_another(desk: Desk, kind: SectionKind) -> None:
    open_item(desk, kind)
    form = desk.editor.form
    assert form
    way = way_by(Qt.Key.Key_Tab, form.isAncestorOf)
    names = [one.objectName() for one in way]
    assert names[: len(FORMS[kind])] == FORMS[kind]
    assert set(form.fields) <= set(way)


def test_tab_goes_round_the_window(window: MainWindow, desk: Desk) -> None:
    open_item(desk, SectionKind.HIGHLIGHTS)
    start = focused()
    way = way_by(Qt.Key.Key_Tab, lambda here: here is not start)
    names = [one.objectName() for one in way]
    assert names[:2] == ["headingEdit", "bodyEdit"]
    assert {"rightTabs", "exportButton", "issueList", "outline"} <= set(names)
    bars = (side_of(window).preview.tool_bar, window.statusBar(), window.rail)
    assert all(any(bar.isAncestorOf(one) for one in way) for bar in bars)


def test_shift_and_tab_go_the_same_way_back(window: MainWindow, desk: Desk) -> None:
    assert window.isVisible()
    open_item(desk, SectionKind.HIGHLIGHTS)
    start = focused()
    there = way_by(Qt.Key.Key_Tab, lambda here: here is not start)
    back = way_by(Qt.Key.Key_Backtab, lambda here: here is not start)
    assert back == [start, *reversed(there[1:])]


def test_what_is_hidden_is_passed_over(window: MainWindow, desk: Desk) -> None:
    open_item(desk, SectionKind.HIGHLIGHTS)
    window.actions_["show-left"].trigger()
    window.right.hide()
    start = focused()
    way = way_by(Qt.Key.Key_Tab, lambda here: here is not start)
    assert not {"issueList", "outline", "rightTabs"} & {one.objectName() for one in way}
    assert all(one.isVisible() for one in way)
