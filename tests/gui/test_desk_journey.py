"""An issue made at the desk, once by clicks and menus and once by the keyboard alone: begun from
the newer sample, pasted into, arranged, undone and redone, renamed, previewed and exported."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.dialogs.export_dialog import ExportDialog
from crank_desktop.ui.dialogs.new_issue_dialog import NewIssueDialog
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.libraries.samples import sample_library
from crank_desktop.ui.lists.outline import Outline
from crank_desktop.ui.main_window import MainWindow
from tests.gui.outlines import drop, edge
from tests.gui.windows import child, desk_of, side_of
from tests.preview_pages import WAIT, asked

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-US><!--StartFragment-->'
    '<p class=MsoNormal><span style="mso-bidi-font-weight:bold">The port signed '
    '<a href="https://word.example/treaty">a treaty</a> on <i>Monday</i>.<o:p></o:p></span></p>'
    "<!--EndFragment--></body></html>"
)
DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1f">'
    '<p dir="ltr"><span style="font-weight:400">Its rival </span>'
    '<a href="https://docs.example/rival"><span style="font-weight:400">objected</span></a>'
    '<span style="font-weight:700"> loudly</span><span style="font-weight:400">.</span></p></b>'
)
ADDRESS = "https://plain.example/tides"
BODY = (
    "The port signed [a treaty](https://word.example/treaty) on *Monday*. "
    "Its rival [objected](https://docs.example/rival) **loudly**. "
    f"Nobody watched [the tides]({ADDRESS})"
)
HEADING, SECOND, NAME = "Two ports sign", "A pier is sold", "Harbor special"
SCHEME = "getComputedStyle(document.documentElement).colorScheme"


def copy(words: str, html: str = "") -> None:
    """Copy something in another program."""
    copied = QMimeData()
    copied.setText(words)
    if html:
        copied.setHtml(html)
    QGuiApplication.clipboard().setMimeData(copied)


class AtTheDesk:
    """Somebody at a window on the sample library, who has hands for the mouse and the keys."""

    def __init__(self, library: Path, qtbot: QtBot) -> None:
        self.library, self.qtbot = library, qtbot
        self.window: MainWindow = open_window(library)
        qtbot.waitExposed(self.window)
        with qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.desk: Desk = desk_of(self.window)
        self.side = side_of(self.window)

    @property
    def issue(self) -> PortableIssue:
        issue = self.desk.workspace.issue
        assert issue is not None
        return issue

    @property
    def outline(self) -> Outline:
        return self.desk.left.outline

    @property
    def focused(self) -> QWidget:
        """What has the keys; a desktop gives them back to the window when a dialog goes."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focused, key, held)

    def write(self, words: str) -> None:
        QTest.keyClicks(self.focused, words)

    def tab_to(self, words: str) -> None:
        """Go on by Tab until what is called so has the keys."""
        for _ in range(40):
            if self.focused.accessibleName() == words:
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(words)

    def choose(self, menu: str, name: str) -> None:
        """Choose a row of a menu by two clicks."""
        bar = self.window.menuBar()
        (title,) = (one for one in bar.actions() if one.text().replace("&", "") == menu)
        QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(title).center())
        shown, row = QApplication.activePopupWidget(), self.window.actions_[name]
        assert isinstance(shown, QMenu)
        assert row.isEnabled(), name
        QTest.mouseClick(shown, LEFT, pos=shown.actionGeometry(row).center())

    def command(self, words: str) -> None:
        """Find a command by its name, and do it."""
        self.press(KEY.Key_P, CTRL | SHIFT)
        self.write(words)
        self.press(KEY.Key_Return)

    def wait_for(self, kind: type[QWidget]) -> None:
        """Wait until something of this kind has the keys."""
        self.qtbot.waitUntil(
            lambda: isinstance(getattr(QApplication.focusWidget(), "window", lambda: 0)(), kind)
        )

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, LEFT)

    def paste_three(self) -> None:
        """Three links at the caret: from Word, from Google Docs, an address on selected words."""
        copy("The port signed a treaty on Monday.", WORD)
        self.press(KEY.Key_V, CTRL)
        self.write(" ")
        copy("Its rival objected loudly.", DOCS)
        self.press(KEY.Key_V, CTRL)
        self.write(" Nobody watched the tides")
        self.press(KEY.Key_Left, CTRL | SHIFT, times=2)
        copy(ADDRESS)
        self.press(KEY.Key_V, CTRL)

    def headings(self) -> list[str]:
        """The headlines of the first section, as library, draft and outline have them alike."""
        workspace = self.desk.workspace
        assert workspace.save()
        assert workspace.library.load_uid(self.issue.uid).issue == self.issue
        items = self.issue.sections[0].items
        assert all(isinstance(item, HighlightItem) for item in items)
        written = [getattr(item, "heading", "") for item in items]
        self.qtbot.waitUntil(lambda: [self.outline.words_of(item.uid) for item in items] == written)
        return written

    def stored(self) -> list[PortableIssue]:
        """Every issue as the file has it."""
        assert self.desk.workspace.save()
        library = self.desk.workspace.library
        return [library.load_uid(row.uid).issue for row in library.issue_rows()]

    def is_on_a_dark_phone(self) -> None:
        """Wait until the page of the preview is as wide and as dark as it should be."""
        pane = self.side.preview
        self.qtbot.waitUntil(pane.tool_bar.phone.isChecked, timeout=WAIT)
        self.qtbot.waitUntil(lambda: asked(self.qtbot, pane, SCHEME) == "dark", timeout=WAIT)

    def check_files(self, out: Path) -> None:
        """What was typed is in the exported email, and in the library when the window is gone."""
        (file,) = out.glob("*-email.html")
        written, last = file.read_text(encoding="utf-8"), self.issue
        for words in (HEADING, SECOND, ADDRESS, "https://word.example/treaty"):
            assert words in written
        assert "https://docs.example/rival" in written
        assert written.index(SECOND) < written.index(HEADING)
        assert self.window.close()
        self.window.deleteLater()
        with Library(self.library, write=False) as library:
            row = library.find_issue(NAME)
            assert library.load_issue(row.id) == last
            assert [one.label for one in library.issue_rows()].count(NAME) == 1


@pytest.fixture
def at(tmp_path: Path, qtbot: QtBot) -> AtTheDesk:
    sample_library(tmp_path / "l.crank")
    return AtTheDesk(tmp_path / "l.crank", qtbot)


def is_written(issue: PortableIssue) -> bool:
    """Whether the second highlight stands above the one with three links."""
    one, other = issue.sections[0].items
    return one == HighlightItem(heading=SECOND) and other == HighlightItem(
        heading=HEADING, body=BODY
    )


def test_by_clicks_drags_and_menus(at: AtTheDesk, tmp_path: Path) -> None:
    before, march = at.stored(), at.issue
    at.choose("File", "new-issue")
    at.click(child(at.window, NewIssueDialog).make)
    assert at.issue.label == "April 2025"
    assert at.issue.intro == march.intro
    at.choose("Issue", "add-item")
    at.write(HEADING)
    body = child(at.window, ProseField, "bodyEdit")
    at.click(body.viewport())
    at.paste_three()
    assert body.text() == BODY
    at.choose("Issue", "add-item")
    at.write(SECOND)
    assert at.headings() == [HEADING, SECOND]
    uids = (at.issue.sections[0].items[1].uid,)
    assert drop(at.outline, uids, edge(at.outline, HEADING, -1))
    assert at.headings() == [SECOND, HEADING]
    assert is_written(at.issue)

    last, after = at.issue, at.stored()
    while at.window.actions_["undo"].text() != "Undo":
        at.choose("Edit", "undo")
    assert (at.stored(), at.issue) == (before, march)
    while at.window.actions_["redo"].text() != "Redo":
        at.choose("Edit", "redo")
    at.desk.workspace.open_issue(last.uid)
    assert (at.stored(), at.issue) == (after, last)

    at.choose("Issue", "rename-issue")
    at.write(NAME)
    assert child(at.window, TextField, "labelEdit").text() == NAME
    at.click(at.side.preview.tool_bar.phone)
    at.click(at.side.preview.tool_bar.dark)
    at.is_on_a_dark_phone()
    at.choose("File", "export")
    at.wait_for(ExportDialog)
    dialog = child(at.window, ExportDialog)
    at.click(dialog.folder)
    at.write(str(tmp_path / "out"))
    at.click(dialog.export)
    assert dialog.outcome.text().startswith("Written: ")
    dialog.reject()
    at.check_files(tmp_path / "out")


def test_by_the_keyboard_alone(at: AtTheDesk, tmp_path: Path) -> None:
    before, march = at.stored(), at.issue
    at.press(KEY.Key_N, CTRL)
    at.wait_for(NewIssueDialog)
    at.press(KEY.Key_Return)
    assert at.issue.label == "April 2025"
    at.press(KEY.Key_Return, CTRL)
    at.write(HEADING)
    at.press(KEY.Key_Return)
    assert at.focused is child(at.window, ProseField, "bodyEdit")
    at.paste_three()
    at.press(KEY.Key_Return, CTRL)
    at.write(SECOND)
    assert at.headings() == [HEADING, SECOND]
    at.press(KEY.Key_Up, ALT | SHIFT)
    assert at.headings() == [SECOND, HEADING]
    assert is_written(at.issue)

    last, after = at.issue, at.stored()
    while at.window.actions_["undo"].text() != "Undo":
        at.press(KEY.Key_Z, CTRL)
    assert (at.stored(), at.issue) == (before, march)
    while at.window.actions_["redo"].text() != "Redo":
        at.press(KEY.Key_Z, CTRL | SHIFT)
    assert at.stored() == after
    at.command("April 2025")
    assert at.issue == last

    at.press(KEY.Key_F2)
    at.write(NAME)
    at.command("Preview as on a phone")
    at.command("Preview in dark colors")
    at.is_on_a_dark_phone()
    at.press(KEY.Key_E, CTRL)
    at.wait_for(ExportDialog)
    at.tab_to("Folder")
    at.write(str(tmp_path / "out"))
    at.press(KEY.Key_Return)
    dialog = child(at.window, ExportDialog)
    assert dialog.outcome.text().startswith("Written: ")
    at.press(KEY.Key_Escape)
    assert dialog.isHidden()
    at.check_files(tmp_path / "out")
