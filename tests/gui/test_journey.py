"""The whole way through the real window, by keys, clicks and drops: from two texts to an email."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.link_spans import link_spans
from crank_desktop.document.portable import HighlightItem, PortableIssue
from crank_desktop.library.library import Library
from crank_desktop.main import open_window
from crank_desktop.model.kinds import NoteKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.dialogs.export_dialog import ExportDialog
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.picture_box import PictureBox
from crank_desktop.ui.import_page.page import ImportPage
from crank_desktop.ui.import_room import ImportRoom
from crank_desktop.ui.main_window import MainWindow
from tests.gui.forms import drop
from tests.gui.windows import child, desk_of, side_of
from tests.import_pages import go_to, press
from tests.material import JULY_2025, SEPTEMBER_2024, seed
from tests.painted import encoded, photo
from tests.preview_pages import WAIT, ShownPreview, tree_of

FOUND = "https://example.org/found"


class Journey:
    """One window from the first file to the last."""

    def __init__(self, library: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window: MainWindow = open_window(library)
        qtbot.waitExposed(self.window)
        self.desk: Desk = desk_of(self.window)

    @property
    def issue(self) -> PortableIssue:
        issue = self.desk.workspace.issue
        assert issue is not None
        return issue

    def import_issue(self, pattern: str, *, narrow: bool) -> None:
        """Import a published issue, and let its first guessed link begin a word later."""
        room = self.window.findChild(ImportRoom)
        assert room is not None
        self.window.actions_["import"].trigger()
        page: ImportPage = room.page
        page.read_files([seed(pattern)])
        self.qtbot.waitUntil(lambda: page.is_reviewing)
        if narrow:
            before = page.review.review.issue
            go_to(page.review, NoteKind.LINK_GUESS, 1)
            press(page.review, "]")
            assert page.review.review.issue != before
        button = next(b for b in page.findChildren(QPushButton) if b.text() == "Keep the issue")
        with self.qtbot.waitSignal(page.closed):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def paste_next(self, address: str) -> None:
        """Go to the next missing address in an item and paste one."""
        self.window.actions_["next-missing"].trigger()
        data = QMimeData()
        data.setText(address)
        QGuiApplication.clipboard().setMimeData(data)
        field = child(self.window, ProseField, "bodyEdit")
        assert field.hasFocus()
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def drop_picture(self, file: Path) -> None:
        """Drop a picture on the issue's own form."""
        self.window.actions_["issue-form"].trigger()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        box = self.window.findChild(PictureBox)
        assert box is not None
        with self.qtbot.waitSignal(self.desk.workspace.changed):
            drop(box, data)

    def export(self, folder: Path) -> None:
        """Export the email by the dialog."""
        self.window.actions_["export"].trigger()
        dialog = child(self.window, ExportDialog)
        dialog.folder.setText(str(folder))
        dialog.allow_missing.setChecked(True)
        QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
        dialog.reject()


@pytest.fixture
def journey(tmp_path: Path, qtbot: QtBot) -> Journey:
    return Journey(tmp_path / "l.crank", qtbot)


def test_from_two_published_texts_to_an_email(
    journey: Journey, tmp_path: Path, qtbot: QtBot
) -> None:
    journey.import_issue(SEPTEMBER_2024, narrow=False)
    journey.import_issue(JULY_2025, narrow=True)
    assert [len(section.items) for section in journey.issue.sections] == [4, 10, 3]
    assert len(journey.desk.workspace.library.issue_rows()) == 2

    first = journey.issue.sections[0].items[0]
    journey.desk.workspace.open_item(first.uid)
    journey.paste_next(FOUND)
    body = child(journey.window, ProseField, "bodyEdit")
    filled = body.text()[link_spans(body.text())[0].address_start :]
    assert filled.startswith(f"{FOUND})")
    QTest.keyClicks(child(journey.window, TextField, "headingEdit"), "Now: ")
    body.select(0, 0)
    QTest.keyClicks(body, "As it was written. ")
    (tmp_path / "port.jpg").write_bytes(encoded(photo(), "jpeg"))
    journey.drop_picture(tmp_path / "port.jpg")
    assert journey.issue.image.file

    journey.export(tmp_path / "out")
    exported = (tmp_path / "out" / "crank-call-2025-07-email.html").read_text(encoding="utf-8")
    side = side_of(journey.window)
    picture = tmp_path / "out" / journey.issue.image.file
    assert FOUND in exported
    assert picture.read_bytes() == side.picture(picture.name)
    fresh = ShownPreview(qtbot, {picture.name: picture.read_bytes()})
    fresh.show(exported)
    expected = fresh.tree()
    qtbot.waitUntil(lambda: tree_of(qtbot, side.preview) == expected, timeout=WAIT)
    assert side.preview.denied_requests == 0

    assert journey.window.close()
    with Library(tmp_path / "l.crank", write=False) as library:
        row = library.find_issue("July 2025")
        stored = library.load_issue(row.id)
    written = stored.sections[0].items[0]
    assert isinstance(written, HighlightItem)
    assert written.heading.startswith("Now: ")
    assert written.body.startswith("As it was written. ")
    assert FOUND in written.body
    journey.window.deleteLater()
