"""The way out: what stands in the way, the files, the clipboard."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import AnalysisItem, HighlightItem, PortableIssue
from crank_desktop.exports.export import ExportChoices, export_issue
from crank_desktop.exports.formats import FORMATS
from crank_desktop.library.library import Library
from crank_desktop.render.options import Kept
from crank_desktop.review.finding import Finding, Severity
from crank_desktop.settings import Settings
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.dialogs.export_dialog import ExportDialog
from crank_desktop.ui.dialogs.findings_list import FindingsList
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide
from tests.gui.windows import child
from tests.samples import sample

NEWSLETTER = Newsletter(name="CRANK Call", sender="Desk <desk@example.org>")


def shown(qtbot: QtBot, issue: PortableIssue, settings: Settings) -> ExportDialog:
    dialog = ExportDialog(issue, NEWSLETTER, Kept(), settings)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(export_folder=str(tmp_path / "out"), export_formats="email,text")


def test_what_is_chosen_is_written_with_the_bytes_of_the_command(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    issue = sample("2025-03.txt")
    dialog = shown(qtbot, issue, settings)
    dialog.formats["web"].click()
    with qtbot.waitSignal(dialog.written):
        QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == [
        "crank-call-2025-03-email.html",
        "crank-call-2025-03-manifest.json",
        "crank-call-2025-03-web.html",
        "crank-call-2025-03.txt",
    ]
    expected = export_issue(issue, NEWSLETTER, FORMATS["email"], ExportChoices()).content
    assert (tmp_path / "out" / written[0]).read_bytes() == expected
    assert dialog.outcome.text().startswith("Written: crank-call-2025-03-email.html")
    assert settings.export_formats == "email,text,web"


def test_another_service_writes_its_placeholders(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    dialog = shown(qtbot, sample("2025-03.txt"), settings)
    assert dialog.service.currentText() == "Mailchimp"
    dialog.service.setCurrentText("Ghost")
    dialog.export.click()
    html = (tmp_path / "out" / "crank-call-2025-03-email.html").read_text(encoding="utf-8")
    assert "%%{unsubscribe_url}%%" in html
    assert "*|UNSUB|*" not in html


def test_missing_addresses_hold_an_issue_back_until_they_are_allowed(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    issue = sample("2025-03.txt")
    item = issue.sections[2].items[0]
    assert isinstance(item, AnalysisItem)
    lost = replace(
        issue,
        sections=(
            *issue.sections[:2],
            replace(issue.sections[2], items=(replace(item, url="missing:"),)),
            *issue.sections[3:],
        ),
    )
    dialog = shown(qtbot, lost, settings)
    assert not dialog.export.isEnabled()
    assert dialog.findings.model().rowCount() == 1
    dialog.allow_missing.click()
    dialog.export.click()
    manifest = tmp_path / "out" / "crank-call-2025-03-manifest.json"
    assert json.loads(manifest.read_text(encoding="utf-8"))["missing"] == [
        {"where": "sections/2/items/0", "words": item.title}
    ]
    dialog.allow_missing.click()
    for name in ("email", "text"):
        dialog.formats[name].click()
    dialog.formats["json"].click()
    assert dialog.export.isEnabled()


def test_nothing_can_be_exported_nowhere_or_as_nothing(qtbot: QtBot) -> None:
    dialog = shown(qtbot, sample("2025-03.txt"), Settings(export_formats=""))
    dialog.formats["text"].click()
    assert not dialog.export.isEnabled()
    dialog.folder.setText("/somewhere")
    assert dialog.export.isEnabled()
    dialog.formats["text"].click()
    assert not dialog.export.isEnabled()


def test_the_keys_go_to_what_is_to_be_done_first(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    issue = sample("2025-03.txt")
    ready = shown(qtbot, issue, settings)
    assert ready.focusWidget() is ready.export
    nowhere = shown(qtbot, issue, Settings(export_folder="", export_formats="email"))
    assert nowhere.focusWidget() is nowhere.choose
    nothing = shown(qtbot, issue, Settings(export_folder=str(tmp_path), export_formats=""))
    assert nothing.focusWidget() is nothing.formats["email"]


def test_findings_stand_whole_and_take_no_more_room_than_that(qtbot: QtBot) -> None:
    listed = FindingsList()
    qtbot.addWidget(listed)
    listed.resize(400, 100)
    listed.show()
    short = Finding("sender", Severity.ADVICE, "Close it.", "")
    long = replace(short, message="No sender is set: name one in the newsletter settings. " * 3)
    listed.show_findings([short])
    low = listed.sizeHint().height()
    listed.show_findings([short, long])
    high = listed.sizeHint().height()
    assert low < high
    listed.resize(800, 100)
    assert listed.sizeHint().height() < high
    listed.show_findings([long] * 40)
    assert listed.sizeHint().height() < 20 * high


def test_a_folder_that_cannot_be_written_is_told_in_one_line(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    dialog = shown(qtbot, sample("2025-03.txt"), settings)
    dialog.export.click()
    assert "cannot be written" in dialog.outcome.text()
    assert not dialog.open_folder.isVisible()


def test_the_folder_is_chosen_and_opened(
    qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(qtbot, sample("2025-03.txt"), settings)
    chosen = str(tmp_path / "chosen")
    opened: list[QUrl] = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Choose…").click()
    dialog.export.click()
    dialog.open_folder.click()
    assert opened == [QUrl.fromLocalFile(chosen)]
    assert settings.export_folder == chosen


def test_a_finding_leads_to_its_place(
    window: MainWindow, desk: Desk, side: RightSide, qtbot: QtBot
) -> None:
    window.actions_["export"].trigger()
    dialog = child(window, ExportDialog)
    index = next(
        dialog.findings.model().index(row, 0)
        for row in range(dialog.findings.model().rowCount())
        if "ten tugs" in str(dialog.findings.model().index(row, 0).data())
    )
    with qtbot.waitSignal(dialog.place_chosen) as chosen:
        dialog.findings.setCurrentIndex(index)
        QTest.keyClick(dialog.findings, Qt.Key.Key_Return)
    assert chosen.args == ["sections/0/items/0"]
    assert not dialog.isVisible()
    assert desk.workspace.draft
    assert desk.workspace.item_uid == desk.workspace.draft.issue.sections[0].items[0].uid
    side.leaving.go_to("footer")
    assert desk.workspace.item_uid == ""


def test_the_dialog_exports_what_was_typed_last(window: MainWindow, desk: Desk, file: Path) -> None:
    assert desk.workspace.draft
    item = desk.workspace.draft.issue.sections[0].items[1]
    assert isinstance(item, HighlightItem)
    desk.workspace.write_item(replace(item, heading="Typed just now"))
    window.actions_["export"].trigger()
    with Library(file, write=False) as beside:
        assert beside.load_item(item.uid) == replace(item, heading="Typed just now")
    child(window, ExportDialog).reject()


def test_the_email_s_html_is_copied_as_it_is_exported(window: MainWindow, desk: Desk) -> None:
    window.actions_["copy-html"].trigger()
    assert window.notice.words() == "The email’s HTML is copied, with 2 missing addresses."
    assert desk.workspace.issue
    choices = ExportChoices(allow_missing=True)
    exported = export_issue(
        desk.workspace.issue, desk.workspace.newsletter, FORMATS["email"], choices
    )
    assert QGuiApplication.clipboard().text() == exported.content.decode()
