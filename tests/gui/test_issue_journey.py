"""An issue's life from outside, by keys and clicks: begun, renamed, copied, archived, thrown away,
and back again after a restart; and from one computer to another as an archive."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QKeyCombination, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, ResolveNote
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.dialogs.export_dialog import ExportDialog
from crank_desktop.ui.dialogs.new_issue_dialog import NewIssueDialog
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.import_room import ImportRoom
from crank_desktop.ui.libraries.samples import sample_library
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.trash_page import TrashPage
from tests.archives import png
from tests.gui.windows import child, desk_of
from tests.library_files import example_issue
from tests.values import identities

LEFT = Qt.MouseButton.LeftButton
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Editor:
    """Somebody at a window on a library, who may close it and come back."""

    def __init__(self, library: Path, qtbot: QtBot) -> None:
        self.library, self.qtbot = library, qtbot
        self.window: MainWindow
        self.desk: Desk
        self.start()

    def start(self) -> None:
        self.window = open_window(self.library)
        self.qtbot.waitExposed(self.window)
        self.desk = desk_of(self.window)

    def leave(self) -> None:
        assert self.window.close()
        self.window.deleteLater()

    @property
    def issue(self) -> PortableIssue:
        issue = self.desk.workspace.issue
        assert issue is not None
        return issue

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press the keys of an action."""
        wanted = QKeySequence(QKeyCombination(modifier, key))
        (action,) = (one for one in self.window.actions_ if one.shortcut() == wanted)
        assert action.isEnabled()
        action.trigger()

    def rows(self) -> list[str]:
        """What the list of issues shows."""
        issues, model = self.desk.left.issues, self.desk.left.issues.model()
        return [
            str(model.index(row, 0).data())
            for row in range(model.rowCount())
            if not issues.isRowHidden(row)
        ]

    def act(self, name: str) -> None:
        assert self.window.actions_[name].isEnabled()
        self.window.actions_[name].trigger()

    def begin(self) -> None:
        """A new issue, as it is offered."""
        self.press(Qt.Key.Key_N, CONTROL)
        QTest.keyClick(child(self.window, NewIssueDialog).label, Qt.Key.Key_Return)

    def open(self, label: str) -> None:
        """Open an issue by a click in the list."""
        issues = self.desk.left.issues
        index = issues.model().index(self.rows().index(label), 0)
        issues.scrollTo(index)
        QTest.mouseClick(issues.viewport(), LEFT, pos=issues.visualRect(index).center())
        assert self.issue.label == label

    def go_to_section(self, number: int) -> None:
        """Make a section's heading the current row of the outline."""
        outline = self.desk.left.outline
        outline.setFocus()
        outline.setCurrentIndex(outline.model().index(number + 1, 0))

    def put_back_first(self) -> str:
        """Put back what stands first in the trash; its name."""
        page = child(self.window, TrashPage)
        first = page.list.topLevelItem(0)
        assert first is not None
        name = first.text(0)
        place = page.list.visualItemRect(first).center()
        QTest.mouseClick(page.list.viewport(), LEFT, pos=place)
        QTest.mouseClick(page.back, LEFT)
        return name


@pytest.fixture
def editor(tmp_path: Path, qtbot: QtBot) -> Editor:
    sample_library(tmp_path / "l.crank")
    return Editor(tmp_path / "l.crank", qtbot)


def test_from_a_new_issue_to_what_was_put_back(editor: Editor) -> None:
    older = [*editor.rows()]
    march = editor.issue
    assert (march.label, older[0]) == ("March 2025", "March 2025")
    editor.begin()
    fresh = editor.issue
    assert (fresh.label, fresh.intro) == ("April 2025", march.intro)
    assert [(section.heading, section.items) for section in fresh.sections] == [
        (section.heading.replace("March", "April"), ()) for section in march.sections
    ]

    editor.press(Qt.Key.Key_F2)
    QTest.keyClicks(child(editor.window, TextField, "labelEdit"), "Spring issue")
    editor.press(Qt.Key.Key_Return, CONTROL)
    QTest.keyClicks(child(editor.window, TextField, "headingEdit"), "A tug is launched")
    editor.act("duplicate-issue")
    assert editor.issue.label == "Spring issue copy"
    editor.act("archive-issue")
    assert editor.rows() == ["Spring issue", *older, "▸ Archived"]

    editor.open("Spring issue")
    spring = editor.issue
    assert spring.sections[0].items == (HighlightItem(heading="A tug is launched"),)
    editor.desk.workspace.open_item(spring.sections[0].items[0].uid)
    editor.press(Qt.Key.Key_Backspace, CONTROL)
    editor.go_to_section(1)
    editor.act("remove-section")
    editor.open("March 2025")
    editor.act("remove-issue")
    assert editor.rows() == ["Spring issue", *older[1:], "▸ Archived"]

    editor.leave()
    editor.start()
    assert not editor.desk.workspace.stack.canUndo()
    editor.act("trash")
    names = [editor.put_back_first() for _ in range(3)]
    assert names == ["March 2025", spring.sections[1].heading, "A tug is launched"]
    assert editor.rows() == ["Spring issue", *older, "▸ Archived"]
    editor.open("Spring issue")
    assert (editor.issue, identities(editor.issue)) == (spring, identities(spring))
    editor.leave()
    with Library(editor.library, write=False) as library:
        assert library.load_uid(march.uid).issue == march
        assert library.trash.rows() == ()
        archived = [row.label for row in library.issue_rows() if row.status == "archived"]
        assert archived == ["Spring issue copy"]


def test_an_issue_passes_from_one_window_to_another(tmp_path: Path, qtbot: QtBot) -> None:
    issue, shown = example_issue(), png()
    with Library(tmp_path / "here.crank", write=True) as library:
        library.apply(AddIssue(issue))
        library.apply(SetPicture(issue.uid, issue.image, shown))
        library.apply(ResolveNote(issue.uid, 1))
        before = library.load_uid(issue.uid)
    here = Editor(tmp_path / "here.crank", qtbot)
    here.act("export")
    dialog = child(here.window, ExportDialog)
    for name, box in dialog.formats.items():
        box.setChecked(name == "archive")
    dialog.folder.setText(str(tmp_path / "out"))
    QTest.mouseClick(dialog.export, LEFT)
    assert dialog.outcome.text() == "Written: harbor-letter-2025-07.zip"
    dialog.reject()
    here.leave()

    there = Editor(tmp_path / "there.crank", qtbot)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "out" / "harbor-letter-2025-07.zip"))])
    place, action = QPoint(200, 300).toPointF(), Qt.DropAction.CopyAction
    QApplication.sendEvent(
        there.window, QDragEnterEvent(place.toPoint(), action, data, LEFT, PLAIN)
    )
    dropped = QDropEvent(place, action, data, LEFT, PLAIN)
    QApplication.sendEvent(there.window, dropped)
    room = there.window.findChild(ImportRoom)
    assert room is not None
    qtbot.waitUntil(lambda: room.page.is_reviewing)
    (keep,) = (one for one in room.page.findChildren(QPushButton) if one.text() == "Keep the issue")
    QTest.mouseClick(keep, LEFT)
    after = there.desk.workspace.library.load_uid(issue.uid)
    assert replace(after, picture=None) == before
    assert identities(after.issue) == identities(before.issue)
    assert there.desk.workspace.library.load_picture(shown.name) == shown
    there.leave()
